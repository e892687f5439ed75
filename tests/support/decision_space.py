"""The decision space in classes: for each question, answers that represent all of its answers.

Two answers are equivalent if every condition of a rule file, every point and every sign of a
pattern that uses their question has the same value for both (``signature``). The rules use nothing
else of an answer, so a proof over one answer of each class is a proof over all. ``test_space``
shows that the answers chosen here cover every class.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from psoas_coach import content as contents
from psoas_coach.content.rules import Condition
from psoas_coach.guidance.conditions import select_fitting
from psoas_coach.guidance.patterns import find_patterns
from psoas_coach.guidance.results import Answer, Answers
from psoas_coach.guidance.score import compute_points

CONTENT = contents.load()

LISTS = ("red_now", "red_today", "see_someone")
AREAS: tuple[tuple[str, ...], ...] = (
    (),
    ("outer",),
    ("front",),
    ("groin",),
    ("saddle",),
    ("groin", "saddle"),
)
"""``groin`` stands for inner, back and below_knee; milder areas beside a harder one add nothing."""
HARDER_AREAS: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    (): (("outer",), ("front",), ("groin",), ("saddle",)),
    ("outer",): (("front",), ("groin",), ("saddle",)),
    ("front",): (("groin",), ("saddle",)),
    ("groin",): (("groin", "saddle"),),
    ("saddle",): (("groin", "saddle"),),
    ("groin", "saddle"): (),
}
"""For each kind of areas, the kinds that one area more can make of it."""

ListAnswers = dict[str, tuple[str, ...]]
TODAY_KINDS: tuple[ListAnswers, ...] = (
    {"red_today": (), "seen_for": ()},
    {"red_today": ("weight_loss",), "seen_for": ("weight_loss",)},
    {"red_today": ("weight_loss",), "seen_for": ()},
)
"""Nothing ticked, nothing but examined signs, a sign that nobody has examined."""
SOON_KINDS: tuple[tuple[str, ...], ...] = (
    (),
    ("not_improving",),
    ("hip_locks",),
    ("night_or_rest_pain", "cough_strain_pain"),
)
"""Nothing ticked, nothing but mild signs, another sign, two everyday signs together."""
LIST_ANSWERS: tuple[ListAnswers, ...] = (
    *(
        {"red_now": (), **today, "see_someone": soon}
        for today in TODAY_KINDS
        for soon in SOON_KINDS
    ),
    {"red_now": ("saddle_change",), **TODAY_KINDS[0], "see_someone": ()},
)
"""Every kind of what the safety lists can hold. With anything in ``red_now`` it is an emergency,
whatever else is ticked, which a test of its own shows."""


def harder_lists(number: int) -> tuple[int, ...]:
    """Return the kinds that result from one more sign, or one examined sign less."""
    last = len(LIST_ANSWERS) - 1
    if number == last:
        return ()
    today, soon = divmod(number, len(SOON_KINDS))
    steps = {0: (1, 2), 1: (2,), 2: ()}[today]
    more = {0: (1, 2), 1: (2, 3), 2: (3,), 3: ()}[soon]
    return (
        *(step * len(SOON_KINDS) + soon for step in steps),
        *(today * len(SOON_KINDS) + answer for answer in more),
        last,
    )


CLASSES: dict[str, tuple[Answer, ...]] = {
    "age_group": ("under_18", "18_59", "60_plus"),
    "sitting_hours": (0, 4, 7, 9),
    "sitting_bout_minutes": (0, 31, 61, 121),
    "pain_average": tuple(range(11)),
    "pain_worst": tuple(range(11)),
    "pain_days": (0, 1, 3, 6),
    "thigh_frequency": ("none", "some_days", "most_days", "constant"),
    "thigh_trend": ("better", "same", "worse"),
    "thigh_areas": AREAS,
    "thigh_side": ("left", "both"),
    "front_hip_pull": ("no", "sometimes", "usually"),
    "standing_up": ("right_away", "few_seconds", "slow_or_painful"),
    "side_stance": ("neutral", "slight", "marked"),
    "limits": tuple(range(11)),
    "lying_arch": ("no", "yes"),
    "hips_forward_in_photo": ("no", "yes"),
    "hangs_on_hips": ("no", "yes"),
    "march_hold_fails": ("no", "yes"),
    "bendy": ("no", "yes"),
    "stretch_then_tight_again": ("no", "yes"),
    "stress": (0, 6),
    "holding": ((), ("jaw",)),
    "flares_with_stress": ("no", "yes"),
    "wants_to_curl_up": ("no", "yes"),
    "poor_sleep": ("no", "yes"),
    "thomas_left": (-6, 0, 16),
    "thomas_right": (-6, 0, 16),
}
"""Answers that stand for all, mildest first where one is milder than another."""

GATING: dict[str, tuple[int, ...]] = {
    "pain_average": (0, 1, 3, 4, 7, 8),
    "pain_worst": (7, 8),
    "limits": (0, 7, 8),
}
"""Answers that stand for all as far as level and cap are concerned, which see no points."""
PAINS = tuple(
    (average, worst)
    for average in GATING["pain_average"]
    for worst in GATING["pain_worst"]
    if worst >= average
)


class _OneCondition(msgspec.Struct, frozen=True):
    when: tuple[Condition, ...]


def signature(id_: str, answer: Answer) -> tuple[Any, ...]:
    """Return everything about one answer that the rules can distinguish."""
    alone: Answers = {id_: answer}
    conditions = [_OneCondition((condition,)) for condition in conditions_on(id_)]
    fit = {condition.when[0] for condition in select_fitting(conditions, alone)}
    line = CONTENT.points.get(id_)
    shows = {
        (pattern.id, sign.id)
        for pattern in CONTENT.patterns.values()
        for sign in pattern.signs
        if id_ in sign.asks
        and find_patterns(alone, _with_one_sign(pattern.id, sign.id))[pattern.id].because
    }
    return (
        tuple(condition.when[0] in fit for condition in conditions),
        compute_points(line, answer) if line else None,
        frozenset(shows),
        answer if id_ in {"age_group", "thigh_frequency"} else None,
    )


def conditions_on(id_: str) -> list[Condition]:
    """Return every condition of a level or a cap that uses the question."""
    whens = [rule.when for rule in CONTENT.levels] + [rule.when for rule in CONTENT.depth.rule]
    return [condition for when in whens for condition in when if condition.ask == id_]


def _with_one_sign(pattern: str, sign: str) -> contents.Content:
    rule = CONTENT.patterns[pattern]
    narrowed = msgspec.structs.replace(rule, signs=tuple(s for s in rule.signs if s.id == sign))
    return msgspec.structs.replace(CONTENT, patterns={pattern: narrowed})


def every_answer(id_: str) -> Iterator[Answer]:
    """Yield every answer of a question; for decimals, every half and the values beside it."""
    question = CONTENT.questions[id_]
    if question.kind == "yes_no":
        yield from ("yes", "no")
    elif question.kind == "choice":
        yield from question.options
    elif question.kind == "list":
        for many in range(len(question.options) + 1):
            yield from itertools.combinations(question.options, many)
    elif question.kind == "whole":
        yield from range(question.least, question.most + 1)
    else:
        for half in range(2 * question.least, 2 * question.most + 1):
            for beside in (-1e-9, 0, 1e-9):
                if question.least <= half / 2 + beside <= question.most:
                    yield half / 2 + beside


THIGHS: tuple[dict[str, Answer], ...] = (
    {"thigh_frequency": "none"},
    *(
        {
            "thigh_frequency": frequency,
            "thigh_trend": trend,
            "thigh_areas": areas,
            "thigh_side": side,
        }
        for frequency in CLASSES["thigh_frequency"][1:]
        for trend in CLASSES["thigh_trend"]
        for areas in AREAS
        for side in CLASSES["thigh_side"]
    ),
)
"""Every kind of thigh signs, none first."""


def harder_thighs(thigh: Answers) -> Iterator[dict[str, Answer]]:
    """Yield every kind of thigh signs that is one step worse."""
    if thigh["thigh_frequency"] == "none":
        yield THIGHS[1]
        return
    for id_ in ("thigh_frequency", "thigh_trend", "thigh_side"):
        for answer in _next(CLASSES[id_], thigh[id_]):
            yield {**thigh, id_: answer}
    areas = thigh["thigh_areas"]
    if isinstance(areas, tuple):
        yield from ({**thigh, "thigh_areas": more} for more in HARDER_AREAS[areas])


def _next(answers: tuple[Answer, ...], now: Answer) -> Iterable[Answer]:
    place = answers.index(now)
    return answers[place + 1 : place + 2]
