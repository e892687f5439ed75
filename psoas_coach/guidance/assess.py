"""The entry point of the rules: from answers and history to guidance.

Four outputs are kept apart. Level, cap and precautions can only restrict; the score explains;
patterns put moves in order. This separation makes the safety properties provable.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from psoas_coach import content as contents
from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.depth import find_cap
from psoas_coach.guidance.errors import InvalidInputError
from psoas_coach.guidance.history import History, HistorySummary, summarize
from psoas_coach.guidance.history_input import parse_history
from psoas_coach.guidance.level import find_level, is_adult
from psoas_coach.guidance.moves import gate_moves
from psoas_coach.guidance.patterns import find_patterns
from psoas_coach.guidance.plan import build_plan
from psoas_coach.guidance.results import Answers, Guidance, VersionsUsed
from psoas_coach.guidance.score import compute_score, find_band


def assess(
    answers: Mapping[str, object],
    history: History | Mapping[str, object] | None = None,
    content: Content | None = None,
    *,
    answered_on: dt.date | str | None = None,
) -> Guidance:
    """Compute the guidance for one set of answers.

    Args:
        answers: Raw answers by question id. A missing key means not answered.
        history: Past sessions and the person's own date, or None.
        content: The rules; the product's own if None.
        answered_on: The date of the answers; needs a history, which contains today's date.

    Raises:
        InvalidInputError: An answer or a session violates the contract.
    """
    content = content or contents.load()
    return assess_accepted(*validate(answers, history, content, answered_on), content)


def validate(
    answers: object, history: object, content: Content, answered_on: object = None
) -> tuple[Answers, History | None]:
    """Check raw answers and history of any shape, and return them validated.

    Args:
        answers: Answers by question id, of any shape.
        history: Past sessions and today's date, of any shape.
        content: The questionnaire, the rules and the words.
        answered_on: The date of the answers, of any shape; None for today.

    Raises:
        InvalidInputError: It contains every fault, those of the answers first.
    """
    clean, faults = check_answers(answers, content)
    past, more = parse_history(history, content, answered_on)
    if faults or more:
        raise InvalidInputError([*faults, *more])
    return clean, past


def assess_accepted(answers: Answers, history: History | None, content: Content) -> Guidance:
    """Compute the guidance for validated answers and a validated history.

    Args:
        answers: Answers by question id.
        history: Past sessions and today's date, validated.
        content: The questionnaire, the rules and the words.
    """
    return assess_valid(answers, summarize(history, content), content)


def assess_valid(answers: Answers, past: HistorySummary, content: Content) -> Guidance:
    """Compute the guidance for validated answers and the summary of a history.

    Args:
        answers: Answers by question id.
        past: The summary of past sessions.
        content: The questionnaire, the rules and the words.
    """
    grade = find_level(answers, content)
    adult = is_adult(answers, content)
    limit = find_cap(answers, content, grade=grade, adult=adult, past=past)
    states = find_patterns(answers, content)
    allowed, withheld = gate_moves(answers, content, cap=limit, states=states, past=past)
    result = compute_score(answers, content)
    scored = adult and grade.level not in {"emergency", "today"}
    points = result.points if scored else None
    waiting = grade.reasons if grade.level == "incomplete" else ()
    return Guidance(
        versions=VersionsUsed(
            content.versions.questionnaire, content.versions.rules, content.versions.content
        ),
        level=grade.level,
        reasons=grade.reasons if adult else (*grade.reasons, content.depth.adults_only.ask),
        score=points,
        score_range=(result.least, result.most) if scored and points is None else None,
        missing=tuple(dict.fromkeys((*waiting, *result.missing))),
        domains=result.domains if scored else None,
        receipt=result.receipt if scored else (),
        band=find_band(points, limit.depth, content) if grade.level != "incomplete" else None,
        depth_cap=limit.depth,
        cap_reasons=limit.reasons,
        patterns=states,
        allowed=allowed,
        plan=build_plan(answers, content, allowed=allowed, states=states, past=past),
        withheld=withheld,
        what_would_change=result.changes if scored else (),
    )
