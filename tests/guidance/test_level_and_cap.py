"""Level and depth cap over the whole decision space (P1, P2, P3, P9, P11).

Why this is the whole space: a level looks at what kind of signs each safety list holds, and at
the answers of ``GATING`` and ``THIGHS``; a cap looks at the level, at those same answers and at
facts of the history. ``test_space`` shows that the answers used here stand for all others, and the
last tests here that ``LIST_ANSWERS`` stand for every set of signs. What is
missing is ``test_missing``'s matter, so here nothing is. All combinations are then gone through.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

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
State = tuple[int, int, tuple[int, int], int, Past]
"""Safety lists, thigh signs, pain, limits, and unlocked, rest and stop."""

STRONG = ("groin", "inner", "back", "below_knee")
MILD = {"see_someone.not_improving", "see_someone.between_shoulder_blades"}
YES_OR_NO = (False, True)
BOOLS: tuple[Past, ...] = tuple(itertools.product(YES_OR_NO, YES_OR_NO, YES_OR_NO))


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


@pytest.fixture(scope="module")
def results() -> dict[State, tuple[Grade, Cap]]:
    """Level and cap of every state."""
    found: dict[State, tuple[Grade, Cap]] = {}
    pasts = [(past, standing_of(*past)) for past in BOOLS]
    kinds = range(len(LIST_ANSWERS))
    space = itertools.product(kinds, range(len(THIGHS)), PAINS, GATING["limits"])
    for lists, thigh, pain, limits in space:
        answers = answers_of(lists, thigh, pain, limits)
        grade = find_level(answers, CONTENT)
        for past, standing in pasts:
            found[lists, thigh, pain, limits, past] = (
                grade,
                find_cap(answers, CONTENT, grade=grade, adult=True, past=standing),
            )
    return found


HARDER_THIGHS = [[THIGHS.index(one) for one in harder_thighs(thigh)] for thigh in THIGHS]


def harder(state: State) -> Iterator[State]:
    """Yield every state in which one symptom is one step worse."""
    lists, thigh, pain, limits, past = state
    for more in harder_lists(lists):
        yield more, thigh, pain, limits, past
    for worse in HARDER_THIGHS[thigh]:
        yield lists, worse, pain, limits, past
    for place in (0, 1):
        steps = [one for one in PAINS if one[1 - place] == pain[1 - place]]
        for up in steps[steps.index(pain) + 1 :][:1]:
            yield lists, thigh, up, limits, past
    for up_limits in GATING["limits"]:
        if up_limits > limits:
            yield lists, thigh, pain, up_limits, past


def healed(state: State, reasons: tuple[str, ...]) -> State:
    """Take the named answers away: put the healthiest in their place."""
    lists, thigh, (average, worst), limits, (unlocked, rest, stopped) = state
    named = {reason.partition(".")[0] for reason in reasons}
    signs = dict(THIGHS[thigh])
    if "thigh_frequency" in named:
        signs = dict(THIGHS[0])
    for id_, mildest in (("thigh_trend", "better"), ("thigh_areas", ()), ("thigh_side", "left")):
        if id_ in named and id_ in signs:
            signs[id_] = mildest
    average = 0 if "pain_average" in named else average
    worst = max(average, GATING["pain_worst"][0]) if "pain_worst" in named else worst
    left = {
        id_: tuple(item for item in items if f"{id_}.{item}" not in reasons)
        for id_, items in LIST_ANSWERS[lists].items()
    }
    left["seen_for"] = tuple(item for item in left["seen_for"] if item in left["red_today"])
    kept = LIST_ANSWERS.index(left)
    past = (
        unlocked,
        rest and "history.tingling" not in reasons,
        stopped and "history.stopped_recently" not in reasons,
    )
    return (kept, THIGHS.index(signs), (average, worst), 0 if "limits" in named else limits, past)


def test_raising_a_symptom_never_lowers_the_level_and_never_raises_the_cap(
    results: dict[State, tuple[Grade, Cap]],
) -> None:
    for state, (grade, limit) in results.items():
        for worse in harder(state):
            harder_grade, harder_limit = results[worse]
            assert ORDER.index(harder_grade.level) >= ORDER.index(grade.level), (state, worse)
            assert harder_limit.depth <= limit.depth, (state, worse)


def test_emergency_and_today_leave_nothing_and_soon_leaves_depth_0_or_1_where_it_is_mild(
    results: dict[State, tuple[Grade, Cap]],
) -> None:
    most = {"emergency": -1, "today": -1, "soon": 1, "none": 3}
    for state, (grade, limit) in results.items():
        assert limit.depth <= most[grade.level], state
        if grade.level == "soon" and not set(grade.reasons) <= MILD:
            assert limit.depth <= 0, state
        assert (limit.depth == -1) == (grade.level in {"emergency", "today"}), state


def test_thigh_signs_leave_at_most_depth_1_and_strong_ones_depth_0(
    results: dict[State, tuple[Grade, Cap]],
) -> None:
    for state, (_, limit) in results.items():
        thigh = THIGHS[state[1]]
        if thigh["thigh_frequency"] != "none":
            assert limit.depth <= 1, state
            areas = thigh["thigh_areas"]
            strong = thigh["thigh_frequency"] == "constant" or thigh["thigh_trend"] == "worse"
            if strong or any(area in STRONG for area in areas):  # type: ignore[union-attr]  # a list
                assert limit.depth <= 0, state


def test_depth_3_needs_little_pain_no_thigh_signs_no_level_and_the_history(
    results: dict[State, tuple[Grade, Cap]],
) -> None:
    deepest = [state for state, (_, limit) in results.items() if limit.depth == 3]
    assert deepest
    for lists, thigh, (average, _), _, (unlocked, _, _) in deepest:
        assert lists == 0
        assert THIGHS[thigh] == {"thigh_frequency": "none"}
        assert average <= 2
        assert unlocked
    assert all(results[state][0].level == "none" for state in deepest)


def test_taking_away_what_is_named_restores_the_cap(
    results: dict[State, tuple[Grade, Cap]],
) -> None:
    for state, (_, limit) in results.items():
        start = 3 if state[4][0] else 2
        assert limit.start == start
        assert results[healed(state, limit.reasons)][1].depth == start, state
        assert bool(limit.reasons) == (limit.depth < start), state


def test_whatever_is_named_lowers_the_cap_by_itself(
    results: dict[State, tuple[Grade, Cap]],
) -> None:
    # Every 17th state: no count of a question's answers divides by 17, so all combine with all.
    for state, (_, limit) in itertools.islice(results.items(), 0, None, 17):
        for value, reasons in limit.limits:
            asks = {reason.partition(".")[0] for reason in reasons if "history" not in reason}
            if any(ask.startswith("thigh_") for ask in asks):
                asks.add("thigh_frequency")  # without it there are no thigh signs at all
            others = (
                one
                for one in limit.reasons
                if one.partition(".")[0] not in asks or one.partition(".")[0] in LISTS
            )
            alone = results[healed(state, tuple(one for one in others if one not in reasons))][1]
            stop = reasons == ("history.stopped_recently",)
            assert alone.depth <= (alone.start - 1 if stop else value), (state, reasons)


def test_every_reason_for_a_level_is_an_answer_that_was_given(
    results: dict[State, tuple[Grade, Cap]],
) -> None:
    for (lists, thigh, pain, limits, _), (grade, _) in results.items():
        given = {id_ for id_, ticked in LIST_ANSWERS[lists].items() if ticked}
        given |= set(THIGHS[thigh]) if thigh else set()
        given |= {"pain_average"} if pain[0] else set()
        given |= {"limits"} if limits else set()
        assert {reason.partition(".")[0] for reason in grade.reasons} <= given
        assert bool(grade.reasons) == (grade.level != "none")


def test_nobody_under_18_is_allowed_anything() -> None:
    kinds = range(len(LIST_ANSWERS))
    for lists, thigh, past in itertools.product(kinds, range(len(THIGHS)), BOOLS):
        answers = {**answers_of(lists, thigh, (0, 7), 0), "age_group": "under_18"}
        grade = find_level(answers, CONTENT)
        limit = find_cap(answers, CONTENT, grade=grade, adult=False, past=standing_of(*past))
        assert limit.depth == -1
        assert "age_group" in limit.reasons


def test_old_answers_and_new_signs_only_ever_take_away_and_are_named() -> None:
    kinds = range(len(LIST_ANSWERS))
    for lists, thigh, pain in itertools.product(kinds, range(len(THIGHS)), PAINS):
        answers = answers_of(lists, thigh, pain, 0)
        grade = find_level(answers, CONTENT)
        for past in BOOLS:
            standing = standing_of(*past)
            before = find_cap(answers, CONTENT, grade=grade, adult=True, past=standing)
            for field, most in (("old_answers", 1), ("new_signs", 0)):
                changed = msgspec.structs.replace(standing, **{field: True})
                after = find_cap(answers, CONTENT, grade=grade, adult=True, past=changed)
                assert after.depth == max(
                    min(before.depth, -1 if before.depth < 0 else most - (past[2] and most > 0)), -1
                )
                assert f"history.{field}" in after.reasons


@pytest.mark.parametrize("id_", LISTS)
def test_any_item_of_a_list_does_what_any_other_does(id_: str) -> None:
    wanted = {"red_now": "emergency", "red_today": "today", "see_someone": "soon"}[id_]
    healthy = {**HEALTHY, **dict.fromkeys(("precautions", *LISTS), ())}
    items = CONTENT.safety[id_].items
    for ticked in ((item,) for item in items):
        grade = find_level({**healthy, id_: ticked}, CONTENT)
        assert grade.level == wanted
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


def test_every_set_of_signs_for_a_visit_is_like_one_that_stands_for_it() -> None:
    """All 1,024 of them, beside every kind of the second list and thigh signs of each level."""
    items = CONTENT.safety["see_someone"].items
    thighs = [0, *range(1, len(THIGHS), 11)]
    for chosen in itertools.product(YES_OR_NO, repeat=len(items)):
        ticked = tuple(item for item, there in zip(items, chosen, strict=True) if there)
        kind = _soon_kind(set(ticked))
        for today, thigh in itertools.product(range(len(TODAY_KINDS)), thighs):
            alike = answers_of(today * len(SOON_KINDS) + kind, thigh, (0, 7), 0)
            assert _level_and_cap({**alike, "see_someone": ticked}) == _level_and_cap(alike), ticked


def _soon_kind(ticked: set[str]) -> int:
    if len(ticked & {"night_or_rest_pain", "between_shoulder_blades", "cough_strain_pain"}) > 1:
        return 3
    if not ticked:
        return 0
    return 1 if ticked <= {"not_improving", "between_shoulder_blades"} else 2


def test_every_set_of_examined_signs_is_like_one_that_stands_for_it() -> None:
    items = CONTENT.safety["red_today"].items
    may = [item for item in items if item not in {"not_sure", "self_harm_thoughts"}]
    for many in (1, 2, 3):
        for ticked in itertools.combinations(items, many):
            for seen in itertools.chain.from_iterable(
                itertools.combinations([one for one in ticked if one in may], size)
                for size in range(many + 1)
            ):
                kind = 1 if set(seen) == set(ticked) else 2
                alike = answers_of(kind * len(SOON_KINDS), 0, (0, 7), 0)
                real = {**alike, "red_today": ticked, "seen_for": seen}
                assert _level_and_cap(real) == _level_and_cap(alike), (ticked, seen)


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
