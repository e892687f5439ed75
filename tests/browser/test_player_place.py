"""Getting into position: the player waits until the person is ready, and does not hurry them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_player_sound import EARS
from tests.support.session_driver import course, start, status, store_self_check, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.app_server import App

pytestmark = pytest.mark.page_clock


@pytest.fixture
def place(app: App, page: Page) -> Page:
    """A page at the place of the first move, its clock in the hands of the test."""
    store_self_check(app)
    page.add_init_script(EARS)
    start(page, app, warm_up=True)
    page.keyboard.press("ArrowRight")
    until(page, "Find your place")
    return page


def test_a_place_shows_where_to_go_what_is_needed_and_how_much_will_be_done(place: Page) -> None:
    assert place.locator(".name").inner_text() == "Crescent lunge"
    assert place.locator(".cue").inner_text().startswith("Stand with your feet hip-width apart")
    assert place.locator(".kit").inner_text().startswith("You need a mat that does not slip.")
    assert place.locator(".dose").inner_text() == "2 times 30 seconds on each side"
    assert "Stop if your pain reaches 4" in place.locator(".rules").inner_text()
    assert place.locator(".figure svg").is_visible()
    assert place.locator(".clock").is_hidden()


def test_after_twenty_seconds_there_is_time_to_get_ready(place: Page) -> None:
    begun = course(place)["deadline"] - 20_000
    place.clock.run_for(12_000)
    assert "goes on by itself" in place.locator(".wait").inner_text()
    until(place, "Find your place")
    place.clock.run_for(8_500)
    until(place, "Get ready")
    assert course(place)["deadline"] == begun + 25_000


def test_a_tap_goes_on_at_once(place: Page) -> None:
    place.get_by_role("button", name="I'm ready").click()
    until(place, "Get ready")
    assert status(place) == "running"


def test_a_space_is_the_same_tap(place: Page) -> None:
    place.keyboard.press("Space")
    until(place, "Get ready")


def test_the_player_waits_for_people_who_need_longer(place: Page) -> None:
    place.get_by_role("button", name="More time", exact=True).click()
    until(place, "Take your time")
    assert place.get_by_role("button", name="More time", exact=True).is_hidden()
    place.clock.run_for(600_000)
    until(place, "Take your time")
    place.get_by_role("button", name="I'm ready").click()
    until(place, "Get ready")
    assert status(place) == "running"


def test_a_button_that_goes_away_leaves_the_keys_with_the_player(place: Page) -> None:
    place.get_by_role("button", name="More time", exact=True).focus()
    place.keyboard.press("Enter")
    until(place, "Take your time")
    place.keyboard.press("Space")
    until(place, "Get ready")


def test_a_reload_comes_back_to_the_same_second_of_the_wait(place: Page) -> None:
    place.clock.run_for(6_000)
    before = course(place)
    place.reload()
    until(place, "Find your place")
    after = course(place)
    assert (after["step"], after["deadline"]) == (before["step"], before["deadline"])
    assert status(place) == "running"


def test_every_change_of_position_of_the_session_waits(place: Page) -> None:
    waited = [place.locator(".name").inner_text()]
    for _ in range(40):
        place.keyboard.press("ArrowRight")
        place.clock.run_for(100)
        name = place.locator(".name").inner_text()
        if name == "Constructive rest":  # the last move
            break
        if place.locator(".player[data-kind=find_place]").count():
            waited.append(name)
    assert waited == ["Crescent lunge", "Runner's lunge", "Bridge"]  # who lies already, rests


READING = """\
- region "Guided session":
  - progressbar "How far along the session is"
  - paragraph: Move 1 of 4 · standing
  - heading "Crescent lunge" [level=1]
  - button "Sound"
  - button "Full view"
  - img /Seen from the side\\. A person stands in a long step/
  - paragraph: Take your time. Tap when you're in place.
  - paragraph: /^Stand with your feet .* lift off the floor\\.$/
  - paragraph: You need a mat that does not slip. Have a wall or a chair close by.
  - paragraph: 2 times 30 seconds on each side
  - button "Back"
  - button "I'm ready"
  - button "Stop"
  - paragraph:
    - strong: Stop if your pain reaches 4.
    - text: /^Also stop if you feel .* or dizziness\\.$/
  - group: How to do it
  - paragraph: Paused
"""
"""What a screen reader reads, in the order in which it is needed."""
HOLD = """\
- region "Guided session":
  - progressbar "How far along the session is"
  - paragraph: Move 1 of 4
  - heading "Crescent lunge" [level=1]
  - button "Sound"
  - button "Full view"
  - img /Seen from the side\\. A person stands in a long step/
  - timer "Time left in this step"
  - paragraph: Paused
  - paragraph: Tuck first, then reach.
  - paragraph: "Next: rest, 5 s"
  - button "Back"
  - button "Continue"
  - button "Skip"
  - button "Stop"
  - paragraph:
    - strong: Stop if your pain reaches 4.
    - text: /^Also stop if you feel .* or dizziness\\.$/
  - group: How to do it
  - paragraph: Paused
"""


def test_a_screen_reader_reads_a_place(place: Page) -> None:
    place.get_by_role("button", name="More time", exact=True).click()
    until(place, "Take your time")
    expect(place.locator(".player")).to_match_aria_snapshot(READING)


def test_a_screen_reader_reads_a_hold(place: Page) -> None:
    place.get_by_role("button", name="I'm ready").click()
    place.get_by_role("button", name="Begin", exact=True).click()
    place.get_by_role("button", name="Pause").click()
    until(place, "Paused")
    expect(place.locator(".player")).to_match_aria_snapshot(HOLD)
