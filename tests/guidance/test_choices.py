"""No choice about the plan makes it more than the rules allow."""

from __future__ import annotations

import random
from itertools import combinations

from psoas_coach import content
from psoas_coach.guidance import assess
from psoas_coach.guidance.choices import DECLINED, FLARE_MODES, GAINS, Choices, assess_today
from psoas_coach.guidance.depth import NOT_UNLOCKED
from psoas_coach.guidance.dose import compute_session_seconds
from psoas_coach.guidance.results import Guidance
from tests.guidance.plan_changes.test_detect import good_weeks, past, session
from tests.support.random_answers import HEALTHY, history, person
from tests.support.whole import whole_or_each

ALL = content.load()
SUBSETS = [frozenset(some) for n in range(4) for some in combinations(GAINS, n)]
GENTLE = {**HEALTHY, "pain_average": 4, "pain_worst": 4}
OPENED = past(*(session(3 * ago) for ago in range(12)))


def lengthening(guidance: Guidance) -> int:
    """Seconds a week for one side, at five days."""
    return sum(
        item.rounds * item.round_seconds * 5
        for item in guidance.plan
        if ALL.moves[item.move].lengthens
    )


def test_without_a_choice_the_guidance_is_that_of_the_rules() -> None:
    rng = random.Random(3)
    for _ in range(300):
        answers, sessions = person(rng), history(rng)
        assert assess_today(answers, sessions, Choices()) == assess(answers, sessions)


def test_a_hold_kept_as_before_is_the_first_one_again() -> None:
    guidance = assess_today(GENTLE, past(*good_weeks(3)), Choices(declined=frozenset({"longer"})))
    doses = {
        (item.hold_seconds, item.repetitions)
        for item in guidance.plan
        if ALL.moves[item.move].lengthens
    }
    assert doses == {(20, 3)}


def test_repetitions_kept_as_before_leave_the_longer_hold() -> None:
    guidance = assess_today(GENTLE, past(*good_weeks(3)), Choices(declined=frozenset({"more"})))
    doses = {
        (item.hold_seconds, item.repetitions)
        for item in guidance.plan
        if ALL.moves[item.move].lengthens
    }
    assert doses == {(30, 2)}


def test_deep_moves_kept_away_are_named_as_the_persons_own_choice() -> None:
    guidance = assess_today(HEALTHY, OPENED, Choices(declined=frozenset({"deep"})))
    assert assess(HEALTHY, OPENED).depth_cap == 3
    assert guidance.depth_cap == 2
    because = {withheld_move.move: withheld_move.because for withheld_move in guidance.withheld}
    assert DECLINED in because["couch_stretch"]
    assert NOT_UNLOCKED not in {ref for refs in because.values() for ref in refs}


def test_deep_moves_that_were_never_earned_stay_named_so() -> None:
    guidance = assess_today(HEALTHY, None, Choices(declined=frozenset({"deep"})))
    assert guidance == assess(HEALTHY)


@whole_or_each(20)
def test_to_decline_what_was_earned_only_ever_takes_away(step: int) -> None:
    rng = random.Random(12)
    fewer = 0
    for _ in range(2500 // step):
        answers, sessions = person(rng), history(rng)
        full = assess(answers, sessions)
        items = {item.move: item for item in full.plan}
        for declined in SUBSETS:
            less = assess_today(answers, sessions, Choices(declined=declined))
            fewer += less != full
            assert set(less.allowed) <= set(full.allowed)
            assert less.depth_cap <= full.depth_cap
            assert (less.level, less.score, less.patterns) == (
                full.level, full.score, full.patterns,
            )  # fmt: skip
            steady = [id_ for id_ in less.allowed if not ALL.moves[id_].lengthens]
            assert not full.allowed or len(steady) >= 3
            assert {item.move for item in less.plan} <= set(full.allowed)
            for item in less.plan:
                if item.move in items:
                    assert (item.hold_seconds or 0) <= (items[item.move].hold_seconds or 0)
                    assert item.repetitions <= items[item.move].repetitions
                elif "deep" not in declined:
                    assert not ALL.moves[item.move].lengthens
            if "deep" not in declined:
                assert lengthening(less) <= lengthening(full)
    assert fewer > 500 / step


@whole_or_each(20)
def test_a_plan_with_choices_keeps_to_the_limits_of_a_plan(step: int) -> None:
    rng = random.Random(13)
    rules = ALL.plan
    for _ in range(2500 // step):
        answers, sessions = person(rng), history(rng)
        declined = rng.choice(SUBSETS)
        hidden = frozenset(rng.sample(sorted(ALL.moves), rng.choice([0, 0, 1, 4])))
        full = assess(answers, sessions)
        guidance = assess_today(answers, sessions, Choices(declined=declined, hidden=hidden))
        assert bool(guidance.plan) == bool(full.plan)
        if not guidance.plan:
            continue
        names = [item.move for item in guidance.plan]
        assert len(set(names)) == len(names) <= rules.most_moves + 2
        assert lengthening(guidance) <= ALL.dose.most_minutes_a_week * 60
        assert compute_session_seconds(guidance.session, ALL) <= rules.longest_minutes * 60
        held = sum(item.seconds for item in guidance.session)
        before = sum(item.seconds for item in full.session)
        if not hidden and before >= rules.shortest_minutes * 60:
            assert held >= rules.shortest_minutes * 60 or len(guidance.session) == rules.most_moves
        for way in FLARE_MODES:
            eased = assess_today(answers, sessions, Choices(declined, hidden, way))
            assert {item.move for item in eased.plan} <= set(names)
            amounts = {item.move: item.seconds for item in guidance.plan}
            assert all(item.seconds <= amounts[item.move] for item in eased.plan)
