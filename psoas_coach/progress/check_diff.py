"""A self-check compared with the previous one, in words: the answers, and the result.

Scores from different rules cannot be compared, so after a change of rules a sentence says so and
gives no numbers. Answers can still be compared: they are the person's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from psoas_coach.content import Content
from psoas_coach.journal.records import SelfCheck
from psoas_coach.progress.answer_diff import AnswerChange, find_answer_changes
from psoas_coach.progress.phrases import Phrases

FEW, MANY = 3, 8
"""Up to ``FEW`` questions answered on one side only are listed one by one, up to ``MANY`` are
named, and more are counted: a self-check that ended early has nearly all of them."""


class DiffLine(Struct, frozen=True):
    """One difference: its name, which may be empty, and its description."""

    name: str
    text: str


class CheckDiff(Struct, frozen=True):
    """What has changed since the previous self-check.

    Attributes:
        results: The parts of the result that differ.
        answers: Each answer that differs, in asking order.
    """

    results: tuple[DiffLine, ...] = ()
    answers: tuple[DiffLine, ...] = ()


def compare_checks(before: SelfCheck, after: SelfCheck, content: Content) -> CheckDiff:
    """Return the differences between two self-checks, in words.

    Args:
        before: The earlier self-check.
        after: The later one.
        content: The questionnaire, the rules and the words.
    """
    phrases = Phrases(content.words)
    changed = find_answer_changes(before.answers, after.answers, content)
    results = _compare_results(before, after, content.words, phrases)
    return CheckDiff(tuple(results), tuple(_list_answer_changes(changed, phrases)))


def describe_change(change: AnswerChange, phrases: Phrases) -> str:
    """Return the change of one answer, in words."""
    if change.added or change.removed:
        parts = (("new", change.added), ("gone", change.removed))
        return "; ".join(
            phrases.say(f"rechecks.change.{part}", items=", ".join(items))
            for part, items in parts
            if items
        )
    both = change.before.bare and change.now.bare
    now = change.now.bare if both else change.now.words
    sentence = phrases.say("rechecks.change.is", before=change.before.words, now=now)
    return (
        phrases.say("rechecks.change.within", change=sentence) if change.within_noise else sentence
    )


def _list_answer_changes(changed: Sequence[AnswerChange], phrases: Phrases) -> list[DiffLine]:
    """Return the changes; many questions that only one side answered are only counted."""
    sides = (
        ("first", [change for change in changed if change.before.is_open]),
        ("open", [change for change in changed if change.now.is_open]),
    )
    data = [(key, some) for key, some in sides if len(some) > FEW]
    apart = {change.question for _, some in data for change in some}
    lines = [
        DiffLine(change.label, describe_change(change, phrases))
        for change in changed
        if change.question not in apart
    ]
    for key, some in data:
        labels = ", ".join(change.label for change in some)
        if len(some) > MANY:
            labels = phrases.say("rechecks.change.many", number=len(some))
        lines.append(DiffLine(phrases.get(f"rechecks.change.{key}"), labels))
    return lines


def _compare_results(
    before: SelfCheck, after: SelfCheck, words: Mapping[str, str], phrases: Phrases
) -> list[DiffLine]:
    """Return the differences between the results, if the same rules produced both."""
    if before.rules != after.rules:
        return [DiffLine("", phrases.get("rechecks.standing.rules"))]
    then, now = before.result, after.result
    parts = {
        "level": [
            words.get(f"results.levels.{result.get('level')}.title") for result in (then, now)
        ],
        "band": [words.get(f"results.bands.{result.get('band')}.name") for result in (then, now)],
    }
    lines = []
    for part, (was, is_) in parts.items():
        if was and is_ and was != is_:
            quoted = [phrases.say("rechecks.answer.words", words=words_) for words_ in (was, is_)]
            lines.append(_build_line(part, quoted[0], quoted[1], phrases))
    was, is_ = then.get("score"), now.get("score")
    if isinstance(was, int) and isinstance(is_, int) and was != is_:
        most = phrases.say("rechecks.answer.of", number=was, most=100)
        lines.append(_build_line("score", most, is_, phrases))
    return lines


def _build_line(part: str, before: object, now: object, phrases: Phrases) -> DiffLine:
    sentence = phrases.say("rechecks.change.is", before=before, now=now)
    return DiffLine(phrases.get(f"rechecks.standing.{part}"), sentence)
