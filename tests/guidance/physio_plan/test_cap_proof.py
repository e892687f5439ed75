"""A physio's plan never unlocks: over every circumstance, every set of precautions, any plan.

Why this is the whole space: of a person, the capping sees what the guidance allows, its level, cap
and patterns, the precautions, the age group, and the summary of the history. What is allowed hangs
on cap, thigh signs, the overstretched pattern, three clean backbends and the precautions, as
``test_moves`` says; all of these are gone through here, at both levels that leave a plan, which is
more than can be (``soon`` never goes with a cap above 1). Where overstretched leaves only moves of
depth 0, precautions that withhold the same ones of these are alike, as they are within a cap.

Each of our moves is asked for in every circumstance, and so are own moves, each time for as much as
a file can say. The gate of a line knows no other line; what lines share, the room of a day and a
session, is tried with plans drawn at random.

What is expected is written here from the contract (``tests/support/rules_contract.py``) and by
hand, not asked of the engine.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from msgspec import UNSET, UnsetType

from psoas_coach.guidance import Guidance, PlanItem
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.choices import FLARE_MODES, Choices, apply_declined, assess_today
from psoas_coach.guidance.history import NO_HISTORY, HistorySummary, summarize
from psoas_coach.guidance.history_input import parse_history
from psoas_coach.guidance.physio_plan.cap import cap_physio_plan
from psoas_coach.guidance.physio_plan.model import LibraryLine, PhysioPlan, PlanLine
from psoas_coach.guidance.physio_plan.today import LineToday, PersonToday, PhysioPlanToday
from psoas_coach.guidance.plan import build_plan
from psoas_coach.guidance.results import Answers, PatternState
from psoas_coach.sharing.physio_plan_file import read_physio_plan
from tests.guidance.test_moves import CIRCUMSTANCES, Circumstances, subsets, work_out
from tests.support.decision_space import CONTENT
from tests.support.physio_plans import ONE_SIDED, SESSION_MOVES, draw_plan, sample
from tests.support.random_answers import HEALTHY, TODAY, history, person
from tests.support.rules_contract import COUNTED, MOVES
from tests.support.whole import whole_or_each

STEPS: dict[tuple[int, str], list[tuple[int, int]]] = {
    (1, "18_59"): [(20, 2), (25, 2), (30, 2), (30, 3)],
    (1, "60_plus"): [(20, 2), (25, 2), (30, 2), (30, 3)],
    (2, "18_59"): [(30, 2), (30, 3)],
    (2, "60_plus"): [(30, 2), (45, 2), (60, 2)],
    (3, "18_59"): [(30, 2), (45, 2)],
    (3, "60_plus"): [(30, 2), (45, 2)],
}
"""Seconds and times of each step of a held move that lengthens, by depth and age group."""
OTHER_HOLDS = {
    "constructive_rest": (150, 1),
    "side_lying_rest": (150, 1),
    "slow_breathing": (120, 1),
    "tense_and_let_go": (150, 1),
}
COUNTS = {
    "heel_slide": (1, 8, 8),
    "bridge": (2, 8, 7),
    "dead_bug": (2, 12, 4),
    "seated_march": (2, 5, 6),
    "wall_stack": (1, 5, 15),
}
"""Sets, repetitions and seconds each of our counted moves."""
MOST_DAYS = {0: 7, 1: 5, 2: 5, 3: 3}
DATES = (
    *(("2026-03-01", "2026-03-14"), ("2026-03-01", "2026-03-15"), ("2026-03-16", "2026-04-12")),
    ("2026-03-17", "2026-04-12"),
)
"""From when to when plans count, around the day of ``random_answers``."""
DAY = 120
SESSION = 12 * 60


def read(plan: dict[str, Any]) -> PhysioPlan:
    return read_physio_plan(msgspec.json.encode(plan), CONTENT)


def _asking_for_most(moves: list[str]) -> PhysioPlan:
    """A plan that asks for as much of the moves, and of two own ones, as a file can say."""
    held = {"how": "hold", "seconds": 600, "times": 20}
    counted = {"how": "repetitions", "sets": 10, "repetitions": 50}
    lines: list[dict[str, Any]] = [
        {
            "kind": "library",
            "move": move,
            "sides": "once" if move in ONE_SIDED else "each",
            "dose": counted if move in COUNTED else held,
            "days_a_week": 7,
        }
        for move in moves
    ]
    own = {"kind": "own", "position": "floor", "sides": "once", "days_a_week": 7, "steps": ["Do."]}
    lines.append({**own, "name": "Held", "dose": held})
    lines.append({**own, "name": "Counted", "dose": {**counted, "seconds_each": 30}})
    return read({**sample(), "limits": {}, "moves": lines})


HALVES = tuple(_asking_for_most(SESSION_MOVES[start::2]) for start in (0, 1))


def _is_likely(guidance: Guidance, pattern: str) -> bool:
    return guidance.patterns[pattern].state == "likely"


def check_line(done: LineToday, line: PlanLine, who: PersonToday, past: HistorySummary) -> None:
    """Check that a line of today is one that this person's own answers allow, and how much."""
    guidance, item = who.guidance, done.item
    ticked = set(who.answers.get("precautions", ()))  # type: ignore[arg-type]  # a list
    signs, overstretched = (_is_likely(guidance, name) for name in ("nerve", "overstretched"))
    age = str(who.answers["age_group"])
    assert item.move == line.move
    assert item.move not in who.choices.hidden
    assert (item.sides, item.side) == (
        2 if line.sides == "each" else 1,
        line.sides if line.sides in {"left", "right"} else UNSET,
    )
    if isinstance(line, LibraryLine):
        depth, lengthens, gates, no_signs, _ = MOVES[line.move]
        assert line.move in guidance.allowed
        assert depth <= guidance.depth_cap
        assert not gates & ticked
        assert not (signs and no_signs)
        assert not (overstretched and lengthens)
        most = _find_most(line.move, depth, age, past, ticked)
    else:
        depth = 2
        assert guidance.level == "none"
        assert guidance.depth_cap >= 2
        assert not ticked
        assert not signs
        assert not overstretched
        assert not who.visit_due
        assert who.choices.flare_mode is None
        assert item.move not in MOVES
        most = (30, 2) if item.hold_seconds is not None else (2, 12)
    assert item.depth == depth
    _check_amount(done, line, most, halved=who.choices.flare_mode is not None)
    done_on = {session.date for session in who.history.sessions} if who.history else set()
    week = {who.date - dt.timedelta(days=ago) for ago in range(1, 7)}
    with_it = {
        session.date
        for session in (who.history.sessions if who.history else ())
        if line.move in session.moves
    }
    assert len(with_it & week & done_on) < min(line.days_a_week, MOST_DAYS[depth])


def _find_most(
    move: str, depth: int, age: str, past: HistorySummary, ticked: set[Any]
) -> tuple[int, int]:
    """Seconds and times of a held move, or sets and repetitions of a counted one, at most."""
    if move in COUNTS:
        return COUNTS[move][:2]
    if move in OTHER_HOLDS:
        return OTHER_HOLDS[move]
    steps = STEPS[depth, age]
    earned = max(0, min(past.earned_steps[depth], len(steps) - 1) - past.step_back)
    seconds = max(seconds_ for seconds_, _ in steps[: earned + 1])
    times = max(times_ for _, times_ in steps[: earned + 1])
    return min(seconds, 20) if "very_flexible" in ticked else seconds, times


def _check_amount(done: LineToday, line: PlanLine, most: tuple[int, int], *, halved: bool) -> None:
    item, dose = done.item, msgspec.to_builtins(line.dose)
    if item.hold_seconds is not None:
        asked, given = (dose["seconds"], dose["times"]), (item.hold_seconds, item.repetitions)
    else:
        asked, given = (dose["sets"], dose["repetitions"]), (item.sets or 0, item.repetitions)
        ours = COUNTS.get(line.move)
        assert item.seconds_each == (ours[2] if ours else dose["seconds_each"])
        if ours is None:
            assert item.rounds * item.round_seconds <= 112
    assert all(0 < answer <= other for answer, other in zip(given, asked, strict=True))
    assert all(answer <= other for answer, other in zip(given, most, strict=True))
    assert done.lowered == (given != asked)
    if halved:
        smallest = 1 if item.hold_seconds is None else asked[0] == 1
        assert item.rounds * item.round_seconds < most[0] * most[1] or smallest


def _seconds(item: PlanItem) -> int:
    """Seconds that the player takes: 5 to get ready, 5 between holds, 8 to change sides."""
    one_side = item.rounds * item.round_seconds + 5 * (item.rounds - 1)
    return 5 + one_side * item.sides + 8 * (item.sides - 1)


def check_plan(
    plan: PhysioPlan, who: PersonToday, past: HistorySummary = NO_HISTORY
) -> PhysioPlanToday:
    """Check all that must hold of a plan for one person."""
    capped = cap_physio_plan(plan, who, CONTENT)
    if capped.silent is not None:
        assert (capped.lines, capped.held) == ((), ())
        return capped
    assert who.guidance.session
    assert plan.made_on - dt.timedelta(days=1) <= who.date <= plan.until
    numbers = [line.number for line in capped.lines], [line.number for line in capped.held]
    assert numbers == (sorted(numbers[0]), sorted(numbers[1]))
    assert sorted(numbers[0] + numbers[1]) == list(range(len(plan.moves)))
    for held in capped.held:
        assert bool(held.because) == (held.why == "withheld")
    day, total, stretched = dict.fromkeys(("left", "right"), who.stretched_seconds), 0, False
    for done in capped.lines:
        line = plan.moves[done.number]
        check_line(done, line, who, past)
        total += _seconds(done.item)
        ours = isinstance(line, LibraryLine)
        if MOVES[line.move][1] if ours else done.item.hold_seconds is not None:
            stretched = True
            one = done.item.side
            for side in ("left", "right") if isinstance(one, UnsetType) else (one,):
                day[side] += done.item.rounds * done.item.round_seconds
    if capped.lines:
        minutes = plan.limits.most_minutes
        assert total + 120 * stretched <= min(SESSION, 60 * (minutes or 60))
    if stretched:
        assert max(day.values()) <= DAY
    assert sum(done.item.depth == 3 for done in capped.lines) <= (past.deep_days < 2)
    return capped


def _people(
    circumstances: Circumstances, ticked: tuple[str, ...]
) -> Iterator[tuple[PersonToday, HistorySummary]]:
    """Yield somebody of each level in some circumstances, of one age group and then the other.

    With any precaution the level changes nothing that could be allowed, so that one is enough.
    """
    cap, signs, overstretched, _ = circumstances
    allowed, withheld = work_out(ticked, circumstances)
    states = {
        id_: PatternState("likely" if there else "unlikely", ())
        for id_, there in (
            ("tight", True),
            ("nerve", signs),
            ("overstretched", overstretched),
            ("holding", False),
        )
    }
    past = msgspec.structs.replace(NO_HISTORY, unlocked=cap == 3)
    age = "60_plus" if len(ticked) % 2 else "18_59"
    answers: Answers = {**HEALTHY, "precautions": ticked, "age_group": age}
    plan = build_plan(answers, CONTENT, allowed=allowed, states=states, past=past)
    for level in ("none",) if ticked else ("none", "soon"):
        guidance = msgspec.structs.replace(
            BASE,
            level=level,
            reasons=("limits",) if level == "soon" else (),
            depth_cap=cap,
            cap_reasons=("pain_average",) if cap < 2 else (),
            patterns=states,
            allowed=allowed,
            withheld=withheld,
            plan=plan,
        )
        yield PersonToday(date=TODAY, guidance=guidance, answers=answers, history=None), past


BASE = assess_today(HEALTHY, None, Choices())


@pytest.mark.parametrize("circumstances", CIRCUMSTANCES, ids=str)
@whole_or_each(40)
def test_nothing_is_allowed_that_the_answers_withhold(
    circumstances: Circumstances, step: int
) -> None:
    cap, _, overstretched, _ = circumstances
    named: set[str] = set()
    for ticked in subsets(0 if overstretched else cap)[::step]:
        for who, past in _people(circumstances, ticked):
            for plan in HALVES:
                capped = check_plan(plan, who, past)
                named |= {line.item.move for line in capped.lines}
                own = {line.why for line in capped.held if line.number >= len(plan.moves) - 2}
                ours = [line for line in capped.held if line.number < len(plan.moves) - 2]
                # What is withheld is withheld by the answers, and by nothing else.
                assert {
                    plan.moves[line.number].move for line in ours if line.why == "withheld"
                } == {line.move for line in plan.moves[:-2]} - set(who.guidance.allowed)
                assert own <= {"withheld", "day_full", "session_full"}
    assert named


def _draw_person(rng: random.Random) -> tuple[PersonToday, HistorySummary]:
    """Draw somebody with a history and choices."""
    raw = HEALTHY if rng.random() < 0.3 else person(rng)
    past = history(rng)
    hidden = frozenset(rng.sample(sorted(MOVES), rng.choice([0, 0, 1, 4])))
    declined = frozenset(rng.sample(["longer", "more", "deep"], rng.choice([0, 0, 1])))
    choices = Choices(declined, hidden, rng.choice([None, None, None, *FLARE_MODES]))
    sessions = parse_history(past, CONTENT)[0]
    answers = check_answers(raw, CONTENT)[0]
    who = PersonToday(
        date=TODAY,
        guidance=assess_today(raw, past, choices),
        answers=answers,
        history=sessions,
        choices=choices,
        visit_due=rng.random() < 0.2,
        pain_now=rng.choice([None, 0, 2, 5, 10]),
        stretched_seconds=rng.choice([0, 0, 0, 30, 90, 300]),
    )
    return who, apply_declined(summarize(sessions, CONTENT), declined)


@whole_or_each(20)
def test_any_plan_of_anybody_keeps_within_what_they_may_do(step: int) -> None:
    rng = random.Random(21)
    done, own, silent, lowered = 0, 0, set(), 0
    for _ in range(10_000 // step):
        who, past = _draw_person(rng)
        made_on, until = rng.choice(DATES)
        plan = read(draw_plan(rng, made_on=made_on, until=until))
        capped = check_plan(plan, who, past)
        silent.add(capped.silent)
        done += len(capped.lines)
        lowered += sum(line.lowered for line in capped.lines)
        own += sum(line.item.move not in MOVES for line in capped.lines)
        if not who.guidance.plan:
            assert capped.silent == "no_moves"
    assert min(done, lowered) > 4000 / step
    assert own > 200 / step
    assert silent == {None, "no_moves", "bad_day", "not_yet", "over", "pain"}
