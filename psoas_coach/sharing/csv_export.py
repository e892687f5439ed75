"""A journal as seven tables for a spreadsheet, in one zip: the current state without its history.

The tables follow RFC 4180: commas, CRLF, quotes where needed. A text that a spreadsheet would run
as a formula gets an apostrophe before it, which spreadsheets read as "this is text". So does text
after a semicolon, a tab or a line break: where Excel separates columns with semicolons, as in much
of Europe, it does so within our cells too and starts a new cell there.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from psoas_coach.guidance.physio_plan.model import OwnLine
from psoas_coach.journal.dump import JournalDump, Record, RecordRevision, select_current
from psoas_coach.journal.fair_test_records import FairTest, FairTestEnd
from psoas_coach.journal.physio_plans import read_plan
from psoas_coach.journal.records import (
    DayNote,
    Hold,
    Moment,
    PhysioPlanRecord,
    SelfCheck,
    SessionRecord,
    SittingBreak,
)

Row = Mapping[str, object]

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a formula may begin (https://owasp.org/www-community/attacks/CSV_Injection); the last four
are the full-width forms, which East Asian spreadsheets accept as well."""
INNER = re.compile(r"([;\t\r\n][\s'\"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""A delimiter within a text, after which a formula would begin a new cell."""
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every table in the zip, so that equal facts give equal bytes."""
CHECK_IN = (
    *("pain_now", "tingling", "sitting_hours", "longest_sit"),
    *("walked_minutes", "after_last_session"),
)
MEASURE = ("method", "left", "right")
"""The columns of a measure: degrees below level, as lists of readings."""
IMPORTED = ("source", "practised", "pain")
"""The columns of what another app's file says about the day."""
RESULT_COLUMNS = ("level", "score", "band")
SESSION = ("finished", "stop_reason", "depth", "source", "self_check", "note", "demo")
PLAN = ("name", "made_by", "made_on", "until", "note")
LIMITS = ("stop_at_pain", "most_minutes")
LINE = ("kind", "move", "move_name", "position", "sides", "steps", "has_picture")
"""The columns of a line: the id of our move, or a physio's own move with its name and steps."""
DOSE = ("how", "seconds", "times", "sets", "repetitions", "seconds_each")
SYMPTOM_COLUMNS = ("pain_before", "pain_after", "tingling_before", "tingling")


def write_csv_tables(contents: JournalDump) -> bytes:
    """Return a zip with a table each of self-checks, sessions, holds, days, breaks and plans."""
    checks = _select_records(contents.self_checks)
    sessions = _select_records(contents.sessions)
    questions = sorted({question for check in checks for question in check.answers})
    tables = {
        "self_checks.csv": (
            [*_WHEN, *RESULT_COLUMNS, "questionnaire", "rules", "content", "demo"]
            + [f"answer_{question}" for question in questions],
            [_build_self_check(check) for check in checks],
        ),
        "sessions.csv": (
            [*_WHEN, *SYMPTOM_COLUMNS, "seconds_held", *SESSION],
            map(_build_session, sessions),
        ),
        "holds.csv": (
            ["session", "place", *Hold.__struct_fields__],
            [
                _build_hold_row(session, place)
                for session in sessions
                for place in range(len(session.holds))
            ],
        ),
        "days.csv": (
            [*_WHEN, "kind", *CHECK_IN, *MEASURE, "signs_level", "signs", "overall", "demo"]
            + [f"imported_{name}" for name in IMPORTED],
            map(_build_day, _select_records(contents.day_notes)),
        ),
        "breaks.csv": (
            [*_WHEN, "outcome", "sat_seconds", "demo"],
            map(_build_break, _select_records(contents.sitting_breaks)),
        ),
        "physio_plans.csv": (
            [*_WHEN, *PLAN, *LIMITS, "place", *LINE, *DOSE, "days_a_week", "line_note", "demo"],
            [
                row
                for record in _select_records(contents.physio_plans)
                for row in _build_plan_lines(record)
            ],
        ),
        "fair_tests.csv": (
            [*_WHEN, *_FAIR_TEST, *_FAIR_TEST_END, "demo"],
            _build_fair_tests(contents),
        ),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, (columns, rows) in tables.items():
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, _write_table(columns, rows))
    return out.getvalue()


_WHEN = ("id", "local_date", "utc", "zone")


def _build_moment(id_: str, at: Moment) -> dict[str, object]:
    utc = msgspec.to_builtins(at.utc)
    return {"id": id_, "local_date": at.local_date.isoformat(), "utc": utc, "zone": at.zone}


def _build_self_check(check: SelfCheck) -> Row:
    return {
        **_build_moment(check.id, check.at),
        **{name: check.result.get(name) for name in RESULT_COLUMNS},
        "questionnaire": check.questionnaire,
        "rules": check.rules,
        "content": check.content,
        "demo": check.demo,
        **{f"answer_{question}": answer for question, answer in check.answers.items()},
    }


def _build_session(session: SessionRecord) -> Row:
    fields = {name: getattr(session, name) for name in (*SYMPTOM_COLUMNS, *SESSION)}
    seconds = sum(hold.held_seconds for hold in session.holds)
    return {**_build_moment(session.id, session.at), **fields, "seconds_held": seconds}


def _build_hold_row(session: SessionRecord, place: int) -> Row:
    return {
        "session": session.id,
        "place": place + 1,
        **msgspec.structs.asdict(session.holds[place]),
    }


def _build_day(note: DayNote) -> Row:
    body = note.body
    fields = {name: body.get(name) for name in CHECK_IN}
    if note.kind == "measure":
        fields = {name: body.get(name) or None for name in MEASURE}
    elif note.kind == "new_signs":
        fields = {"signs_level": body.get("level"), "signs": body.get("signs")}
    elif note.kind == "overall_change":
        fields = {"overall": body.get("overall")}
    elif note.kind == "imported":
        fields = {f"imported_{name}": body.get(name) for name in IMPORTED}
    return {**_build_moment(note.id, note.at), "kind": note.kind, **fields, "demo": note.demo}


def _build_break(record: SittingBreak) -> Row:
    fields = {"outcome": record.outcome, "sat_seconds": record.sat_seconds, "demo": record.demo}
    return {**_build_moment(record.id, record.at), **fields}


def _build_plan_lines(record: PhysioPlanRecord) -> Iterator[Row]:
    """Yield a row for each line of a plan, with the fields of the whole plan."""
    plan = read_plan(record)
    whole = {name: getattr(plan, name) for name in ("name", "made_by", "note")}
    whole |= {name: getattr(plan, name).isoformat() for name in ("made_on", "until")}
    whole |= {name: getattr(plan.limits, name) for name in LIMITS}
    for place, line in enumerate(plan.moves, start=1):
        fields = {name: getattr(line, name, None) for name in ("position", "sides", "days_a_week")}
        if isinstance(line, OwnLine):
            fields |= {"move_name": line.name, "steps": "\n".join(line.steps)}
            fields |= {"has_picture": bool(line.picture)}
        yield {
            **_build_moment(record.id, record.at),
            **whole,
            **fields,
            **msgspec.to_builtins(line.dose),
            "place": place,
            "kind": "own" if isinstance(line, OwnLine) else "library",
            "move": line.move,
            "line_note": line.note,
            "demo": record.demo,
        }


_FAIR_TEST = (
    *("question", "moves", "outcome", "goal", "first_day", "pairs", "block_days"),
    *("left_out_days", "analysis", "digest"),
)
_RESULT = ("difference", "p_value", "interval", "counted_pairs", "left_out")
_FAIR_TEST_END = ("draw", "ended", "how", "verdict", *_RESULT)


def _build_fair_tests(contents: JournalDump) -> list[Row]:
    """Return each test with its end; the draw is left out until then."""
    ends = {record.id: record for record in _select_records(contents.fair_test_ends)}
    return [
        _build_fair_test(record, ends.get(record.id))
        for record in _select_records(contents.fair_tests)
    ]


def _build_fair_test(test: FairTest, end: FairTestEnd | None) -> Row:
    fields = {name: getattr(test, name) for name in _FAIR_TEST}
    fields |= {"moves": " ".join(test.moves), "first_day": test.first_day.isoformat()}
    if end is not None:
        result = {} if end.result is None else {n: getattr(end.result, n) for n in _RESULT}
        ended = end.at.local_date.isoformat()
        fields |= {"draw": test.draw, "ended": ended, "how": end.how, "verdict": end.verdict}
        fields |= result
    return {**_build_moment(test.id, test.at), **fields, "demo": test.demo}


def _select_records(revisions: Sequence[RecordRevision[Record]]) -> list[Record]:
    return [revised.record for revised in select_current(revisions)]


def _write_table(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([format_cell(column) for column in columns])
    writer.writerows([format_cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")  # The mark makes spreadsheets read UTF-8.


def format_cell(value: Any) -> str:  # noqa: ANN401 -- whatever a body holds
    """Return one value as a cell: empty for None, and never a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        text = " ".join(value)
    elif isinstance(value, str):
        text = value
    else:
        text = json.dumps(value, ensure_ascii=False)
    starts = text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)
    text = INNER.sub(r"\1'", text)
    return f"'{text}" if starts else text
