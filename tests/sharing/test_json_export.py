"""The export of a whole journal is deterministic, and old files stay readable."""

from __future__ import annotations

from pathlib import Path

from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.sharing.json_export import write_json
from psoas_coach.sharing.json_import import read
from psoas_coach.sharing.schema import DOCUMENT, NAME, VERSION
from tests.support.record_samples import day_note, session

EXPORTS = Path(__file__).parent / "exports"
DOCS = Path(__file__).resolve().parents[2] / "docs" / "export.md"


def test_every_form_ever_written_still_comes_in() -> None:
    """The files are never changed: they are exports as they were made in their day."""
    names = sorted(path.name for path in EXPORTS.glob("v*.json"))
    assert names == [f"v{version}.json" for version in range(1, VERSION + 1)]
    for name in names:
        contents = read((EXPORTS / name).read_bytes())
        assert len(contents.sessions) == 3
        assert len(contents.self_checks) == 1
        imported = [note for note in contents.day_notes if note.record.kind == "imported"]
        assert len(contents.day_notes) - len(imported) == 1
        assert len(imported) == (name >= "v3.json")
        assert contents.settings


def test_the_newest_file_is_written_again_byte_for_byte() -> None:
    golden = (EXPORTS / f"v{VERSION}.json").read_bytes()
    assert write_json(read(golden)) == golden


def test_one_row_is_on_one_line() -> None:
    rows = tuple(RecordRevision(1, removed=False, record=session()) for _ in range(5))
    notes = (RecordRevision(1, removed=False, record=day_note()),)
    lines = write_json(
        JournalDump(sessions=rows, day_notes=notes, settings={"b": 1, "a": 2})
    ).split(b"\n")
    assert sum(line.startswith(b'{"id":') for line in lines) == 6
    assert lines[-2:] == [b'"b":1}}', b""]


def test_the_document_is_described_for_readers() -> None:
    """Every field that an export has is in the documentation, and the version too."""
    text = DOCS.read_text("utf-8")
    assert f'"{NAME}"' in text
    assert f"version {VERSION}" in text.lower()
    fields = {*DOCUMENT, "revision", "removed"}
    for kind in (*read((EXPORTS / "v1.json").read_bytes()).sessions[:1],):
        fields |= set(kind.record.__struct_fields__)
        fields |= set(kind.record.holds[0].__struct_fields__)
    assert [field for field in sorted(fields) if f"`{field}`" not in text] == []


def test_joiners_that_persian_and_emoji_need_are_kept() -> None:
    note = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \U0001f468\u200d\U0001f467"
    contents = JournalDump(sessions=(RecordRevision(1, removed=False, record=session(note=note)),))
    assert read(write_json(contents)).sessions[0].record.note == note
