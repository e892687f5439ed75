"""A sign-in that is over stays over: no deletion, export, import or backup brings it back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from psoas_coach.journal import backups, migrations
from psoas_coach.journal.dump import JournalDump
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.tables import owners, settings
from psoas_coach.sharing.json_export import write_json
from tests.journal.test_migrations import UPGRADE
from tests.support.record_samples import NOON, session

MONTH = dt.timedelta(days=30)
MARK = "a" * 32


def test_it_is_kept_once_and_only_its_owners(somebody: Callable[[], Journal]) -> None:
    mine, other = somebody(), somebody()
    assert mine.ended_sign_ins() == frozenset()
    before = mine.version()
    assert mine.end_sign_in(MARK, NOON, MONTH)
    assert mine.version() > before, "what is remembered of the journal is asked anew"
    assert not mine.end_sign_in(MARK, NOON, MONTH)
    assert mine.ended_sign_ins() == {MARK}
    assert other.ended_sign_ins() == frozenset()


def test_one_that_has_run_out_by_itself_is_forgotten(journal: Journal) -> None:
    journal.end_sign_in("old", NOON - MONTH - dt.timedelta(days=1), MONTH)
    journal.end_sign_in(MARK, NOON, MONTH)
    assert journal.ended_sign_ins() == {MARK}


def test_deleting_everything_leaves_it(journal: Journal) -> None:
    journal.add_session(session())
    journal.end_sign_in(MARK, NOON, MONTH)
    assert journal.erase_everything() == 1
    assert journal.ended_sign_ins() == {MARK}


def test_no_export_holds_it_and_no_import_changes_it(journal: Journal) -> None:
    journal.end_sign_in(MARK, NOON, MONTH)
    assert MARK.encode() not in write_json(journal.contents())
    told = JournalDump(settings={"ended_sign_ins": {}, "sound.volume": 3})
    journal.merge(told, take=True)
    assert journal.ended_sign_ins() == {MARK}
    assert journal.settings() == {"sound.volume": 3}


def test_putting_back_an_older_backup_leaves_it(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    engine = open_engine(f"sqlite:///{path}")
    journal = Journal(engine, "local")
    made = backups.create_backup(path, "asked", NOON)
    journal.end_sign_in(MARK, NOON, MONTH)
    backups.restore_backup(made.path, path, NOON)
    assert journal.ended_sign_ins() == {MARK}
    engine.dispose()


def test_those_of_an_older_journal_move_out_of_the_settings(
    empty_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = NOON.timestamp()
    with monkeypatch.context() as then:
        then.setattr(migrations, "HEAD", "0002")
        then.setattr("alembic.command.upgrade", lambda config, _: UPGRADE(config, "0002"))
        engine = open_engine(empty_address)
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SET LOCAL psoas_coach.owner = 'local'"))
            value = json.dumps({MARK: at, "nonsense": "soon"})
            row = {"owner": "local", "key": "ended_sign_ins", "value": value}
            connection.execute(insert(settings).values(row))
            connection.execute(insert(owners).values(owner="local", version=1))
        engine.dispose()
    engine = open_engine(empty_address)
    journal = Journal(engine, "local")
    assert journal.ended_sign_ins() == {MARK}
    assert journal.settings() == {}
    engine.dispose()
