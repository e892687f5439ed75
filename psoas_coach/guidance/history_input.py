"""Validate a raw history, so that the rules only receive a valid one.

Valid input is decoded directly into the structs, which is fast. Any other input is checked field by
field, so that every error is reported with its place.
"""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Mapping, Sequence

import msgspec

from psoas_coach.guidance.errors import Fault, describe_value, report_unknown
from psoas_coach.guidance.history import History, PastSession

if typing.TYPE_CHECKING:
    from psoas_coach.content import Content

_OBJECT = "an object with today and sessions"
_FIELDS: dict[str, str] = {
    "date": "a date like 2026-01-31",
    "depth": "a whole number from 0 to 3",
    "finished": "true or false",
    "stopped": "true or false",
    "tingling_up": "true, false or null",
    "pain_before": "a whole number from 0 to 10, or null",
    "pain_after": "a whole number from 0 to 10, or null",
    "moves": "a list of moves",
}
_TYPES = typing.get_type_hints(PastSession, include_extras=True)
_REFUSED = (msgspec.ValidationError, UnicodeEncodeError)
"""JSON may contain a lone surrogate; msgspec raises this error where text is not allowed."""


class HistoryInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A history in the form of the contract."""

    today: dt.date
    sessions: tuple[PastSession, ...]


def parse_history(
    raw: object, content: Content, answered_on: object = None
) -> tuple[History | None, list[Fault]]:
    """Return the ``History`` of a raw object, and every fault.

    Args:
        raw: A ``History``, or an object with ``today`` and ``sessions``, or None.
        content: The rules.
        answered_on: The date on which the self-check was answered, or None.
    """
    if raw is None:
        return None, _check_no_date(answered_on)
    try:
        history = raw if isinstance(raw, History) else _convert_history(raw)
    except _REFUSED:
        # Refused even if no single fault can be named: a history that is not understood must
        # not be treated as no history.
        all_faults = _find_faults(raw, content) or [Fault("history", describe_value(raw), _OBJECT)]
        return None, all_faults + _read_answered_on(answered_on, None)[1]
    if not all(
        session.date <= history.today and not _find_move_faults("", session.moves, content)
        for session in history.sessions
    ):
        plain = {"today": history.today, "sessions": msgspec.to_builtins(history.sessions)}
        return None, _find_faults(plain, content) + _read_answered_on(answered_on, history.today)[1]
    if answered_on is None:
        answered_on = history.answered_on
    if answered_on is None:
        return history, []
    date, faults = _read_answered_on(answered_on, history.today)
    return (None if faults else msgspec.structs.replace(history, answered_on=date)), faults


def _convert_history(raw: object) -> History:
    read = msgspec.convert(raw, HistoryInput)
    return History(read.today, read.sessions)


def _check_no_date(answered_on: object) -> list[Fault]:
    if answered_on is None:
        return []
    allowed = "a date only beside a history, which says what today is"
    return [Fault("answered_on", describe_value(answered_on), allowed)]


def _read_answered_on(value: object, today: dt.date | None) -> tuple[dt.date | None, list[Fault]]:
    """Read the date on which the self-check was answered."""
    if value is None:
        return None, []
    date = _read_date(value)
    if date is None:
        description = str(value) if isinstance(value, dt.date) else describe_value(value)
        return None, [Fault("answered_on", description, _FIELDS["date"])]
    if today is not None and date > today:
        return None, [Fault("answered_on", str(date), f"a date up to today, {today}")]
    return date, []


def _find_faults(raw: object, content: Content) -> list[Fault]:
    if not isinstance(raw, Mapping):
        return [Fault("history", describe_value(raw), _OBJECT)]
    fields = ("today", "sessions")
    faults = [
        report_unknown("field", "history", key, "today and sessions")
        for key in raw
        if key not in fields
    ]
    today = _read_date(raw.get("today"))
    if today is None:
        faults.append(Fault("history.today", _describe_field(raw, "today"), _FIELDS["date"]))
    rows = raw.get("sessions")
    if not isinstance(rows, list | tuple):
        faults.append(
            Fault("history.sessions", _describe_field(raw, "sessions"), "a list of sessions")
        )
        return faults
    for number, row in enumerate(rows):
        faults += _find_session_faults(f"history.sessions[{number}]", row, today, content)
    return faults


def _find_session_faults(
    where: str, row: object, today: dt.date | None, content: Content
) -> list[Fault]:
    if not isinstance(row, Mapping):
        return [Fault(where, describe_value(row), "an object with one session")]
    fields = ", ".join(_FIELDS)
    faults = [report_unknown("field", where, key, fields) for key in row if key not in _FIELDS]
    for field, allowed in _FIELDS.items():
        if field not in row or not _fits(field, row[field]):
            faults.append(Fault(f"{where}.{field}", _describe_field(row, field), allowed))
        elif field == "moves":
            faults += _find_move_faults(f"{where}.moves", row["moves"], content)
    date = _read_date(row.get("date"))
    if date and today and date > today:
        faults.append(Fault(f"{where}.date", str(date), f"a date up to today, {today}"))
    return faults


def _find_move_faults(where: str, moves: Sequence[object], content: Content) -> list[Fault]:
    if len(moves) > len(content.moves):
        allowed = f"each of the {len(content.moves)} moves at most once"
        return [Fault(where, describe_value(moves), allowed)]
    faults = []
    for number, move in enumerate(moves):
        if not isinstance(move, str) or move not in content.moves:
            allowed = "one of " + ", ".join(sorted(content.moves))
            faults.append(Fault(f"{where}[{number}]", describe_value(move), allowed))
        elif move in moves[:number]:
            repeated = f"{describe_value(move)} a second time"
            faults.append(Fault(f"{where}[{number}]", repeated, "each move once"))
    return faults


def _fits(field: str, value: object) -> bool:
    if field == "date":
        return _read_date(value) is not None
    if field == "moves":
        return isinstance(value, list | tuple)
    try:
        msgspec.convert(value, _TYPES[field])
    except _REFUSED:
        return False
    return True


def _describe_field(row: Mapping[str, object], field: str) -> str:
    return describe_value(row[field]) if field in row else "nothing"


def _read_date(value: object) -> dt.date | None:
    try:
        return msgspec.convert(value, dt.date)
    except _REFUSED:
        return None
