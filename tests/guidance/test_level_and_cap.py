"""Level and depth cap over the whole decision space (P1, P2, P3, P9, P11).

Why this is the whole space: a level looks at what kind of signs each safety list holds, and at
the answers of ``GATING`` and ``THIGHS``; a cap looks at the level, at those same answers and at
facts of the history. ``test_space`` shows that the answers used here stand for all others, and the
last tests here that ``LIST_ANSWERS`` stand for every set of signs. What is
missing is ``test_missing``'s matter, so here nothing is. All combinations are then gone through.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Iterator
from functools import cache

import msgspec
import pytest

from psoas_coach.guidance.depth import Cap, find_cap
from psoas_coach.guidance.history import NO_HISTORY, HistorySummary
from psoas_coach.guidance.level import ORDER, Grade, find_level
from psoas_coach.guidance.results import Answer
from tests.support.decision_space import (
    CONTENT,
    GATING,
    LIST_ANSWERS,
    LISTS,
    PAINS,
    SOON_KINDS,
    THIGHS,
    TODAY_KINDS,
    harder_lists,
    harder_thighs,
)
from tests.support.random_answers import HEALTHY

Past = tuple[bool, bool, bool]
"""Unlocked, rest and stop."""
Answered = tuple[int, int, tuple[int, int], int]
"""Safety lists, thigh signs, pain and limits."""
Results = dict[Answered, tuple[Grade, tuple[Cap, ...]]]
"""For all that can be answered, its level, and its cap after each of ``PASTS``."""

STRONG = ("groin", "inner", "back", "below_knee")
MILD = {"see_someone.not_improving", "see_someone.between_shoulder_blades"}
YES_OR_NO = (False, True)
PASTS: tuple[Past, ...] = tuple(itertools.product(YES_OR_NO, YES_OR_NO, YES_OR_NO))
PLACE = {past: place for place, past in enumerate(PASTS)}


def answers_of(lists: int, thigh: int, pain: tuple[int, int], limits: int) -> dict[str, Answer]:
    """Write the answers of a state, all that is asked before a plan."""
    average, worst = pain
    rest = {"pain_average": average, "pain_worst": worst, "limits": limits}
    return {**HEALTHY, "precautions": (), **LIST_ANSWERS[lists], **THIGHS[thigh], **rest}


def standing_of(unlocked: bool, rest: bool, stopped: bool) -> HistorySummary:
    """Write what the history of a state amounts to."""
    return msgspec.structs.replace(
        NO_HISTORY,
        unlocked=unlocked,
        reasons_to_rest=("history.tingling",) if rest else (),
        stopped_recently=stopped,
    )


STANDINGS = [standing_of(*past) for past in PASTS]


@pytest.fixture(scope="module")
def results() -> Results:
    """Level and cap of every state."""
    results: Results = {}
    kinds = range(len(LIST_ANSWERS))
    space = itertools.product(kinds, range(len(THIGHS)), PAINS, GATING["limits"])
    for lists, thigh, pain, limits in space:
        answers = answers_of(lists, thigh, pain, limits)
        grade = find_level(answers, CONTENT)
        results[lists, thigh, pain, limits] = (
            grade,
            tuple(
                find_cap(answers, CONTENT, grade=grade, adult=True, past=standing)
                for standing in STANDINGS
            ),
        )
    return results


def each_past(results: Results) -> Iterator[tuple[Answered, Past, Grade, Cap]]:
    """Yield every state with its past, level and cap."""
    for state, (grade, caps) in results.items():
        for past, limit in zip(PASTS, caps, strict=True):
            yield state, past, grade, limit


HARDER_THIGHS = [[THIGHS.index(harder) for harder in harder_thighs(thigh)] for thigh in THIGHS]


def harder(state: Answered) -> Iterator[Answered]:
    """Yield every state in which one symptom is one step worse."""
    lists, thigh, pain, limits = state
    for more in harder_lists(lists):
        yield more, thigh, pain, limits
    for worse in HARDER_THIGHS[thigh]:
        yield lists, worse, pain, limits
    for place in (0, 1):
        steps = [pair for pair in PAINS if pair[1 - place] == pain[1 - place]]
        for up in steps[steps.index(pain) + 1 :][:1]:
            yield lists, thigh, up, limits
    for up_limits in GATING["limits"]:
        if up_limits > limits:
            yield lists, thigh, pain, up_limits


@cache
def heal_thigh(thigh: int, named: frozenset[str]) -> int:
    """Take the named thigh signs away."""
    signs = dict(THIGHS[0 if "thigh_frequency" in named else thigh])
    for id_, mildest in (("thigh_trend", "better"), ("thigh_areas", ()), ("thigh_side", "left")):
        if id_ in named and id_ in signs:
            signs[id_] = mildest
    return THIGHS.index(signs)


@cache
def heal_lists(lists: int, reasons: tuple[str, ...]) -> int:
    """Take the named signs off the safety lists."""
    left = {
        id_: tuple(item for item in items if f"{id_}.{item}" not in reasons)
        for id_, items in LIST_ANSWERS[lists].items()
    }
    left["seen_for"] = tuple(item for item in left["seen_for"] if item in left["red_today"])
    return LIST_ANSWERS.index(left)


def find_healed_cap(results: Results, state: Answered, past: Past, reasons: tuple[str, ...]) -> Cap:
    """Find the cap after the named answers are taken away: the healthiest in their place."""
    lists, thigh, (average, worst), limits = state
    unlocked, rest, stopped = past
    named = frozenset(reason.partition(".")[0] for reason in reasons)
    average = 0 if "pain_average" in named else average
    worst = max(average, GATING["pain_worst"][0]) if "pain_worst" in named else worst
    healthier = (
        heal_lists(lists, reasons),
        heal_thigh(thigh, named),
        (average, worst),
        0 if "limits" in named else limits,
    )
    calmer = (
        unlocked,
        rest and "history.tingling" not in reasons,
        stopped and "history.stopped_recently" not in reasons,
    )
    return results[healthier][1][PLACE[calmer]]


@pytest.mark.whole
def test_raising_a_symptom_never_lowers_the_level_and_never_raises_the_cap(
    results: Results,
) -> None:
    levels = {state: ORDER.index(grade.level) for state, (grade, _) in results.items()}
    depths = {state: tuple(cap.depth for cap in caps) for state, (_, caps) in results.items()}
    for state, level in levels.items():
        for worse in harder(state):
            assert levels[worse] >= level, (state, worse)
            assert all(map(operator.le, depths[worse], depths[state])), (state, worse)


@pytest.mark.whole
def test_emergency_and_today_leave_nothing_and_soon_leaves_depth_0_or_1_where_it_is_mild(
    results: Results,
) -> None:
    most = {"emergency": -1, "today": -1, "soon": 1, "none": 3}
    for state, (grade, caps) in results.items():
        graver = grade.level == "soon" and not set(grade.reasons) <= MILD
        for limit in caps:
            assert limit.depth <= (0 if graver else most[grade.level]), state
            assert (limit.depth == -1) == (grade.level in {"emergency", "today"}), state


@pytest.mark.whole
def test_thigh_signs_leave_at_most_depth_1_and_strong_ones_depth_0(results: Results) -> None:
    for state, (_, caps) in results.items():
        thigh = THIGHS[state[1]]
        if thigh["thigh_frequency"] != "none":
            areas = thigh["thigh_areas"]
            strong = thigh["thigh_frequency"] == "constant" or thigh["thigh_trend"] == "worse"
            strong = strong or any(area in STRONG for area in areas)  # type: ignore[union-attr]  # a list
            assert all(limit.depth <= (0 if strong else 1) for limit in caps), state


@pytest.mark.whole
def test_depth_3_needs_little_pain_no_thigh_signs_no_level_and_the_history(
    results: Results,
) -> None:
    deepest = [case for case in each_past(results) if case[3].depth == 3]
    assert deepest
    for (lists, thigh, (average, _), _), (unlocked, _, _), grade, _ in deepest:
        assert lists == 0
        assert THIGHS[thigh] == {"thigh_frequency": "none"}
        assert average <= 2
        assert unlocked
        assert grade.level == "none"


@pytest.mark.whole
def test_taking_away_what_is_named_restores_the_cap(results: Results) -> None:
    for state, past, _, limit in each_past(results):
        start = 3 if past[0] else 2
        assert limit.start == start
        assert find_healed_cap(results, state, past, limit.reasons).depth == start, state
        assert bool(limit.reasons) == (limit.depth < start), state


@pytest.mark.whole
def test_whatever_is_named_lowers_the_cap_by_itself(results: Results) -> None:
    # Every 17th state: no count of a question's answers divides by 17, so all combine with all.
    for state, past, _, limit in itertools.islice(each_past(results), 0, None, 17):
        for value, reasons in limit.limits:
            asks = {reason.partition(".")[0] for reason in reasons if "history" not in reason}
            if any(ask.startswith("thigh_") for ask in asks):
                asks.add("thigh_frequency")  # without it there are no thigh signs at all
            others = (
                reason
                for reason in limit.reasons
                if reason.partition(".")[0] not in asks or reason.partition(".")[0] in LISTS
            )
            away = tuple(other for other in others if other not in reasons)
            alone = find_healed_cap(results, state, past, away)
            stop = reasons == ("history.stopped_recently",)
            assert alone.depth <= (alone.start - 1 if stop else value), (state, reasons)


@pytest.mark.whole
def test_every_reason_for_a_level_is_an_answer_that_was_given(results: Results) -> None:
    for (lists, thigh, pain, limits), (grade, _) in results.items():
        answered = {id_ for id_, ticked in LIST_ANSWERS[lists].items() if ticked}
        answered |= set(THIGHS[thigh]) if thigh else set()
        answered |= {"pain_average"} if pain[0] else set()
        answered |= {"limits"} if limits else set()
        assert {reason.partition(".")[0] for reason in grade.reasons} <= answered
        assert bool(grade.reasons) == (grade.level != "none")


def test_nobody_under_18_is_allowed_anything() -> None:
    kinds = range(len(LIST_ANSWERS))
    for lists, thigh, past in itertools.product(kinds, range(len(THIGHS)), PASTS):
        answers = {**answers_of(lists, thigh, (0, 7), 0), "age_group": "under_18"}
        grade = find_level(answers, CONTENT)
        limit = find_cap(answers, CONTENT, grade=grade, adult=False, past=standing_of(*past))
        assert limit.depth == -1
        assert "age_group" in limit.reasons


@pytest.mark.whole
def test_old_answers_and_new_signs_only_ever_take_away_and_are_named(results: Results) -> None:
    kinds = range(len(LIST_ANSWERS))
    for lists, thigh, pain in itertools.product(kinds, range(len(THIGHS)), PAINS):
        answers = answers_of(lists, thigh, pain, 0)
        grade, caps = results[lists, thigh, pain, 0]
        for past, standing, before in zip(PASTS, STANDINGS, caps, strict=True):
            for field, most in (("old_answers", 1), ("new_signs", 0)):
                changed = msgspec.structs.replace(standing, **{field: True})
                after = find_cap(answers, CONTENT, grade=grade, adult=True, past=changed)
                assert after.depth == max(
                    min(before.depth, -1 if before.depth < 0 else most - (past[2] and most > 0)), -1
                )
                assert f"history.{field}" in after.reasons


@pytest.mark.parametrize("id_", LISTS)
def test_any_item_of_a_list_does_what_any_other_does(id_: str) -> None:
    expected = {"red_now": "emergency", "red_today": "today", "see_someone": "soon"}[id_]
    healthy = {**HEALTHY, **dict.fromkeys(("precautions", *LISTS), ())}
    items = CONTENT.safety[id_].items
    for ticked in ((item,) for item in items):
        grade = find_level({**healthy, id_: ticked}, CONTENT)
        assert grade.level == expected
        assert grade.reasons == tuple(f"{id_}.{item}" for item in ticked)
    assert find_level(healthy, CONTENT).level == "none"


def test_anything_in_the_first_list_is_an_emergency_whatever_else_there_is() -> None:
    kinds = range(len(LIST_ANSWERS))
    for lists, thigh, pain in itertools.product(kinds, range(len(THIGHS)), PAINS):
        for item in ("chest_pain", "not_sure"):
            answers = {**answers_of(lists, thigh, pain, 0), "red_now": (item,)}
            grade = find_level(answers, CONTENT)
            assert grade.level == "emergency"
            assert f"red_now.{item}" in grade.reasons
            assert find_cap(answers, CONTENT, grade=grade, adult=True, past=NO_HISTORY).depth == -1


def test_every_set_of_signs_for_a_visit_behaves_like_its_representative() -> None:
    """All 1,024 of them, beside every kind of the second list and thigh signs of each level."""
    items = CONTENT.safety["see_someone"].items
    thighs = [0, *range(1, len(THIGHS), 11)]
    for chosen in itertools.product(YES_OR_NO, repeat=len(items)):
        ticked = tuple(item for item, there in zip(items, chosen, strict=True) if there)
        kind = _soon_kind(set(ticked))
        for today, thigh in itertools.product(range(len(TODAY_KINDS)), thighs):
            number = today * len(SOON_KINDS) + kind
            real = {**answers_of(number, thigh, (0, 7), 0), "see_someone": ticked}
            assert _level_and_cap(real) == _level_and_cap_of(number, thigh), ticked


def _soon_kind(ticked: set[str]) -> int:
    if len(ticked & {"night_or_rest_pain", "between_shoulder_blades", "cough_strain_pain"}) > 1:
        return 3
    if not ticked:
        return 0
    return 1 if ticked <= {"not_improving", "between_shoulder_blades"} else 2


def test_every_set_of_examined_signs_behaves_like_its_representative() -> None:
    items = CONTENT.safety["red_today"].items
    may = [item for item in items if item not in {"not_sure", "self_harm_thoughts"}]
    for many in (1, 2, 3):
        for ticked in itertools.combinations(items, many):
            for seen in itertools.chain.from_iterable(
                itertools.combinations([item for item in ticked if item in may], size)
                for size in range(many + 1)
            ):
                kind = 1 if set(seen) == set(ticked) else 2
                number = kind * len(SOON_KINDS)
                alike = answers_of(number, 0, (0, 7), 0)
                real = {**alike, "red_today": ticked, "seen_for": seen}
                assert _level_and_cap(real) == _level_and_cap_of(number, 0), (ticked, seen)


def _level_and_cap(answers: dict[str, Answer]) -> tuple[str, int]:
    grade = find_level(answers, CONTENT)
    return grade.level, find_cap(answers, CONTENT, grade=grade, adult=True, past=NO_HISTORY).depth


def test_a_both_sided_thigh_is_an_emergency_only_with_pain_that_grows_or_lies_elsewhere() -> None:
    both = {"thigh_frequency": "some_days", "thigh_trend": "better", "thigh_side": "both"}
    answers = {**HEALTHY, "precautions": (), **both, "thigh_areas": ("outer",)}
    assert find_level({**answers, "pain_average": 0}, CONTENT).level == "today"
    assert find_level({**answers, "pain_average": 1}, CONTENT).level == "today"
    assert (
        find_level({**answers, "pain_average": 1, "thigh_trend": "same"}, CONTENT).level == "today"
    )
    for worse in (
        {"thigh_trend": "worse"},
        {"thigh_areas": ("front",)},
        {"thigh_areas": ("back",)},
    ):
        assert find_level({**answers, "pain_average": 0, **worse}, CONTENT).level != "emergency"
        assert find_level({**answers, "pain_average": 1, **worse}, CONTENT).level == "emergency"


@cache
def _level_and_cap_of(lists: int, thigh: int) -> tuple[str, int]:
    """The same of one kind of safety lists, which stands for many sets of signs."""
    return _level_and_cap(answers_of(lists, thigh, (0, 7), 0))
