"""What the player shows and says, for every move that there is."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from psoas_coach import content
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import timeline
from psoas_coach.ui.player import script

RULES = content.load()


def written(*items: tuple[str, int], advice: dict[str, list[str]] | None = None) -> dict[str, Any]:
    plan = [
        PlanItem(move, 1, RULES.moves[move].sides, 30, repetitions, "", ())
        for move, repetitions in items
    ]
    return script(RULES, timeline(plan, RULES.plan), advice or {})


def test_a_two_sided_move_says_which_side_and_what_comes_next() -> None:
    steps = written(("runners_lunge", 2), ("constructive_rest", 1))["steps"]
    told = [(step["phase"], step["next"]) for step in steps]
    assert told == [
        ("Get ready · Left side", ""),
        ("Hold · Left side", "Next: the same once more"),
        ("Short rest · Left side", ""),
        ("Hold · Left side", "Next: Runner's lunge, right side"),
        ("Change sides · Right side", ""),
        ("Hold · Right side", "Next: the same once more"),
        ("Short rest · Right side", ""),
        ("Hold · Right side", "Next: Constructive rest"),
        ("Get ready", ""),
        ("Hold", "After this, you are done"),
    ]


def test_every_step_says_where_in_the_session_it_is() -> None:
    steps = written(("runners_lunge", 1), ("bridge", 1))["steps"]
    assert [step["place"] for step in steps] == ["Move 1 of 2"] * 4 + ["Move 2 of 2"] * 2


def test_each_repetition_brings_another_cue() -> None:
    steps = written(("bridge", 3))["steps"]
    cues = [step["cue"] for step in steps if step["kind"] == "hold"]
    assert cues == list(RULES.move_words["bridge"].cues[:3])


@pytest.mark.parametrize("move", list(RULES.moves))
def test_every_move_can_be_shown_and_said(move: str) -> None:
    data = written((move, 2))
    assert msgspec.json.decode(msgspec.json.encode(data)) == data
    assert all(step["name"] and step["cue"] and step["say"] for step in data["steps"])
    assert not [text for step in data["steps"] for text in step.values() if "{" in str(text)]


def test_advice_for_the_person_stands_with_the_move_it_is_for() -> None:
    data = written(("runners_lunge", 1), ("bridge", 1), advice={"bridge": ["Lift a little."]})
    assert data["moves"]["bridge"]["advice"] == ["Lift a little."]
    assert data["moves"]["runners_lunge"]["advice"] == []


def test_the_stop_rules_are_among_the_labels() -> None:
    rules = written(("bridge", 1))["labels"]["rules"]
    assert all(word in rules for word in ("above 3", "2 more", "tingling", "pinch", "dizzy"))


def test_the_same_session_gives_the_same_values() -> None:
    assert written(("bridge", 2)) == written(("bridge", 2))
