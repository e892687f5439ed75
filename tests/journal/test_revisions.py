"""An edit, a removal and an undo are further rows; nothing confirmed is overwritten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord, make_moment
from psoas_coach.journal.tables import sessions
from tests.support.record_samples import BOTH_SIDES, day_note, hold, new_id, on, self_check, session

if TYPE_CHECKING:
    from sqlalchemy import Engine


def test_an_edit_supersedes_and_the_first_telling_stays(engine: Engine, journal: Journal) -> None:
    record = session()
    edited = replace(record, note="left knee on a cushion", holds=(*BOTH_SIDES, hold(repetition=2)))
    journal.sessions.add(record)
    assert journal.sessions.replace(edited)
    assert journal.sessions.get(record.id) == edited
    assert journal.sessions.list() == (edited,)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(
                f"SELECT set_config('psoas_coach.owner', '{journal.scope.owner}', true)"
            )
        rows = connection.execute(
            select(sessions.c.revision, sessions.c.note)
            .where(sessions.c.id == record.id)
            .order_by(sessions.c.revision)
        ).all()
    assert [tuple(row) for row in rows] == [(1, ""), (2, "left knee on a cushion")]


def test_an_edit_that_changes_nothing_is_not_counted(journal: Journal) -> None:
    record, note = session(), day_note()
    journal.sessions.add(record)
    journal.day_notes.add(note)
    assert not journal.sessions.replace(record)
    assert not journal.day_notes.replace(note)
    assert journal.read_version() == 2


def test_an_edit_of_the_holds_alone_is_an_edit(journal: Journal) -> None:
    record = session()
    journal.sessions.add(record)
    fewer = replace(record, holds=record.holds[:1])
    assert journal.sessions.replace(fewer)
    assert journal.sessions.get(record.id) == fewer


def test_an_edit_can_move_a_session_to_another_day(journal: Journal) -> None:
    record = session(at=on("2026-03-04"))
    journal.sessions.add(record)
    journal.sessions.replace(replace(record, at=on("2026-02-01")))
    assert journal.sessions.list(since=dt.date(2026, 3, 1)) == ()
    assert [day.local_date for day in journal.history.sum_days()] == [dt.date(2026, 2, 1)]


def test_nothing_can_be_edited_that_is_not_there(journal: Journal) -> None:
    record = session()
    assert not journal.sessions.replace(record)
    assert not journal.day_notes.replace(day_note())
    journal.sessions.add(record)
    journal.sessions.remove(record.id)
    assert not journal.sessions.replace(replace(record, note="too late"))
    assert journal.sessions.get(record.id) is None


@pytest.mark.parametrize("kind", ["sessions", "self_checks", "day_notes"])
def test_a_removal_hides_a_fact_and_a_restoration_brings_it_back_whole(
    journal: Journal, kind: str
) -> None:
    tell: dict[str, Callable[[], SessionRecord | SelfCheck | DayNote]]
    tell = {"sessions": session, "self_checks": self_check, "day_notes": day_note}
    record = tell[kind]()
    part = getattr(journal, kind)
    assert part.add(record)
    assert not part.restore(record.id)
    assert part.remove(record.id)
    assert not part.remove(record.id)
    assert part.list() == ()
    assert not part.add(record), "a late repeat must not bring it back"
    assert part.list() == ()
    assert part.restore(record.id)
    assert part.list() == (record,)
    assert journal.read_version() == 3
    assert not part.remove(new_id())
    assert not part.restore(new_id())


def test_a_restoration_brings_back_the_edit_and_not_the_first_telling(journal: Journal) -> None:
    record = session()
    edited = replace(record, pain_after=0)
    journal.sessions.add(record)
    journal.sessions.replace(edited)
    journal.sessions.remove(record.id)
    journal.sessions.restore(record.id)
    assert journal.sessions.get(record.id) == edited


def test_undo_takes_back_the_last_deed_and_then_its_own(journal: Journal) -> None:
    record = session()
    edited = replace(record, note="edited", holds=())
    journal.sessions.add(record)
    assert not journal.sessions.undo(record.id)
    assert not journal.sessions.undo(new_id())
    journal.sessions.replace(edited)
    assert journal.sessions.undo(record.id)
    assert journal.sessions.get(record.id) == record
    assert journal.sessions.undo(record.id)
    assert journal.sessions.get(record.id) == edited
    journal.sessions.remove(record.id)
    assert journal.sessions.undo(record.id)
    assert journal.sessions.get(record.id) == edited
    assert journal.sessions.undo(record.id)
    assert journal.sessions.get(record.id) is None


def test_a_session_belongs_to_the_date_on_which_the_person_began_it(journal: Journal) -> None:
    begun = dt.datetime(
        2026, 3, 28, 23, 55, tzinfo=dt.UTC
    )  # 18:55 in New York, 12:55 next day in Auckland
    west, east = make_moment(begun, "America/New_York"), make_moment(begun, "Pacific/Auckland")
    for at in (west, east):
        journal.sessions.add(session(at=at))
    assert {day.local_date: day.sessions for day in journal.history.sum_days()} == {
        dt.date(2026, 3, 28): 1,
        dt.date(2026, 3, 29): 1,
    }
    assert journal.sessions.list()[0].at == east, "the later date comes first at one instant"


def test_the_two_half_past_ones_of_a_clock_change_are_two_moments(journal: Journal) -> None:
    first = make_moment(dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC), "Europe/Lisbon")
    second = make_moment(dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC), "Europe/Lisbon")
    journal.sessions.add(session(at=first))
    journal.sessions.add(session(at=second))
    assert [record.at for record in journal.sessions.list()] == [second, first]
    assert journal.history.sum_days()[0].sessions == 2


def test_an_edited_day_note_can_be_undone_too(journal: Journal) -> None:
    record = day_note()
    edited = replace(record, at=make_moment(record.at.utc - dt.timedelta(days=1), record.at.zone))
    journal.day_notes.add(record)
    assert not journal.day_notes.undo(record.id)
    journal.day_notes.replace(edited)
    assert journal.day_notes.undo(record.id)
    assert journal.day_notes.list() == (record,)
    assert journal.day_notes.undo(record.id)
    assert journal.day_notes.list() == (edited,)
