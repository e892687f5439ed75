"""The self-check in Chromium: by keyboard alone, after a reload, over a killed server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from psoas_coach.body.palette import Theme
from psoas_coach.body.question_figure import draw_question_figure, list_pictured
from psoas_coach.body.thumbnail import encode_address
from psoas_coach.coach.self_check_cards import list_cards
from psoas_coach.content import load
from psoas_coach.ui.question_list import NONE
from psoas_coach.ui.self_check.questions import OPTION
from psoas_coach.ui.words import say
from tests.support.answers_factory import DESK_WORKER
from tests.support.app_server import (
    TOO_WIDE,
    Line,
    eventually,
    violations_in_both_themes,
    wait_until_idle,
    wait_until_offline,
    wait_until_still,
)
from tests.support.self_check_driver import (
    ASKED,
    GROUPS,
    answer,
    answer_by_keyboard,
    at,
    button,
    heading,
    none_button,
    open_at,
    option,
    place,
    press_by_keyboard,
    tab_to,
    tap,
    unfold,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Contexts
    from tests.support.app_server import App

WITH_THIGH_SIGNS = {
    **DESK_WORKER,
    "thigh_frequency": "some_days",
    "thigh_trend": "same",
    "thigh_areas": ["outer"],
    "thigh_side": "left",
    "thigh_feelings": ["burning"],
}
SCHEMES: tuple[Theme, ...] = ("light", "dark")
SCROLLED = "document.querySelector('h1').getBoundingClientRect().top"

DOUBLE_TAP = """async ([x, y]) => {
  const tap = () => {
    let at = document.elementFromPoint(x, y)
    while (at?.shadowRoot?.elementFromPoint(x, y)) at = at.shadowRoot.elementFromPoint(x, y)
    const place = { detail: 1, clientX: x, clientY: y }
    const kind = { bubbles: true, composed: true, cancelable: true }
    at.dispatchEvent(new MouseEvent("click", { ...kind, ...place }))
  }
  const question = document.querySelector("h1").innerText
  const started = performance.now()
  tap()
  while (document.querySelector("h1").innerText === question && performance.now() - started < 300)
    await new Promise(requestAnimationFrame)
  tap()
}"""
"""Taps, and once more as soon as the next question is there, within the time of a double tap."""
FOCUSED = """() => {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return { words: at.innerText.trim(), bottom: at.getBoundingClientRect().bottom }
}"""
WIDER = """() => {
  const main = document.querySelector("[data-testid=stMain]")
  const page = document.documentElement.scrollWidth - innerWidth
  return Math.max(page, main.scrollWidth - main.clientWidth)
}"""


def draft_of(app: App) -> dict[str, Any]:
    """Return the answers that the journal keeps by now."""
    draft = app.journal().drafts.load("self_check")
    assert draft is not None
    answers: dict[str, Any] = draft["answers"]
    return answers


def first(page: Page, app: App) -> None:
    page.goto(f"{app.url}/self_check")
    at(page, "age_group")


def test_the_whole_of_it_by_keyboard_alone(app: App, page: Page) -> None:
    first(page, app)
    for step in ASKED:
        at(page, step)
        if step != ASKED[0]:  # A key that is pressed before the focus has moved would be lost.
            page.wait_for_function("document.activeElement.tagName === 'H1'")
        answer_by_keyboard(page, step, DESK_WORKER[step])
        if not list_cards(step, load()):
            at(page, step)  # the keys of a choice look through it
            page.keyboard.press("Enter")
    at(page, "limits")
    press_by_keyboard(page, "finish", "limits")
    page.get_by_role("heading", level=1, name=say("results.bands.ease_in.name")).wait_for()
    record = app.journal().self_checks.find_latest()
    assert record is not None
    assert record.answers == DESK_WORKER


def test_each_step_begins_at_its_heading(app: App, page: Page) -> None:
    open_at(page, app, "red_now", DESK_WORKER)
    tap(page, "red_now", NONE)
    at(page, "red_today")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert 0 < page.evaluate(SCROLLED) < 300


def test_the_first_page_of_a_visit_leaves_the_focus_alone(app: App, page: Page) -> None:
    first(page, app)
    assert page.evaluate("document.activeElement.tagName") != "H1"


def test_a_reload_in_the_middle_loses_nothing(app: App, page: Page) -> None:
    open_at(page, app, "pain_average", DESK_WORKER)
    option(page, "pain_average", 4).click()
    at(page, "pain_worst")
    page.reload()
    at(page, "pain_worst")
    page.locator(button("back", "pain_worst")).click()
    at(page, "pain_average")
    assert option(page, "pain_average", 4).is_checked()
    page.locator(button("back", "pain_average")).click()
    at(page, "sitting_bout_minutes")
    assert option(page, "sitting_bout_minutes", 90).is_checked()


def test_a_killed_server_loses_nothing_that_was_answered(app: App, page: Page) -> None:
    open_at(page, app, "pain_average", DESK_WORKER)
    option(page, "pain_average", 2).click()
    at(page, "pain_worst")
    app.kill()
    wait_until_offline(page)
    app.start()
    wait_until_idle(page, timeout=60)
    at(page, "pain_worst")
    option(page, "pain_worst", 5).click()
    at(page, "pain_days")
    app.kill()
    app.start()
    page.reload()
    at(page, "pain_days")
    option(page, "pain_days", 4).click()
    at(page, "thigh_frequency")
    draft = app.journal().drafts.load("self_check")
    assert draft is not None
    answers: dict[str, Any] = draft["answers"]
    before = ASKED[: ASKED.index("thigh_frequency")]
    assert answers == {id_: DESK_WORKER[id_] for id_ in before}


def test_a_sign_that_was_examined_already_lets_the_questions_go_on(app: App, page: Page) -> None:
    open_at(page, app, "red_today", DESK_WORKER)
    tap(page, "red_today", "weight_loss")
    page.get_by_text(say("results.levels.today.title")).wait_for()
    assert violations_in_both_themes(page) == []
    tap(page, "seen_for", "weight_loss")
    page.get_by_text(say("results.levels.today.title")).wait_for(state="detached")
    for card in list_cards("red_today", load()):
        if "weight_loss" not in card.items:
            none_button(page, card.id).click()
            wait_until_idle(page)
    page.locator(button("next", "red_today")).click()
    at(page, "see_someone")
    draft = app.journal().drafts.load("self_check")
    assert draft is not None
    assert draft["answers"]["seen_for"] == ["weight_loss"]
    assert app.journal().self_checks.list() == ()


def read_precautions(app: App) -> list[str] | None:
    """Return what the draft has of the precautions by now, in order of the alphabet."""
    draft = app.journal().drafts.load("self_check")
    answer = None if draft is None else draft["answers"].get("precautions")
    return None if answer is None else sorted(answer)


def list_cleared(app: App) -> set[str]:
    """Return the cards that the draft has as holding nothing that fits."""
    draft = app.journal().drafts.load("self_check")
    return set() if draft is None else set(draft["cleared"])


def test_a_tap_in_a_list_while_the_server_is_away_is_not_lost(app: App, page: Page) -> None:
    open_at(page, app, "precautions", DESK_WORKER)
    tap(page, "precautions", "knee")
    app.kill()
    wait_until_offline(page)
    page.locator(place("precautions", "neck")).click()
    app.start()
    assert eventually(page, lambda: read_precautions(app), ["knee", "neck"]) == ["knee", "neck"]
    wait_until_idle(page)
    none_button(page, "heart_balance_pregnancy").click()
    wait_until_idle(page)
    page.locator(button("next", "precautions")).click()
    at(page, "sitting_hours")
    assert read_precautions(app) == ["knee", "neck"]


def test_none_of_these_and_the_others_clear_each_other_at_once(app: App, page: Page) -> None:
    open_at(page, app, "precautions", DESK_WORKER)
    card, other = list_cards("precautions", load())
    boxes = page.get_by_role("checkbox", checked=True)
    for item in ("knee", "neck", NONE, "shoulder", NONE):
        if item == NONE:
            none_button(page, card.id).click(no_wait_after=True)
        else:
            unfold(page, "precautions", item)
            page.locator(place("precautions", item)).click(no_wait_after=True)
    assert boxes.count() == 0
    assert eventually(page, lambda: {card.id, other.id} & list_cleared(app), {card.id}) == {card.id}
    wait_until_idle(page)
    assert boxes.count() == 0
    assert none_button(page, card.id).get_attribute("aria-pressed") == "true"
    assert read_precautions(app) is None
    none_button(page, other.id).click()
    at(page, "sitting_hours")
    assert read_precautions(app) == []


def test_a_card_survives_a_killed_server(app: App, page: Page) -> None:
    open_at(page, app, "red_now", DESK_WORKER)
    tap(page, "red_now", "chest_pain")
    app.kill()
    app.start()
    page.reload()
    at(page, "red_now")
    page.get_by_text(say("results.levels.emergency.title")).wait_for()
    assert len(app.journal().self_checks.list()) == 1


def test_a_tap_during_a_lost_connection_is_sent_when_it_is_back(app: App, page: Page) -> None:
    line = Line(page)
    open_at(page, app, "precautions", DESK_WORKER)
    wait_until_idle(page)
    unfold(page, "precautions", "knee")
    line.cut()
    wait_until_offline(page)
    page.locator(place("precautions", "knee")).click()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    line.reconnect()

    def read_precautions() -> object:
        draft = app.journal().drafts.load("self_check")
        assert draft is not None
        return draft["answers"].get("precautions")

    assert eventually(page, read_precautions, ["knee"]) == ["knee"]
    assert page.get_by_role("checkbox", checked=True).count() == 1


def test_the_browsers_back_and_forward_lead_through_the_questions(app: App, page: Page) -> None:
    page.goto(app.url)
    wait_until_idle(page)
    page.get_by_text(say("today.first.start")).click()
    at(page, "age_group")
    option(page, "age_group", "18_59").click()
    at(page, "red_now")
    tap(page, "red_now", NONE)
    at(page, "red_today")
    for step in ("red_now", "age_group"):
        page.go_back()
        at(page, step)
        assert page.evaluate("document.activeElement.tagName") == "H1"
    assert option(page, "age_group", "18_59").is_checked()
    for step in ("red_now", "red_today"):
        page.go_forward()
        at(page, step)
    page.locator(button("back", "red_today")).click()
    at(page, "red_now")
    page.reload()
    at(page, "red_now")
    page.go_back()
    at(page, "age_group")
    page.go_back()
    page.get_by_role("heading", level=1, name=say("today.first.title")).wait_for()


def test_forward_leads_past_no_question_that_has_lost_its_answer(app: App, page: Page) -> None:
    open_at(page, app, "red_now", DESK_WORKER)
    tap(page, "red_now", NONE)
    at(page, "red_today")
    page.go_back()
    at(page, "red_now")
    none_button(page, "bladder_bowel_sex").click()
    wait_until_idle(page)
    page.go_forward()
    at(page, "red_now")
    assert none_button(page, "bladder_bowel_sex").get_attribute("aria-pressed") == "false"


def test_back_from_a_card_that_stops_the_questions_leaves_them(app: App, page: Page) -> None:
    page.goto(app.url)
    wait_until_idle(page)
    open_at(page, app, "red_now", DESK_WORKER)
    tap(page, "red_now", "chest_pain")
    page.get_by_text(say("results.levels.emergency.title")).wait_for()
    page.go_back()
    page.wait_for_url(f"{app.url}/")
    page.get_by_text(say("results.levels.emergency.title")).wait_for()


def test_arrow_keys_look_through_the_answers_and_enter_takes_one(app: App, page: Page) -> None:
    open_at(page, app, "front_hip_pull", DESK_WORKER)
    tab_to(page, place("front_hip_pull"))
    for expected in ("sometimes", "usually"):
        page.keyboard.press("ArrowDown")
        assert eventually(page, lambda: draft_of(app).get("front_hip_pull"), expected) == expected
    at(page, "front_hip_pull")
    page.keyboard.press("Enter")
    at(page, "standing_up")


def test_pictures_of_answers_follow_the_theme_while_the_question_is_open(
    app: App, page: Page
) -> None:
    open_at(page, app, "side_stance", DESK_WORKER)
    pictures = page.locator(f"{place('side_stance')} img")
    drawn: dict[str, list[str]] = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        drawn[scheme] = [
            encode_address(draw_question_figure("side_stance", id_, scheme, OPTION))
            for id_ in list_pictured("side_stance")
        ]
        for picture, address in zip(pictures.all(), drawn[scheme], strict=True):
            expect(picture).to_have_attribute("src", address)
    assert set(drawn["light"]).isdisjoint(drawn["dark"])


def test_the_way_out_is_within_a_narrow_phone_in_large_german_text(
    app: App, contexts: Contexts
) -> None:
    page = contexts(locale="de-DE", viewport={"width": 320, "height": 640}).new_page()
    page.goto(f"{app.url}/self_check")
    wait_until_idle(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wait_until_still(page)
    assert page.evaluate(TOO_WIDE) == 0
    expect(page.locator(".pc-close")).to_be_in_viewport(ratio=1)


def test_a_double_tap_answers_one_question(app: App, page: Page) -> None:
    open_at(page, app, "front_hip_pull", DESK_WORKER)
    box = option(page, "front_hip_pull", "sometimes").bounding_box()
    assert box is not None
    page.evaluate(DOUBLE_TAP, [box["x"] + 40, box["y"] + 20])
    at(page, "standing_up")
    assert page.get_by_role("radio", checked=True).count() == 0
    assert "standing_up" not in draft_of(app)


def test_no_field_asks_for_a_key_to_be_pressed(app: App, page: Page) -> None:
    open_at(page, app, "limits", DESK_WORKER)
    page.locator(f"{place('main_activity')} input").press_sequentially("gardening")
    assert page.get_by_text("Press Enter").is_hidden()
    option(page, "limits", 3).click()
    wait_until_idle(page)
    assert page.get_by_text("gardening").is_visible()
    assert draft_of(app) == {**DESK_WORKER, "main_activity": "gardening"}


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
    expected = ["knee", "neck", "shoulder", "pregnant", "very_flexible"]
    for item in expected:
        unfold(page, "precautions", item)
        page.locator(place("precautions", item)).click(no_wait_after=True)
    assert eventually(page, lambda: read_precautions(app), sorted(expected)) == sorted(expected)
    wait_until_idle(page)
    assert read_precautions(app) == sorted(expected), "and nothing comes after it"


def test_two_windows_do_not_undo_each_other(app: App, contexts: Contexts) -> None:
    first, second = contexts().new_page(), contexts().new_page()
    open_at(first, app, "pain_average", DESK_WORKER)
    second.goto(f"{app.url}/self_check")
    at(second, "pain_average")
    option(first, "pain_average", 3).click()
    at(first, "pain_worst")
    option(first, "pain_worst", 6).click()
    at(first, "pain_days")
    option(second, "pain_average", 4).click()
    at(second, "pain_worst")
    draft = app.journal().drafts.load("self_check")
    assert draft is not None
    assert (draft["answers"]["pain_average"], draft["answers"]["pain_worst"]) == (4, 6)
    assert option(second, "pain_worst", 6).is_checked()


def test_on_every_step_axe_finds_nothing_in_any_theme_and_large_text_fits(
    app: App, page: Page
) -> None:
    """One person with thigh signs answers all of it; the page is loaded where questions jump."""
    page.set_viewport_size({"width": 320, "height": 640})
    violations: dict[str, list[str]] = {}
    wide: dict[str, list[int]] = {}
    for step in GROUPS:
        if not page.get_by_role("heading", level=1, name=heading(step), exact=True).is_visible():
            open_at(page, app, step, WITH_THIGH_SIGNS)
        at(page, step)
        for head in page.locator("[data-card] .head").all():
            head.click()
        violations[step] = violations_in_both_themes(page)
        wide[step] = [page.evaluate(WIDER)]
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wait_until_still(page)
        wide[step].append(page.evaluate(WIDER))
        page.evaluate("document.documentElement.style.fontSize = ''")
        if step in ASKED:
            page.locator(button("finish" if step == "limits" else "next", step)).click()
            wait_until_idle(page)
            violations[f"{step}, refused"] = violations_in_both_themes(page)
        answer(page, step, WITH_THIGH_SIGNS)
    assert {name: faults for name, faults in violations.items() if faults} == {}
    assert {step: by for step, by in wide.items() if max(by) > 0} == {}


def test_axe_finds_nothing_where_it_ends_in_any_theme(app: App, page: Page) -> None:
    for step, item in (
        ("red_now", "chest_pain"),
        ("red_today", "weight_loss"),
        ("see_someone", "very_low_mood"),
    ):
        open_at(page, app, step, DESK_WORKER)
        tap(page, step, item)
        assert violations_in_both_themes(page) == [], step
    open_at(page, app, "age_group", DESK_WORKER)
    option(page, "age_group", "under_18").click()
    page.get_by_text(say("results.levels.under_18.title")).wait_for()
    assert violations_in_both_themes(page) == []
    open_at(page, app, "pain_worst", {**DESK_WORKER, "pain_average": 5})
    option(page, "pain_worst", 2).click()
    page.get_by_text(say("questions.pain_worst.not_below")).wait_for()
    assert violations_in_both_themes(page) == []
    open_at(page, app, "pain_days", DESK_WORKER)
    option(page, "pain_days", 0).click()
    page.get_by_text(say("self_check.doubtful.pain_days")).wait_for()
    assert violations_in_both_themes(page) == []


def test_on_a_phone_the_way_on_stands_still_at_the_foot_and_covers_no_focus(
    app: App, page: Page
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    feet = set()
    for step in ("age_group", "see_someone", "sitting_hours", "pain_average"):
        open_at(page, app, step, DESK_WORKER)
        foot = page.locator(".st-key-self_check-foot").bounding_box()
        assert foot is not None
        feet.add((foot["y"], foot["height"]))
    ((top, height),) = feet
    assert top + height == 640
    open_at(page, app, "red_today", DESK_WORKER)  # longer than the screen
    page.mouse.click(4, 4)
    in_foot = [say(f"self_check.button.{name}") for name in ("back", "next")]
    focused = []
    for _ in range(20):
        page.keyboard.press("Tab")
        wait_until_still(page)
        box = page.evaluate(FOCUSED)
        focused.append(box["words"])
        if box["words"] == in_foot[-1]:
            break
        assert box["words"] in in_foot or box["bottom"] <= top, box
    assert len(focused) > len(in_foot) + 4
    assert focused[-2:] == in_foot
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 1e6)")
    unsure = page.get_by_text(say("safety.red_today.not_sure")).last.bounding_box()
    assert unsure is not None
    assert unsure["y"] + unsure["height"] <= top
