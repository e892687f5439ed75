"""The whole main job as a newcomer does it: from the first visit to a saved session on a chart.

The server is killed without warning between steps of it, and nothing that the page had taken in
is lost, and nothing is saved twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from psoas_coach.content import load
from psoas_coach.ui.questions import NONE
from psoas_coach.ui.words import say
from tests.support.app_server import wait_until_idle
from tests.support.scale_driver import pain_number
from tests.support.self_check_driver import option, tapped
from tests.support.session_driver import finish_after, known_person, run_to_the_end, status

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.app_server import App


def _choose(page: Page, *answers: str) -> None:
    for answer in answers:
        page.get_by_text(answer, exact=True).first.click()
        wait_until_idle(page)


def _option(page: Page, question: str, value: object) -> None:
    option(page, question, value).click()
    wait_until_idle(page)


def _number(page: Page, question: str, value: str) -> None:
    field = page.get_by_label(question)
    field.fill(value)
    field.press("Tab")
    wait_until_idle(page)


def _next(page: Page) -> None:
    before = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("button", name="Next", exact=True).click()
    page.wait_for_function("was => document.querySelector('h1')?.innerText !== was", arg=before)
    wait_until_idle(page)


def _answer_everything(page: Page, app: App, *, kill_at: frozenset[int]) -> None:
    """Walk the wizard as a desk worker with a stiff back, the server dying at some steps."""

    def onward(step: int) -> None:
        if step in kill_at:
            app.kill()
            app.start()
            page.reload()
            wait_until_idle(page)
        _next(page)

    for step, list_ in enumerate((*load().safety, "precautions")):
        tapped(page, list_, NONE)
        onward(step)
    _option(page, "age_group", "18_59")
    onward(4)
    _number(page, _ask("sitting_hours"), "9")
    _number(page, _ask("sitting_bout_minutes"), "90")
    onward(5)
    _option(page, "pain_average", 3)
    _option(page, "pain_worst", 5)
    _option(page, "pain_days", 4)
    onward(6)
    _option(page, "thigh_frequency", "none")
    onward(7)
    _option(page, "front_hip_pull", "usually")
    _option(page, "standing_up", "few_seconds")
    _option(page, "side_stance", "slight")
    onward(8)
    _option(page, "limits", 3)


def _ask(question: str) -> str:
    return say(f"questions.{question}.ask")


def test_a_newcomer_gets_from_the_first_visit_to_a_saved_session(app: App, page: Page) -> None:
    page.goto(app.url)
    wait_until_idle(page)
    page.get_by_text("Find my plan").click()
    page.get_by_text("Step 1 of 10").wait_for()
    wait_until_idle(page)
    _answer_everything(page, app, kill_at=frozenset({1, 5, 8}))
    page.get_by_role("button", name=say("self_check.button.finish"), exact=True).click()
    page.get_by_text(say("guidance.why.title")).click()
    page.get_by_text("43 of 100. A higher score").wait_for()
    (check,) = app.journal().self_checks.list()
    assert check.result["score"] == 43
    assert check.result["band"] == "ease_in"

    page.get_by_text("Start today's session").first.click()
    pain_number(page, 3).wait_for()
    page.clock.install()
    pain_number(page, 3).click()
    page.get_by_role("button", name="I'm fine to start").click()
    page.locator(".phase", has_text="Warm up").wait_for()
    run_to_the_end(page)
    finish_after(page)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("heading", name="Done and saved").wait_for()
    app.kill()
    app.start()
    (record,) = app.journal().sessions.list()
    assert record.finished
    assert record.self_check == check.id

    page.goto(f"{app.url}/progress")
    page.get_by_role("heading", name="Progress", level=1).wait_for()
    wait_until_idle(page)
    page.locator("[data-testid=stVegaLiteChart]").first.wait_for()


def test_on_a_later_day_the_first_hold_is_two_taps_away(app: App, page: Page) -> None:
    known_person(app)
    page.goto(app.url)
    wait_until_idle(page)
    pain_number(page, 2).first.click()
    page.get_by_role("button", name="I'm fine to start").click()
    page.locator(".phase", has_text="Warm up").wait_for()
    assert status(page) == "running"
