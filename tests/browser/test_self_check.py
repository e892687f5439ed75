"""The self-check in Chromium: by keyboard alone, after a reload, over a killed server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from psoas_coach.coach.self_check_flow import step_of, steps
from psoas_coach.content import load
from psoas_coach.ui.questions import NONE
from psoas_coach.ui.words import say
from tests.support.answers_factory import DESK_WORKER
from tests.support.app_server import (
    Line,
    eventually,
    violations_in_both_themes,
    wait_until_idle,
    wait_until_offline,
)
from tests.support.self_check_driver import (
    ASKED,
    GROUPS,
    at,
    button,
    open_at,
    option,
    place,
    pressed,
    tapped,
    typed,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Contexts
    from tests.support.app_server import App

SCROLLED = "document.querySelector('h1').getBoundingClientRect().top"


def first(page: Page, app: App) -> None:
    page.goto(f"{app.url}/self_check")
    at(page, "red_now")


def test_the_whole_of_it_by_keyboard_alone(app: App, page: Page) -> None:
    first(page, app)
    for step in ASKED:
        at(page, step)
        for id_ in step_of(step, load()).asks:
            if id_ in DESK_WORKER:
                typed(page, id_, DESK_WORKER[id_])
        pressed(page, "finish" if step == "limits" else "next", step)
    page.get_by_role("heading", level=1, name=say("results.bands.ease_in.name")).wait_for()
    record = app.journal().self_checks.latest()
    assert record is not None
    assert record.answers == DESK_WORKER


def test_each_step_begins_at_its_heading(app: App, page: Page) -> None:
    first(page, app)
    tapped(page, "red_now", NONE)
    page.locator(button("next", "red_now")).click()
    at(page, "red_today")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert 0 < page.evaluate(SCROLLED) < 300


def test_the_first_page_of_a_visit_leaves_the_focus_alone(app: App, page: Page) -> None:
    first(page, app)
    assert page.evaluate("document.activeElement.tagName") != "H1"


def test_a_reload_in_the_middle_loses_nothing(app: App, page: Page) -> None:
    open_at(page, app, "pain", DESK_WORKER)
    option(page, "pain_average", 4).click()
    wait_until_idle(page)
    page.reload()
    at(page, "pain")
    assert option(page, "pain_average", 4).is_checked()
    page.locator(button("back", "pain")).click()
    at(page, "sitting")
    assert page.locator(f"{place('sitting_hours')} input").input_value() == "9"


def test_a_killed_server_loses_nothing_that_was_answered(app: App, page: Page) -> None:
    open_at(page, app, "pain", DESK_WORKER)
    option(page, "pain_average", 2).click()
    wait_until_idle(page)
    app.kill()
    wait_until_offline(page)
    app.start()
    wait_until_idle(page, timeout=60)
    at(page, "pain")
    assert option(page, "pain_average", 2).is_checked()
    option(page, "pain_worst", 5).click()
    wait_until_idle(page)
    app.kill()
    app.start()
    page.reload()
    at(page, "pain")
    assert option(page, "pain_worst", 5).is_checked()
    option(page, "pain_days", 4).click()
    wait_until_idle(page)
    page.locator(button("next", "pain")).click()
    at(page, "thigh")
    draft = app.journal().drafts.load("self_check")
    assert draft is not None
    kept: dict[str, Any] = draft["answers"]
    before = [id_ for step in steps(load())[:7] for id_ in step.asks]
    assert kept == {id_: DESK_WORKER[id_] for id_ in before if id_ in DESK_WORKER}


def test_a_sign_that_was_examined_already_lets_the_questions_go_on(app: App, page: Page) -> None:
    open_at(page, app, "red_today", DESK_WORKER)
    tapped(page, "red_today", "weight_loss")
    page.get_by_text(say("results.levels.today.title")).wait_for()
    assert violations_in_both_themes(page) == []
    tapped(page, "seen_for", "weight_loss")
    page.get_by_text(say("results.levels.today.title")).wait_for(state="detached")
    page.locator(button("next", "red_today")).click()
    at(page, "see_someone")
    draft = app.journal().drafts.load("self_check")
    assert draft is not None
    assert draft["answers"]["seen_for"] == ["weight_loss"]
    assert app.journal().self_checks.list() == ()


def ticked(app: App) -> list[str] | None:
    """Return what the draft has of the precautions by now, in order of the alphabet."""
    draft = app.journal().drafts.load("self_check")
    answer = None if draft is None else draft["answers"].get("precautions")
    return None if answer is None else sorted(answer)


def test_a_tap_in_a_list_while_the_server_is_away_is_not_lost(app: App, page: Page) -> None:
    open_at(page, app, "precautions", DESK_WORKER)
    tapped(page, "precautions", "knee")
    app.kill()
    wait_until_offline(page)
    page.locator(place("precautions", "neck")).click()
    app.start()
    assert eventually(page, lambda: ticked(app), ["knee", "neck"]) == ["knee", "neck"]
    wait_until_idle(page)
    page.locator(button("next", "precautions")).click()
    at(page, "about")
    assert ticked(app) == ["knee", "neck"]


def test_none_of_these_and_the_others_clear_each_other_at_once(app: App, page: Page) -> None:
    open_at(page, app, "precautions", DESK_WORKER)
    for item in ("knee", "neck", NONE, "shoulder", NONE):
        page.locator(place("precautions", item)).click(no_wait_after=True)
    boxes = page.get_by_role("checkbox", checked=True)
    assert boxes.count() == 1
    assert eventually(page, lambda: ticked(app), []) == []
    wait_until_idle(page)
    assert boxes.count() == 1
    assert ticked(app) == []


def test_a_card_survives_a_killed_server(app: App, page: Page) -> None:
    first(page, app)
    tapped(page, "red_now", "chest_pain")
    app.kill()
    app.start()
    page.reload()
    at(page, "red_now")
    page.get_by_text(say("results.levels.emergency.title")).wait_for()
    assert len(app.journal().self_checks.list()) == 1


def test_a_tap_while_the_connection_is_gone_is_told_when_it_is_back(app: App, page: Page) -> None:
    line = Line(page)
    open_at(page, app, "precautions", DESK_WORKER)
    wait_until_idle(page)
    line.cut()
    wait_until_offline(page)
    page.locator(place("precautions", "knee")).click()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    line.mend()

    def told() -> object:
        draft = app.journal().drafts.load("self_check")
        assert draft is not None
        return draft["answers"].get("precautions")

    assert eventually(page, told, ["knee"]) == ["knee"]
    assert page.get_by_role("checkbox", checked=True).count() == 1


def test_a_double_click_on_finish_saves_once(app: App, page: Page) -> None:
    open_at(page, app, "limits", DESK_WORKER)
    option(page, "limits", 3).click()
    wait_until_idle(page)
    page.locator(button("finish", "limits")).dblclick()
    page.get_by_role("heading", level=1, name=say("results.bands.ease_in.name")).wait_for()
    wait_until_idle(page)
    assert page.url.endswith("/guidance")
    assert len(app.journal().self_checks.list()) == 1


def test_quick_taps_lose_no_answer(app: App, page: Page) -> None:
    open_at(page, app, "precautions", DESK_WORKER)
    wanted = ["knee", "neck", "shoulder", "pregnant", "very_flexible"]
    for item in wanted:
        page.locator(place("precautions", item)).click(no_wait_after=True)
    assert eventually(page, lambda: ticked(app), sorted(wanted)) == sorted(wanted)
    wait_until_idle(page)
    assert ticked(app) == sorted(wanted), "and nothing comes after it"


def test_two_windows_do_not_undo_each_other(app: App, contexts: Contexts) -> None:
    one, two = contexts().new_page(), contexts().new_page()
    open_at(one, app, "pain", DESK_WORKER)
    two.goto(f"{app.url}/self_check")
    at(two, "pain")
    option(one, "pain_average", 3).click()
    wait_until_idle(one)
    option(two, "pain_worst", 6).click()
    wait_until_idle(two)
    draft = app.journal().drafts.load("self_check")
    assert draft is not None
    assert (draft["answers"]["pain_average"], draft["answers"]["pain_worst"]) == (3, 6)
    assert option(two, "pain_average", 3).is_checked()


def test_axe_finds_nothing_on_any_step_in_any_theme(app: App, page: Page) -> None:
    found: dict[str, list[str]] = {}
    for step in GROUPS:
        open_at(page, app, step, DESK_WORKER)
        found[step] = violations_in_both_themes(page)
        if step in ASKED[:-1]:
            page.locator(button("next", step)).click()
            wait_until_idle(page)
            found[f"{step}, refused"] = violations_in_both_themes(page)
        wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], step
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_axe_finds_nothing_where_it_ends_in_any_theme(app: App, page: Page) -> None:
    for step, item in (
        ("red_now", "chest_pain"),
        ("red_today", "weight_loss"),
        ("see_someone", "very_low_mood"),
    ):
        open_at(page, app, step, DESK_WORKER)
        tapped(page, step, item)
        assert violations_in_both_themes(page) == [], step
    open_at(page, app, "about", DESK_WORKER)
    option(page, "age_group", "under_18").click()
    wait_until_idle(page)
    assert violations_in_both_themes(page) == []
    open_at(page, app, "thigh", DESK_WORKER)
    option(page, "thigh_frequency", "some_days").click()
    wait_until_idle(page)
    assert violations_in_both_themes(page) == []
    open_at(page, app, "pain", DESK_WORKER)
    option(page, "pain_average", 5).click()
    wait_until_idle(page)
    option(page, "pain_worst", 2).click()
    wait_until_idle(page)
    assert violations_in_both_themes(page) == []
