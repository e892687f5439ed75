"""The dose of each move as a sentence: by hand here and from the tables in the app."""

from __future__ import annotations

import msgspec
import pytest

from psoas_coach.content import load
from psoas_coach.content.words import MoveWords
from psoas_coach.guidance import assess
from psoas_coach.ui.phrases.doses import say_dose, say_dose_line, say_habit_dose
from tests.support.answers_factory import DESK_WORKER

ALL = load()
STANDARD = "2 times 30 seconds on each side to begin with, on up to 5 days a week."
DEEP = "2 times 30 seconds on each side to begin with, on up to 3 days a week."
GENTLE = "2 times 20 seconds on each side to begin with, on up to 5 days a week."
LINES = {
    "runners_lunge": STANDARD,
    "crescent_lunge": STANDARD,
    "crescent_hands_on_hips": STANDARD,
    "kneeling_backbend": "2 times 30 seconds to begin with, on up to 3 days a week.",
    "kneeling_backbend_twist": DEEP,
    "couch_stretch": DEEP,
    "bed_edge_hang": STANDARD,
    "heel_slide": "8 slow repetitions, 8 seconds each, on each side, on up to 5 days a week.",
    "side_lying_strap": GENTLE,
    "standing_stride": GENTLE,
    "constructive_rest": "2 and a half minutes, on any day.",
    "side_lying_rest": "2 and a half minutes, on any day.",
    "slow_breathing": "2 minutes, on any day.",
    "tense_and_let_go": "2 and a half minutes, on any day.",
    "bridge": "2 sets of 8 slow repetitions, 7 seconds each, on any day.",
    "dead_bug": "2 sets of 12 slow repetitions, 4 seconds each, on any day.",
    "seated_march": "2 sets of 5 slow repetitions, 6 seconds each, on each side, on any day.",
    "wall_stack": "5 slow repetitions, 15 seconds each, on any day.",
    "stand_and_walk": "90 seconds, after every 30 minutes of sitting.",
    "seated_rock": "10 slow repetitions, 6 seconds each, after every 30 minutes of sitting.",
    "walk": "10 minutes on 3 days a week to begin with, up to 30 minutes on 5 days.",
}


def test_there_is_a_line_for_each_of_the_twenty_one_moves() -> None:
    assert set(LINES) == set(ALL.moves)
    assert len(LINES) == 21


@pytest.mark.parametrize("move", LINES)
def test_the_dose_of_a_move_reads_as_written_here(move: str) -> None:
    assert say_dose_line(move, ALL) == LINES[move]


def test_no_dose_is_typed_beside_the_words_of_a_move() -> None:
    assert "dose" not in {field.name for field in msgspec.structs.fields(MoveWords)}


def test_the_line_follows_the_table() -> None:
    bridge = msgspec.structs.replace(ALL.moves["bridge"], repetitions=6, seconds_each=9)
    other = msgspec.structs.replace(ALL, moves={**ALL.moves, "bridge": bridge})
    assert say_dose_line("bridge", other) == LINES["bridge"].replace("8 slow", "6 slow").replace(
        "7 seconds", "9 seconds"
    )


def test_no_counted_move_is_said_to_be_held_anywhere_in_a_plan() -> None:
    guidance = assess(DESK_WORKER)
    texts = {item.move: say_dose(item) for item in guidance.session}
    assert texts["bridge"] == "2 sets of 8 slow repetitions, 7 seconds each"
    assert [say_habit_dose(item, ALL) for item in guidance.habits] == [
        LINES["stand_and_walk"],
        "10 minutes each time.",
    ]
