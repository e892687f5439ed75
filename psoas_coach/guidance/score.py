"""The score: five domains, 0 to 100, as a receipt that adds up. Higher means start more gently.

It explains and shows a trend. It unlocks nothing.
Worked: 9 h of sitting, 90 minutes in one go, pain 3 on average and 5 at worst on 4 days, no
thigh signs, pull usually, a few seconds to stand, a slight stance, limits 3 gives
sitting 18 + pain 12 + nerve 0 + tightness 7 + function 6 = 43.
"""

from __future__ import annotations

import msgspec

from psoas_coach.content import Content
from psoas_coach.content.schema import PointLine, Question
from psoas_coach.guidance.answers import applies
from psoas_coach.guidance.results import (
    NOT_APPLICABLE,
    Answer,
    Answers,
    Change,
    DomainScore,
    ReceiptLine,
)


class Score(msgspec.Struct, frozen=True):
    """Points, or from where to where they can still lie while answers are missing."""

    points: int | None
    least: int
    most: int
    missing: tuple[str, ...]
    domains: dict[str, DomainScore] | None
    receipt: tuple[ReceiptLine, ...]
    changes: tuple[Change, ...]


def score(answers: Answers, content: Content) -> Score:
    """Add up the points of every scored question."""
    receipt = []
    missing = []
    totals = dict.fromkeys(content.domains, 0)
    least = most = 0
    words = content.words
    for id_, line in content.points.items():
        question = content.questions[id_]
        answer = answers.get(id_)
        if answer is not None:
            points: int | None = points_for(line, answer)
        elif not applies(question, answers):
            answer, points = NOT_APPLICABLE, 0
        else:
            points = None
            missing.append(id_)
            low, high = _reach(line, question, answers, content)
            least, most = least + low, most + high
        if points is not None:
            totals[line.domain] += points
            least, most = least + points, most + points
        receipt.append(
            ReceiptLine(
                question=id_,
                answer=answer,
                points=points,
                max=top(line, question),
                reason=words[f"results.points.{id_}.reason"],
                source=line.source,
            )
        )
    complete = not missing
    return Score(
        points=least if complete else None,
        least=least,
        most=most,
        missing=tuple(missing),
        domains={
            id_: DomainScore(totals[id_], domain.most) for id_, domain in content.domains.items()
        }
        if complete
        else None,
        receipt=tuple(receipt),
        changes=_changes(answers, content, least) if complete else (),
    )


def points_for(line: PointLine, answer: Answer) -> int:
    """Return the points one answer gives; a list gives its highest, an empty one none."""
    if line.values:
        chosen = answer if isinstance(answer, tuple) else (answer,)
        return max((line.values[str(one)] for one in chosen), default=0)
    number = answer if isinstance(answer, int | float) else 0
    if line.times is not None:
        return int(number * line.times)
    for one in line.classes:
        if one.below is not None:
            if number < one.below:
                return one.points
        elif one.up_to is None or number <= one.up_to:
            return one.points
    raise AssertionError  # the loader makes sure that the last class takes the rest


def top(line: PointLine, question: Question) -> int:
    """Return the most points the question can give."""
    if line.times is not None:
        return line.times * question.most
    return max([*line.values.values(), *(one.points for one in line.classes)])


def _reach(
    line: PointLine, question: Question, answers: Answers, content: Content
) -> tuple[int, int]:
    """Return the least and the most points a missing answer can still give.

    Answers that another one rules out do not count: the worst pain is never below the average,
    and thigh signs that were described cannot be none.
    """
    if line.values:
        gives = set(line.values.values())
        dependents = [
            id_
            for id_, one in content.questions.items()
            if one.only_if and one.only_if.ask == question.id
        ]
        if any(id_ in answers for id_ in dependents):
            none = {one.only_if.is_not for one in content.questions.values() if one.only_if}
            gives = {points for value, points in line.values.items() if value not in none}
        elif question.kind == "list":
            gives.add(0)
        low = 0 if _may_not_apply(question, answers) else min(gives)
        return low, max(gives)
    floor, ceiling = question.least, question.most
    if question.not_below and isinstance(under := answers.get(question.not_below), int):
        floor = under
    for other in content.questions.values():
        if other.not_below == question.id and isinstance(over := answers.get(other.id), int):
            ceiling = over
    return points_for(line, floor), points_for(line, ceiling)


def _may_not_apply(question: Question, answers: Answers) -> bool:
    return question.only_if is not None and question.only_if.ask not in answers


def _changes(answers: Answers, content: Content, total: int) -> tuple[Change, ...]:
    """List the score after the next better class of each answer that can be changed."""
    found = []
    for id_, line in content.points.items():
        answer = answers.get(id_)
        if not line.changeable or answer is None:
            continue
        now = points_for(line, answer)
        if line.values:
            better = {value: points for value, points in line.values.items() if points < now}
            if better:
                to = max(better, key=lambda value: better[value])
                found.append(Change(id_, "is", to, better[to], total - now + better[to]))
            continue
        classes = [one for one in line.classes if one.points < now]
        if classes:
            one = classes[-1]
            how, limit = ("below", one.below) if one.below is not None else ("up_to", one.up_to)
            found.append(
                Change(id_, how, limit or 0, one.points, total - now + one.points)  # type: ignore[arg-type]  # how is one of the two
            )
    return tuple(found)


def band(points: int | None, cap: int, content: Content) -> str | None:
    """Return the band of a score, lifted where the cap is low; None without a score."""
    if points is None:
        return None
    index = max(n for n, one in enumerate(content.bands) if points >= one.start)
    lifted = [
        n
        for n, one in enumerate(content.bands)
        if one.cap_at_most is not None and cap <= one.cap_at_most
    ]
    return content.bands[max([index, *lifted])].id
