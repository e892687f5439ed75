"""Everything the progress page needs of one journal, read in one pass.

The journal sums in SQL; what comes out is a few thousand small rows for ten years, read once for
each state of the journal and shared by every panel.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

from psoas_coach.content.measuring import NoiseRules
from psoas_coach.journal.summaries import Day, DomainPoints, MoveEffect, Score
from psoas_coach.progress.hip_measure import UNKNOWN, Hip, Noise, by_day, noise
from psoas_coach.progress.skipped_dates import find_skipped_dates

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal


class ProgressData(Struct, frozen=True):
    """What a journal says up to ``today``, oldest first.

    Attributes:
        noise: How much of a change of the hips may be chance.
        most_minutes: Minutes a week and side beyond which more is not shown to help.
        demo: The journal holds invented data.
        skipped: Dates that the person never had, because they crossed the date line.
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

    @property
    def oldest(self) -> dt.date | None:
        """The first date that anything is known about."""
        firsts = [rows[0].local_date for rows in (self.days, self.scores) if rows]
        firsts += [hip.date for hip in self.hips[:1]]
        return min(firsts, default=None)


def gather(journal: Journal, today: dt.date, most_minutes: int, rules: NoiseRules) -> ProgressData:
    """Read what the progress page needs.

    Args:
        journal: Whose progress it is.
        today: The person's own date; what a wrong clock put after it is left out.
        most_minutes: As in ``ProgressData``.
        rules: How the noise of the hip measure is found.
    """
    scores = tuple(score for score in journal.history.scores() if score.local_date <= today)
    measures = [measure for measure in journal.day_notes.measures() if measure.local_date <= today]
    return ProgressData(
        today=today,
        days=journal.history.days(until=today),
        scores=scores,
        domains=tuple(one for one in journal.history.domain_points() if one.local_date <= today),
        hips=by_day(scores, measures),
        effects=journal.history.move_effects(),
        most_minutes=most_minutes,
        demo=journal.bulk.tally().demo > 0,
        noise=noise(measures, rules),
        skipped=find_skipped_dates(journal.history.zone_changes()),
    )
