"""A self-check beside the one before it, in sentences: what the answers say and where they led.

Scores of different rules do not compare, so after new rules there is a sentence that says so and
no numbers. Answers compare all the same: they are the person's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from psoas_coach.content import Content
from psoas_coach.journal.records import SelfCheck
from psoas_coach.progress.rechecks import Change, changes
from psoas_coach.progress.spoken import Speaker

FEW = 3
"""Up to so many questions answered on one side only are told one by one; more are only named. A
self-check that ended early has nearly all of them."""


class Since(Struct, frozen=True):
    """What changed since the self-check before.

    Attributes:
        standing: Where the answers led, one sentence for each part that differs.
        answers: One sentence for each answer that differs, in asking order.
    """

    standing: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


def since(before: SelfCheck, after: SelfCheck, content: Content) -> Since:
    """Return what changed between two self-checks, in sentences."""
    speaker = Speaker(content.words)
    found = changes(before.answers, after.answers, content)
    standing = _standing(before, after, content.words, speaker)
    return Since(tuple(standing), tuple(_answers(found, speaker)))


def sentence(change: Change, speaker: Speaker) -> str:
    """Return one change in words."""
    if change.new or change.gone:
        parts = []
        if change.new:
            parts.append(speaker.say("rechecks.change.new", items=", ".join(change.new)))
        if change.gone:
            parts.append(speaker.say("rechecks.change.gone", items=", ".join(change.gone)))
        return speaker.say("rechecks.change.items", label=change.label, items="; ".join(parts))
    both = change.before.bare and change.now.bare
    text = speaker.say(
        "rechecks.change.is",
        label=change.label,
        before=change.before.words,
        now=change.now.bare if both else change.now.words,
    )
    return speaker.say("rechecks.change.within", change=text) if change.within_noise else text


def _answers(found: Sequence[Change], speaker: Speaker) -> list[str]:
    """Say the changes; questions that only one side answered are gathered when they are many."""
    first = [one for one in found if one.before.is_open]
    left = [one for one in found if one.now.is_open]
    gathered = [one for group in (first, left) if len(group) > FEW for one in group]
    told = [sentence(one, speaker) for one in found if one not in gathered]
    for key, group in (("first", first), ("open", left)):
        if len(group) > FEW:
            labels = ", ".join(one.label for one in group)
            told.append(speaker.say(f"rechecks.change.{key}", labels=labels))
    return told


def _standing(
    before: SelfCheck, after: SelfCheck, words: Mapping[str, str], speaker: Speaker
) -> list[str]:
    """Say where the answers led then and now, where the same rules say so."""
    if before.rules != after.rules:
        return [speaker.say("rechecks.standing.rules")]
    then, now = before.result, after.result
    levels = [words.get(f"results.levels.{one.get('level')}.title") for one in (then, now)]
    bands = [words.get(f"results.bands.{one.get('band')}.name") for one in (then, now)]
    scores = [one.get("score") for one in (then, now)]
    if not all(isinstance(one, int) for one in scores):
        scores = [None, None]
    parts = {"level": levels, "band": bands, "score": scores}
    return [
        speaker.say(f"rechecks.standing.{part}", before=one, now=other)
        for part, (one, other) in parts.items()
        if one is not None and other is not None and one != other
    ]
