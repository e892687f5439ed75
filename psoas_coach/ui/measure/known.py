"""What the page knows of its visitor, worked out once for each state of the journal."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from psoas_coach.coach.day_notes import find_flare
from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.hip_measure import TodaySymptoms, find_reasons_against
from psoas_coach.guidance.level import find_level
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote
from psoas_coach.journal.summaries import Measure
from psoas_coach.progress.hip_measure import Noise, noise
from psoas_coach.progress.shelf import Shelf
from psoas_coach.ui import store


class Known(Struct, frozen=True):
    """What there is to know.

    Attributes:
        level: The level of the newest self-check; None before the first.
        against: Why the measure is left out for now.
        latest: The newest measure of today, if there is one.
        noise: How much of a change may be chance.
    """

    level: str | None
    against: tuple[str, ...]
    latest: Measure | None
    noise: Noise


_KNOWN: Shelf[Known] = Shelf(64)


def known(journal: Journal, today: dt.date, content: Content) -> Known:
    """Return what is known of the person at the page."""
    return _KNOWN.get((store.state(journal), today), lambda: _look(journal, today, content))


def _look(journal: Journal, today: dt.date, content: Content) -> Known:
    measures = [one for one in journal.day_notes.measures() if one.local_date <= today]
    latest = measures[-1] if measures and measures[-1].local_date == today else None
    found = noise(measures, content.measure.noise)
    check = journal.self_checks.latest()
    if check is None:
        return Known(None, (), latest, found)
    answers = check_answers(check.answers, content)[0]
    felt = _felt(journal.day_notes.list(since=today), today)
    against = find_reasons_against(answers, content, felt)
    return Known(find_level(answers, content).level, against, latest, found)


def _felt(notes: tuple[DayNote, ...], today: dt.date) -> TodaySymptoms:
    """Return the worst that was told today."""
    told = [one.body for one in notes if one.kind == "check_in" and one.at.local_date == today]
    pains = [pain for body in told if isinstance(pain := body.get("pain_now"), int)]
    return TodaySymptoms(
        pain=max(pains, default=None),
        tingling=any(body.get("tingling") is True for body in told),
        flare=find_flare(notes, today) is not None,
    )
