"""The plan as a page to print, offered wherever a plan stands."""

from psoas_coach.ui.sheet.offer import offer_sheet

__all__ = ["offer_sheet"]
