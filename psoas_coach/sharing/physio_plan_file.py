"""Read a physio's plan from the bytes of a file, with every field validated, and write one.

The format is described in ``docs/physio-plan.md``, and as JSON Schema beside it. Nothing here
writes to a journal: a file is read completely before the person is asked about it, so a bad one
changes nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.physio_plan.lines import find_plan_fault
from psoas_coach.guidance.physio_plan.model import LibraryLine, OwnLine, PhysioPlan, PlanLine
from psoas_coach.sharing.import_errors import ImportRefusalError, quote_value
from psoas_coach.sharing.physio_plan_errors import PhysioPlanRefusalError
from psoas_coach.sharing.pictures import PictureRefusalError, redraw_picture
from psoas_coach.sharing.strict_json import parse
from psoas_coach.sharing.typed_text import clean_typed

FORMAT = "psoas-coach-physio-plan"
VERSION = 1
LARGEST = 2 * 1024 * 1024
"""The most bytes of a file: twelve moves with the longest texts, each letter escaped, and five
pictures of 256 KiB as base64.
"""
MISSING = re.compile(r"Object missing required field `(\w+)`")
UNKNOWN = re.compile(r"Object contains unknown field `(.*?)`(?: - at `\$[\w.\[\]]*`)?\Z", re.DOTALL)
PLACE = re.compile(r" - at `\$\.?([\w.\[\]]*)`\Z", re.ASCII)
"""The place at the end of a message; the text before it may contain a name or a value of the file.
"""
STEP = re.compile(r"\.?(\w+)|\[(\d+)\]")


class PlanDocument(PhysioPlan, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The contents of a file: its format and version, and the plan."""

    format: Literal["psoas-coach-physio-plan"]
    version: Literal[1]


def describe_format() -> dict[str, Any]:
    """Return the JSON schema of a file."""
    return msgspec.json.schema(PlanDocument)


def write_physio_plan(plan: PhysioPlan) -> bytes:
    """Return the file of a plan: readable JSON in UTF-8, the same bytes for the same plan."""
    head = {"format": FORMAT, "version": VERSION}
    return msgspec.json.format(msgspec.json.encode({**head, **msgspec.to_builtins(plan)})) + b"\n"


def write_short_physio_plan(plan: PhysioPlan) -> bytes:
    """Return the file for a QR code: without spaces and empty fields, in plain ASCII.

    Readers of QR codes have to guess the encoding, and some guess wrong.
    """
    head = {"format": FORMAT, "version": VERSION}
    short = _drop_empty({**head, **msgspec.to_builtins(plan)})
    return json.dumps(short, separators=(",", ":")).encode()


def read_physio_plan(data: bytes, content: Content) -> PhysioPlan:
    """Return the plan in a file.

    Invisible characters are removed from its texts: they come with pasted text, and some could make
    one line look like another.

    Raises:
        PhysioPlanRefusalError: It names the place in the file, the value and the allowed values.
    """
    plan = _convert(_load_document(data))
    fault = find_plan_fault(plan, content)
    if fault is not None:
        raise _refuse_value(fault.where, msgspec.to_builtins(plan), fault.rule)
    moves = (_redraw(line, f"moves[{number}].picture") for number, line in enumerate(plan.moves))
    return msgspec.structs.replace(plan, moves=tuple(moves))


def _redraw(line: PlanLine, where: str) -> PlanLine:
    """Return a line whose picture is re-encoded, small and without metadata."""
    if isinstance(line, LibraryLine) or not line.picture:
        return line
    try:
        return msgspec.structs.replace(line, picture=redraw_picture(line.picture))
    except PictureRefusalError:
        raise PhysioPlanRefusalError("picture", where=where) from None


def _drop_empty(value: Any) -> Any:  # noqa: ANN401 -- plain JSON values
    """Remove from every table the fields with default values."""
    if isinstance(value, dict):
        cleaned = {key: _drop_empty(item) for key, item in value.items()}
        return {key: item for key, item in cleaned.items() if item not in ("", None, {})}
    return [_drop_empty(item) for item in value] if isinstance(value, list | tuple) else value


def _load_document(data: bytes) -> dict[str, Any]:
    """Return the outermost table without format and version."""
    if len(data) > LARGEST:
        raise PhysioPlanRefusalError("large", kilobytes=LARGEST // 1024)
    try:
        document = parse(data)
    except ImportRefusalError as error:
        values: dict[str, Any] = dict(error.values)
        raise PhysioPlanRefusalError(error.kind, **values) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise PhysioPlanRefusalError("other")
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _refuse_value("version", document, "version")
    if version > VERSION:
        raise PhysioPlanRefusalError("newer", version=quote_value(version), known=VERSION)
    return {key: value for key, value in document.items() if key not in {"format", "version"}}


def _convert(document: dict[str, Any]) -> PhysioPlan:
    try:
        plan = msgspec.convert(document, PhysioPlan)
    except msgspec.ValidationError as error:
        raise _explain(document, str(error)) from None
    except UnicodeEncodeError:  # A lone surrogate where another type than text is expected.
        raise PhysioPlanRefusalError("letters_half") from None
    return _clean_texts(plan, document)


def _clean_texts(plan: PhysioPlan, document: dict[str, Any]) -> PhysioPlan:
    """Return the plan without invisible characters in its texts."""
    plan = msgspec.structs.replace(
        plan,
        name=_clean_line(plan.name, "name", document),
        made_by=_to_one_line(plan.made_by),
        note=clean_typed(plan.note),
        moves=tuple(
            _clean_move(line, f"moves[{number}]", document)
            for number, line in enumerate(plan.moves)
        ),
    )
    try:
        # Normalizing a text can lengthen it.
        return msgspec.convert(msgspec.to_builtins(plan), PhysioPlan)
    except msgspec.ValidationError as error:
        raise _explain(document, str(error)) from None


def _clean_move(line: PlanLine, where: str, document: dict[str, Any]) -> PlanLine:
    note = _to_one_line(line.note)
    if isinstance(line, LibraryLine):
        return msgspec.structs.replace(line, note=note)
    return _clean_own(line, note, where, document)


def _clean_own(line: OwnLine, note: str, where: str, document: dict[str, Any]) -> OwnLine:
    return msgspec.structs.replace(
        line,
        note=note,
        name=_clean_line(line.name, f"{where}.name", document),
        steps=tuple(
            _clean_line(step, f"{where}.steps[{number}]", document)
            for number, step in enumerate(line.steps)
        ),
    )


def _clean_line(text: str, where: str, document: dict[str, Any]) -> str:
    """Return a text on one line.

    Raises:
        PhysioPlanRefusalError: It has no visible character.
    """
    line = _to_one_line(text)
    if not line:
        raise _refuse_value(where, document, _find_rule(where))
    return line


def _to_one_line(text: str) -> str:
    return " ".join(clean_typed(text).split())


def _explain(document: Mapping[str, Any], reason: str) -> PhysioPlanRefusalError:
    """Return msgspec's error in our words: its own would repeat the value, in English only."""
    place = PLACE.search(reason)
    where = place[1] if place else ""
    for kind, pattern in (("missing", MISSING), ("unknown", UNKNOWN)):
        complaint = pattern.match(reason)
        if complaint:
            named, field = f"{kind}_at" if where else kind, quote_value(complaint[1])
            return PhysioPlanRefusalError(named, where=where, field=field)
    return _refuse_value(where, document, _find_rule(where))


def _refuse_value(where: str, document: object, rule: str) -> PhysioPlanRefusalError:
    shown = quote_value(_find_value(document, where))
    return PhysioPlanRefusalError("value", where=where, found=shown, allowed=rule)


def _find_value(document: object, where: str) -> object:
    """Return the value at a path such as ``moves[3].sides``, or the nearest one above it."""
    for name, place in STEP.findall(where):
        if isinstance(document, Mapping) and name in document:
            document = document[name]
        elif place and isinstance(document, list | tuple) and int(place) < len(document):
            document = document[int(place)]
        else:
            break
    return document


def _find_rule(where: str) -> str:
    """Return the last field of a path, whose words say what is allowed.

    An item of a list has the name of the list, with ``_one`` after it.
    """
    if not where:
        return "plan"
    name, _, place = where.rpartition(".")[2].partition("[")
    return f"{name}_one" if place else name
