"""The drawn body in the player: it moves into position, breathes, and turns for the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.session_driver import first_hold, start, store_self_check, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Contexts
    from tests.support.app_server import App


def body(page: Page) -> str:
    """Return all lines of the figure as they are now."""
    lines: str = page.locator(".figure svg").evaluate(
        "svg => [...svg.querySelectorAll('path')].map(path => path.getAttribute('d')).join()"
    )
    return lines


def turn(page: Page) -> float:
    """Return 1 when the figure faces right, -1 when it faces left."""
    way: float = page.locator(".figure svg").evaluate("svg => new DOMMatrix(svg.style.transform).a")
    return way


@pytest.mark.page_clock
def test_the_body_eases_into_place_while_there_is_time_to_get_ready(app: App, page: Page) -> None:
    store_self_check(app)
    start(page, app)
    until(page, "Get ready")
    seen = [body(page)]
    while len(set(seen)) < 3 and len(seen) < 20:  # a busy machine comes late, and looks slowly
        page.clock.run_for(250)
        seen.append(body(page))
    assert len(set(seen)) == 3
    assert "NaN" not in "".join(seen)


@pytest.mark.page_clock
def test_the_body_breathes_while_it_holds(app: App, page: Page) -> None:
    store_self_check(app)
    first_hold(page, app)
    # One breath takes ten seconds. Two moments could be equally far up one side and down the other.
    breath = set()
    for _ in range(10):
        page.clock.run_for(1_000)
        breath.add(body(page))
    assert len(breath) > 4
    page.get_by_role("button", name="Pause").click()
    held = body(page)
    page.clock.run_for(3_000)
    assert body(page) == held


@pytest.mark.page_clock
def test_the_body_turns_round_when_the_sides_change(app: App, page: Page) -> None:
    store_self_check(app)
    start(page, app)
    until(page, "Get ready")
    assert turn(page) == -1
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    until(page, "Change sides")
    assert turn(page) == -1
    ways = set()
    for _ in range(30):
        page.clock.run_for(150)
        ways.add(round(turn(page), 3))
    assert turn(page) == 1
    assert len(ways) > 4  # it turns, it does not jump


def test_a_person_who_cannot_see_it_is_told_what_it_shows(app: App, page: Page) -> None:
    store_self_check(app)
    start(page, app)
    until(page, "Get ready")
    words = page.locator(".figure").get_attribute("aria-label") or ""
    assert "left" in words
    assert len(words.split()) > 15


@pytest.mark.page_clock
def test_with_less_motion_the_body_shows_where_to_be_and_stays_there(
    app: App, contexts: Contexts
) -> None:
    store_self_check(app)
    page = contexts(reduced_motion="reduce").new_page()
    start(page, app)
    until(page, "Get ready")
    seen = set()
    for _ in range(6):
        seen.add(body(page))
        page.clock.run_for(2_000)
    assert len(seen) == 1


def test_the_figure_follows_a_change_of_theme(app: App, contexts: Contexts) -> None:
    store_self_check(app)
    page = contexts(color_scheme="light").new_page()
    start(page, app)
    until(page, "Get ready")
    colours = (
        "svg => [...svg.querySelectorAll('path')].map(path => path.getAttribute('fill')).join()"
    )
    light = page.locator(".figure svg").evaluate(colours)
    page.emulate_media(color_scheme="dark")
    page.locator(".phase", has_text="Hold").wait_for()
    assert page.locator(".figure svg").evaluate(colours) != light
