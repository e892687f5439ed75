"""Years in a few rows: the sums that charts and the day's page need, made where the rows are.

Removed and superseded rows count nowhere. Weeks begin on Monday and days are the person's own.
The key for a cache of any of these is the owner and ``version()``.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any, get_args

import msgspec
from sqlalchemy import Table, case, func, select

from psoas_coach.guidance.history import PastSession
from psoas_coach.journal.records import Side
from psoas_coach.journal.revisions import Revisions
from psoas_coach.journal.session_rows import COMMA
from psoas_coach.journal.summaries import Day, MoveEffect, Score, Week
from psoas_coach.journal.tables import SUMS, day_notes, self_checks, sessions

HELD = sessions.c.left_seconds + sessions.c.right_seconds + sessions.c.both_seconds


class Aggregates(Revisions):
    """Sums over one owner's facts."""

    def weeks(self, since: dt.date | None = None) -> tuple[Week, ...]:
        """Seconds held a week and side, oldest first; no row where nothing was held.

        Args:
            since: Only sessions of this date and later.
        """
        query = (
            select(
                sessions.c.week,
                *(func.sum(sessions.c[name]).label(name) for name in SUMS),
                *(
                    func.sum(case((sessions.c[f"{side}_seconds"] > 0, 1), else_=0)).label(side)
                    for side in get_args(Side)
                ),
            )
            .where(*self._since(sessions, since))
            .group_by(sessions.c.week)
            .order_by(sessions.c.week)
        )
        with self._reading() as connection:
            return tuple(
                Week(row["week"], side, row[f"{side}_seconds"], row[f"{side}_lengthening"], times)
                for row in connection.execute(query).mappings()
                for side in get_args(Side)
                if (times := row[side])
            )

    def days(self, since: dt.date | None = None) -> tuple[Day, ...]:
        """What was done and told, by day, oldest first; days without a word have no row.

        Measures are no word about a day: they are told by ``measures``.
        """
        done = (
            select(
                sessions.c.local_date,
                func.count().label("sessions"),
                func.sum(case((sessions.c.finished, 1), else_=0)).label("finished"),
                func.sum(HELD).label("seconds"),
                func.avg(sessions.c.pain_before).label("pain_before"),
                func.avg(sessions.c.pain_after).label("pain_after"),
                func.sum(case((sessions.c.tingling == "up", 1), else_=0)).label("tingling_up"),
            )
            .where(*self._since(sessions, since))
            .group_by(sessions.c.local_date)
        )
        told = (
            select(
                day_notes.c.local_date,
                day_notes.c.kind,
                func.avg(day_notes.c.pain).label("check_in_pain"),
                func.avg(day_notes.c.pain_now).label("check_in_now"),
                func.max(day_notes.c.sitting_hours).label("sitting_hours"),
                func.max(day_notes.c.longest_sit).label("longest_sit"),
            )
            .where(*self._since(day_notes, since), day_notes.c.kind != "measure")
            .group_by(day_notes.c.local_date, day_notes.c.kind)
            .order_by(day_notes.c.local_date, day_notes.c.kind)
        )
        found: dict[dt.date, Day] = {}
        with self._reading() as connection:
            for date, begun, finished, seconds, before, after, up in connection.execute(done).all():
                found[date] = Day(date, begun, finished, seconds, _mean(before), _mean(after), up)
            for row in connection.execute(told).all():
                day = found.get(row.local_date) or Day(row.local_date)
                more: dict[str, Any] = {"notes": (*day.notes, row.kind)}
                if row.kind == "check_in":
                    more["check_in_pain"] = _mean(row.check_in_pain)
                    more["check_in_now"] = _mean(row.check_in_now)
                    more["sitting_hours"] = row.sitting_hours
                    more["longest_sit"] = row.longest_sit
                found[row.local_date] = msgspec.structs.replace(day, **more)
        return tuple(found[date] for date in sorted(found))

    def scores(self) -> tuple[Score, ...]:
        """The numbers of every self-check, oldest first."""
        columns = [self_checks.c[name] for name in Score.__struct_fields__]
        query = (
            select(*columns)
            .where(self._standing(self_checks))
            .order_by(self_checks.c.local_date, self_checks.c.utc, self_checks.c.id)
        )
        with self._reading() as connection:
            return tuple(Score(*row) for row in connection.execute(query))

    def move_effects(self) -> tuple[MoveEffect, ...]:
        """How pain changed over the sessions with each move, by the move's id.

        Sessions that hold the same moves and change alike come as one row with a count, so the
        answer stays small over any number of years.
        """
        change = (sessions.c.pain_after - sessions.c.pain_before).label("change")
        query = (
            select(sessions.c.moves, change, func.count().label("times"))
            .where(self._standing(sessions), change.is_not(None), sessions.c.moves != "")
            .group_by(sessions.c.moves, change)
        )
        changes: defaultdict[str, list[int]] = defaultdict(list)
        with self._reading() as connection:
            for moves, difference, times in connection.execute(query).all():
                for move in moves.split(COMMA):
                    changes[move] += [difference] * times
        return tuple(
            MoveEffect(move, len(found), tuple(sorted(found)))
            for move, found in sorted(changes.items())
        )

    def history(self, today: dt.date) -> tuple[PastSession, ...]:
        """What guidance takes into account, oldest first.

        Sessions after ``today`` (a clock that was ahead once) are left out: guidance would refuse
        them, and one wrong date must not close the app.
        """
        query = (
            select(
                sessions.c.local_date,
                sessions.c.depth,
                sessions.c.finished,
                sessions.c.stopped,
                case((sessions.c.tingling == "up", True), else_=False),
                sessions.c.pain_before,
                sessions.c.pain_after,
                sessions.c.moves,
            )
            .where(self._standing(sessions), sessions.c.local_date <= today)
            .order_by(sessions.c.local_date, sessions.c.utc, sessions.c.id)
        )
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return tuple(
            PastSession(
                date,
                depth,
                finished,
                stopped,
                up,
                before,
                after,
                tuple(filter(None, moves.split(COMMA))),
            )
            for date, depth, finished, stopped, up, before, after, moves in rows
        )

    def _since(self, table: Table, since: dt.date | None) -> list[Any]:
        """The facts that count, of ``since`` and later."""
        standing = [self._standing(table)]
        return standing if since is None else [*standing, table.c.local_date >= since]


def _mean(value: Any) -> float | None:  # noqa: ANN401 -- PostgreSQL's mean of integers is a Decimal
    """A mean as a float, whatever the engine makes of it."""
    return None if value is None else float(value)
