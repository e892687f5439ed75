"""The player's texts and speech, for every move."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
import pytest
from msgspec.structs import replace

from psoas_coach import content
from psoas_coach.coach.own_moves import add_own_moves
from psoas_coach.guidance.physio_plan.model import HeldDose, OwnLine, PacedDose
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import WarmUp, build_timeline, list_stances
from psoas_coach.ui.player.script import build_script
from tests.support.rules_contract import COUNTED, RELEASE

RULES = content.load()


def script_for(
    *items: tuple[str, int], advice: dict[str, list[str]] | None = None
) -> dict[str, Any]:
    plan = [
        PlanItem(move, 1, RULES.moves[move].sides, 30, repetitions, "", ())
        for move, repetitions in items
    ]
    return build_script(RULES, build_timeline(plan, RULES.plan), advice or {})


def test_a_two_sided_move_says_which_side_and_what_comes_next() -> None:
    steps = script_for(("runners_lunge", 2), ("constructive_rest", 1))["steps"]
    announced = [(step["phase"], step["next"]) for step in steps]
    assert announced == [
        ("Get ready · Left side", ""),
        ("Hold · Left side", "Next: rest, 5 s"),
        ("Short rest · Left side", ""),
        ("Hold · Left side", "Next: Runner's lunge, right side"),
        ("Change sides", ""),
        ("Hold · Right side", "Next: rest, 5 s"),
        ("Short rest · Right side", ""),
        ("Hold · Right side", "Next: Constructive rest"),
        ("Get ready", ""),
        ("Rest", "After this, you're done"),
    ]


def test_every_step_says_where_in_the_session_it_is() -> None:
    steps = script_for(("runners_lunge", 1), ("bridge", 1))["steps"]
    assert [step["place"] for step in steps] == ["Move 1 of 2"] * 4 + ["Move 2 of 2"] * 2


def test_the_first_lead_in_differs_from_a_rest() -> None:
    """The figure eases into place before the first hold, and goes out and back before others."""
    steps = script_for(("runners_lunge", 2))["steps"]
    announced = [(step["kind"], step["repetition"]) for step in steps if step["kind"] != "hold"]
    assert announced == [("ready", 1), ("ready", 2), ("switch", 1), ("ready", 2)]


def test_a_rest_says_to_let_go_and_not_again_how_to_get_into_place() -> None:
    steps = script_for(("runners_lunge", 2), ("bridge", 2))["steps"]
    rests = [step for step in steps if step["phase"].startswith("Short rest")]
    starts = [RULES.move_words[move].start for move in ("runners_lunge", "bridge")]
    assert len(rests) == 3  # two sides of the lunge, and one between the sets of the bridge
    assert {tuple(step["cues"]) for step in rests} == {(RULES.words["player.rest"],)}
    first = [step["cues"] for step in steps if step["phase"].startswith("Get ready")]
    assert first == [[start] for start in starts]


def test_how_to_get_into_place_is_said_once() -> None:
    steps = build_timeline((LUNGE, SETS), RULES.plan, stances=list_stances(RULES.moves))
    announced = [
        (step["kind"], step["cues"])
        for step in build_script(RULES, steps, {})["steps"]
        if step["kind"] in {"find_place", "switch"}
        or (step["kind"] == "ready" and step["repetition"] == 1)
    ]
    lunge, bridge = (RULES.move_words[move] for move in ("runners_lunge", "bridge"))
    assert announced == [
        ("find_place", [lunge.start]),
        ("ready", [lunge.cues[0]]),
        ("switch", [RULES.words["player.switch.right"]]),
        ("find_place", [bridge.start]),
        ("ready", [bridge.cues[0]]),
    ]


def test_every_hold_has_every_cue_and_begins_with_the_first() -> None:
    steps = script_for(("runners_lunge", 3))["steps"]
    holds = [step for step in steps if step["kind"] == "hold"]
    assert {tuple(step["cues"]) for step in holds} == {RULES.move_words["runners_lunge"].cues}
    assert all("Tuck first, then move." in step["spoken"][0] for step in holds)


@pytest.mark.parametrize("move", list(RULES.moves))
def test_every_move_can_be_shown_and_said(move: str) -> None:
    data = script_for((move, 2))
    assert msgspec.json.decode(msgspec.json.encode(data)) == data
    assert all(step["name"] and step["cues"] and step["spoken"] for step in data["steps"])
    assert all(cue for step in data["steps"] for cue in step["cues"])
    assert not [text for step in data["steps"] for text in step.values() if "{" in str(text)]


def test_advice_for_the_person_is_shown_with_its_move() -> None:
    data = script_for(("runners_lunge", 1), ("bridge", 1), advice={"bridge": ["Lift a little."]})
    assert data["moves"]["bridge"]["advice"] == ["Lift a little."]
    assert data["moves"]["runners_lunge"]["advice"] == []


def test_the_same_session_gives_the_same_values() -> None:
    assert script_for(("bridge", 2)) == script_for(("bridge", 2))


SETS = PlanItem("bridge", 0, 1, None, 8, "", (), sets=2, seconds_each=7)
LUNGE = PlanItem("runners_lunge", 2, 2, 30, 1, "", ())


def run(*items: PlanItem, warm_up: WarmUp | None = None) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = build_script(
        RULES, build_timeline(items, RULES.plan, warm_up=warm_up), {}
    )["steps"]
    return steps


def test_a_counted_move_is_repeated_and_never_held() -> None:
    announced = [
        (step["phase"], step["count"], step["seconds"], step["next"]) for step in run(SETS)
    ]
    assert announced == [
        ("Get ready", None, 5, ""),
        ("Repeat", 8, 56, "Next: rest, 5 s"),
        ("Short rest", None, 5, ""),
        ("Repeat", 8, 56, "After this, you're done"),
    ]
    text = " ".join(" ".join(step["spoken"]) for step in run(SETS)).lower()
    assert "8 times, slowly" in text
    assert "hold" not in text


def test_steps_that_lead_to_a_counted_move_are_drawn_like_it() -> None:
    steps = run(LUNGE, SETS)
    assert [step["counted"] for step in steps] == [False] * 4 + [True] * 4


def test_a_counted_move_on_both_sides_says_which_side() -> None:
    march = PlanItem("seated_march", 0, 2, None, 5, "", (), sets=1, seconds_each=6)
    phases = [step["phase"] for step in run(march)]
    assert phases == [
        "Get ready · Left side",
        "Repeat · Left side",
        "Change sides",
        "Repeat · Right side",
    ]


@pytest.mark.parametrize("move", RULES.plan.warm_up)
def test_a_warm_up_comes_before_the_first_move_and_counts_as_none(move: str) -> None:
    first, *others = run(LUNGE, warm_up=WarmUp(move, 120))
    assert (first["kind"], first["seconds"], first["phase"]) == ("warm_up", 120, "Warm up")
    assert first["place"] == "Warm-up"
    assert first["next"] == "Next: Runner's lunge, left side"
    assert first["cues"] == [RULES.words[f"player.warm_up.{move}"]]
    assert first["cues"][0] in first["spoken"][0]
    assert first["count"] is None
    assert [step["place"] for step in others] == ["Move 1 of 1"] * 4


def test_the_warm_up_has_steps_of_its_own_even_where_its_move_comes_later() -> None:
    march = PlanItem("seated_march", 0, 2, None, 5, "", (), sets=1, seconds_each=6)
    steps = build_timeline((LUNGE, march), RULES.plan, warm_up=WarmUp("seated_march", 120))
    data = build_script(RULES, steps, {"seated_march": ["Lift a little."]})
    assert data["moves"]["warm_up"]["steps"] == [RULES.words["player.warm_up.seated_march"]]
    assert data["moves"]["seated_march"]["advice"] == ["Lift a little."]
    assert {step["how"] for step in data["steps"]} == set(data["moves"])


def list_place_steps(*items: PlanItem) -> list[dict[str, Any]]:
    """Return the steps in which somebody finds their place."""
    steps = build_timeline(items, RULES.plan, stances=list_stances(RULES.moves))
    data = build_script(RULES, steps, {"bridge": ["Do it on a bed."]}, {"bridge": "2 sets of 8"})
    assert data["moves"]["bridge"]["dose"] == "2 sets of 8"
    return [step for step in data["steps"] if step["kind"] == "find_place"]


def test_a_place_says_the_move_the_kit_and_how_to_get_there_sentence_by_sentence() -> None:
    lunge, bridge = list_place_steps(LUNGE, SETS)
    assert (lunge["place"], bridge["place"]) == (
        "Move 1 of 2 · kneeling",
        "Move 2 of 2 · lying down",
    )
    assert lunge["spoken"] == [
        "Find your place. Runner's lunge, kneeling. Left side first.",
        "You need a mat, and a cushion for your knee.",
        "Kneel on a cushion and put one foot flat on the floor in front of you.",
        "Keep your front knee above your ankle or just behind it.",
    ]
    assert bridge["spoken"][0] == "Find your place. Bridge, lying down."
    assert bridge["spoken"][-1] == "Do it on a bed."
    assert lunge["cues"] == [RULES.move_words["runners_lunge"].start]


def test_finding_a_place_takes_hardly_less_time_than_its_words() -> None:
    """A voice says some two and a half words a second; it is waited for, for a few seconds."""
    for id_, move in RULES.moves.items():
        item = PlanItem(id_, move.depth, move.sides, 30, 1, "", ())
        steps = build_timeline((item,), RULES.plan, stances=list_stances(RULES.moves))
        place, *_ = build_script(RULES, steps, {})["steps"]
        words = sum(len(sentence.split()) for sentence in place["spoken"])
        assert words / 2.5 <= RULES.plan.find_place_seconds + 5, (id_, words)


@pytest.mark.parametrize("move", sorted(COUNTED))
def test_a_counted_move_has_a_beat_with_a_verb_for_each_of_its_parts(move: str) -> None:
    rules = RULES.moves[move]
    dose = (rules.repetitions, rules.sets, rules.seconds_each)
    item = PlanItem(move, 0, rules.sides, None, dose[0] or 0, "", (), dose[1], dose[2])
    for step in run(item):
        if step["kind"] != "hold":
            assert step["beat"] is None
            continue
        beat = step["beat"]
        assert sum(beat["seconds"]) == rules.seconds_each
        assert all(verb for verb, part in zip(beat["verbs"], beat["seconds"], strict=True) if part)
        side = "" if rules.sides == 1 else f" · {step['side'].title()} side"
        assert beat["shown"] == [f"{verb}{side}" for verb in beat["verbs"]]


@pytest.mark.parametrize("move", sorted(RELEASE))
def test_a_move_that_releases_is_never_called_a_hold(move: str) -> None:
    for step in script_for((move, 1))["steps"]:
        assert "Hold" not in step["phase"]
        assert "Begin" not in " ".join(step["spoken"])


def own_script(dose: HeldDose | PacedDose, *, side: Literal["left", "right"]) -> dict[str, Any]:
    """Return the script of one move of a physio's own, on one side."""
    line = OwnLine(
        name="Towel squeeze",
        position="floor",
        sides=side,
        dose=dose,
        days_a_week=3,
        steps=("Lie down.", "Squeeze.", "Let go."),
    )
    if isinstance(dose, HeldDose):
        item = PlanItem(line.move, 2, 1, dose.seconds, dose.times, "", (), side=side)
    else:
        counted = PlanItem(line.move, 2, 1, None, dose.repetitions, "", (), side=side)
        item = replace(counted, sets=dose.sets, seconds_each=dose.seconds_each)
    named = add_own_moves(RULES, [line])
    steps = build_timeline([item], RULES.plan, stances=list_stances(named.moves))
    return build_script(named, steps, {}, {line.move: "20 seconds"})


def test_a_physios_own_held_move_is_described_in_the_physios_words() -> None:
    script = own_script(HeldDose(20, 1), side="left")
    place, ready, hold = script["steps"]
    assert place["name"] == "Towel squeeze"
    assert place["place"] == "Move 1 of 1 · on the floor"
    assert place["spoken"] == [
        "Find your place. Towel squeeze, on the floor. Left side first.",
        "Lie down.",
    ]
    assert (ready["phase"], hold["phase"]) == ("Get ready · Left side", "Hold · Left side")
    assert hold["cues"] == ["Lie down.", "Squeeze.", "Let go."]
    (how,) = script["moves"].values()
    assert how["steps"] == ["Lie down.", "Squeeze.", "Let go."]
    assert (how["dose"], how["feel"]) == ("20 seconds", "Your physio's own move")


def test_a_physios_own_counted_move_has_a_count_and_no_beat() -> None:
    """It is unknown when the move goes out and back, so only the number is spoken."""
    script = own_script(PacedDose(1, 8, 5), side="right")
    *_, one_set = script["steps"]
    assert (one_set["count"], one_set["beat"], one_set["seconds"]) == (8, None, 40)
    assert one_set["phase"] == "Repeat · Right side"
