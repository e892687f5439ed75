"""Records to write: plausible ones, and generated ones that cover every possible record."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any, get_args

import msgspec
from hypothesis import strategies as st

from psoas_coach.journal import records
from psoas_coach.journal.fair_test_records import FairTest, FairTestEnd
from psoas_coach.journal.fair_tests import compute_digest
from psoas_coach.journal.records import (
    DayNote,
    Hold,
    Moment,
    PhysioPlanRecord,
    SelfCheck,
    SessionRecord,
    SittingBreak,
    make_moment,
)
from tests.support.physio_plans import sample

NOON = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
PLAN = ({"move": "runners_lunge", "name": "Runner's lunge", "hold_seconds": 30, "why": "tight"},)
ZONES = ("UTC", "Europe/Lisbon", "Asia/Kolkata", "Pacific/Kiritimati", "America/St_Johns")

MEASURED: dict[str, object] = {"left": [6.5, 8.0], "right": [-2.0, -1.0]}


def new_id() -> str:
    return uuid.uuid4().hex


def on(date: str, hour: int = 12, zone: str = "UTC") -> Moment:
    return make_moment(dt.datetime.fromisoformat(f"{date}T{hour:02}:00:00+00:00"), zone)


def hold(
    move: str = "runners_lunge", side: str = "left", held: float = 30.0, **more: object
) -> Hold:
    fields: dict[str, Any] = {
        "name": "Runner's lunge",
        "repetition": 1,
        "planned_seconds": 30.0,
        **more,
    }
    return Hold(**{"move": move, "side": side, "held_seconds": held, **fields})


BOTH_SIDES = (hold(side="left", lengthens=True), hold(side="right", lengthens=True))


def session(**more: object) -> SessionRecord:
    fields: dict[str, Any] = {
        "id": new_id(),
        "at": make_moment(NOON, "UTC"),
        "self_check": None,
        "source": "player",
        "plan": PLAN,
        "depth": 2,
        "pain_before": 4,
        "tingling_before": False,
        "pain_after": 3,
        "tingling": "same",
        "finished": True,
        "stop_reason": None,
        "note": "",
        "holds": BOTH_SIDES,
        "versions": {"rules": "1", "content": "1"},
    }
    return SessionRecord(**{**fields, **more})


def self_check(**more: object) -> SelfCheck:
    fields: dict[str, Any] = {
        "id": new_id(),
        "at": make_moment(NOON, "UTC"),
        "answers": {"sitting_hours": 9, "pain_average": 3, "pain_worst": 5, "red_now": []},
        "result": {"level": "none", "score": 43, "band": "ease_in", "plan": [{"move": "bridge"}]},
        "questionnaire": "1",
        "rules": "1",
        "content": "1",
    }
    return SelfCheck(**{**fields, **more})


def measure(method: str = "phone", **more: object) -> DayNote:
    """Return a measure; ``left`` and ``right`` are its readings."""
    sides: dict[str, object] = {side: more.pop(side) for side in ("left", "right") if side in more}
    return day_note(kind="measure", body={"method": method, **(sides or MEASURED)}, **more)


def day_note(**more: object) -> DayNote:
    fields: dict[str, Any] = {
        "id": new_id(),
        "at": make_moment(NOON, "UTC"),
        "kind": "check_in",
        "body": {"pain_now": 3, "tingling": False, "sitting_hours": 7.5, "longest_sit": 50},
    }
    return DayNote(**{**fields, **more})


def sitting_break(**more: object) -> SittingBreak:
    fields: dict[str, Any] = {
        "id": new_id(),
        "at": make_moment(NOON, "UTC"),
        "outcome": "taken",
        "sat_seconds": 1800,
    }
    return SittingBreak(**{**fields, **more})


def physio_plan(**more: object) -> PhysioPlanRecord:
    body = {key: value for key, value in sample().items() if key not in {"format", "version"}}
    fields: dict[str, Any] = {"id": new_id(), "at": make_moment(NOON, "UTC"), "body": body}
    return PhysioPlanRecord(**{**fields, **more})


def fair_test(**more: object) -> FairTest:
    """Return a test with the hash of its own terms, unless ``digest`` is given."""
    fields: dict[str, Any] = {
        "id": new_id(),
        "at": make_moment(NOON, "UTC"),
        "question": "sessions",
        "moves": (),
        "outcome": "pain",
        "goal": "",
        "asked_from": 18,
        "first_day": NOON.date() + dt.timedelta(days=1),
        "pairs": 6,
        "block_days": 7,
        "left_out_days": 2,
        "analysis": "exact_pairs_1",
        "draw": "101100",
        "salt": "5a" * 16,
        "digest": "0" * 64,
    }
    test = FairTest(**{**fields, **more})
    if "digest" in more:
        return test
    return msgspec.structs.replace(test, digest=compute_digest(test))


def fair_test_end(test: FairTest, **more: object) -> FairTestEnd:
    """Return the end of a test that was stopped, with the fields in ``more``."""
    fields: dict[str, Any] = {"id": test.id, "at": make_moment(NOON + dt.timedelta(days=9), "UTC")}
    return FairTestEnd(**{**fields, "how": "stopped", **more})


# Every record there can be. Text without control characters or half characters, as the types say.
_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\r"), max_size=60
)
_ids = st.uuids(version=4).map(lambda value: value.hex) | st.uuids(version=4).map(str)
_tokens = st.from_regex(r"[a-z][a-z0-9_.]{0,20}", fullmatch=True)
_plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | _text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_text, inner, max_size=4),
    max_leaves=12,
)
tables = st.dictionaries(_text.map("x".__add__), _plain, max_size=4)
_pains = st.none() | st.integers(0, 10)
_moments = st.builds(
    make_moment,
    st.datetimes(dt.datetime(1970, 1, 3), dt.datetime(2999, 12, 30), timezones=st.just(dt.UTC)),  # noqa: DTZ001 -- made aware by ``timezones``
    st.sampled_from(ZONES),
)
_seconds = st.floats(0, 7200)
_holds = st.builds(
    Hold,
    move=_tokens,
    name=_text,
    side=st.sampled_from(get_args(records.Side)),
    repetition=st.integers(1, 99),
    planned_seconds=_seconds,
    held_seconds=_seconds,
    stop_reason=st.none() | st.sampled_from(get_args(records.HoldStop)),
    lengthens=st.booleans(),
)
any_session = st.builds(
    SessionRecord,
    id=_ids,
    at=_moments,
    self_check=st.none() | _ids,
    source=st.sampled_from(["player", "hand"]),
    plan=st.lists(tables, max_size=3).map(tuple),
    depth=st.integers(0, 3),
    pain_before=_pains,
    tingling_before=st.none() | st.booleans(),
    pain_after=_pains,
    tingling=st.sampled_from([None, "down", "same", "up"]),
    finished=st.booleans(),
    stop_reason=st.none() | st.sampled_from(get_args(records.StopReason)),
    note=_text,
    holds=st.lists(_holds, max_size=6).map(tuple),
    versions=st.dictionaries(_tokens, st.text("0123456789.", max_size=8), max_size=3),
    demo=st.booleans(),
)
any_self_check = st.builds(
    SelfCheck,
    id=_ids,
    at=_moments,
    answers=tables,
    result=tables.map(lambda table: {**table, "level": "none"}),
    questionnaire=_tokens,
    rules=_tokens,
    content=_tokens,
    demo=st.booleans(),
)
_degrees = st.lists(st.floats(-60, 60), max_size=6)
_measures = st.fixed_dictionaries(
    {"method": st.sampled_from(["phone", "tape", "hand"]), "left": _degrees, "right": _degrees}
).filter(lambda body: body["left"] or body["right"])
_signs = st.fixed_dictionaries(
    {
        "level": st.sampled_from(["emergency", "today", "check"]),
        "signs": st.lists(st.from_regex(r"red_(now|today)\.[a-z][a-z_]{0,20}", fullmatch=True)),
    }
)
_overall = st.fixed_dictionaries(
    {"overall": st.sampled_from(["very_much_better", "about_the_same", "very_much_worse"])}
)
_imported = st.fixed_dictionaries(
    {
        "source": st.sampled_from(get_args(records.ImportSource)),
        "import_id": _ids,
        "practised": st.just(value=True),
        "pain": st.none() | st.floats(0, 10),
    }
)
_daily = st.fixed_dictionaries(
    {"outcome": st.sampled_from(["pain", "goal"]), "points": st.integers(0, 10)}
)
_bodies = {
    "daily_answer": _daily,
    "measure": _measures,
    "new_signs": _signs,
    "overall_change": _overall,
    "imported": _imported,
}
_kinds = st.sampled_from(get_args(records.NoteKind))
_kinds_and_bodies = _kinds.flatmap(lambda kind: st.tuples(st.just(kind), _bodies.get(kind, tables)))
any_day_note = st.builds(
    lambda kind_and_body, **more: DayNote(kind=kind_and_body[0], body=kind_and_body[1], **more),
    _kinds_and_bodies,
    id=_ids,
    at=_moments,
    demo=st.booleans(),
)
