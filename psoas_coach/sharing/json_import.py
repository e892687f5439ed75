"""Read the contents of a journal from an export, with every field validated, or report an error.

Nothing here writes to a journal: a file is read completely before anything is written, so a bad one
changes nothing. The file does not contain the owner of the original journal, which does not matter.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any, Generic

import msgspec
from msgspec import Struct

from psoas_coach.journal import validation
from psoas_coach.journal.day_notes import build_day_note_row
from psoas_coach.journal.dump import JournalDump, Record, RecordRevision, RevisionNumber
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.fair_test_records import FairTest, FairTestEnd
from psoas_coach.journal.fair_tests import build_fair_test_end_row, build_fair_test_row
from psoas_coach.journal.physio_plans import build_physio_plan_row
from psoas_coach.journal.records import (
    DayNote,
    PhysioPlanRecord,
    SelfCheck,
    SessionRecord,
    SittingBreak,
)
from psoas_coach.journal.self_checks import build_self_check_row
from psoas_coach.journal.session_rows import build_session_row
from psoas_coach.journal.sitting_breaks import build_sitting_break_row
from psoas_coach.sharing.import_errors import ImportRefusalError, quote_value
from psoas_coach.sharing.schema import (
    ABOUT,
    DOCUMENT,
    KINDS,
    NAME,
    PARTS,
    VERSION,
    upgrade_document,
)
from psoas_coach.sharing.strict_json import parse

BODIES = ("body", "answers", "result")
"""Fields with free contents, of which the journal validates some."""
MISSING = re.compile(r"Object missing required field `(\w+)`")
STEP = re.compile(r"\.?(\w+)|\[(\d+)\]")


class About(Struct, frozen=True):
    """The fields of a row that identify its revision."""

    revision: RevisionNumber
    removed: bool


def read(data: bytes) -> JournalDump:
    """Return the contents of an export.

    Raises:
        ImportRefusalError: It names the place in the file, the value and the allowed values.
    """
    return read_document(parse(data))


def read_document(raw: object) -> JournalDump:
    """Return the contents of an export that was parsed already.

    Args:
        raw: From ``strict_json.parse``.

    Raises:
        ImportRefusalError: As in ``read``.
    """
    document = _read_document(raw)
    return JournalDump(
        self_checks=_read_rows("self_checks", document, SelfCheck, build_self_check_row),
        sessions=_read_rows("sessions", document, SessionRecord, build_session_row),
        day_notes=_read_rows("day_notes", document, DayNote, build_day_note_row),
        sitting_breaks=_read_rows(
            "sitting_breaks", document, SittingBreak, build_sitting_break_row
        ),
        physio_plans=_read_rows("physio_plans", document, PhysioPlanRecord, build_physio_plan_row),
        fair_tests=_read_rows("fair_tests", document, FairTest, build_fair_test_row),
        fair_test_ends=_read_rows("fair_test_ends", document, FairTestEnd, build_fair_test_end_row),
        settings=_read_settings(document["settings"]),
    )


def _read_document(raw: object) -> dict[str, Any]:
    """Return the outermost table in the format of this version."""
    if not isinstance(raw, dict) or raw.get("schema") != NAME:
        raise ImportRefusalError("other")
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _build_error("version", version, "version")
    if version > VERSION:
        raise ImportRefusalError("newer", version=quote_value(version), known=VERSION)
    document = upgrade_document(raw, version)
    _refuse_unknown(document, DOCUMENT, "")
    for field in DOCUMENT:
        if field not in document:
            raise ImportRefusalError("missing", where=field, field=quote_value(field))
    for kind in KINDS:
        if not isinstance(document[kind], list):
            raise _build_error(kind, document[kind], "rows")
    if not isinstance(document["settings"], dict):
        raise _build_error("settings", document["settings"], "settings")
    return document


class _RevisionPlaces(Generic[Record]):
    """The revisions of each fact so far, to detect missing and duplicate ones."""

    def __init__(self) -> None:
        self._places: dict[str, dict[int, str]] = {}

    def add(self, where: str, revised: RecordRevision[Record]) -> None:
        places = self._places.setdefault(revised.record.id, {})
        if revised.revision in places:
            raise _build_error(f"{where}.revision", revised.revision, "revision")
        if revised.revision == 1 and revised.removed:
            raise _build_error(f"{where}.removed", value=True, allowed="first")
        places[revised.revision] = where

    def prove(self) -> None:
        for places in self._places.values():
            for due, (revision, where) in enumerate(sorted(places.items()), start=1):
                if revision != due:
                    raise _build_error(f"{where}.revision", revision, "revision")


def _read_rows(
    kind: str,
    document: Mapping[str, Any],
    record: type[Record],
    columns: Callable[[Record], dict[str, object]],
) -> tuple[RecordRevision[Record], ...]:
    places: _RevisionPlaces[Record] = _RevisionPlaces()
    records: list[RecordRevision[Record]] = []
    for place, row in enumerate(document[kind]):
        where = f"{kind}[{place}]"
        revised = _read_row(where, row, record, columns)
        places.add(where, revised)
        records.append(revised)
    places.prove()
    return tuple(records)


def _read_row(
    where: str,
    row: object,
    kind: type[Record],
    columns: Callable[[Record], dict[str, object]],
) -> RecordRevision[Record]:
    """Return one row, validated like a record of the journal itself."""
    if not isinstance(row, dict):
        raise _build_error(where, row, "row")
    # msgspec.structs.fields would evaluate every annotation of the record again for each row.
    struct: type[Struct] = kind
    _refuse_unknown(row, (*ABOUT, *struct.__struct_fields__), where)
    for part, struct in PARTS.items():
        tables = row.get(part, [])
        for place, table in enumerate(tables if isinstance(tables, list) else [tables]):
            if isinstance(table, dict):
                inner = f"{where}.{part}[{place}]" if part == "holds" else f"{where}.{part}"
                _refuse_unknown(table, struct.__struct_fields__, inner)
    try:
        about = msgspec.convert(row, About)
        unchecked = msgspec.convert(row, kind)
    except msgspec.ValidationError as error:
        raise _translate_error(where, row, str(error)) from None
    except UnicodeEncodeError:  # A lone surrogate where text is not allowed.
        raise _build_error(where, row, "row") from None
    try:
        record = validation.validate_record(unchecked)
        columns(record)
    except JournalRefusalError as error:
        raise _locate_refusal(where, row, error.field) from None
    at = msgspec.structs.replace(record.at, utc=record.at.utc.astimezone(dt.UTC))
    return RecordRevision(about.revision, about.removed, msgspec.structs.replace(record, at=at))


def _read_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    for key, value in settings.items():
        try:
            validation.validate_token(key, "key")
        except JournalRefusalError:
            raise _build_error("settings", key, "setting") from None
        try:
            validation.encode_json(value, "value")
        except JournalRefusalError:
            raise _build_error(f"settings.{key}", value, "body") from None
    return dict(settings)


def _refuse_unknown(table: Mapping[str, Any], fields: tuple[str, ...], where: str) -> None:
    """Refuse unknown fields, because one may be a misspelled known field."""
    for field in table:
        if field not in fields:
            raise ImportRefusalError("unknown", where=where or "{}", field=quote_value(field))


def _translate_error(where: str, row: Mapping[str, Any], reason: str) -> ImportRefusalError:
    """Return msgspec's error in our words: its own would repeat the value, in English only."""
    missing = MISSING.match(reason)
    path = reason.partition(" - at `$")[2].rstrip("`")
    if missing:
        inner = f"{where}{path}"
        return ImportRefusalError("missing", where=inner, field=quote_value(missing[1]))
    path = path.partition("[...]")[0]
    return _build_error(f"{where}{path}", _find_value(row, path), _find_field(path))


def _locate_refusal(where: str, row: Mapping[str, Any], field: str) -> ImportRefusalError:
    """Return the error of the journal's own validation."""
    if field == "fair_test_changed":
        return ImportRefusalError("fair_test", where=where)
    if field.partition(".")[0] not in row:
        for body in BODIES:
            if isinstance(row.get(body), dict) and field in row[body]:
                return _build_error(f"{where}.{body}.{field}", row[body][field], f"in_{field}")
        for body in BODIES:  # A required field is missing.
            if isinstance(row.get(body), dict):
                return _build_error(f"{where}.{body}", row[body], f"in_{field}")
    return _build_error(f"{where}.{field}", _find_value(row, field), _find_field(field))


def _find_value(row: object, path: str) -> object:
    """Return the value at a path such as ``.holds[3].side``, or the nearest one above it."""
    for name, place in STEP.findall(path):
        if isinstance(row, dict) and name in row:
            row = row[name]
        elif place and isinstance(row, list) and int(place) < len(row):
            row = row[int(place)]
        else:
            break
    return row


def _find_field(path: str) -> str:
    """Return the last field of a path, whose words say what is allowed."""
    names = [name for name, _ in STEP.findall(path) if name and not name.isdigit()]
    return names[-1] if names else "row"


def _build_error(where: str, value: object, allowed: str) -> ImportRefusalError:
    return ImportRefusalError("value", where=where, found=quote_value(value), allowed=allowed)
