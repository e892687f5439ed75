"""A set of slow repetitions: counted on the dial and aloud, by the clock of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_player_figure import body
from tests.browser.test_player_sound import EARS
from tests.support.app_server import violations_in_both_themes
from tests.support.session_driver import course, phase, start, status, store_self_check, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.app_server import App

pytestmark = pytest.mark.page_clock

EACH = 7_000
COUNT = 8
VERBS = ["Lift", "Stay up", "Lower"]


def to_the_set(app: App, page: Page) -> Page:
    """Start a session on a simulated clock, and go to the first set of bridges."""
    store_self_check(app)
    page.add_init_script(EARS)
    start(page, app)
    for _ in range(30):
        if page.locator(".dial.counting").count():
            return page
        page.keyboard.press("ArrowRight")
        page.clock.run_for(50)
    raise AssertionError("the session has no counted move")


@pytest.fixture
def counting(app: App, page: Page) -> Page:
    return to_the_set(app, page)


def dial(page: Page) -> str:
    """Return the text of the dial, on one line."""
    return " ".join(page.locator(".dial").inner_text().split())


def test_every_repetition_is_counted_on_the_dial(counting: Page) -> None:
    counting.clock.run_for(400)  # the digits are looked at five times a second
    for number in range(1, COUNT + 1):
        assert dial(counting) == f"{number} of {COUNT}"
        assert phase(counting) in VERBS
        counting.clock.run_for(EACH)
    until(counting, "Short rest")
    assert dial(counting).isdigit()  # a rest counts down its seconds again
    (held,) = [ms for id_, ms in course(counting)["held"].items() if ".bridge." in id_]
    assert held == COUNT * EACH


def test_a_repetition_says_what_to_do_on_the_way_out_there_and_on_the_way_back(
    counting: Page,
) -> None:
    shown: list[str] = []
    for _ in range(3 * EACH // 500):
        if phase(counting) not in shown[-1:]:
            shown.append(phase(counting))
        counting.clock.run_for(500)
    first = VERBS.index(shown[0])
    assert shown == [VERBS[(first + turn) % 3] for turn in range(len(shown))]
    assert len(shown) > 6


def test_each_repetition_is_said_and_has_its_tone(counting: Page) -> None:
    counting.evaluate("heard.said.length = heard.tones.length = 0")
    counting.clock.run_for(COUNT * EACH - 500)
    texts = [text for text, _, _ in counting.evaluate("heard.said")]
    assert texts == [
        *("2. Lift", "Lower", "3. Lift", "Lower", "4. Keep your ribs down."),
        *("5. Lift", "Lower", "6. Lift", "Lower", "7. Slow on the way down."),
        *("8. Lift", "Lower"),
    ]
    assert counting.evaluate("heard.tones") == [440, *[587, 440] * (COUNT - 1)]  # and no 3-2-1


def test_the_quiet_theme_marks_a_repetition_softly(counting: Page) -> None:
    counting.get_by_role("button", name="Sound").click()
    counting.get_by_role("checkbox", name="Quiet: a few soft tones").check()
    counting.evaluate("heard.tones.length = 0")
    counting.clock.run_for(EACH)
    assert counting.evaluate("heard.tones") == [294]


def test_a_pause_keeps_the_count_and_a_reload_keeps_its_second(counting: Page) -> None:
    counting.clock.run_for(2 * EACH + 2_000)
    assert dial(counting) == f"3 of {COUNT}"
    counting.get_by_role("button", name="Pause").click()
    counting.clock.run_for(60_000)
    assert dial(counting) == f"3 of {COUNT}"
    counting.get_by_role("button", name="Continue").click()
    counting.clock.run_for(3_200)  # the three seconds to get back into place
    assert status(counting) == "running"
    assert dial(counting) == f"3 of {COUNT}"
    before = course(counting)
    counting.reload()
    counting.locator(".dial.counting").wait_for()
    after = course(counting)
    assert (after["step"], after["deadline"]) == (before["step"], before["deadline"])
    assert dial(counting).endswith(f" of {COUNT}")


def test_a_late_look_at_the_clock_says_only_the_repetition_that_is_due(counting: Page) -> None:
    counting.evaluate("heard.said.length = 0")
    counting.clock.fast_forward(4 * EACH + 100)  # timers fire once at most, as in a page asleep
    counting.clock.run_for(500)
    assert dial(counting) == f"5 of {COUNT}"
    texts = [text for text, _, _ in counting.evaluate("heard.said")]
    assert texts in (["5. Lift"], [])


def test_the_body_goes_up_and_down_with_the_count(counting: Page) -> None:
    counting.clock.run_for(100)
    low = body(counting)
    counting.clock.run_for(3_200)
    high = body(counting)
    assert low != high
    counting.clock.run_for(EACH)  # a repetition later it is where it was: up there for 3 seconds
    assert body(counting) == high


def test_with_less_motion_the_body_stays_where_the_move_leads(app: App, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    to_the_set(app, page)
    shapes = set()
    for _ in range(4):
        shapes.add(body(page))
        page.clock.run_for(2_000)
    assert len(shapes) == 1


def test_axe_finds_nothing_on_the_dial_of_a_set(counting: Page) -> None:
    counting.get_by_role("button", name="Pause").click()
    assert violations_in_both_themes(counting) == []
