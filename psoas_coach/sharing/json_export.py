"""A complete journal as JSON: the same facts always give the same bytes.

Each row is on its own line, so two exports can be compared by eye or with any line-based tool.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.sharing.schema import KINDS, NAME, VERSION

_encode = msgspec.json.Encoder().encode


def write_json(contents: JournalDump) -> bytes:
    """Return the document for a journal's contents, in UTF-8, ending in a line break."""
    return b"".join(_write_lines(contents))


def _write_lines(contents: JournalDump) -> Iterator[bytes]:
    yield b'{"schema":%b,"version":%d' % (_encode(NAME), VERSION)
    for kind in KINDS:
        yield b",\n%b:[" % _encode(kind)
        for place, revised in enumerate(getattr(contents, kind)):
            yield b",\n" if place else b"\n"
            yield _encode(_build_row(revised))
        yield b"]"
    yield b',\n"settings":{'
    for place, (key, value) in enumerate(sorted(contents.settings.items())):
        yield b",\n" if place else b"\n"
        yield b"%b:%b" % (_encode(key), _encode(value))
    yield b"}}\n"


def _build_row(revised: RecordRevision[Any]) -> dict[str, Any]:
    """Return one revision: its id, its own fields, then those of the fact."""
    fields = msgspec.structs.asdict(revised.record)
    about = {"revision": revised.revision, "removed": revised.removed, "demo": fields.pop("demo")}
    return {"id": fields.pop("id"), **about, **fields}
