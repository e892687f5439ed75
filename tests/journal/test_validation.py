"""A forged value is refused by field name before it reaches SQL, and nothing is changed."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from msgspec.structs import replace

from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from tests.support.record_samples import NOON, day_note, hold, self_check, session

DAY = dt.date(2026, 3, 4)
FORGED_IDS = [
    "",
    "1",
    "' OR 1=1 --",
    uuid.UUID(int=1).hex,
    "b75e8350e6b911f1a98e02fc00000001",  # of another version: made from a clock and a machine
    "6D29C95F35FB4C92A1FDBB86DA371356",
    "081273e14b6d4a2e9da133030e2c73d1\n",
    7,
    None,
]
FORGED_SESSIONS: list[tuple[str, Any]] = [
    ("id", "1; DROP TABLE sessions"),
    ("at.local_date", Moment(NOON, dt.date(2026, 3, 6), "UTC")),
    ("at.local_date", Moment(NOON.replace(year=1), dt.date(1, 3, 4), "UTC")),
    ("at.local_date", Moment(dt.datetime.max.replace(tzinfo=dt.UTC), dt.date.max, "UTC")),
    ("at.utc", Moment(NOON.replace(tzinfo=None), DAY, "UTC")),
    ("at.utc", Moment("yesterday", DAY, "UTC")),  # type: ignore[arg-type]  # forged
    ("at.zone", Moment(NOON, DAY, "../../etc/passwd")),
    ("at.zone", Moment(NOON, DAY, "Middle/Earth")),
    ("at.zone", Moment(NOON, DAY, "Europe")),
    ("at", None),
    ("self_check", "latest"),
    ("source", "robot"),
    ("plan", "lunge"),
    ("plan", ["lunge"]),
    ("plan", ({"x": float("nan")},)),
    ("plan", ({"x": {1, 2}},)),
    ("plan", ({"x": 2**60},)),
    ("plan", ({"x": "\ud800"},)),
    ("plan", ({"x\x00": 1},)),
    ("plan", ({3: 1},)),
    ("plan", ({"x": "y" * 300_000},)),
    ("plan", ({},) * 41),
    ("depth", 4),
    ("depth", -1),
    ("depth", True),
    ("pain_before", 11),
    ("pain_before", -1),
    ("pain_before", 3.5),
    ("pain_after", "3"),
    ("tingling_before", 1),
    ("tingling", "sideways"),
    ("finished", None),
    ("stop_reason", "bored"),
    ("note", "x" * 2001),
    ("note", "a\x00b"),
    ("note", "a\x1b[31m"),
    ("note", "\udcff"),
    ("note", None),
    ("holds", None),
    ("holds", (1,)),
    ("holds", (hold(),) * 401),
    ("holds.side", (hold(side="middle"),)),
    ("holds.move", (hold(move="Runner's lunge"),)),
    ("holds.move", (hold(move="a,b"),)),
    ("holds.held_seconds", (hold(held=-0.1),)),
    ("holds.held_seconds", (hold(held=float("nan")),)),
    ("holds.held_seconds", (hold(held=float("inf")),)),
    ("holds.held_seconds", (hold(held=7200.1),)),
    ("holds.repetition", (hold(repetition=0),)),
    ("holds.stop_reason", (hold(stop_reason="bored"),)),
    ("holds.lengthens", (hold(lengthens="yes"),)),
    ("versions", {"rules": 1}),
    ("versions", {"rules\n": "1"}),
    ("demo", "no"),
]


@pytest.mark.parametrize(("field", "value"), FORGED_SESSIONS)
def test_a_forged_session_is_refused_by_field(journal: Journal, field: str, value: object) -> None:
    forged = replace(session(), **{field.partition(".")[0]: value})
    for deed in (journal.sessions.add, journal.sessions.replace):
        with pytest.raises(JournalRefusalError) as refused:
            deed(forged)
        assert refused.value.field.startswith(field)
    assert journal.read_version() == 0
    assert journal.sessions.list() == ()


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("id", {"id": "x"}),
        ("answers", {"answers": [("red_now", [])]}),
        ("sitting_hours", {"answers": {"sitting_hours": 25}}),
        ("pain_worst", {"answers": {"pain_worst": "5"}}),
        ("result", {"result": None}),
        ("level", {"result": {"level": "Robert'); --"}}),
        ("result", {"result": {}}),
        ("score", {"result": {"level": "none", "score": 101}}),
        ("rules", {"rules": "x" * 41}),
        ("content", {"content": 1}),
    ],
)
def test_a_forged_self_check_is_refused_by_field(
    journal: Journal, field: str, more: dict[str, object]
) -> None:
    with pytest.raises(JournalRefusalError) as refused:
        journal.self_checks.add(self_check(**more))
    assert refused.value.field == field
    assert journal.self_checks.list() == ()


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("kind", {"kind": "party"}),
        ("body", {"body": None}),
        ("pain_now", {"body": {"pain_now": 11}}),
        ("tingling", {"body": {"tingling": "a bit"}}),
        ("sitting_hours", {"body": {"sitting_hours": -1}}),
        ("longest_sit", {"body": {"longest_sit": 1441}}),
        ("left", {"kind": "measure", "body": {"method": "phone"}}),
        ("left", {"kind": "measure", "body": {"method": "phone", "left": [], "right": []}}),
        ("left", {"kind": "measure", "body": {"method": "phone", "left": [60.1]}}),
        ("right", {"kind": "measure", "body": {"method": "tape", "right": [5, -61]}}),
        ("right", {"kind": "measure", "body": {"method": "tape", "right": [1] * 7}}),
        ("left", {"kind": "measure", "body": {"method": "tape", "left": [True]}}),
        ("left", {"kind": "measure", "body": {"method": "tape", "left": "5"}}),
        ("method", {"kind": "measure", "body": {"method": "eye", "left": [5]}}),
        ("body", {"kind": "measure", "body": {"left": [5]}}),
    ],
)
def test_a_forged_note_is_refused_by_field(
    journal: Journal, field: str, more: dict[str, object]
) -> None:
    for deed in (journal.day_notes.add, journal.day_notes.replace):
        with pytest.raises(JournalRefusalError) as refused:
            deed(day_note(**more))
        assert refused.value.field == field
    assert (journal.day_notes.list(), journal.day_notes.list_hip_measures()) == ((), ())


@pytest.mark.parametrize("forged", FORGED_IDS)
def test_a_forged_id_is_refused_wherever_one_is_asked_for(journal: Journal, forged: str) -> None:
    asking = [
        getattr(part, name)
        for part in (journal.sessions, journal.self_checks, journal.day_notes)
        for name in ("get", "remove", "restore", "undo")
        if hasattr(part, name)
    ]
    assert len(asking) == 10
    for ask in asking:
        with pytest.raises(JournalRefusalError) as refused:
            ask(forged)
        assert refused.value.field == "id"
