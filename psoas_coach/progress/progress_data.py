"""All data that the progress page needs from one journal, read in one pass.

The journal sums in SQL. For ten years the result is a few thousand small rows, read once for each
state of the journal and shared by every panel.

Dates that a traveller never had are left out: a person who flies west over the date line skips one
and cannot have practised on it, so it must not count as missed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from psoas_coach.content.hip_measure import NoiseRules
from psoas_coach.journal.records import Moment, find_local_time
from psoas_coach.journal.summaries import (
    BreakDay,
    DatedImport,
    Day,
    DomainPoints,
    MoveEffect,
    Score,
)
from psoas_coach.progress.hip_measure import UNKNOWN, Hip, Noise, compute_noise, list_by_day

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal


class ProgressData(Struct, frozen=True):
    """What a journal says up to ``today``, oldest first.

    Attributes:
        noise: The size of a change of the hips that may be due to chance.
        most_minutes: Minutes a week and side beyond which no further benefit has been shown.
        demo: The journal contains demo data.
        skipped: Dates that the person never had, because they crossed the date line.
        breaks: The days on which the break timer ran.
        imported: Days from files of other apps, which are kept apart from everything else.
    """

    today: dt.date
    days: tuple[Day, ...] = ()
    scores: tuple[Score, ...] = ()
    hips: tuple[Hip, ...] = ()
    effects: tuple[MoveEffect, ...] = ()
    most_minutes: int = 10
    demo: bool = False
    noise: Noise = UNKNOWN
    domains: tuple[DomainPoints, ...] = ()
    skipped: frozenset[dt.date] = frozenset()
    breaks: tuple[BreakDay, ...] = ()
    imported: tuple[DatedImport, ...] = ()

    @property
    def oldest(self) -> dt.date | None:
        """The first date with any entry."""
        firsts = [rows[0].local_date for rows in (self.days, self.scores) if rows]
        firsts += [hip.date for hip in self.hips[:1]]
        firsts += [sitting_break.date for sitting_break in self.breaks[:1]]
        firsts += [imported_day.date for imported_day in self.imported[:1]]
        return min(firsts, default=None)


def load_progress_data(
    journal: Journal, today: dt.date, most_minutes: int, rules: NoiseRules
) -> ProgressData:
    """Read the data of the progress page.

    Args:
        journal: The person's journal.
        today: The person's own date; entries after it come from a wrong clock and are left out.
        most_minutes: As in ``ProgressData``.
        rules: The rules for the noise of the hip measure.
    """
    scores = tuple(score for score in journal.history.list_scores() if score.local_date <= today)
    measures = [
        measure for measure in journal.day_notes.list_hip_measures() if measure.local_date <= today
    ]
    return ProgressData(
        today=today,
        days=journal.history.sum_days(until=today),
        scores=scores,
        domains=tuple(
            domain for domain in journal.history.read_domain_points() if domain.local_date <= today
        ),
        hips=list_by_day(scores, measures),
        effects=journal.history.read_move_effects(),
        most_minutes=most_minutes,
        demo=journal.bulk.tally().demo > 0,
        noise=compute_noise(measures, rules),
        skipped=find_skipped_dates(journal.history.find_zone_changes()),
        breaks=journal.sitting_breaks.sum_days(until=today),
        imported=journal.imported_days.list(until=today),
    )


MOST_LOST = dt.timedelta(hours=12)
"""The most hours by which clocks may go forward on a journey; beyond that, less than half of a date
remained. Honolulu to Auckland is 23 hours, Lisbon to Auckland 13 at most. Our choice, in the
person's favour.
"""


def find_skipped_dates(changes: Iterable[tuple[Moment, Moment]]) -> frozenset[dt.date]:
    """Return the dates that were skipped on journeys.

    Args:
        changes: Consecutive entries in different zones, each pair in the order of the instants. The
            skipped date is between theirs; if there are several, it is assumed to be the last.
    """
    return frozenset(
        after.local_date - dt.timedelta(days=1)
        for before, after in changes
        if (after.local_date - before.local_date).days > 1
        and _find_utc_offset(after) - _find_utc_offset(before) > MOST_LOST
    )


def _find_utc_offset(at: Moment) -> dt.timedelta:
    return find_local_time(at).utcoffset() or dt.timedelta()
