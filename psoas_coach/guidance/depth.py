"""The depth cap: how deep the moves may go, -1 (none at all) to 3, and what lowered it."""

from __future__ import annotations

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.conditions import select_fitting
from psoas_coach.guidance.history import HistorySummary
from psoas_coach.guidance.level import Grade
from psoas_coach.guidance.results import Answers

NOT_UNLOCKED = "history.not_unlocked"
"""The reference for moves that wait for clean sessions."""
OLD_ANSWERS = "history.old_answers"
"""The reference for a self-check that was answered too long ago."""
NEW_SIGNS = "history.new_signs"
"""The reference for new signs that were reported outside the self-check."""


class Cap(msgspec.Struct, frozen=True):
    """The cap, and every limit below the start that applies: its value and its references.

    Attributes:
        depth: -1 to 3.
        start: The cap before any limit.
        limits: Each limit below the start.
    """

    depth: int
    start: int
    limits: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """References of everything that lowered the cap, each once."""
        return tuple(dict.fromkeys(ref for _, refs in self.limits for ref in refs))

    def list_reasons(self, depth: int) -> tuple[str, ...]:
        """References of everything that withholds a move of this depth."""
        references = [ref for limit, refs in self.limits if limit < depth for ref in refs]
        if self.start < depth:
            references.append(NOT_UNLOCKED)
        return tuple(dict.fromkeys(references))


def find_cap(
    answers: Answers, content: Content, *, grade: Grade, adult: bool, past: HistorySummary
) -> Cap:
    """Return the lowest of all limits that apply.

    Args:
        answers: Valid answers.
        content: The rules.
        grade: From ``level.level``.
        adult: False for a person under 18, for whom the app is not made.
        past: The summary of the history.
    """
    rules = content.depth
    start = rules.unlock.depth if past.unlocked else rules.start
    limits: list[tuple[int, tuple[str, ...]]] = []
    for level, refs in grade.by_level:
        mild = rules.mild_soon.signs if level == "soon" else ()
        others = tuple(ref for ref in refs if ref not in mild)
        if mild and len(others) < len(refs):
            limits.append((rules.mild_soon.cap, tuple(ref for ref in refs if ref in mild)))
        if others:
            limits.append((getattr(rules.level, level), others))
    if not adult:
        limits.append((rules.adults_only.cap, (rules.adults_only.ask,)))
    limits += [
        (rule.cap, tuple(condition.ask for condition in rule.when))
        for rule in select_fitting(rules.rule, answers)
    ]
    limits += [(rules.history.cap, (ref,)) for ref in past.reasons_to_rest]
    if past.old_answers:
        limits.append((rules.old_answers.cap, (OLD_ANSWERS,)))
    if past.new_signs:
        limits.append((content.session.new_signs.hold_at_depth, (NEW_SIGNS,)))
    limits = [limit for limit in limits if limit[0] < start]
    depth = min((limit for limit, _ in limits), default=start)
    if past.stopped_recently:
        # Named even if the cap cannot become lower. Otherwise a person who corrects the other
        # reasons would find another one that was not reported.
        depth = depth - 1 if depth > 0 else depth
        limits.append((max(0, min(depth, start - 1)), ("history.stopped_recently",)))
    return Cap(depth, start, tuple(limits))
