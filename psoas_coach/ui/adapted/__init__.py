"""What changed in today's plan: told where the plan stands, with a way back."""

from psoas_coach.ui.adapted.shown import changed_markup, what_changed, why_less

__all__ = ["changed_markup", "what_changed", "why_less"]
