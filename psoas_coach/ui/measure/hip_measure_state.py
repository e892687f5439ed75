"""Whether the measure is offered today, and past measures, loaded once for each snapshot."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from psoas_coach.coach.day_notes import find_flare
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.hip_measure import TodaySymptoms, find_reasons_against
from psoas_coach.guidance.level import find_level
from psoas_coach.journal.records import DayNote
from psoas_coach.journal.summaries import Measure
from psoas_coach.progress.hip_measure import Noise, compute_noise


class HipMeasureState(Struct, frozen=True):
    """Whether the measure is offered, and what was measured today.

    Attributes:
        level: The level of the newest self-check; None before the first.
        against: The reason for not offering the measure now.
        latest: The newest measure of today, if any.
        noise: The size of a change that may be due to chance.
    """

    level: str | None
    against: tuple[str, ...]
    latest: Measure | None
    noise: Noise


def load_hip_measure_state(snapshot: Snapshot) -> HipMeasureState:
    """Return the state of the measure today, computed once for each snapshot."""
    return snapshot.compute_once("hip measure", lambda: _load(snapshot))


def _load(snapshot: Snapshot) -> HipMeasureState:
    journal, today, content = snapshot.journal, snapshot.date, snapshot.content
    measures = [
        measure for measure in journal.day_notes.list_hip_measures() if measure.local_date <= today
    ]
    latest = measures[-1] if measures and measures[-1].local_date == today else None
    noise = compute_noise(measures, content.measure.noise)
    check = snapshot.latest_self_check
    if check is None:
        return HipMeasureState(None, (), latest, noise)
    answers = check_answers(check.answers, content)[0]
    symptoms = _find_symptoms(journal.day_notes.list(since=today), today)
    against = find_reasons_against(answers, content, symptoms)
    return HipMeasureState(find_level(answers, content).level, against, latest, noise)


def _find_symptoms(notes: tuple[DayNote, ...], today: dt.date) -> TodaySymptoms:
    """Return the worst pain and tingling reported today."""
    bodies = [
        note.body for note in notes if note.kind == "check_in" and note.at.local_date == today
    ]
    pains = [pain for body in bodies if isinstance(pain := body.get("pain_now"), int)]
    return TodaySymptoms(
        pain=max(pains, default=None),
        tingling=any(body.get("tingling") is True for body in bodies),
        flare=find_flare(notes, today) is not None,
    )
