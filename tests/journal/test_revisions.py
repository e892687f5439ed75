"""An edit, a removal and an undo are further rows; nothing once confirmed is overwritten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord, moment
from psoas_coach.journal.tables import sessions
from tests.support.record_samples import BOTH_SIDES, day_note, hold, new_id, on, self_check, session

if TYPE_CHECKING:
    from sqlalchemy import Engine


def test_an_edit_supersedes_and_the_first_telling_stays(engine: Engine, journal: Journal) -> None:
    told = session()
    edited = replace(told, note="left knee on a cushion", holds=(*BOTH_SIDES, hold(repetition=2)))
    journal.sessions.add(told)
    assert journal.sessions.replace(edited)
    assert journal.sessions.get(told.id) == edited
    assert journal.sessions.list() == (edited,)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(
                f"SELECT set_config('psoas_coach.owner', '{journal.scope.owner}', true)"
            )
        rows = connection.execute(
            select(sessions.c.revision, sessions.c.note)
            .where(sessions.c.id == told.id)
            .order_by(sessions.c.revision)
        ).all()
    assert [tuple(row) for row in rows] == [(1, ""), (2, "left knee on a cushion")]


def test_an_edit_that_changes_nothing_is_not_counted(journal: Journal) -> None:
    told, note = session(), day_note()
    journal.sessions.add(told)
    journal.day_notes.add(note)
    assert not journal.sessions.replace(told)
    assert not journal.day_notes.replace(note)
    assert journal.version() == 2


def test_an_edit_of_the_holds_alone_is_an_edit(journal: Journal) -> None:
    told = session()
    journal.sessions.add(told)
    fewer = replace(told, holds=told.holds[:1])
    assert journal.sessions.replace(fewer)
    assert journal.sessions.get(told.id) == fewer


def test_an_edit_can_move_a_session_to_another_day(journal: Journal) -> None:
    told = session(at=on("2026-03-04"))
    journal.sessions.add(told)
    journal.sessions.replace(replace(told, at=on("2026-02-01")))
    assert journal.sessions.list(since=dt.date(2026, 3, 1)) == ()
    assert [day.local_date for day in journal.history.days()] == [dt.date(2026, 2, 1)]


def test_nothing_can_be_edited_that_is_not_there(journal: Journal) -> None:
    told = session()
    assert not journal.sessions.replace(told)
    assert not journal.day_notes.replace(day_note())
    journal.sessions.add(told)
    journal.sessions.remove(told.id)
    assert not journal.sessions.replace(replace(told, note="too late"))
    assert journal.sessions.get(told.id) is None


@pytest.mark.parametrize("kind", ["sessions", "self_checks", "day_notes"])
def test_a_removal_hides_a_fact_and_a_restoration_brings_it_back_whole(
    journal: Journal, kind: str
) -> None:
    tell: dict[str, Callable[[], SessionRecord | SelfCheck | DayNote]]
    tell = {"sessions": session, "self_checks": self_check, "day_notes": day_note}
    told = tell[kind]()
    part = getattr(journal, kind)
    assert part.add(told)
    assert not part.restore(told.id)
    assert part.remove(told.id)
    assert not part.remove(told.id)
    assert part.list() == ()
    assert not part.add(told), "a late repeat must not bring it back"
    assert part.list() == ()
    assert part.restore(told.id)
    assert part.list() == (told,)
    assert journal.version() == 3
    assert not part.remove(new_id())
    assert not part.restore(new_id())


def test_a_restoration_brings_back_the_edit_and_not_the_first_telling(journal: Journal) -> None:
    told = session()
    edited = replace(told, pain_after=0)
    journal.sessions.add(told)
    journal.sessions.replace(edited)
    journal.sessions.remove(told.id)
    journal.sessions.restore(told.id)
    assert journal.sessions.get(told.id) == edited


def test_undo_takes_back_the_last_deed_and_then_its_own(journal: Journal) -> None:
    told = session()
    edited = replace(told, note="edited", holds=())
    journal.sessions.add(told)
    assert not journal.sessions.undo(told.id)
    assert not journal.sessions.undo(new_id())
    journal.sessions.replace(edited)
    assert journal.sessions.undo(told.id)
    assert journal.sessions.get(told.id) == told
    assert journal.sessions.undo(told.id)
    assert journal.sessions.get(told.id) == edited
    journal.sessions.remove(told.id)
    assert journal.sessions.undo(told.id)
    assert journal.sessions.get(told.id) == edited
    assert journal.sessions.undo(told.id)
    assert journal.sessions.get(told.id) is None


def test_a_session_belongs_to_the_date_on_which_the_person_began_it(journal: Journal) -> None:
    begun = dt.datetime(
        2026, 3, 28, 23, 55, tzinfo=dt.UTC
    )  # 18:55 in New York, 12:55 next day in Auckland
    west, east = moment(begun, "America/New_York"), moment(begun, "Pacific/Auckland")
    for at in (west, east):
        journal.sessions.add(session(at=at))
    assert {day.local_date: day.sessions for day in journal.history.days()} == {
        dt.date(2026, 3, 28): 1,
        dt.date(2026, 3, 29): 1,
    }
    assert journal.sessions.list()[0].at == east, "the later date comes first at one instant"


def test_the_two_half_past_ones_of_a_clock_change_are_two_moments(journal: Journal) -> None:
    first = moment(dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC), "Europe/Lisbon")
    second = moment(dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC), "Europe/Lisbon")
    journal.sessions.add(session(at=first))
    journal.sessions.add(session(at=second))
    assert [told.at for told in journal.sessions.list()] == [second, first]
    assert journal.history.days()[0].sessions == 2


def test_an_edited_day_note_can_be_taken_back_too(journal: Journal) -> None:
    told = day_note()
    edited = replace(told, at=moment(told.at.utc - dt.timedelta(days=1), told.at.zone))
    journal.day_notes.add(told)
    assert not journal.day_notes.undo(told.id)
    journal.day_notes.replace(edited)
    assert journal.day_notes.undo(told.id)
    assert journal.day_notes.list() == (told,)
    assert journal.day_notes.undo(told.id)
    assert journal.day_notes.list() == (edited,)
