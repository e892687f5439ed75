"""A week of a fair test replaces one move by another, and never makes a plan more demanding."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator

import msgspec
import pytest

from psoas_coach.guidance import Guidance, History, PastSession, PlanItem, assess
from psoas_coach.guidance.assess import assess_valid, validate
from psoas_coach.guidance.choices import (
    FLARE_MODES,
    Choices,
    FlareMode,
    assess_today,
    reduce_for_flare,
    with_chosen_moves,
)
from psoas_coach.guidance.dose import compute_session_seconds
from psoas_coach.guidance.history import NO_HISTORY, HistorySummary
from psoas_coach.guidance.results import Answers
from psoas_coach.guidance.tested_move import MoveSwap, with_tested_move
from tests.guidance.test_moves import YES_OR_NO
from tests.guidance.test_plan import (
    DAILY_SECONDS,
    MOVES_DOWN,
    PASTS,
    every_given,
    lengthening,
    plan_for,
    states_of,
)
from tests.support.answers_factory import DESK_WORKER
from tests.support.decision_space import CONTENT, LIST_ANSWERS, THIGHS
from tests.support.rules_contract import MOVES
from tests.support.whole import whole_or_each

SAMPLE = 23
GUIDANCE = assess(DESK_WORKER)


def swap(guidance: Guidance, tested: MoveSwap, past: HistorySummary = NO_HISTORY) -> Guidance:
    clean, _ = validate(DESK_WORKER, None, CONTENT)
    return with_tested_move(
        guidance, tested, hidden=frozenset(), answers=clean, past=past, content=CONTENT
    )


def ids(items: tuple[PlanItem, ...]) -> list[str]:
    return [item.move for item in items]


def alike(move: str, allowed: tuple[str, ...]) -> Iterator[str]:
    """Yield the allowed moves of the same kind and depth."""
    mine = CONTENT.moves[move]
    for other in allowed:
        there = CONTENT.moves[other]
        if other != move and (mine.kind, mine.depth) == (there.kind, there.depth):
            yield other


def test_each_of_the_two_is_in_the_plan_of_its_own_weeks_only() -> None:
    for move in ids(GUIDANCE.session):
        for other in alike(move, GUIDANCE.allowed):
            with_ = swap(GUIDANCE, MoveSwap(move, other))
            without = swap(GUIDANCE, MoveSwap(other, move))
            assert move in ids(with_.plan)
            assert other not in ids(with_.plan)
            assert other in ids(without.plan)
            assert move not in ids(without.plan)
            assert with_.habits == without.habits == GUIDANCE.habits


def test_it_stays_in_the_plan_on_every_day_of_its_week() -> None:
    """Without the test the plan of every day takes the move that was done longest ago."""
    sessions: list[PastSession] = []
    for day in range(7):
        today = dt.date(2026, 3, 1) + dt.timedelta(days=day)
        choices = Choices(tested=MoveSwap("dead_bug", "bridge"))
        items = assess_today(DESK_WORKER, History(today, tuple(sessions)), choices).session
        assert "dead_bug" in ids(items)
        assert "bridge" not in ids(items)
        sessions.append(PastSession(today, 2, True, False, False, 3, 2, tuple(ids(items))))


def test_the_rules_come_first() -> None:
    """A move that is withheld is not taken for any test; nor where there is no session."""
    knee = assess({**DESK_WORKER, "precautions": ["knee"]})
    assert "runners_lunge" not in knee.allowed
    assert swap(knee, MoveSwap("runners_lunge", "crescent_lunge")) is knee
    ill = assess({**DESK_WORKER, "red_now": ["chest_pain"]})
    assert swap(ill, MoveSwap("bridge", "dead_bug")) is ill
    assert swap(GUIDANCE, MoveSwap("no_such_move", "bridge")) is GUIDANCE


def test_a_hidden_move_stays_hidden() -> None:
    choices = Choices(hidden=frozenset({"dead_bug"}), tested=MoveSwap("dead_bug", "bridge"))
    assert "dead_bug" not in ids(assess_today(DESK_WORKER, None, choices).plan)


@pytest.mark.parametrize("way", FLARE_MODES)
def test_a_bad_day_makes_less_of_the_plan_of_any_week(way: FlareMode) -> None:
    tested = MoveSwap("dead_bug", "bridge")
    calm = assess_today(DESK_WORKER, None, Choices(tested=tested))
    flare = assess_today(DESK_WORKER, None, Choices(tested=tested, flare_mode=way))
    assert flare == reduce_for_flare(calm, way)


@whole_or_each(SAMPLE)
def test_no_week_of_any_test_makes_any_plan_more(step: int) -> None:
    """Over every set of allowed moves: nothing that was not allowed, nothing deeper, not more.

    So whatever a person's level and precautions leave, both halves of a test keep to it.
    """
    tried = 0
    for given in every_given()[::step]:
        allowed, _, _, flexible = given
        answers: Answers = {
            "age_group": "18_59",
            "precautions": ("very_flexible",) if flexible else (),
        }
        kinds = itertools.product(itertools.product(YES_OR_NO, YES_OR_NO), PASTS)
        for likely, past in itertools.islice(kinds, len(allowed) % 5, None, 5):
            plan = plan_for(given, likely, "18_59", past)
            before = msgspec.structs.replace(
                GUIDANCE, allowed=allowed, plan=plan, patterns=states_of(given, likely)
            )
            for move in ids(before.session):
                for other in alike(move, allowed):
                    tried += 1
                    after = with_tested_move(
                        before,
                        MoveSwap(other, move),
                        hidden=frozenset(),
                        answers=answers,
                        past=past,
                        content=CONTENT,
                    )
                    check_no_more(before, after)
                    assert other in ids(after.session) or after is before
    assert tried > 20_000 / step


def check_no_more(before: Guidance, after: Guidance) -> None:
    """Prove what holds of the plan of any week of any test."""
    assert msgspec.structs.replace(after, plan=before.plan) == before
    assert set(ids(after.plan)) <= set(before.allowed)
    assert after.habits == before.habits
    session = after.session
    assert 2 <= len(session) <= 4
    assert len(set(ids(session))) == len(session)
    assert max(item.depth for item in session) <= max(item.depth for item in before.session)
    daily = sum(item.rounds * item.round_seconds for item in lengthening(session))
    assert daily <= DAILY_SECONDS
    assert compute_session_seconds(session, CONTENT) <= 12 * 60
    deep = [item for item in session if item.depth == 3]
    assert len(deep) <= sum(item.depth == 3 for item in before.session)
    places = [MOVES_DOWN[item.move] for item in session]
    assert [place for place, _ in itertools.groupby(places)].count("down") <= 1
    assert all(MOVES[item.move][0] == item.depth for item in session)


@whole_or_each(29)
def test_whatever_the_answers_a_test_lifts_no_level_and_no_cap(step: int) -> None:
    """Over every kind of safety lists and thigh signs, for every pair of moves there is."""
    pairs = [
        MoveSwap(move, other)
        for move in CONTENT.moves
        for other in alike(move, tuple(CONTENT.moves))
    ]
    people = list(itertools.product(LIST_ANSWERS, THIGHS))[::step]
    for number, (lists, thigh) in enumerate(people):
        answers = {**DESK_WORKER, **lists, **thigh}
        clean, _ = validate(answers, None, CONTENT)
        before = assess_valid(clean, NO_HISTORY, CONTENT)
        for tested in pairs[number % 3 :: 3]:
            after = with_chosen_moves(before, Choices(tested=tested), clean, NO_HISTORY, CONTENT)
            assert (after.level, after.depth_cap, after.allowed) == (
                before.level,
                before.depth_cap,
                before.allowed,
            )
            assert all(item.depth <= after.depth_cap for item in after.plan)
            assert set(ids(after.plan)) <= set(after.allowed)
            assert bool(after.plan) == bool(before.plan)
