"""Regenerates the golden bundle of one person: ``python -m tests.golden.fhir``.

Other programs read these ids, codes and shapes. Read the difference line by line before it is
committed: an id that changes makes a second record out of one that a clinic has already.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from psoas_coach.content import load
from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord
from psoas_coach.sharing.fhir_export import write_bundle
from tests.support.record_samples import day_note, measure, on, self_check, session

FILE = Path(__file__).with_name("fhir.json")

ANSWERS: dict[str, object] = {
    "age_group": "18_59",
    "red_now": [],
    "red_today": ["weight_loss"],
    "seen_for": ["weight_loss"],
    "see_someone": [],
    "precautions": ["knee", "neck"],
    "sitting_hours": 9,
    "sitting_bout_minutes": 90,
    "pain_average": 3,
    "pain_worst": 5,
    "pain_days": 4,
    "thigh_frequency": "some_days",
    "thigh_trend": "better",
    "thigh_areas": ["outer", "front"],
    "thigh_side": "left",
    "front_hip_pull": "usually",
    "standing_up": "few_seconds",
    "side_stance": "slight",
    "main_activity": "Lift my grandson",
    "limits": 3,
    "thomas_left": -7.5,
}


def _id(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000000"


CHECK: SelfCheck = self_check(
    id=_id(1),
    at=on("2026-03-04", 8, "Europe/Lisbon"),
    answers=ANSWERS,
    result={"level": "soon", "score": 50, "band": "go_gently"},
    questionnaire="2",
)
SESSION: SessionRecord = session(
    id=_id(2), at=on("2026-03-05", 17, "Asia/Kolkata"), note="My neighbour's dog"
)
NOTES: tuple[DayNote, ...] = (
    day_note(
        id=_id(3),
        at=on("2026-03-06", 7),
        body={
            "pain_now": 3,
            "tingling": False,
            "sitting_hours": 7.5,
            "longest_sit": 50,
            "walked_minutes": 20,
            "after_last_session": "a_little",
        },
    ),
    measure(id=_id(4), at=on("2026-03-06", 8)),
    day_note(
        id=_id(5),
        at=on("2026-03-07", 8),
        kind="new_signs",
        body={"level": "today", "signs": ["red_today.knee_gives_way"]},
    ),
    day_note(
        id=_id(6),
        at=on("2026-03-08", 8),
        kind="overall_change",
        body={"overall": "a_little_better"},
    ),
    day_note(id=_id(7), at=on("2026-03-09", 8), kind="ill", body={}),
)
MADE_UP: SessionRecord = session(id=_id(8), at=on("2026-03-10"), demo=True)
JOURNAL = JournalDump(
    self_checks=(RecordRevision(1, removed=False, record=CHECK),),
    sessions=(
        RecordRevision(1, removed=False, record=replace(SESSION, pain_after=9)),
        RecordRevision(2, removed=False, record=SESSION),
        RecordRevision(1, removed=False, record=MADE_UP),
    ),
    day_notes=tuple(RecordRevision(1, removed=False, record=note) for note in NOTES),
    settings={"sounds": {"voice": True}},
)
"""One of everything, an edited session and a made-up one among them."""


def write() -> bytes:
    """Return the bundle of this person."""
    return write_bundle(JOURNAL, load())


if __name__ == "__main__":
    FILE.write_bytes(write())
