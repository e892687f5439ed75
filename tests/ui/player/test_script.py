"""What the player shows and says, for every move that there is."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from psoas_coach import content
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import WarmUp, build_timeline
from psoas_coach.ui.player import script

RULES = content.load()


def written(*items: tuple[str, int], advice: dict[str, list[str]] | None = None) -> dict[str, Any]:
    plan = [
        PlanItem(move, 1, RULES.moves[move].sides, 30, repetitions, "", ())
        for move, repetitions in items
    ]
    return script(RULES, build_timeline(plan, RULES.plan), advice or {})


def test_a_two_sided_move_says_which_side_and_what_comes_next() -> None:
    steps = written(("runners_lunge", 2), ("constructive_rest", 1))["steps"]
    told = [(step["phase"], step["next"]) for step in steps]
    assert told == [
        ("Get ready · Left side", ""),
        ("Hold · Left side", "Next: the same again"),
        ("Short rest · Left side", ""),
        ("Hold · Left side", "Next: Runner's lunge, right side"),
        ("Change sides · Right side", ""),
        ("Hold · Right side", "Next: the same again"),
        ("Short rest · Right side", ""),
        ("Hold · Right side", "Next: Constructive rest"),
        ("Get ready", ""),
        ("Hold", "After this, you're done"),
    ]


def test_every_step_says_where_in_the_session_it_is() -> None:
    steps = written(("runners_lunge", 1), ("bridge", 1))["steps"]
    assert [step["place"] for step in steps] == ["Move 1 of 2"] * 4 + ["Move 2 of 2"] * 2


def test_the_first_lead_in_is_told_from_a_rest() -> None:
    """The figure eases into place before the first hold, and goes out and back before others."""
    steps = written(("runners_lunge", 2))["steps"]
    told = [(step["kind"], step["repetition"]) for step in steps if step["kind"] != "hold"]
    assert told == [("ready", 1), ("ready", 2), ("switch", 1), ("ready", 2)]


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


def test_the_same_session_gives_the_same_values() -> None:
    assert written(("bridge", 2)) == written(("bridge", 2))


SETS = PlanItem("bridge", 0, 1, None, 8, "", (), sets=2, seconds_each=7)
LUNGE = PlanItem("runners_lunge", 2, 2, 30, 1, "", ())


def run(*items: PlanItem, warm_up: WarmUp | None = None) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = script(
        RULES, build_timeline(items, RULES.plan, warm_up=warm_up), {}
    )["steps"]
    return steps


def test_a_counted_move_is_repeated_and_never_held() -> None:
    told = [(step["phase"], step["count"], step["seconds"], step["next"]) for step in run(SETS)]
    assert told == [
        ("Get ready", None, 5, ""),
        ("Repeat", 8, 56, "Next: another set"),
        ("Short rest", None, 5, ""),
        ("Repeat", 8, 56, "After this, you're done"),
    ]
    said = " ".join(step["say"] for step in run(SETS)).lower()
    assert "8 times, slowly" in said
    assert "hold" not in said


def test_what_leads_to_a_counted_move_is_drawn_as_one() -> None:
    steps = run(LUNGE, SETS)
    assert [step["counted"] for step in steps] == [False] * 4 + [True] * 4


def test_a_counted_move_on_both_sides_says_which_side() -> None:
    march = PlanItem("seated_march", 0, 2, None, 5, "", (), sets=1, seconds_each=6)
    phases = [step["phase"] for step in run(march)]
    assert phases == [
        "Get ready · Left side",
        "Repeat · Left side",
        "Change sides · Right side",
        "Repeat · Right side",
    ]


@pytest.mark.parametrize("move", RULES.plan.warm_up)
def test_a_warm_up_comes_before_the_first_move_and_counts_as_none(move: str) -> None:
    first, *others = run(LUNGE, warm_up=WarmUp(move, 120))
    assert (first["kind"], first["seconds"], first["phase"]) == ("warm_up", 120, "Warm up")
    assert first["place"] == "Warm-up"
    assert first["next"] == "Next: Runner's lunge, left side"
    assert first["cue"] == RULES.words[f"player.warm_up.{move}"]
    assert first["cue"] in first["say"]
    assert first["count"] is None
    assert [step["place"] for step in others] == ["Move 1 of 1"] * 4


def test_the_warm_up_has_steps_of_its_own_even_where_its_move_comes_later() -> None:
    march = PlanItem("seated_march", 0, 2, None, 5, "", (), sets=1, seconds_each=6)
    steps = build_timeline((LUNGE, march), RULES.plan, warm_up=WarmUp("seated_march", 120))
    data = script(RULES, steps, {"seated_march": ["Lift a little."]})
    assert data["moves"]["warm_up"]["steps"] == [RULES.words["player.warm_up.seated_march"]]
    assert data["moves"]["seated_march"]["advice"] == ["Lift a little."]
    assert {step["how"] for step in data["steps"]} == set(data["moves"])
