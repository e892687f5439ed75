"""Any bytes give days or one plain sentence, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_coach.coach.other_app_import import make_pain_notes, make_practice_notes
from psoas_coach.content import load
from psoas_coach.journal import validation
from psoas_coach.journal.day_notes import build_day_note_row
from psoas_coach.sharing.import_errors import ImportRefusalError
from psoas_coach.sharing.loop_habits_import import read_habits
from psoas_coach.sharing.pain_table_import import Matching, read_pain_days, read_table
from psoas_coach.sharing.written_dates import ORDERS
from tests.sharing.test_loop_habits_import import ALL, FILES, STRETCH, TODAY, pack
from tests.sharing.test_pain_table_import import DIARY
from tests.support.record_samples import new_id

IMPORT = new_id()
SEEDS = (pack(FILES), STRETCH.encode(), ALL.encode(), DIARY.encode(), b"3.1.2026;3,5\n", b"PK")
PIECES = st.binary(max_size=12) | st.sampled_from(
    [b"\n", b",", b'"', b"\0", b"2026-01-03", b"01/02/2026", b"-1", b"1e999", b"=1+1", b"\xff\xfe"]
)

tries = pytest.mark.parametrize("tries", [pytest.param(2_000, marks=pytest.mark.whole), 200])


@st.composite
def hostile(draw: st.DrawFn) -> bytes:
    """A good file with pieces of it cut out and others put in; or anything at all."""
    data = draw(st.sampled_from(SEEDS) | st.binary(max_size=300))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 30)))
        data = data[:start] + draw(PIECES) + data[end:]
    return data


def gives_notes_or_a_sentence(read: Callable[[], None]) -> None:
    try:
        read()
    except ImportRefusalError as refused:
        sentence = refused.explain(load().words)
        assert sentence.endswith(".")
        assert sentence.isprintable()


@tries
def test_any_bytes_as_habits(tries: int) -> None:
    @settings(max_examples=tries, deadline=None)
    @given(hostile())
    def search(data: bytes) -> None:
        def read() -> None:
            habits = read_habits(data, TODAY)
            for note in make_practice_notes(habits, IMPORT):
                build_day_note_row(validation.validate_record(note))
                assert dt.date(1970, 1, 1) <= note.at.local_date <= TODAY
            assert all(len(habit.name.splitlines()) <= 1 for habit in habits)

        gives_notes_or_a_sentence(read)

    search()


@tries
def test_any_bytes_as_a_table_of_pain(tries: int) -> None:
    @settings(max_examples=tries, deadline=None)
    @given(hostile(), st.integers(0, 3), st.integers(0, 3), st.none() | st.sampled_from(ORDERS))
    def search(data: bytes, date: int, pain: int, order: None) -> None:
        def read() -> None:
            pain_days = read_pain_days(read_table(data), Matching(date, pain, order), TODAY)
            for note in make_pain_notes(pain_days, IMPORT):
                build_day_note_row(validation.validate_record(note))
                assert dt.date(1970, 1, 1) <= note.at.local_date <= TODAY
                assert 0 <= note.body["pain"] <= 10

        gives_notes_or_a_sentence(read)

    search()
