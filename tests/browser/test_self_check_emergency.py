"""A sign that calls for help at once: the advice is visible as soon as it is ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psoas_coach.ui.words import say
from tests.support.answers_factory import DESK_WORKER
from tests.support.app_server import wait_until_still
from tests.support.self_check_driver import open_at, tap, unfold

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.app_server import App

LAST_WORDS = """() => [...document.querySelectorAll('button p')]
  .filter(words => words.scrollWidth > words.clientWidth + 1).map(words => words.textContent)"""
"""What buttons say and do not show to its end."""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640), (844, 390)])
def test_the_advice_is_in_sight_as_soon_as_a_sign_is_ticked(
    app: App, page: Page, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_at(page, app, "red_now", DESK_WORKER)
    unfold(page, "red_now", "chest_pain")
    tap(page, "red_now", "chest_pain")
    page.get_by_text(say("results.levels.emergency.title")).wait_for()
    wait_until_still(page)
    card = page.locator(".st-key-self_check-emergency").bounding_box()
    assert card is not None
    assert card["y"] > 0
    title = page.get_by_text(say("results.levels.emergency.title")).bounding_box()
    assert title is not None
    assert 0 < title["y"] < height - title["height"]
    assert card["y"] + card["height"] <= height
    assert page.evaluate(LAST_WORDS) == []
