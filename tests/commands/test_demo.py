"""The demo command fills an empty journal or says why not, and changes nothing it should not."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from psoas_coach.__main__ import main
from psoas_coach.content import load
from psoas_coach.journal.engine import URL_VARIABLE, open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord, make_moment
from psoas_coach.journal.summaries import FactCounts
from tests.support import clock

HALF_A_YEAR = ["demo", "--years", "0.5", "--until", "2026-03-31"]
Said = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The journal's file, named to the command by the environment."""
    path = tmp_path / "journal.sqlite3"
    monkeypatch.setenv(URL_VARIABLE, f"sqlite:///{path}")
    return path


def open_journal(file: Path) -> Journal:
    return Journal(open_engine(f"sqlite:///{file}"), "local")


def session_by_hand() -> SessionRecord:
    at = make_moment(dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC), "UTC")
    return SessionRecord(
        "0b0f4a3e9f3c4c6f8b1d2e3f4a5b6c7d",
        *(at, None, "hand", (), 0, 2, False, 1, "same", True, None, "", ()),
    )


def test_it_fills_an_empty_journal_and_says_what_with(file: Path, capsys: Said) -> None:
    assert main(HALF_A_YEAR) == 0
    journal = open_journal(file)
    tally = journal.bulk.tally()
    assert tally.recorded == 0
    output = capsys.readouterr()
    assert output.err == ""
    assert f"{len(journal.sessions.list())} sessions" in output.out
    assert f"{len(journal.day_notes.list())} notes" in output.out
    assert "2026-03-31" in output.out
    assert journal.read_version() == 1


def test_every_row_is_marked_as_invented(file: Path) -> None:
    main(HALF_A_YEAR)
    journal = open_journal(file)
    records: list[SelfCheck | SessionRecord | DayNote]
    records = [*journal.sessions.list(), *journal.self_checks.list(), *journal.day_notes.list()]
    assert len(records) == journal.bulk.tally().demo > 100
    assert all(record.demo for record in records)


def test_without_a_date_it_ends_yesterday_so_that_nothing_lies_ahead_of_anybody(
    file: Path,
) -> None:
    before = clock.now().date()
    main(["demo", "--years", "0.1"])
    after = clock.now().date()
    newest = open_journal(file).history.sum_days()[-1].local_date
    assert before - dt.timedelta(days=16) <= newest < after


def test_a_journal_with_something_real_is_left_alone(file: Path, capsys: Said) -> None:
    journal = open_journal(file)
    journal.sessions.add(session_by_hand())
    assert main(HALF_A_YEAR) == 2
    output = capsys.readouterr()
    assert (output.out, output.err) == ("", f"{load().words['demo.refused.real']}\n")
    assert journal.bulk.tally() == FactCounts(recorded=1, demo=0)
    journal.sessions.remove(session_by_hand().id)
    assert main(HALF_A_YEAR) == 2, "what was removed can still be restored: it is not empty"


def test_a_second_demo_is_refused_until_the_first_is_taken_out(file: Path, capsys: Said) -> None:
    assert main(HALF_A_YEAR) == 0
    assert main(HALF_A_YEAR) == 2
    assert capsys.readouterr().err == f"{load().words['demo.refused.there']}\n"
    assert main(["demo", "--remove"]) == 0
    assert open_journal(file).bulk.tally() == FactCounts(recorded=0, demo=0)
    assert main(HALF_A_YEAR) == 0


def test_taking_out_leaves_what_a_person_told(file: Path, capsys: Said) -> None:
    main(HALF_A_YEAR)
    journal = open_journal(file)
    journal.sessions.add(session_by_hand())
    demo = journal.bulk.tally().demo
    capsys.readouterr()
    assert main(["demo", "--remove"]) == 0
    assert str(demo) in capsys.readouterr().out
    assert journal.bulk.tally() == FactCounts(recorded=1, demo=0)
    assert main(["demo", "--remove"]) == 0
    assert capsys.readouterr().out == f"{load().words['demo.nothing']}\n"


@pytest.mark.parametrize(
    "wrong",
    [
        ["--years", "0"],
        ["--years", "101"],
        ["--years", "nan"],
        ["--years", "many"],
        ["--seed", "1.5"],
        ["--until", "yesterday"],
        ["--until", "0001-01-01"],
    ],
)
def test_an_argument_that_is_not_understood_changes_nothing(file: Path, wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo", *wrong])
    assert ended.value.code == 2
    assert not file.exists()


def test_a_journal_that_cannot_be_used_is_said_to_be_so(file: Path, capsys: Said) -> None:
    file.write_bytes(b"no journal" * 1000)
    assert main(HALF_A_YEAR) == 2
    assert capsys.readouterr().err == f"{load().words['journal.unavailable.corrupt']}\n"


def test_an_address_that_is_none_is_said_to_be_so(
    monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setenv(URL_VARIABLE, "mysql://somewhere/else")
    assert main(HALF_A_YEAR) == 2
    assert capsys.readouterr().err == f"{load().words['journal.refused.address']}\n"


def test_a_fault_half_way_leaves_the_journal_empty(file: Path, capsys: Said) -> None:
    open_journal(file)
    with sqlite3.connect(file) as connection:
        connection.execute(
            "CREATE TRIGGER half_way BEFORE INSERT ON holds WHEN new.place = 7 "
            "BEGIN SELECT raise(ABORT, 'no more'); END"
        )
    with pytest.raises(Exception, match="no more"):
        main(HALF_A_YEAR)
    assert open_journal(file).bulk.tally() == FactCounts(recorded=0, demo=0)
    assert capsys.readouterr().out == ""
