"""The six-week review: if nothing has changed and the person agrees, say so kindly.

If pain has not changed by 2 points or 30 percent after six weeks of practice, and the person
answers "about the same" or worse when asked how they are overall since they began, this app may not
be the right tool for them. Numbers alone never say so: a person who has not been asked yet is asked
first.

Nothing is said to a person who has hardly practised, who began with hardly any pain, or whose days
leave room for such a change: a fall of 2 points or 30 percent must be ruled out, not only be
unproven.
"""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from psoas_coach.journal.records import Overall
from psoas_coach.progress.change import (
    PERCENT,
    POINTS,
    Comparison,
    compare_self_checks,
    compare_start_with_lately,
    compare_with_beginning,
)
from psoas_coach.progress.progress_data import ProgressData
from psoas_coach.progress.series import Point

AFTER_DAYS = 42
"""Six weeks from the first session."""
FEWEST_SESSIONS = 12
"""Two a week on average: with fewer the moves cannot be judged. Our choice."""
RECENT_DAYS = 28
"""Practice that ended longer ago is not reviewed any more. An older answer about overall change is
not about the present any more.
"""
RULED_OUT = 1.64
"""A fall is ruled out if it exceeds the observed one by this many standard errors: 5 percent, in
one direction.
"""

OVERALL: tuple[Overall, ...] = get_args(Overall)
"""The answers, best first."""
NO_BETTER = frozenset(OVERALL[OVERALL.index("about_the_same") :])

State = Literal["quiet", "ask", "say"]


class SixWeekReview(Struct, frozen=True):
    """The review: pain in the last 7 days from self-checks, and before sessions.

    Attributes:
        weekly: The first self-checks against the latest, at least six weeks apart; or None.
        sessions: The first week or two of sessions against the last weeks, and the first six;
            empty if there are too few.
        fell: Pain before sessions got better or eased, by any comparison of the page.
        overall: How the person is overall since they began, in their own words; None if they
            have not been asked.
    """

    weekly: Comparison | None
    sessions: tuple[Comparison, ...]
    fell: bool = False
    overall: Overall | None = None

    @property
    def nothing_changed(self) -> bool:
        """Whether there was pain that could change, and the numbers rule out that it fell."""
        weekly = [self.weekly] if self.weekly and self.weekly.checks > 1 else []
        values = [*self.sessions, *weekly]
        hurt = any(max(value.start, -_find_fall(value)) >= POINTS for value in values)
        fell = self.weekly is not None and _find_fall(self.weekly) >= _find_least_fall(self.weekly)
        return hurt and not self.fell and not fell and all(map(_is_ruled_out, values))

    @property
    def state(self) -> State:
        """What the page does: nothing, ask how the person is overall, or show the sentence."""
        if not self.nothing_changed:
            return "quiet"
        if self.overall is None:
            return "ask"
        return "say" if self.overall in NO_BETTER else "quiet"


def review_six_weeks(data: ProgressData, overall: Overall | None = None) -> SixWeekReview | None:
    """Review six weeks; None before that, after too few sessions, or long after practice ended.

    Args:
        data: The journal's data.
        overall: The latest answer to "Since you began, how are you overall?"; None if there is
            none of the last ``RECENT_DAYS``.
    """
    practice = [day for day in data.days if day.sessions]
    if not practice or sum(day.sessions for day in practice) < FEWEST_SESSIONS:
        return None
    today, first, last = data.today, practice[0].local_date, practice[-1].local_date
    if (today - first).days < AFTER_DAYS or (today - last).days > RECENT_DAYS:
        return None
    before = [
        Point(day.local_date, day.pain_before) for day in practice if day.pain_before is not None
    ]
    comparison = compare_start_with_lately(before)
    fell = comparison is not None and comparison.verdict in {"better", "eased"}
    return SixWeekReview(_compare_weekly_pain(data), compare_with_beginning(before), fell, overall)


def _find_fall(comparison: Comparison) -> float:
    return comparison.start - comparison.recent


def _find_least_fall(comparison: Comparison) -> float:
    """Return the smallest relevant fall: 2 points or 30 percent, whichever is less."""
    return min(POINTS, PERCENT / 100 * comparison.start)


def _is_ruled_out(comparison: Comparison) -> bool:
    """Whether the numbers rule out a relevant fall."""
    return comparison.verdict == "low_start" or _find_fall(
        comparison
    ) + RULED_OUT * comparison.error < _find_least_fall(comparison)


def _compare_weekly_pain(data: ProgressData) -> Comparison | None:
    points = [
        Point(score.local_date, score.pain_average)
        for score in data.scores
        if score.pain_average is not None
    ]
    return compare_self_checks(points, AFTER_DAYS)
