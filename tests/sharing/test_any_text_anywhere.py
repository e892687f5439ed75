"""A hostile text in every text field: refused by name, or unchanged throughout.

One case goes through all of them: the journal's own check, the file and back, the tables for a
spreadsheet, and the sheet of paper.
"""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_coach.content import load
from psoas_coach.journal import validation
from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.records import SelfCheck, SessionRecord
from psoas_coach.sharing.csv_export import write_csv_tables
from psoas_coach.sharing.import_errors import ImportRefusalError
from psoas_coach.sharing.json_export import write_json
from psoas_coach.sharing.json_import import read
from psoas_coach.sharing.plan_sheet import Sheet, SheetMove, write_sheet
from psoas_coach.ui.phrases.session import LONGEST_NOTE, put_on_one_line
from tests.support import hostile_text
from tests.support.record_samples import hold, self_check, session
from tests.support.whole import count_examples

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def records(text: str) -> tuple[SessionRecord, SelfCheck]:
    """A session and a self-check with the text wherever there is text."""
    record = session(note=text, plan=({"move": "bridge", text: text},), holds=(hold(name=text),))
    return record, self_check(answers={"main_activity": text})


def contents(records: SessionRecord, check: SelfCheck) -> JournalDump:
    return JournalDump(
        sessions=(RecordRevision(1, removed=False, record=records),),
        self_checks=(RecordRevision(1, removed=False, record=check),),
    )


def refusal(text: str) -> str:
    """What the journal says against it; nothing when it takes it."""
    try:
        for record in records(text):
            validation.validate_record(record)
    except JournalRefusalError as refused:
        return str(refused)
    return ""


def file_refusal(text: str) -> str:
    """Return the refusal of a file with the text; empty if it is imported."""
    try:
        read(write_json(contents(*records(text))))
    except UnicodeEncodeError:
        return "half a character cannot even be written"
    except ImportRefusalError as fault:
        return fault.explain(load().words)
    return ""


@given(hostile_text.texts)
@settings(max_examples=count_examples(1000), deadline=None)
def test_accepted_text_survives_export_and_import_and_runs_nowhere(
    text: str,
) -> None:
    wording = refusal(text)
    if wording:
        assert len(text) < 4 or text not in wording, "a refusal repeats nothing"
        assert file_refusal(text).isprintable()
        assert file_refusal(text), "the file lets in what the journal does not"
        return
    whole = contents(*records(text))
    assert read(write_json(whole)) == whole
    with zipfile.ZipFile(io.BytesIO(write_csv_tables(whole))) as archive:
        for name in archive.namelist():
            for row in csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"), "")):
                assert not any(cell.lstrip().startswith(FORMULA) for cell in row), name


@given(hostile_text.texts)
@settings(max_examples=count_examples(1000), deadline=None)
def test_a_field_always_gives_one_line_that_the_journal_accepts(text: str) -> None:
    note = put_on_one_line(text)
    assert len(note) <= LONGEST_NOTE
    assert not {unicodedata.category(letter) for letter in note} & {"Cc", "Cs", "Zl", "Zp"}
    validation.validate_record(session(note=note))


class Tags(HTMLParser):
    """Collects what a browser would take for markup."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.attributes |= {name for name, _ in attrs}


def page(text: str) -> Sheet:
    move = SheetMove("<svg/>", text, text, (text, text), (text,), text)
    return Sheet("en", text, text, (text,), text, (move,), text, text, text, text)


def tags(text: str) -> Tags:
    tags = Tags()
    tags.feed(write_sheet(page(text)).decode("utf-8", "replace"))
    return tags


@given(hostile_text.texts.filter(lambda text: "\ud800" not in text))
@settings(max_examples=count_examples(500), deadline=None)
def test_on_paper_every_text_is_text(text: str) -> None:
    plain, given_ = tags("x"), tags(text)
    assert given_.found == plain.found
    assert given_.attributes == plain.attributes


@given(st.integers(1, 12), hostile_text.texts)
@settings(max_examples=count_examples(100), deadline=None)
def test_archives_are_never_unpacked(doublings: int, name: str) -> None:
    """However small the archive and however large what is in it: its beginning is enough."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        safe = name.encode("utf-8", "replace").decode().replace("\0", "") or "x"
        archive.writestr(safe, b"\0" * (1_000 << doublings))
    with pytest.raises(ImportRefusalError) as fault:
        read(out.getvalue())
    assert "archive" in fault.value.explain(load().words)
