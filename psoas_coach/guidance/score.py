"""The score: five domains, 0 to 100, as a receipt that adds up. Higher means start more gently.

It explains and shows a trend. It unlocks nothing.
Worked: 9 h of sitting, 90 minutes in one go, pain 3 on average and 5 at worst on 4 days, no
thigh signs, pull usually, a few seconds to stand, a slight stance, limits 3 gives
sitting 18 + pain 12 + nerve 0 + tightness 7 + function 6 = 43.
"""

from __future__ import annotations

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.answers import is_applicable
from psoas_coach.guidance.receipt import find_possible_points, list_scored_questions, write_line
from psoas_coach.guidance.results import (
    NOT_APPLICABLE,
    Answers,
    DomainScore,
    ReceiptLine,
    ScoreChange,
)


class Score(msgspec.Struct, frozen=True):
    """Points, or from where to where they can still lie while answers are missing."""

    points: int | None
    least: int
    most: int
    missing: tuple[str, ...]
    domains: dict[str, DomainScore] | None
    receipt: tuple[ReceiptLine, ...]
    changes: tuple[ScoreChange, ...]


def compute_score(answers: Answers, content: Content) -> Score:
    """Add up the points of every scored question."""
    receipt = []
    missing = []
    totals = dict.fromkeys(content.domains, 0)
    least = most = 0
    for one in list_scored_questions(content):
        answer = answers.get(one.id)
        if answer is None and not is_applicable(one.question, answers):
            answer = NOT_APPLICABLE
        if answer is None:
            missing.append(one.id)
            receipt.append(one.missing)
            low, high = find_possible_points(one.id, answers, content)
            least, most = least + low, most + high
            continue
        line = one.known.get(answer) or write_line(one, answer, content)
        receipt.append(line)
        totals[one.domain] += line.points or 0
    total = sum(totals.values())
    complete = not missing
    return Score(
        points=total if complete else None,
        least=least + total,
        most=most + total,
        missing=tuple(missing),
        domains={id_: DomainScore(totals[id_], one.most) for id_, one in content.domains.items()}
        if complete
        else None,
        receipt=tuple(receipt),
        changes=_changes(receipt, content, total) if complete else (),
    )


def _changes(receipt: list[ReceiptLine], content: Content, total: int) -> tuple[ScoreChange, ...]:
    """List the score after the next better class of each answer that can be changed."""
    changes = []
    for one, line in zip(list_scored_questions(content), receipt, strict=True):
        now = line.points or 0
        if now in one.better:
            how, to, points = one.better[now]
            changes.append(ScoreChange(one.id, how, to, points, total - now + points))
    return tuple(changes)


def find_band(points: int | None, cap: int, content: Content) -> str | None:
    """Return the band of a score, lifted where the cap is low; None without a score."""
    if points is None:
        return None
    reached = [
        one.id
        for one in content.bands
        if points >= one.start or (one.cap_at_most is not None and cap <= one.cap_at_most)
    ]
    return reached[-1]
