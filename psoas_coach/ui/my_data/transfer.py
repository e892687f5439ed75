"""Export and import: everything out with one click, and in again after a preview."""

from __future__ import annotations

import datetime as dt

import msgspec
import streamlit as st

from psoas_coach.coach.import_file import prepare_import, read_file
from psoas_coach.content import load
from psoas_coach.journal.dump import JournalDump
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.merge_plan import MergeCounts, MergeReport
from psoas_coach.journal.records import Moment
from psoas_coach.sharing.csv_export import write_csv_tables
from psoas_coach.sharing.fhir_export import write_bundle
from psoas_coach.sharing.import_errors import ImportRefusalError
from psoas_coach.sharing.json_export import write_json
from psoas_coach.sharing.strict_json import LARGEST
from psoas_coach.ui.my_data import notices, other_apps
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button, offer_download
from psoas_coach.ui.words import say, say_count

MEGABYTES = LARGEST // 1024**2
"""The largest file: one limit for the reader, the field and the server."""
ROUND = "my_data_import_round"
"""Session-state key: counts imports, so that an imported file disappears from the page."""
READ = "my_data_import_read"
"""Session-state key: the last file that was read with its contents, so that it is read once."""


def draw(journal: Journal, now: Moment) -> None:
    """Draw the exports, the import of an export, and the import from other apps.

    Args:
        journal: The person's journal.
        now: The current moment, with the person's own date and time zone.
    """
    st.header(say("my_data.export.title"))
    st.markdown(say("my_data.export.lead"))
    draw_export_buttons(journal, now.local_date, "take")
    _draw_fhir_button(journal, now.local_date)
    st.markdown(say("my_data.export.private"))
    st.header(say("my_data.import.title"))
    st.markdown(say("my_data.import.lead", megabytes=MEGABYTES))
    _import(journal, now)
    other_apps.draw(journal, now.local_date)


def draw_export_buttons(journal: Journal, today: dt.date, where: str) -> None:
    """Draw the two downloads; each file is made when its button is pressed.

    Args:
        journal: The person's journal.
        today: The person's own date.
        where: The part of the page, which makes their keys unique.
    """
    with st.container(horizontal=True):
        offer_download(
            say("my_data.export.as_json"),
            lambda: write_json(journal.transfer.dump()),
            file_name=f"psoas-coach-{today.isoformat()}.json",
            mime="application/json",
            key=f"{where}_json",
        )
        offer_download(
            say("my_data.export.as_tables"),
            lambda: write_csv_tables(journal.transfer.dump()),
            file_name=f"psoas-coach-{today.isoformat()}.zip",
            mime="application/zip",
            key=f"{where}_csv",
        )


def _draw_fhir_button(journal: Journal, today: dt.date) -> None:
    """Draw the export for other programs; it cannot be imported."""
    st.subheader(say("my_data.export.fhir_title"))
    st.markdown(say("my_data.export.fhir"))
    offer_download(
        say("my_data.export.as_fhir"),
        lambda: write_bundle(journal.transfer.dump(), load()),
        file_name=f"psoas-coach-fhir-{today.isoformat()}.json",
        mime="application/fhir+json",
        key="take_fhir",
    )


def _import(journal: Journal, now: Moment) -> None:
    key = f"my_data_file_{st.session_state.get(ROUND, 0)}"
    file = st.file_uploader(
        say("my_data.import.file"), type="json", max_upload_size=MEGABYTES, key=key
    )
    if file is None:
        return
    cached = st.session_state.get(READ)
    if cached is None or cached[0] != file.file_id:
        cached = (file.file_id, _read(file.getvalue(), journal, now))
        st.session_state[READ] = cached
    dump = cached[1]
    if isinstance(dump, str):
        st.error(say("my_data.import.refused"))
        st.text(dump)  # It may quote the file, so it is never shown as markup.
        return
    try:
        comparison = journal.transfer.compare(dump)
    except JournalRefusalError as refused:
        st.error(say(refused.key))
        return
    st.markdown(say("my_data.import.preview"))
    st.markdown("\n".join(f"- {line}" for line in _list_lines(comparison)))
    _confirm(journal, dump, comparison.sum_counts())


def _read(data: bytes, journal: Journal, now: Moment) -> JournalDump | str:
    """Return the contents of a file, or why it cannot be imported."""
    try:
        return prepare_import(read_file(data, load()), journal, now, load())
    except ImportRefusalError as refused:
        return refused.explain(load().words)


def _list_lines(comparison: MergeReport) -> list[str]:
    """Return one line for each kind of entry in the file."""
    lines = []
    for kind, counts in msgspec.structs.asdict(comparison).items():
        parts = [
            say(f"my_data.import.part.{name}", count=count)
            for name, count in msgspec.structs.asdict(counts).items()
            if count
        ]
        if parts:
            named = say(f"my_data.kinds.{kind}")
            lines.append(say("my_data.import.line", kind=named, parts=", ".join(parts)))
    return lines


def _confirm(journal: Journal, dump: JournalDump, total: MergeCounts) -> None:
    take = False
    if total.differing:
        question = say_count("my_data.import.differing", total.differing, count=total.differing)
        take = (
            st.radio(
                question,
                ("keep", "take"),
                format_func=lambda option: say(f"my_data.import.{option}"),
                key="my_data_take",
            )
            == "take"
        )
        st.markdown(say("my_data.import.undoable"))
    if not total.new + total.later + (total.differing if take else 0):
        st.markdown(say("my_data.import.nothing"))
        return
    if draw_primary_button(say("my_data.import.confirm"), key="my_data_import"):
        merged = journal.transfer.merge(dump, take=take).sum_counts()
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        st.session_state.pop(READ, None)
        notices.notify(
            say(
                "my_data.import.done",
                new=merged.new,
                later=merged.later,
                replaced=merged.differing if take else 0,
            )
        )
