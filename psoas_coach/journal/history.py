"""Years of data in a few rows: scores, the effects of moves, and what guidance needs.

Removed and superseded rows do not count. A cache of any of these uses the owner and ``version()``
as its key.

The points of each domain are inside the stored results, where SQL cannot reach them in the same way
on both engines. The texts are therefore read, and everything but the points is skipped: some 10
microseconds for each self-check.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import accumulate

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, and_, case, func, or_, select, union_all

from psoas_coach.content.physio_plan import OWN_PREFIX
from psoas_coach.guidance.history import PastSession
from psoas_coach.guidance.walking import WalkingDay
from psoas_coach.journal.daily_sums import is_practice, sum_days, sum_walking_days
from psoas_coach.journal.moments import read_moment
from psoas_coach.journal.owner_scope import OwnerScope, Part
from psoas_coach.journal.records import Moment
from psoas_coach.journal.session_rows import SEPARATOR
from psoas_coach.journal.summaries import Day, DomainPoints, MoveEffect, Score
from psoas_coach.journal.tables import day_notes, holds, self_checks, sessions

A_DAY = dt.timedelta(days=1)
RECENT = dt.timedelta(days=2)
"""A session of tomorrow's date that is older cannot be from another time zone."""


class History(Part):
    """Summaries of one owner's facts."""

    def list_scores(self) -> tuple[Score, ...]:
        """Return the numbers of every self-check, oldest first."""
        columns = [self_checks.c[name] for name in Score.__struct_fields__]
        query = (
            select(*columns)
            .where(self._scope.is_current(self_checks))
            .order_by(self_checks.c.utc, self_checks.c.local_date, self_checks.c.id)
        )
        with self._scope.read_tx() as connection:
            return tuple(Score(*row) for row in connection.execute(query))

    def read_move_effects(self) -> tuple[MoveEffect, ...]:
        """Return how pain changed over the sessions with each move, by the move's id.

        Sessions with the same moves and the same change form one row with a count, so the result
        stays small over any number of years.
        """
        change = (sessions.c.pain_after - sessions.c.pain_before).label("change")
        query = (
            select(sessions.c.moves, change, func.count().label("times"))
            .where(self._scope.is_current(sessions), change.is_not(None), sessions.c.moves != "")
            .group_by(sessions.c.moves, change)
        )
        changes: defaultdict[str, list[int]] = defaultdict(list)
        with self._scope.read_tx() as connection:
            for moves, difference, times in connection.execute(query).all():
                for move in moves.split(SEPARATOR):
                    changes[move] += [difference] * times
        names = (
            self.read_own_names()
            if any(change.startswith(OWN_PREFIX) for change in changes)
            else {}
        )
        return tuple(
            MoveEffect(move, len(differences), tuple(sorted(differences)), names.get(move, ""))
            for move, differences in sorted(changes.items())
        )

    def read_own_names(self) -> dict[str, str]:
        """Return the latest name of each of a physio's own moves, by its id."""
        query = (
            select(holds.c.move, holds.c.name)
            .join(
                sessions,
                and_(
                    sessions.c.owner == holds.c.owner,
                    sessions.c.id == holds.c.session,
                    sessions.c.revision == holds.c.revision,
                ),
            )
            .where(
                self._scope.is_current(sessions),
                holds.c.move.startswith(OWN_PREFIX, autoescape=True),
            )
            .group_by(holds.c.move, holds.c.name)
            .order_by(func.max(sessions.c.utc), holds.c.name)
        )
        with self._scope.read_tx() as connection:
            return {row.move: row.name for row in connection.execute(query)}

    def list_past_sessions(self, today: dt.date) -> tuple[PastSession, ...]:
        """Return the sessions that guidance takes into account, oldest first.

        Dates never fall: after a flight east and back, a later session has an earlier date, but
        guidance reads the order from the dates. Sessions after ``today`` come from a clock that was
        ahead and are left out, because guidance would refuse them. A session of tomorrow that is
        already over was recorded on the far side of the date line. It counts as today's, because it
        may have been stopped by pain.

        Sessions of less than a minute are left out too, but a stop counts however early it was.

        A session of a physio's plan is returned without its pain, so that it is never clean: it
        earns no step and unlocks no depth, however little a file asked for.
        """
        now = dt.datetime.now(dt.UTC)
        over = and_(
            sessions.c.local_date == today + A_DAY,
            sessions.c.utc.between(now - RECENT, now),
        )
        query = (
            select(
                sessions.c.local_date,
                sessions.c.depth,
                sessions.c.finished,
                sessions.c.stopped,
                case(
                    (sessions.c.tingling == "up", True),
                    (sessions.c.tingling.is_(None), None),
                    else_=False,
                ),
                _select_pain(sessions.c.pain_before),
                _select_pain(sessions.c.pain_after),
                sessions.c.moves,
            )
            .where(
                self._scope.is_current(sessions),
                or_(sessions.c.local_date <= today, over),
                or_(is_practice(), sessions.c.stopped, sessions.c.tingling == "up"),
            )
            .order_by(sessions.c.utc, sessions.c.local_date, sessions.c.id)
        )
        with self._scope.read_tx() as connection:
            rows = connection.execute(query).all()
        dates = accumulate((min(date, today) for date, *_ in rows), max)
        return tuple(
            PastSession(
                date,
                depth,
                finished,
                stopped,
                up,
                before,
                after,
                tuple(filter(None, moves.split(SEPARATOR))),
            )
            for date, (_, depth, finished, stopped, up, before, after, moves) in zip(
                dates, rows, strict=True
            )
        )

    def sum_days(
        self, since: dt.date | None = None, until: dt.date | None = None
    ) -> tuple[Day, ...]:
        """Return practice and entries by day; see ``daily_sums.sum_days``."""
        return sum_days(self._scope, since, until)

    def sum_walking_days(self, until: dt.date) -> tuple[WalkingDay, ...]:
        """Return minutes walked, with pain; see ``walking_days.sum_walking_days``."""
        return sum_walking_days(self._scope, until)

    def find_zone_changes(self) -> tuple[tuple[Moment, Moment], ...]:
        """Return consecutive entries in different zones; see ``zone_changes.find_zone_changes``."""
        return find_zone_changes(self._scope)

    def read_domain_points(self) -> tuple[DomainPoints, ...]:
        """Return the parts of each score; see ``domain_points.read_domain_points``."""
        return read_domain_points(self._scope)


def _select_pain(pain: ColumnElement[int | None]) -> ColumnElement[int | None]:
    """Return a pain of a session, and NULL for a session of a physio's plan."""
    return case((sessions.c.source == "physio", None), else_=pain)


def find_zone_changes(scope: OwnerScope) -> tuple[tuple[Moment, Moment], ...]:
    """Return each pair of consecutive entries in different zones, oldest first.

    Entries of all kinds count, in the order of their instants, except imported days, for which the
    zone is unknown.
    """
    current = {table: [scope.is_current(table)] for table in (self_checks, sessions, day_notes)}
    current[day_notes].append(day_notes.c.kind != "imported")
    entries = union_all(
        *(
            select(table.c.utc, table.c.local_date, table.c.zone).where(*conditions)
            for table, conditions in current.items()
        )
    ).subquery()
    order = (entries.c.utc, entries.c.local_date, entries.c.zone)
    before = [
        func.lag(entries.c[name], type_=entries.c[name].type)
        .over(order_by=order)
        .label(f"{name}_before")
        for name in ("utc", "local_date", "zone")
    ]
    pairs = select(entries, *before).subquery()
    query = select(pairs).where(pairs.c.zone != pairs.c.zone_before).order_by(pairs.c.utc)
    with scope.read_tx() as connection:
        rows = connection.execute(query).all()
    return tuple(
        (Moment(row.utc_before, row.local_date_before, row.zone_before), read_moment(row))
        for row in rows
    )


class _Points(Struct):
    points: int


class _Result(Struct):
    domains: dict[str, _Points] | None = None


_DECODER = msgspec.json.Decoder(_Result)


def read_domain_points(scope: OwnerScope) -> tuple[DomainPoints, ...]:
    """Return the points of every self-check with a score, oldest first.

    An imported result without points in this format is skipped.
    """
    query = (
        select(self_checks.c.local_date, self_checks.c.rules, self_checks.c.result)
        .where(scope.is_current(self_checks), self_checks.c.score.is_not(None))
        .order_by(self_checks.c.utc, self_checks.c.local_date, self_checks.c.id)
    )
    with scope.read_tx() as connection:
        rows = connection.execute(query).all()
    return tuple(
        DomainPoints(date, rules, points)
        for date, rules, result in rows
        if (points := _decode_points(result))
    )


def _decode_points(result: str) -> dict[str, int]:
    try:
        domains = _DECODER.decode(result).domains or {}
    except msgspec.ValidationError:
        return {}
    return {id_: domain.points for id_, domain in domains.items()}
