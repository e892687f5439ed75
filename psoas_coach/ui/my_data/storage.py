"""The location of the journal, its backups, restoring one, and deleting everything.

Before everything is deleted, an export is offered and the person has to type a word.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import streamlit as st

from psoas_coach.journal import backup_files, backups
from psoas_coach.journal.backup_files import Backup
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.restore import restore_backup
from psoas_coach.ui import store
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.my_data import notices
from psoas_coach.ui.my_data.transfer import draw_export_buttons
from psoas_coach.ui.words import say

SURE = "my_data_restore"
"""Session-state key: the name of the chosen backup, which waits for a second confirmation."""


def draw_backups(journal: Journal, file: Path | None, zone: str) -> None:
    """Draw the section for a journal that can be opened.

    Args:
        journal: The person's journal.
        file: The journal's file; None if it is on a server.
        zone: The person's time zone, such as ``Europe/Berlin``.
    """
    st.header(say("my_data.backups.title"))
    if file is None:
        st.markdown(say("my_data.where_server"))
        return
    st.markdown(say("my_data.where"))
    st.code(str(file), language=None, wrap_lines=True)
    st.markdown(say("my_data.backups.lead"))
    st.code(str(backup_files.find_backup_folder(file)), language=None, wrap_lines=True)
    if st.button(say("my_data.backups.make"), key="my_data_backup"):
        backups.create_backup(file, "asked", dt.datetime.now(dt.UTC))
        notices.notify(say("my_data.backups.made"))
    if journal.is_shared():
        st.markdown(say("my_data.backups.shared"))
        return
    backups_there = list(backup_files.list_restorable(file))
    if not backups_there:
        st.markdown(say("my_data.backups.none"))
        return
    _choose(file, backups_there, zone)


def draw_recovery(file: Path, zone: str, why: Literal["corrupt", "missing"]) -> None:
    """Draw the page for a journal that cannot be read: restoring the last backup.

    Args:
        file: The journal's file.
        zone: The person's time zone.
        why: Whether the file is damaged, or is empty or missing.
    """
    backups_there = list(backup_files.list_restorable(file))
    state = "damaged" if why == "corrupt" else "missing"
    st.error(say(f"my_data.backups.{state}" if backups_there else f"my_data.backups.{state}_none"))
    st.code(str(file), language=None, wrap_lines=True)
    if backups_there:
        _choose(file, backups_there, zone)
    if why == "missing":
        st.markdown(say("my_data.backups.anew"))
        if st.button(say("my_data.backups.anew_button"), key="my_data_anew"):
            store.begin_anew()
            notices.notify(say("my_data.backups.anew_done"))


def _choose(file: Path, backups_there: list[Backup], zone: str) -> None:
    by_name = {backup.path.name: backup for backup in backups_there}
    name = st.radio(
        say("my_data.backups.choose"),
        list(by_name),
        format_func=lambda option: (
            _say_line(by_name[option], zone) if option in by_name else option
        ),
        key="my_data_backup_choice",
    )
    if st.button(say("my_data.backups.restore"), key="my_data_restore_ask"):
        st.session_state[SURE] = name
    if st.session_state.get(SURE) != name or name not in by_name:
        return
    st.warning(say("my_data.backups.sure"))
    if st.button(say("my_data.backups.confirm"), key="my_data_restore_yes"):
        st.session_state.pop(SURE, None)
        _restore(by_name[name], file)


def _restore(backup: Backup, file: Path) -> None:
    store.close()
    try:
        restore_backup(backup.path, file, dt.datetime.now(dt.UTC))
    except JournalUnavailableError as trouble:
        st.error(say(trouble.key))
        return
    notices.notify(say("my_data.backups.done"))


def _say_line(backup: Backup, zone: str) -> str:
    created = backup.created.astimezone(ZoneInfo(zone))
    return say(
        "my_data.backups.line",
        date=format_day(created.date()),
        time=created.strftime("%H:%M"),
        why=say(f"my_data.backups.why.{backup.why}"),
        size=say("my_data.backups.size", kilobytes=max(1, round(backup.size / 1024))),
    )


ROUND = "my_data_delete_round"
"""Session-state key: counts deletions, so that the typed word disappears."""


def draw_deletion(journal: Journal, file: Path | None, today: dt.date) -> None:
    """Draw the section.

    Args:
        journal: The person's journal.
        file: The journal's file; None if it is on a server.
        today: The person's own date.
    """
    alone = file is not None and not journal.is_shared()
    word = say("my_data.delete.word")
    st.header(say("my_data.delete.title"))
    st.markdown(say("my_data.delete.lead"))
    st.markdown(say("my_data.delete.backups" if alone else "my_data.delete.backups_shared"))
    st.markdown(say("my_data.delete.export_first"))
    draw_export_buttons(journal, today, "delete")
    round_ = st.session_state.get(ROUND, 0)
    typed = st.text_input(
        say("my_data.delete.type", word=word), key=f"delete_{round_}", max_chars=40
    )
    if not st.button(say("my_data.delete.button"), key="my_data_delete"):
        return
    if (typed or "").strip() != word:
        st.warning(say("my_data.delete.wrong", word=word))
        return
    count = _delete(journal, file if alone else None)
    st.session_state[ROUND] = round_ + 1
    notices.notify(say("my_data.delete.done", count=count))


def _delete(journal: Journal, file: Path | None) -> int:
    """Delete the rows, and the backups of a private file; return the number of entries."""
    count = journal.deletion.erase_everything()
    if file is not None:
        backups.delete_backups(file)
    return count
