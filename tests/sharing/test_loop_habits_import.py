"""Every form of Loop Habit Tracker's export, and files that only claim to be one."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Mapping

import pytest

from psoas_coach.content import load
from psoas_coach.sharing import loop_habits_import, table_reader
from psoas_coach.sharing.import_errors import ImportRefusalError
from psoas_coach.sharing.loop_habits_import import Habit, read_habits

TODAY = dt.date(2026, 11, 18)
HABITS = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,"
    "Target Type,Target Value,Archived?\n"
    "001,Stretch hips,YES_NO,Did you stretch?,,1,1,#FF8F00,,,,false\n"
    '002,"Walk, slowly",YES_NO,,"Said ""go""",2,3,#00897B,,,,false\n'
    "003,Water,NUMERICAL,,,1,1,#00897B,glasses,AT_LEAST,8.0,false\n"
)
STRETCH = (
    "Date,Value,Notes\n2026-01-06,YES_MANUAL,\n2026-01-05,NO,Sick\n"
    '2026-01-04,YES_AUTO,"Forgot it,\nreally"\n2026-01-03,YES_MANUAL,"""Away"""\n'
    "2026-01-02,SKIP,\n"
)
WALK = "Date,Value\n2026-01-06,2\n2026-01-05,1\n2026-01-04,0\n2026-01-03,3\n2026-01-02,-1\n"
WATER = "Date,Value,Notes\n2026-01-06,6000,\n2026-01-05,YES_MANUAL,\n"
ALL = "Date,Stretch hips,Walk,\n2026-01-06,2,0,\n2026-01-05,-1,2,\n2026-01-04,1,2,\n"
FILES = {
    "Habits.csv": HABITS,
    "001 Stretch hips/Checkmarks.csv": STRETCH,
    "001 Stretch hips/Scores.csv": "Date,Score\n2026-01-06,0.2557\n",
    "002 Walk slowly/Checkmarks.csv": WALK,
    "003 Water/Checkmarks.csv": WATER,
    "Checkmarks.csv": ALL,
    "Scores.csv": ALL,
}


def pack(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def dates(*days: int) -> tuple[dt.date, ...]:
    return tuple(dt.date(2026, 1, day) for day in days)


def refusal(data: bytes) -> str:
    with pytest.raises(ImportRefusalError) as refused:
        read_habits(data, TODAY)
    return refused.value.explain(load().words)


def test_a_zip_gives_every_habit_the_days_that_were_ticked_by_hand() -> None:
    assert read_habits(pack(FILES), TODAY) == (
        Habit("Stretch hips", dates(3, 6)),
        Habit("Walk, slowly", dates(6)),
        Habit("Water", measured=True),
    )


def test_a_folder_that_was_packed_anew_is_the_same_export() -> None:
    files = {f"Loop Habits CSV 2026-01-06/{name}": text for name, text in FILES.items()}
    files["__MACOSX/Loop Habits CSV 2026-01-06/001 Stretch hips/Checkmarks.csv"] = "\0"
    assert read_habits(pack(files), TODAY) == read_habits(pack(FILES), TODAY)


def test_without_a_list_of_habits_the_folders_name_them() -> None:
    files = {"001 Stretch hips/Checkmarks.csv": STRETCH, "002/Checkmarks.csv": WALK}
    names = [habit.name for habit in read_habits(pack(files), TODAY)]
    assert names == ["Stretch hips", ""]


@pytest.mark.parametrize(
    "text", [STRETCH, STRETCH.replace("\n2026", "\r\n2026"), f"\ufeff{STRETCH}"]
)
def test_the_file_of_one_habit_can_come_alone(text: str) -> None:
    assert read_habits(text.encode(), TODAY) == (Habit("", dates(3, 6)),)


def test_an_early_file_of_one_habit_has_no_heading() -> None:
    assert read_habits(b"2026-01-06,2\n2026-01-05,0\n2026-01-04,2\n", TODAY) == (
        Habit("", dates(4, 6)),
    )


def test_the_file_of_all_habits_has_a_column_for_each() -> None:
    expected = (Habit("Stretch hips", dates(6)), Habit("Walk", dates(4, 5)))
    assert read_habits(ALL.encode(), TODAY) == expected
    assert read_habits(pack({"Checkmarks.csv": ALL}), TODAY) == expected
    as_words = ALL.replace(",2", ",YES_MANUAL").replace(",-1", ",UNKNOWN")
    assert read_habits(as_words.encode(), TODAY) == expected


def test_a_habit_without_days_is_there_and_empty() -> None:
    files = {"001 New/Checkmarks.csv": "Date,Value,Notes\n", "002 Old/Checkmarks.csv": ""}
    assert read_habits(pack(files), TODAY) == (Habit("New"), Habit("Old"))


def test_hidden_characters_and_endless_names_leave_a_plain_name() -> None:
    name = "Stretch\u202e \u0007hips " + "x" * 500
    (habit, *_) = read_habits(f"Date,{name},\n2026-01-06,2,\n".encode(), TODAY)
    assert habit.name == ("Stretch hips " + "x" * 500)[:80]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty."),
        (
            "Date,Value\n06.01.2026,2\n",
            'Line 2 has "06.01.2026" where a date such as 2026-03-04 should be.',
        ),
        (
            "Date,Value\n2026-02-30,2\n",
            'Line 2 has "2026-02-30" where a date such as 2026-03-04 should be.',
        ),
        ("Date,Value\n2026-01-06,YES\n", 'Line 2 has "YES", which is not a mark of Loop'),
        ("Date,Value\n2026-01-06,=1+1\n", 'Line 2 has "=1+1", which is not a mark of Loop'),
        ("Date,Value\n2026-01-06,-2\n", 'Line 2 has "-2", which is not a mark of Loop'),
        (
            "Date,Value\n=NOW(),2\n",
            'Line 2 has "=NOW()" where a date such as 2026-03-04 should be.',
        ),
        ("Date,Value\n2026-11-19,2\n", 'Line 2 has "2026-11-19", a day that is still to come.'),
        ('Date,Value\n2026-01-06,"2\n', "is not complete as a line of a CSV table."),
        ("Date,Run, slow,Walk,\n2026-01-06,2,0,\n", "Line 2 does not fit the names above it."),
        ("Name,Value\nx,2\n", "This is not a CSV export of Loop Habit Tracker."),
        ("{}", "This is not a CSV export of Loop Habit Tracker."),
    ],
)
def test_an_unreadable_line_is_named(text: str, sentence: str) -> None:
    assert sentence in refusal(text.encode())


def test_a_day_to_come_that_is_not_ticked_does_no_harm() -> None:
    text = "Date,Value\n2026-11-19,-1\n2026-11-18,2\n"
    assert read_habits(text.encode(), TODAY) == (Habit("", (TODAY,)),)


def test_other_letters_and_other_files_are_refused() -> None:
    assert "not text in UTF-8: byte 5 does" in refusal(b"T\xc3\xa4g \xfc")
    assert "not a table of plain text" in refusal("Date,Value\n".encode("utf-16-le"))
    assert "This is an archive" in refusal(b"\x1f\x8b\x08\0\0\0\0\0")
    assert "too large" in refusal(b"x" * (table_reader.LARGEST + 1))
    assert "too long" in refusal(b"2026-01-06,2\n" * (table_reader.MOST_ROWS + 2))


def test_zips_that_are_none_or_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pack(FILES)
    assert "The zip is damaged" in refusal(b"PK\x03\x04 nothing")
    assert "The zip is damaged" in refusal(whole[: len(whole) // 2])
    assert "This is not a CSV export of Loop" in refusal(pack({"photo.jpg": b"\xff\xd8"}))
    assert "The zip is damaged" in refusal(pack(FILES, zipfile.ZIP_LZMA))
    many = pack({f"{number}": "" for number in range(loop_habits_import.MOST_FILES + 1)})
    assert "too many files" in refusal(many)
    flags = whole.index(b"PK\x01\x02") + 8
    locked = whole[:flags] + struct.pack("<H", 1) + whole[flags + 2 :]
    assert "has a password" in refusal(locked)
    monkeypatch.setattr(loop_habits_import, "LARGEST_UNPACKED", 100)
    assert "What is inside the zip is too large" in refusal(whole)


def test_a_zip_bomb_is_noticed_before_it_is_unpacked() -> None:
    """Forty megabytes of zeros pack into a few kilobytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("001 Bomb/Checkmarks.csv", "w", force_zip64=True) as file,
    ):
        for _ in range(40):
            file.write(b"0" * 1024**2)
    assert len(out.getvalue()) < 100 * 1024
    assert "What is inside the zip is too large" in refusal(out.getvalue())
