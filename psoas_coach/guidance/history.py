"""What past sessions say: whether deeper moves are earned, and what a stop takes away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.faults import Fault, shown


class PastSession(msgspec.Struct, frozen=True):
    """One session as the rules see it: pain is 0 to 10, null where it was not told."""

    date: dt.date
    depth: int
    finished: bool
    stopped: bool
    tingling_up: bool
    pain_before: int | None
    pain_after: int | None
    moves: tuple[str, ...]


class History(msgspec.Struct, frozen=True):
    """Past sessions up to ``today``, the person's own date."""

    today: dt.date
    sessions: tuple[PastSession, ...]


class Standing(msgspec.Struct, frozen=True):
    """What the history amounts to.

    Attributes:
        unlocked: Deep moves are earned.
        reasons_to_rest: References of what lowers the cap to ``depth.history.cap``.
        stopped_recently: A stop in the last days takes one more depth away.
        clean_with: Clean sessions for each move.
        dose_steps: Weeks that earned a step of the dose, less one after a recent stop.
    """

    unlocked: bool
    reasons_to_rest: tuple[str, ...]
    stopped_recently: bool
    clean_with: Mapping[str, int]
    dose_steps: int


NOTHING_YET = Standing(
    unlocked=False, reasons_to_rest=(), stopped_recently=False, clean_with={}, dose_steps=0
)


def is_clean(session: PastSession, content: Content) -> bool:
    """Finished, nothing stopped, no tingling up, and pain not up by 2 or more.

    A pain that was not told is not read as a good one.
    """
    if not session.finished or session.stopped or session.tingling_up:
        return False
    if session.pain_before is None or session.pain_after is None:
        return False
    return session.pain_after - session.pain_before < content.depth.unlock.clean_pain_rise


def standing(history: History | None, content: Content) -> Standing:
    """Sum up a history. Sessions count in order of date, ties in the order given."""
    if history is None or not history.sessions:
        return NOTHING_YET
    sessions = sorted(history.sessions, key=lambda session: session.date)
    rules, unlock, dose = content.depth.history, content.depth.unlock, content.dose

    def within(session: PastSession, days: int) -> bool:
        return (history.today - session.date).days < days

    clean = [session for session in sessions if is_clean(session, content)]
    deep = [session.date for session in clean if session.depth == unlock.at_depth]
    last = sessions[-rules.stopped_in_a_row :]
    tingling = sum(s.tingling_up for s in sessions if within(s, rules.tingling_days))
    reasons = []
    if len(last) == rules.stopped_in_a_row and all(session.stopped for session in last):
        reasons.append("history.stopped_twice")
    if tingling >= rules.tingling_sessions:
        reasons.append("history.tingling")
    clean_with: dict[str, int] = {}
    for session in clean:
        for move in session.moves:
            clean_with[move] = clean_with.get(move, 0) + 1
    back = any(session.stopped and within(session, dose.step_back_days) for session in sessions)
    return Standing(
        unlocked=len(deep) >= unlock.clean_sessions
        and (deep[-1] - deep[0]).days >= unlock.over_days,
        reasons_to_rest=tuple(reasons),
        stopped_recently=any(s.stopped and within(s, rules.stopped_days) for s in sessions),
        clean_with=clean_with,
        dose_steps=max(0, _good_weeks(sessions, content) - back),
    )


def _good_weeks(sessions: Sequence[PastSession], content: Content) -> int:
    """Count calendar weeks with enough clean sessions and no stop in them."""
    clean: dict[tuple[int, int], int] = {}
    stopped = set()
    for session in sessions:
        week = session.date.isocalendar()[:2]
        if session.stopped:
            stopped.add(week)
        clean[week] = clean.get(week, 0) + is_clean(session, content)
    enough = content.dose.clean_sessions_a_week
    return sum(1 for week, count in clean.items() if count >= enough and week not in stopped)


_FIELDS: dict[str, str] = {
    "date": "a date like 2026-01-31",
    "depth": "a whole number from 0 to 3",
    "finished": "true or false",
    "stopped": "true or false",
    "tingling_up": "true or false",
    "pain_before": "a whole number from 0 to 10, or null",
    "pain_after": "a whole number from 0 to 10, or null",
    "moves": "a list of moves, each once",
}


def parsed(raw: object, content: Content) -> tuple[History | None, list[Fault]]:
    """Turn the raw ``history`` object into a ``History``, with every fault found."""
    if raw is None or isinstance(raw, History):
        return raw, []
    if not isinstance(raw, Mapping):
        return None, [Fault("history", shown(raw), "an object with today and sessions")]
    faults = [
        Fault(f"history.{key}", "an unknown field", "today and sessions")
        for key in raw
        if key not in {"today", "sessions"}
    ]
    today = _date(raw.get("today"))
    if today is None:
        faults.append(Fault("history.today", shown(raw.get("today")), _FIELDS["date"]))
    rows = raw.get("sessions")
    if not isinstance(rows, Sequence) or isinstance(rows, str | bytes):
        faults.append(Fault("history.sessions", shown(rows), "a list of sessions"))
        rows = ()
    sessions = [
        _session(f"history.sessions[{n}]", row, content, faults) for n, row in enumerate(rows)
    ]
    for number, session in enumerate(sessions):
        if session and today and session.date > today:
            where = f"history.sessions[{number}].date"
            faults.append(Fault(where, str(session.date), f"a date up to today, {today}"))
    if faults or today is None:
        return None, faults
    return History(today, tuple(session for session in sessions if session)), []


def _session(where: str, row: object, content: Content, faults: list[Fault]) -> PastSession | None:
    if not isinstance(row, Mapping):
        faults.append(Fault(where, shown(row), "an object with one session"))
        return None
    before = len(faults)
    known = ", ".join(_FIELDS)
    faults += [
        Fault(f"{where}.{key}", "an unknown field", known) for key in row if key not in _FIELDS
    ]
    values = dict(row)
    values["date"] = _date(row.get("date"))
    good = {
        "date": values["date"] is not None,
        "depth": _whole(row.get("depth"), 3),
        "finished": isinstance(row.get("finished"), bool),
        "stopped": isinstance(row.get("stopped"), bool),
        "tingling_up": isinstance(row.get("tingling_up"), bool),
        "pain_before": "pain_before" in row
        and (row["pain_before"] is None or _whole(row["pain_before"], 10)),
        "pain_after": "pain_after" in row
        and (row["pain_after"] is None or _whole(row["pain_after"], 10)),
        "moves": _moves(row.get("moves"), content),
    }
    faults += [
        Fault(f"{where}.{key}", shown(row[key]) if key in row else "nothing", _FIELDS[key])
        for key, right in good.items()
        if not right
    ]
    if len(faults) > before:
        return None
    return PastSession(**{**values, "moves": tuple(values["moves"])})


def _date(value: object) -> dt.date | None:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    try:
        date = dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return date if date is not None and date.isoformat() == value else None


def _whole(value: object, most: int) -> bool:
    return type(value) is int and 0 <= value <= most


def _moves(value: object, content: Content) -> bool:
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        return False
    if len(value) > len(content.moves):
        return False
    return all(isinstance(one, str) and one in content.moves for one in value) and len(
        set(value)
    ) == len(value)
