"""The guidance page in Chromium: every state in both themes, and the links to and from it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import TimeoutError  # noqa: A004 -- Playwright's own

from psoas_coach.ui.words import say
from tests.support.answers_factory import add_self_check
from tests.support.app_server import (
    person_now,
    rerun,
    violations,
    violations_in_both_themes,
    wait_until_idle,
    wait_until_still,
)
from tests.support.self_check_driver import at, option, place, tab_to, tap

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.app_server import App

THIGH: dict[str, Any] = {
    "thigh_frequency": "some_days", "thigh_trend": "same", "thigh_areas": ["outer"],
    "thigh_side": "left",
}  # fmt: skip
STATES: dict[str, dict[str, Any]] = {
    "a plan": {},
    "a gentle plan with advice": {**THIGH, "precautions": ["knee", "neck", "very_flexible"]},
    "a visit this week": {"see_someone": ["hip_locks", "very_low_mood"]},
    "help today": {"red_today": ["weight_loss"]},
    "help now": {"red_now": ["chest_pain"]},
    "under 18": {"age_group": "under_18"},
    "incomplete": {"pain_average": None, "pain_worst": None},
    "open answers": {"pain_days": None},
    "both ways": {
        "thomas_left": 20,
        "thomas_right": -10,
        "march_hold_fails": "yes",
        "bendy": "yes",
    },
}
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
BY_ITSELF = """() => [...document.querySelectorAll('main *')].filter(one =>
  one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'auto').length"""


def open_guidance(page: Page, app: App, query: str = "") -> None:
    page.goto(f"{app.url}/guidance{query}")
    page.get_by_role("heading", level=1).wait_for()
    wait_until_idle(page)


def band(name: str) -> str:
    return say(f"results.bands.{name}.name")


def pick_the_second(page: Page) -> None:
    """Choose the second result of the list, by keyboard."""
    page.get_by_text(say("guidance.past.pick")).click()
    page.get_by_role("combobox").wait_for()
    wait_until_still(page)
    second = page.get_by_role("option").nth(1)
    for _ in range(5):  # a list that is opened while the page still moves closes again
        page.get_by_role("combobox").press("ArrowDown")
        with suppress(TimeoutError):
            second.wait_for(timeout=1000)
            break
    second.click()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_axe_finds_nothing_in_any_state_and_theme(app: App, page: Page) -> None:
    """On a phone in both themes; what is side by side on a desk has the same colours."""
    open_guidance(page, app)
    by_state = {"nothing yet": violations_in_both_themes(page)}
    for state, answers in STATES.items():
        add_self_check(app.journal(), **answers)
        rerun(page)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(OPEN_ALL)
            wait_until_still(page)
            wide = width == 1280
            faults = violations(page, colours=False) if wide else violations_in_both_themes(page)
            by_state[f"{state}, {width} px"] = faults
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state
            assert page.evaluate(BY_ITSELF) == 0, state
    assert {state: faults for state, faults in by_state.items() if faults} == {}


def test_a_card_stands_alone_on_the_page(app: App, page: Page) -> None:
    open_guidance(page, app)
    for state, level in (
        ("under 18", "under_18"),
        ("help today", "today"),
        ("help now", "emergency"),
    ):
        add_self_check(app.journal(), **STATES[state])
        rerun(page)
        name = say(f"results.levels.{level}.title")
        page.get_by_role("heading", level=1, name=name).wait_for()
        main = page.locator("main .st-key-page")
        assert main.locator("img, svg[role=img], table, details, canvas").count() == 0
        assert main.get_by_role("button").count() == 1


BOTTOM = "one => one.getBoundingClientRect().bottom"
LENGTH = "document.querySelector('[data-testid=stMain]').scrollHeight"


def test_a_phone_shows_the_button_and_the_first_pictures_at_once(app: App, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for state in ("a plan", "a gentle plan with advice", "open answers"):
        add_self_check(app.journal(), **STATES[state])
        open_guidance(page, app)
        assert page.locator(".st-key-guidance-start button").evaluate(BOTTOM) < 844, state
        pictures = page.locator("main .move-rows img")
        assert [pictures.nth(n).evaluate(BOTTOM) < 844 for n in range(3)] == [True] * 3, state


def test_a_phone_has_little_to_scroll_until_something_is_opened(app: App, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    add_self_check(app.journal())
    open_guidance(page, app)
    closed = page.evaluate(LENGTH)
    assert closed <= 2.25 * 844
    page.get_by_text(say("guidance.why.title")).click()
    page.get_by_text("How the 41 adds up").click()
    assert page.locator("main .receipt").evaluate("one => one.offsetHeight") < 844
    reasons = page.locator("main .receipt details p")
    assert not any(reason.is_visible() for reason in reasons.all())
    page.locator("main .receipt summary").first.click()
    assert reasons.first.is_visible()


def test_nothing_is_wider_than_the_screen(app: App, page: Page) -> None:
    add_self_check(app.journal(), **STATES["a gentle plan with advice"])
    open_guidance(page, app)
    page.evaluate(OPEN_ALL)
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        wait_until_still(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert page.evaluate(BY_ITSELF) == 0, width
        moves = page.locator(".st-key-guidance-moves").bounding_box()
        button = page.locator(".st-key-guidance-start button").bounding_box()
        assert moves is not None
        assert button is not None
        beside = moves["x"] >= button["x"] + button["width"]
        assert beside is (width >= 768), width


def test_a_move_opens_by_keyboard_to_how_it_is_done(app: App, page: Page) -> None:
    add_self_check(app.journal())
    open_guidance(page, app)
    row = page.locator("main .move-rows summary").nth(1)
    row.focus()
    page.keyboard.press("Enter")
    assert page.locator("main .move-rows details").nth(1).get_by_role("list").is_visible()


def test_every_figure_of_the_plan_has_words(app: App, page: Page) -> None:
    add_self_check(app.journal())
    open_guidance(page, app)
    pictures = page.locator("main .st-key-page img")
    assert pictures.count() == 7  # the plan, and the warm-up
    for picture in pictures.all():
        assert picture.evaluate("one => one.naturalWidth") > 0
    described = page.locator("main .st-key-page .how > .pc-unseen").all_text_contents()
    assert len(described) == pictures.count()  # inside its row, not in the name of its button
    assert all(len(words) > 20 for words in described)


def test_the_bars_are_as_long_as_the_points_say(app: App, page: Page) -> None:
    add_self_check(app.journal())
    open_guidance(page, app)
    page.evaluate(OPEN_ALL)
    bars = page.locator("main table").first.locator("td > div")
    shares = bars.evaluate_all(
        "all => all.map(one => one.firstChild.offsetWidth / one.offsetWidth)"
    )
    assert [round(share, 2) for share in shares] == pytest.approx(
        [0.9, 0.33, 0, 0.7, 0.3], abs=0.02
    )


def test_a_mistaken_tick_can_be_corrected_from_the_card(app: App, page: Page) -> None:
    page.goto(f"{app.url}/self_check")
    at(page, "age_group")
    option(page, "age_group", "18_59").click()
    at(page, "red_now")
    tap(page, "red_now", "chest_pain")
    page.get_by_role("button", name=say("self_check.button.alone")).click()
    page.get_by_role("heading", level=1, name=say("results.levels.emergency.title")).wait_for()
    page.wait_for_function("document.activeElement.tagName === 'H1'")
    page.get_by_role("button", name=say("frame.card.new")).click()
    at(page, "red_now")
    tap(page, "red_now", "chest_pain")
    assert (
        page.locator(place("red_now", "chest_pain")).get_by_role("checkbox").is_checked() is False
    )
    page.goto(f"{app.url}/guidance")
    page.get_by_role("heading", level=1, name=say("guidance.none.title")).wait_for()
    assert app.journal().self_checks.list() == ()


def test_a_past_result_has_an_address_and_the_way_back_works(app: App, page: Page) -> None:
    old = add_self_check(app.journal(), days_ago=30, pain_average=7, pain_worst=9)
    add_self_check(app.journal())
    open_guidance(page, app)
    assert heading(page) == band("ease_in")
    pick_the_second(page)
    page.get_by_role("heading", level=1, name=band("gentle_only")).wait_for()
    wait_until_idle(page)
    assert page.url.endswith(f"/guidance?result={old.id}")
    page.reload()
    page.get_by_role("heading", level=1, name=band("gentle_only")).wait_for()
    page.get_by_role("button", name=say("guidance.past.newest")).click()
    page.get_by_role("heading", level=1, name=band("ease_in")).wait_for()


def test_the_back_button_of_the_browser_leaves_a_past_result(app: App, page: Page) -> None:
    old = add_self_check(app.journal(), days_ago=30, pain_average=7, pain_worst=9)
    add_self_check(app.journal())
    open_guidance(page, app)
    pick_the_second(page)
    page.get_by_role("heading", level=1, name=band("gentle_only")).wait_for()
    wait_until_idle(page)
    assert old.id in page.url
    page.go_back()
    page.get_by_role("heading", level=1, name=band("ease_in")).wait_for()


def test_the_session_starts_from_the_plan_by_keyboard(app: App, page: Page) -> None:
    add_self_check(app.journal())
    open_guidance(page, app)
    tab_to(page, ".st-key-guidance-start button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/session")


def test_a_record_is_dated_in_the_zone_of_the_person(app: App, page: Page) -> None:
    record = add_self_check(app.journal())
    open_guidance(page, app)
    assert record.at.local_date == person_now().local_date
    page.get_by_role("button", name=say("guidance.button.change")).wait_for()
