"""No forged report of a browser passes as a session that was held."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.coach.player_report import (
    GRACE_SECONDS,
    ReportRefusedError,
    is_finished,
    read_finished,
    read_progress,
)
from psoas_coach.content import load
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import WarmUp, build_timeline
from psoas_coach.ui.player.sound import Sound, read_sound

PAUSES = SimpleNamespace(get_ready_seconds=5, switch_seconds=8, between_holds_seconds=5)
STEPS = build_timeline(
    [PlanItem("lunge", 2, 2, 30, 1, "", ()), PlanItem("rest", 0, 1, 180, 1, "", ())], PAUSES
)
LEFT, RIGHT, REST = (step.id for step in STEPS if step.kind == "hold")
READY = STEPS[0].id

FINISHED: dict[str, Any] = {
    "session": "s",
    "how": "finished",
    "reason": None,
    "held": {LEFT: 30.0, RIGHT: 29.9, REST: 180},
}
PROGRESS: dict[str, Any] = {"session": "s", "step": LEFT, "left": 12.5, "held": {LEFT: 17.5}}


def test_a_finished_session_is_read_as_it_was_sent() -> None:
    report = read_finished(FINISHED, "s", STEPS)
    assert (report.how, report.reason) == ("finished", None)
    assert report.held == {LEFT: 30.0, RIGHT: 29.9, REST: 180.0}


def test_progress_is_read_as_it_was_sent() -> None:
    report = read_progress(PROGRESS, "s", STEPS)
    assert (report.step, report.left, report.held) == (LEFT, 12.5, {LEFT: 17.5})


def test_a_hold_may_be_over_its_plan_by_what_a_slow_timer_adds_and_no_more() -> None:
    most = 30 + GRACE_SECONDS
    assert read_finished({**FINISHED, "held": {LEFT: most}}, "s", STEPS).held == {LEFT: most}
    with pytest.raises(ReportRefusedError, match="longer than it was planned"):
        read_finished({**FINISHED, "held": {LEFT: most + 0.01}}, "s", STEPS)


FORGED: dict[str, object] = {
    "nothing": None,
    "a word": "finished",
    "a number": 7,
    "a list": [FINISHED],
    "nothing in it": {},
    "another session": {**FINISHED, "session": "t"},
    "a session that is no word": {**FINISHED, "session": 7},
    "an unknown end": {**FINISHED, "how": "won"},
    "an unknown reason": {**FINISHED, "how": "stopped", "reason": "bored"},
    "stopped without a reason": {**FINISHED, "how": "stopped"},
    "finished with a reason": {**FINISHED, "reason": "pain"},
    "an unknown hold": {**FINISHED, "held": {"1.lunge.left.9.hold": 1}},
    "a step that is no hold": {**FINISHED, "held": {READY: 5}},
    "less than nothing": {**FINISHED, "held": {LEFT: -0.5}},
    "an hour in half a minute": {**FINISHED, "held": {LEFT: 3600}},
    "for ever": {**FINISHED, "held": {LEFT: math.inf}},
    "no number at all": {**FINISHED, "held": {LEFT: math.nan}},
    "seconds in words": {**FINISHED, "held": {LEFT: "30"}},
    "yes instead of seconds": {**FINISHED, "held": {LEFT: True}},
    "nothing instead of seconds": {**FINISHED, "held": {LEFT: None}},
    "holds in a list": {**FINISHED, "held": [30, 30]},
    "something more": {**FINISHED, "clean": True},
    "something less": {key: value for key, value in FINISHED.items() if key != "held"},
    "keys that are no words": {1: 2},
}


@pytest.mark.parametrize("raw", FORGED.values(), ids=FORGED)
def test_a_forged_end_is_refused_as_a_whole(raw: object) -> None:
    with pytest.raises(ReportRefusedError):
        read_finished(raw, "s", STEPS)


@pytest.mark.parametrize(
    "change",
    [
        {"step": "9.nowhere"},
        {"step": None},
        {"left": -1},
        {"left": math.nan},
        {"left": "12"},
        {"session": "t"},
        {"held": {LEFT: 3600}},
        {"held": {"x": 1}},
        {"more": 1},
    ],
    ids=repr,
)
def test_forged_progress_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ReportRefusedError):
        read_progress({**PROGRESS, **change}, "s", STEPS)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {"session": st.just("s"), "how": st.sampled_from(["finished", "stopped"])},
        optional={
            "reason": JSON | st.sampled_from(["pain", None]),
            "held": st.dictionaries(st.sampled_from([LEFT, RIGHT, REST, READY, "x"]), JSON) | JSON,
        },
    )
)
def test_whatever_is_accepted_fits_the_plan(raw: dict[str, Any]) -> None:
    """Either a report is refused or each of its holds is a planned one of a possible length."""
    try:
        report = read_finished(raw, "s", STEPS)
    except ReportRefusedError:
        return
    planned = {step.id: step.seconds for step in STEPS if step.kind == "hold"}
    assert all(0 <= held <= planned[hold] + GRACE_SECONDS for hold, held in report.held.items())


def test_skipping_to_the_end_is_not_finishing() -> None:
    assert not is_finished({}, STEPS)
    assert not is_finished({LEFT: 30.0, RIGHT: 30.0}, STEPS)


def test_four_fifths_of_the_planned_seconds_are_enough_to_finish() -> None:
    enough = {LEFT: 30.0, RIGHT: 30.0, REST: load().session.counts.finished_share * 240 - 60}
    assert is_finished(enough, STEPS)
    assert not is_finished({**enough, REST: enough[REST] - 0.1}, STEPS)


def test_a_hold_over_its_plan_does_not_make_up_for_a_skipped_one() -> None:
    assert not is_finished({LEFT: 31.0, RIGHT: 31.0, REST: 130.5}, STEPS)


def test_sound_settings_are_read_as_they_were_kept() -> None:
    sound = {"theme": "quiet", "tones": 0, "voice": 100, "half": False, "wait": True}
    assert read_sound(sound) == Sound("quiet", 0, 100, half=False, wait=True)


@pytest.mark.parametrize(
    "raw",
    [None, 5, [], {"tones": 101}, {"tones": "loud"}, {"theme": "metal"}, {"half": 1}, {"x": 1}],
    ids=repr,
)
def test_anything_else_is_no_sound_setting(raw: object) -> None:
    assert read_sound(raw) is None


WARMED = build_timeline(
    [PlanItem("lunge", 2, 2, 30, 1, "", ())], PAUSES, warm_up=WarmUp("walk", 120)
)
WARM_UP = WARMED[0].id


def test_a_session_can_be_reported_in_its_warm_up() -> None:
    raw = {"session": "s", "step": WARM_UP, "left": 73.5, "held": {}}
    report = read_progress(raw, "s", WARMED)
    assert (report.step, report.left, report.held) == (WARM_UP, 73.5, {})


def test_the_warm_up_is_nothing_that_can_be_held() -> None:
    raw = {"session": "s", "step": WARM_UP, "left": 0, "held": {WARM_UP: 60}}
    with pytest.raises(ReportRefusedError, match="not in this session"):
        read_progress(raw, "s", WARMED)


def test_a_session_without_its_warm_up_is_finished_all_the_same() -> None:
    held = {step.id: 30.0 for step in WARMED if step.kind == "hold"}
    assert is_finished(held, WARMED)
    assert not is_finished({}, WARMED)
