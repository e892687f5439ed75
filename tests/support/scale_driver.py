"""Tap a number on a scale in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psoas_coach.ui.scale import build_pain_scale

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def pain_number(where: Page | Locator, number: int) -> Locator:
    """Return a number of the pain scale, by the name that a screen reader says."""
    (name,) = [option.name for option in build_pain_scale("").options if option.id == str(number)]
    return where.get_by_role("radio", name=name, exact=True)
