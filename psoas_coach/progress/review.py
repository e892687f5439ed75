"""After six weeks: has anything changed by more than chance? If not, say so kindly.

Pain that has not changed by 2 points and 30 percent after six weeks of practice means that this may
not be the right tool for this person. Whoever has hardly practised, or began with hardly any
pain, cannot be told that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from psoas_coach.progress.change import (
    Comparison,
    first_and_latest,
    start_and_lately,
    verdict,
)
from psoas_coach.progress.gathered import Gathered
from psoas_coach.progress.scatter import centre
from psoas_coach.progress.series import Point

AFTER_DAYS = 42
"""Six weeks from the first session."""
FEWEST_SESSIONS = 12
"""Two a week on average: with fewer there is nothing to judge the moves by. A choice of ours."""
BEGINNING_DAYS = 14
"""What "the very first days" are. A choice of ours."""
RECENT_DAYS = 28
"""A practice that lies further back than this is over, and no longer to be judged."""


class Review(Struct, frozen=True):
    """The look back: pain in the last 7 days from self-checks, and before sessions.

    Attributes:
        weekly: From the first self-checks to the latest, at least six weeks apart; or None.
        sessions: From the first weeks of sessions to the last; or None.
        perhaps: Pain before sessions is lower than in the very first days. That may be because
            people begin when it hurts most, so it is no change; but it is not nothing either.
    """

    weekly: Comparison | None
    sessions: Comparison | None
    perhaps: bool = False

    @property
    def nothing_changed(self) -> bool:
        """Whether there was pain to change, and neither measure fell, not even perhaps."""
        known = [one for one in (self.weekly, self.sessions) if one]
        hurt = [one for one in known if one.verdict != "low_start" or one.rose]
        return bool(hurt) and not self.perhaps and not any(map(_fell, known))


def review(gathered: Gathered) -> Review | None:
    """Look back; None before six weeks, after too few sessions, or when practice is long over."""
    practice = [day for day in gathered.days if day.sessions]
    if not practice or sum(day.sessions for day in practice) < FEWEST_SESSIONS:
        return None
    today, first, last = gathered.today, practice[0].local_date, practice[-1].local_date
    if (today - first).days < AFTER_DAYS or (today - last).days > RECENT_DAYS:
        return None
    before = [
        Point(day.local_date, day.pain_before) for day in practice if day.pain_before is not None
    ]
    return Review(_weekly(gathered), start_and_lately(before), _lower_than_at_first(before))


def _fell(one: Comparison) -> bool:
    """Whether pain fell, or may have: nobody is told that nothing changed where it may have."""
    return one.verdict == "better" or (one.verdict == "unsure" and one.lately < one.start)


def _lower_than_at_first(points: Sequence[Point]) -> bool:
    """Whether pain fell early: whoever got better in the first weeks has a start that is low."""
    if not points:
        return False
    beginning = points[0].date + dt.timedelta(days=BEGINNING_DAYS)
    recent = points[-1].date - dt.timedelta(days=RECENT_DAYS)
    first = centre([point.value for point in points if point.date < beginning])
    last = centre([point.value for point in points if point.date > recent])
    return verdict(first, last) == "better"


def _weekly(gathered: Gathered) -> Comparison | None:
    told = [
        Point(one.local_date, one.pain_average)
        for one in gathered.scores
        if one.pain_average is not None
    ]
    return first_and_latest(told, AFTER_DAYS)
