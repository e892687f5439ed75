"""Decide which card, if any, replaces every page that shows a move, a score or a measure.

A red flag reported at a check-in or before a session, and a self-check of level ``emergency`` or
``today``, remain in force until a later self-check. Neither a date nor a clock is read here: only
the order of the facts counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.level import find_crisis_signs, find_level
from psoas_coach.guidance.new_signs import classify_signs
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment, SelfCheck

Urgent = Literal["today", "emergency"]
URGENT: tuple[Urgent, ...] = ("today", "emergency")
"""Levels whose card replaces every page, in rising order."""


class UrgentCard(msgspec.Struct, frozen=True):
    """The card that is due.

    Attributes:
        level: ``emergency`` or ``today``.
        reasons: References of the signs behind it, such as ``red_now.chest_pain``, each once.
        crisis: The crisis lines come first.
        reported_at: When the signs were reported; of two reports, the graver.
        note: Id of the note of new signs behind it, which can be withdrawn; None without one.
    """

    level: Urgent
    reasons: tuple[str, ...]
    crisis: bool
    reported_at: Moment
    note: str | None = None


def find_urgent_card(journal: Journal, content: Content) -> UrgentCard | None:
    """Return the card that is due; None while every page may show its contents."""
    check, note = journal.self_checks.find_latest(), journal.day_notes.open_new_signs()
    cards = [
        card
        for card in (_find_note_card(note), _find_self_check_card(check, content))
        if card is not None
    ]
    if not cards:
        return None
    gravest = max(cards, key=lambda card: URGENT.index(card.level))
    answers = {} if check is None else check.answers
    signs = () if note is None else _read_signs(note)
    return msgspec.structs.replace(
        gravest,
        reasons=tuple(dict.fromkeys(ref for card in cards for ref in card.reasons)),
        crisis=bool(
            find_crisis_signs(answers, content) or find_crisis_signs(_group_by_list(signs), content)
        ),
        note=next((card.note for card in cards if card.note), None),
    )


def find_held_note(journal: Journal) -> DayNote | None:
    """Return the note of new signs that limits the plan to its gentlest moves, or None.

    A note that silences every page is not one of these.
    """
    note = journal.day_notes.open_new_signs()
    return note if note is not None and _read_asks(note) == "check" else None


def _find_note_card(note: DayNote | None) -> UrgentCard | None:
    if note is None:
        return None
    asks = _read_asks(note)
    if asks == "check":
        return None
    return UrgentCard(asks, _read_signs(note), crisis=False, reported_at=note.at, note=note.id)


def _find_self_check_card(check: SelfCheck | None, content: Content) -> UrgentCard | None:
    """Return the card of a self-check: from its stored result, or from today's rules if graver."""
    if check is None:
        return None
    now = find_level(check_answers(check.answers, content)[0], content)
    stored_level = check.result.get("level")
    level: Urgent | None = None
    reasons: Sequence[str] = ()
    for urgent in URGENT:
        if stored_level == urgent:
            level, reasons = urgent, _filter_texts(check.result.get("reasons"))
        elif now.level == urgent:
            level, reasons = urgent, now.reasons
    return level and UrgentCard(level, tuple(reasons), crisis=False, reported_at=check.at)


def _read_asks(note: DayNote) -> Literal["check"] | Urgent:
    """Return what a note asks for: its level, or that of its signs if graver."""
    order: tuple[Literal["check"] | Urgent, ...] = ("check", *URGENT)
    level = note.body.get("level")
    asks = classify_signs(_read_signs(note))
    return next((id_ for id_ in reversed(order) if id_ in {level, asks}), "check")


def _read_signs(note: DayNote) -> tuple[str, ...]:
    return _filter_texts(note.body.get("signs"))


def _filter_texts(raw: object) -> tuple[str, ...]:
    members: Iterable[Any] = raw if isinstance(raw, list | tuple) else ()
    return tuple(member for member in members if isinstance(member, str))


def _group_by_list(signs: Iterable[str]) -> Mapping[str, list[str]]:
    """Return signs in the form of a self-check's answers: items by list."""
    lists: dict[str, list[str]] = {}
    for sign in signs:
        list_, _, item = sign.partition(".")
        lists.setdefault(list_, []).append(item)
    return lists
