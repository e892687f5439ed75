"""Days from other apps: preview a file, import all of it or nothing, and remove an import."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence

import streamlit as st

from psoas_coach.coach.other_app_import import list_imports, make_practice_notes
from psoas_coach.content import load
from psoas_coach.journal.imported_days import ImportCounts
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote
from psoas_coach.sharing.import_errors import ImportRefusalError
from psoas_coach.sharing.loop_habits_import import Habit, read_habits
from psoas_coach.sharing.pain_table_import import PainTable, read_table
from psoas_coach.sharing.table_reader import LARGEST
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.my_data import notices, pain_columns
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say, say_count

MEGABYTES = LARGEST // 1024**2
TYPES = {"loop": ("zip", "csv"), "pain_csv": ("csv", "txt", "tsv")}
"""The file name extensions of each source."""
ROUND = "my_data_other_round"
"""Session-state key: counts imports, so that an imported file disappears from the page."""
READ = "my_data_other_read"
"""Session-state key: the last file that was read with its contents, so that it is read once, and
the id that its import will have, chosen before the button is drawn.
"""

Contents = tuple[Habit, ...] | PainTable | str
"""The contents of a file, or the sentence that says why it cannot be imported."""


def draw(journal: Journal, today: dt.date) -> None:
    """Draw the import of a file, and the earlier imports."""
    st.header(say("my_data.other.title"))
    st.markdown(say("my_data.other.lead", megabytes=MEGABYTES))
    st.markdown(say("my_data.other.apart"))
    _draw_file(journal, today)
    _draw_imports(journal)


def _draw_file(journal: Journal, today: dt.date) -> None:
    source = st.segmented_control(
        say("my_data.other.what"),
        tuple(TYPES),
        default="loop",
        required=True,
        format_func=lambda option: say(f"my_data.other.source.{option}"),
        key="my_data_other_source",
    )
    source = source if source in TYPES else "loop"
    file = st.file_uploader(
        say("my_data.other.file"),
        type=list(TYPES[source]),
        max_upload_size=MEGABYTES,
        key=f"my_data_other_{source}_{st.session_state.get(ROUND, 0)}",
    )
    if file is None:
        return
    key = (file.file_id, source, today)
    cached = st.session_state.get(READ)
    if cached is None or cached[0] != key:
        cached = (key, _read(source, file.getvalue(), today), uuid.uuid4().hex)
        st.session_state[READ] = cached
    _, contents, import_id = cached
    _draw_contents(journal, contents, today, import_id)


def _read(source: str, data: bytes, today: dt.date) -> Contents:
    try:
        return read_habits(data, today) if source == "loop" else read_table(data)
    except ImportRefusalError as refused:
        return refused.explain(load().words)


def _draw_contents(journal: Journal, contents: Contents, today: dt.date, import_id: str) -> None:
    if isinstance(contents, str):
        draw_refusal(contents)
        return
    try:
        notes = (
            pain_columns.ask_notes(contents, today, import_id)
            if isinstance(contents, PainTable)
            else _ask_habits(contents, import_id)
        )
    except ImportRefusalError as refused:
        draw_refusal(refused.explain(load().words))
        return
    if notes:
        _confirm(journal, notes, import_id)


def draw_refusal(sentence: str) -> None:
    """Say that a file cannot be imported, and why."""
    st.error(say("my_data.import.refused"))
    st.text(sentence)  # It may quote the file, so it is never shown as markup.


def _ask_habits(habits: Sequence[Habit], import_id: str) -> tuple[DayNote, ...]:
    """Ask which habits are practice; a file with one habit needs no question."""
    names = {
        place: habit.name or say("my_data.other.unnamed", number=place + 1)
        for place, habit in enumerate(habits)
    }
    measured = [names[place] for place, habit in enumerate(habits) if habit.measured]
    if measured:
        st.text(say("my_data.other.measured", names=", ".join(measured)))
    ticked = [place for place, habit in enumerate(habits) if habit.ticked]
    if not ticked:
        st.markdown(say("my_data.other.none_ticked"))
        return ()
    chosen = ticked
    if len(habits) > 1:
        chosen = st.multiselect(
            say("my_data.other.habits"),
            ticked,
            format_func=lambda place: say_count(
                "my_data.other.habit",
                len(habits[place].ticked),
                count=len(habits[place].ticked),
                name=names[place],
            ),
            key=f"my_data_habits_{import_id}",
        )
        if not chosen:
            st.markdown(say("my_data.other.choose_habit"))
    return make_practice_notes([habits[place] for place in chosen if place in ticked], import_id)


def _confirm(journal: Journal, notes: Sequence[DayNote], import_id: str) -> None:
    counts = journal.imported_days.compare(notes)
    st.markdown("\n".join(f"- {line}" for line in _list_sentences(notes, counts)))
    if not counts.new:
        st.markdown(say("my_data.other.nothing"))
        return
    label = say_count("my_data.other.confirm", counts.new, count=counts.new)
    if draw_primary_button(label, key="my_data_other_import"):
        added = journal.imported_days.add(notes)
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        st.session_state.pop(READ, None)
        notices.notify(
            say_count("my_data.other.done", added.new, count=added.new), ("import", import_id)
        )


def _list_sentences(notes: Sequence[DayNote], counts: ImportCounts) -> Iterator[str]:
    first, last = (format_day(note.at.local_date) for note in (notes[0], notes[-1]))
    yield say_count("my_data.other.span", len(notes), count=len(notes), first=first, last=last)
    if counts.same:
        yield say_count("my_data.other.same", counts.same, count=counts.same)
    if counts.differing:
        yield say_count("my_data.other.differing", counts.differing, count=counts.differing)


def _draw_imports(journal: Journal) -> None:
    """List the imports with days that still exist, each with a button to remove them."""
    imports = list_imports(journal.imported_days.list())
    if not imports:
        return
    st.subheader(say("my_data.other.had"))
    for import_ in imports:
        line = say_count(
            "my_data.other.had_line",
            import_.count,
            count=import_.count,
            source=say(f"my_data.other.source.{import_.source}"),
            first=format_day(import_.first),
            last=format_day(import_.last),
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(line)
            if st.button(
                say("my_data.other.take_back"),
                help=line,
                key=f"my_data_take_back_{import_.import_id}",
            ):
                count = journal.imported_days.remove(import_.import_id)
                notices.notify(
                    say_count("my_data.other.taken_back", count, count=count),
                    ("import_removal", import_.import_id),
                )
