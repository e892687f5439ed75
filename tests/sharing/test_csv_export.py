"""Tables for a spreadsheet: the current state, quoted correctly, and never a formula."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.journal.fair_test_records import FairTestResult
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord
from psoas_coach.sharing.csv_export import format_cell, write_csv_tables
from tests.support.record_samples import (
    day_note,
    fair_test,
    fair_test_end,
    hold,
    measure,
    physio_plan,
    self_check,
    session,
    sitting_break,
)


def tables(contents: JournalDump) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(write_csv_tables(contents))) as archive:
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"), "")))
            for name in archive.namelist()
        }


def holding(
    *records: SessionRecord, checks: tuple[SelfCheck, ...] = (), notes: tuple[DayNote, ...] = ()
) -> JournalDump:
    return JournalDump(
        self_checks=tuple(RecordRevision(1, removed=False, record=check) for check in checks),
        sessions=tuple(RecordRevision(1, removed=False, record=record) for record in records),
        day_notes=tuple(RecordRevision(1, removed=False, record=note) for note in notes),
    )


def test_there_are_seven_tables_with_their_columns_even_when_empty() -> None:
    assert tables(JournalDump()) == {
        "self_checks.csv": [],
        "sessions.csv": [],
        "holds.csv": [],
        "days.csv": [],
        "breaks.csv": [],
        "physio_plans.csv": [],
        "fair_tests.csv": [],
    }


def test_every_kind_has_its_rows() -> None:
    record = session(note='two\nlines, and "quotes"', pain_before=None)
    files = tables(holding(record, checks=(self_check(),), notes=(day_note(),)))
    (row,) = files["sessions.csv"]
    assert row["note"] == record.note
    assert (row["pain_before"], row["pain_after"], row["seconds_held"]) == ("", "3", "60.0")
    assert [file["side"] for file in files["holds.csv"]] == ["left", "right"]
    assert files["holds.csv"][1]["place"] == "2"
    assert files["holds.csv"][0]["session"] == row["id"]
    assert files["self_checks.csv"][0]["answer_sitting_hours"] == "9"
    assert files["self_checks.csv"][0]["score"] == "43"
    assert files["days.csv"][0]["longest_sit"] == "50"


def test_a_current_break_has_a_row() -> None:
    current, removed = sitting_break(), sitting_break(outcome="skipped")
    revisions = (
        RecordRevision(1, removed=False, record=current),
        RecordRevision(1, removed=False, record=removed),
        RecordRevision(2, removed=True, record=removed),
    )
    (row,) = tables(JournalDump(sitting_breaks=revisions))["breaks.csv"]
    assert (row["id"], row["outcome"], row["sat_seconds"]) == (current.id, "taken", "1800")


def test_a_physios_plan_has_a_row_for_each_line_with_its_own_moves_in_full() -> None:
    record = physio_plan()
    revisions = (RecordRevision(1, removed=False, record=record),)
    ours, other, own = tables(JournalDump(physio_plans=revisions))["physio_plans.csv"]
    for place, row in enumerate((ours, other, own), start=1):
        assert (row["id"], row["place"], row["name"]) == (
            record.id,
            str(place),
            record.body["name"],
        )
        assert (row["stop_at_pain"], row["made_on"]) == ("3", record.body["made_on"])
    assert (ours["move"], ours["sides"], ours["repetitions"]) == ("heel_slide", "left", "6")
    assert (other["seconds"], other["times"], other["days_a_week"]) == ("20", "2", "5")
    assert (own["kind"], own["move_name"], own["position"]) == ("own", "Towel squeeze", "chair")
    assert own["steps"] == "Sit with a rolled towel between your knees.\nSqueeze, then let go."
    assert (own["has_picture"], own["seconds_each"]) == ("false", "5")
    assert own["move"].startswith("own_")


def test_text_typed_by_a_physio_is_never_a_formula() -> None:
    record = physio_plan()
    own = {**record.body["moves"][2], "name": "=1+1", "steps": ["@sum", "=2+2"]}
    hostile = replace(record, body={**record.body, "name": "=cmd", "moves": [own]})
    revisions = (RecordRevision(1, removed=False, record=hostile),)
    (row,) = tables(JournalDump(physio_plans=revisions))["physio_plans.csv"]
    assert (row["name"], row["move_name"]) == ("'=cmd", "'=1+1")
    assert row["steps"] == "'@sum\n'=2+2"


def test_a_fair_test_tells_its_draw_once_it_has_ended() -> None:
    test = fair_test(question="moves", moves=("bridge", "dead_bug"))
    contents = JournalDump(fair_tests=(RecordRevision(1, removed=False, record=test),))
    (row,) = tables(contents)["fair_tests.csv"]
    assert (row["moves"], row["digest"], row["draw"]) == ("bridge dead_bug", test.digest, "")
    assert test.draw not in row.values()
    result = FairTestResult(-1.5, 0.03125, (-2.0, -0.5), 6, 0, ())
    end = fair_test_end(test, how="finished", verdict="clearly_lower", result=result)
    ended = replace(contents, fair_test_ends=(RecordRevision(1, removed=False, record=end),))
    (row,) = tables(ended)["fair_tests.csv"]
    assert (row["draw"], row["verdict"], row["ended"]) == (test.draw, "clearly_lower", "2026-03-13")
    assert (row["difference"], row["interval"]) == ("-1.5", "[-2.0, -0.5]")


def test_a_measure_is_a_row_of_the_days_with_its_readings() -> None:
    csv_tables = tables(holding(notes=(measure("tape", left=[-3.5, -4.0], right=[]), day_note())))
    row, other = csv_tables["days.csv"]
    assert (row["kind"], row["method"], row["pain_now"]) == ("measure", "tape", "")
    assert (row["left"], row["right"]) == ("[-3.5, -4.0]", "")
    assert (other["method"], other["left"]) == ("", "")


def test_an_imported_day_is_a_row_of_the_days_in_columns_of_its_own() -> None:
    body = {"source": "pain_csv", "import_id": "4f2504e04f8941d39a0c0305e82c3302", "pain": 3.5}
    note = day_note(kind="imported", body={**body, "pain_now": 9})
    row, other = tables(holding(notes=(note, day_note())))["days.csv"]
    assert (row["imported_source"], row["imported_pain"], row["pain_now"]) == (
        "pain_csv",
        "3.5",
        "",
    )
    assert (other["imported_source"], other["imported_pain"]) == ("", "")


def test_they_contain_only_the_current_state() -> None:
    edited, removed = session(note="first"), session()
    contents = JournalDump(
        sessions=(
            RecordRevision(1, removed=False, record=edited),
            RecordRevision(2, removed=False, record=replace(edited, note="second")),
            RecordRevision(1, removed=False, record=removed),
            RecordRevision(2, removed=True, record=removed),
        )
    )
    assert [row["note"] for row in tables(contents)["sessions.csv"]] == ["second"]


@pytest.mark.parametrize(
    "text",
    [
        "=HYPERLINK(1)",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "  =1",
        "\uff1d1",
        "\u3000=1",
        "=cmd|' /C calc'!A0",
    ],
)
def test_no_text_is_run_as_a_formula(text: str) -> None:
    record = session(note=text, holds=(hold(name=text),))
    files = tables(holding(record, checks=(self_check(answers={"main_activity": text}),)))
    assert files["sessions.csv"][0]["note"] == f"'{text}"
    assert files["holds.csv"][0]["name"] == f"'{text}"
    assert files["self_checks.csv"][0]["answer_main_activity"] == f"'{text}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (";=1+1", ";'=1+1"),
        ("hips; =1+1", "hips; '=1+1"),
        ('a;"=1', "a;\"'=1"),
        ("a;\uff1d1", "a;'\uff1d1"),
        ("first\n=1", "first\n'=1"),
        ("\n=1", "'\n'=1"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("a\t@SUM(A1)", "a\t'@SUM(A1)"),
        ("left; right; 3-4", "left; right; 3-4"),
    ],
)
def test_no_part_of_a_text_is_run_where_tables_are_split_at_semicolons(
    text: str, expected: str
) -> None:
    assert format_cell(text) == expected
    csv_tables = tables(holding(session(note=text)))
    assert csv_tables["sessions.csv"][0]["note"] == expected


def test_a_number_below_zero_stays_a_number() -> None:
    assert format_cell(-12.5) == "-12.5"
    assert format_cell(value=True) == "true"
    assert format_cell(["a", "b"]) == "a b"


def test_lines_end_as_the_standard_says_and_equal_facts_make_equal_bytes() -> None:
    contents = holding(session())
    assert write_csv_tables(contents) == write_csv_tables(contents)
    with zipfile.ZipFile(io.BytesIO(write_csv_tables(contents))) as archive:
        table = archive.read("holds.csv")
        assert archive.testzip() is None
    assert table.count(b"\r\n") == table.count(b"\n") == 3


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_comes_back_whole_and_begins_no_formula(text: str) -> None:
    cell = format_cell(text)
    assert cell.replace("'", "") == text.replace("'", "")
    for part in re.split("[;\t\r\n]", cell):
        assert not part.lstrip(" \"'").startswith(("=", "+", "-", "@")) or "'" in part
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
