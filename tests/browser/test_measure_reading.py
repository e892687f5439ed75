"""When a phone on a thigh is read: the parts of the component that decide it, without the app.

Time is told to them, so minutes on the bed take milliseconds here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from psoas_coach.content import load
from psoas_coach.ui.measure import component

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Page

ASSETS = Path(component.__file__).parent / "assets"
NAMES = ("tilt", "still", "course")
PARTS = "\n".join((ASSETS / f"{name}.js").read_text("utf-8") for name in NAMES)
RULES = msgspec.to_builtins(load().measure.phone)
RUN = """([rules, seen]) => {
  const told = []
  let now = 0
  const course = new Course(rules, (what, degrees) => told.push([what, now / 1000, degrees]))
  course.begin(0)
  for (const [beta, gamma, seconds] of seen) {
    const end = now + seconds * 1000
    if (beta !== null) course.sense(thighBelowLevel(beta), faceUp(beta, gamma), now)
    for (; now < end; now += 200) course.tick(now)
  }
  return told
}"""
LYING, HANG = RULES["settle_seconds"], RULES["hang_seconds"]

Seen = tuple[float | None, float, float]
"""Beta and gamma as a browser tells them (None: nothing is told), and for how many seconds."""


@pytest.fixture(scope="module")
def parts(browser: Browser) -> Page:
    page = browser.new_page()
    page.add_script_tag(
        content=f"{PARTS}\nObject.assign(window, {{ Course, thighBelowLevel, faceUp }})"
    )
    return page


def course(parts: Page, *seen: Seen) -> list[list[Any]]:
    """Return what was told: what, after how many seconds, and the reading."""
    told: list[list[Any]] = parts.evaluate(RUN, [RULES, list(seen)])
    return told


def names(told: Sequence[Sequence[Any]]) -> list[str]:
    return [one[0] for one in told]


def test_a_still_thigh_is_read_after_it_hung_its_seconds(parts: Page) -> None:
    told = course(parts, (-7, 20, 60))
    assert names(told) == ["settle", "hang", "read", "done"]
    settle, hang, read, done = (one[1] for one in told)
    assert settle == 0
    assert hang == pytest.approx(LYING, abs=0.3)
    assert read - hang == pytest.approx(HANG, abs=0.3)
    assert done - read <= RULES["steady_seconds"]
    assert told[-1][2] == 7


@pytest.mark.parametrize("gamma", [-60, 0, 45])
@pytest.mark.parametrize("beta", [-60, -7.3, 0, 7.3, 60])
def test_the_angle_does_not_depend_on_how_the_phone_rolls(
    parts: Page, beta: float, gamma: float
) -> None:
    told = course(parts, (beta, gamma, 60))
    assert told[-1][0] == "done"
    assert told[-1][2] == pytest.approx(-beta, abs=0.05)


@pytest.mark.parametrize("beta", [-61, 75, 120, 180, -170])
def test_a_phone_that_stands_or_lies_on_its_face_is_not_read(parts: Page, beta: float) -> None:
    assert names(course(parts, (beta, 0, 120))) == ["settle", "failed"]


def test_nothing_is_read_from_a_sensor_that_tells_nothing(parts: Page) -> None:
    assert names(course(parts, (None, 0, 120))) == ["settle"]


def test_a_phone_in_the_hand_waits_until_it_lies(parts: Page) -> None:
    wave = [(beta, 0, 1.0) for beta in (-40, 10) * 12]
    told = course(parts, *wave, (-5, 0, 60))
    assert names(told) == ["settle", "hang", "read", "done"]
    assert told[1][1] >= len(wave)


def test_a_leg_that_sinks_slowly_goes_on_and_is_read_where_it_comes_to_rest(parts: Page) -> None:
    sinking = [(-0.5 * n, 0, 0.5) for n in range(50)]
    told = course(parts, (0, 0, LYING), *sinking, (-25, 0, 30))
    assert names(told) == ["settle", "hang", "read", "done"]
    assert told[-1][2] == pytest.approx(25, abs=0.5)


def test_a_sudden_move_begins_the_hang_again(parts: Page) -> None:
    told = course(parts, (-7, 0, LYING + 10), (-30, 0, 0.4), (-9, 0, 60))
    assert names(told) == ["settle", "hang", "moved", "hang", "read", "done"]
    assert told[4][1] - told[3][1] == pytest.approx(HANG, abs=0.3)
    assert told[-1][2] == 9


def test_a_leg_that_never_rests_is_given_up(parts: Page) -> None:
    trembling = [(-7 + 2 * (n % 2), 0, 0.4) for n in range(400)]
    told = course(parts, (-6, 0, LYING + HANG - 5), *trembling)
    assert names(told) == ["settle", "hang", "read", "failed"]
    assert told[3][1] - told[2][1] == pytest.approx(RULES["give_up_seconds"], abs=1)


def test_a_small_tremble_is_read_as_its_middle(parts: Page) -> None:
    trembling = [(-7 + 0.4 * (n % 3 - 1), 0, 0.2) for n in range(400)]
    told = course(parts, *trembling)
    assert names(told)[-1] == "done"
    assert told[-1][2] == pytest.approx(7, abs=0.4)


def test_a_still_moment_is_never_read_across_a_gap_in_time(parts: Page) -> None:
    """After the device slept, two tilts far apart in time are no two seconds of stillness."""
    found = parts.evaluate(
        """([rules]) => {
          const told = []
          const course = new Course(rules, (what) => told.push(what))
          course.begin(0)
          course.sense(-7, true, 0)
          course.tick(100000)
          return told
        }""",
        [RULES],
    )
    assert found in (["settle"], ["settle", "failed"])
