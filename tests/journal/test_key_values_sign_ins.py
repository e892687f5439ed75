"""An ended sign-in stays ended: no deletion, export, import or backup restores it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from psoas_coach.journal import backups
from psoas_coach.journal.dump import JournalDump
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.restore import restore_backup
from psoas_coach.sharing.json_export import write_json
from tests.support.record_samples import NOON, session

MONTH = dt.timedelta(days=30)
MARK = "a" * 32


def test_it_is_kept_once_and_only_its_owners(somebody: Callable[[], Journal]) -> None:
    mine, other = somebody(), somebody()
    assert mine.sign_ins.list_ended() == frozenset()
    before = mine.read_version()
    assert mine.sign_ins.end(MARK, NOON, MONTH)
    assert mine.read_version() > before, "what is remembered of the journal is asked anew"
    assert not mine.sign_ins.end(MARK, NOON, MONTH)
    assert mine.sign_ins.list_ended() == {MARK}
    assert other.sign_ins.list_ended() == frozenset()


def test_an_expired_sign_in_is_deleted(journal: Journal) -> None:
    journal.sign_ins.end("old", NOON - MONTH - dt.timedelta(days=1), MONTH)
    journal.sign_ins.end(MARK, NOON, MONTH)
    assert journal.sign_ins.list_ended() == {MARK}


def test_deleting_everything_leaves_it(journal: Journal) -> None:
    journal.sessions.add(session())
    journal.sign_ins.end(MARK, NOON, MONTH)
    assert journal.deletion.erase_everything() == 1
    assert journal.sign_ins.list_ended() == {MARK}


def test_no_export_holds_it_and_no_import_changes_it(journal: Journal) -> None:
    journal.sign_ins.end(MARK, NOON, MONTH)
    assert MARK.encode() not in write_json(journal.transfer.dump())
    contents = JournalDump(settings={"ended_sign_ins": {}, "sound.volume": 3})
    journal.transfer.merge(contents, take=True)
    assert journal.sign_ins.list_ended() == {MARK}
    assert journal.settings.get("sound.volume") == 3


def test_putting_back_an_older_backup_leaves_it(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    engine = open_engine(f"sqlite:///{path}")
    journal = Journal(engine, "local")
    backup = backups.create_backup(path, "asked", NOON)
    journal.sign_ins.end(MARK, NOON, MONTH)
    restore_backup(backup.path, path, NOON)
    assert journal.sign_ins.list_ended() == {MARK}
    engine.dispose()
