"""The one way in: answers and history to guidance.

Four outputs are kept apart. Level, cap and precautions only ever take away; the score explains;
patterns order. That separation is what makes the safety properties provable.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from psoas_coach import content as contents
from psoas_coach.content import Content
from psoas_coach.guidance.answers import checked
from psoas_coach.guidance.depth import cap
from psoas_coach.guidance.faults import FaultsError
from psoas_coach.guidance.history import History, Standing, standing
from psoas_coach.guidance.level import is_adult, level
from psoas_coach.guidance.moves import allowed_moves
from psoas_coach.guidance.patterns import patterns
from psoas_coach.guidance.plan import plan
from psoas_coach.guidance.results import Answers, Guidance, VersionsUsed
from psoas_coach.guidance.score import band, score
from psoas_coach.guidance.sessions import parsed


def assess(
    answers: Mapping[str, object],
    history: History | Mapping[str, object] | None = None,
    content: Content | None = None,
    *,
    answered_on: dt.date | str | None = None,
) -> Guidance:
    """Work out the guidance for one set of answers.

    Args:
        answers: Raw answers by question id. A missing key means not answered.
        history: Past sessions and the person's own date, or None.
        content: The rules; the ones that ship with the product when None.
        answered_on: When the answers were given; needs a history, which says what today is.

    Raises:
        FaultsError: When an answer or a session breaks the contract.
    """
    content = content or contents.load()
    return worked_out(*accepted(answers, history, content, answered_on), content)


def accepted(
    answers: object, history: object, content: Content, answered_on: object = None
) -> tuple[Answers, History | None]:
    """Check raw answers and history of any shape.

    Raises:
        FaultsError: With every fault, those of the answers first.
    """
    clean, faults = checked(answers, content)
    past, more = parsed(history, content, answered_on)
    if faults or more:
        raise FaultsError([*faults, *more])
    return clean, past


def worked_out(answers: Answers, history: History | None, content: Content) -> Guidance:
    """Work out the guidance for answers and a history that were accepted."""
    return from_standing(answers, standing(history, content), content)


def from_standing(answers: Answers, past: Standing, content: Content) -> Guidance:
    """Work out the guidance for accepted answers and what a history amounts to."""
    grade = level(answers, content)
    adult = is_adult(answers, content)
    limit = cap(answers, content, grade=grade, adult=adult, past=past)
    states = patterns(answers, content)
    allowed, withheld = allowed_moves(answers, content, cap=limit, states=states, past=past)
    result = score(answers, content)
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
        band=band(points, limit.depth, content) if grade.level != "incomplete" else None,
        depth_cap=limit.depth,
        cap_reasons=limit.reasons,
        patterns=states,
        allowed=allowed,
        plan=plan(answers, content, allowed=allowed, states=states, past=past),
        withheld=withheld,
        what_would_change=result.changes if scored else (),
    )
