"""A whole journal goes out and into another one; nothing is lost, doubled or overwritten."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from psoas_coach.journal.dump import JournalDump, MergeCounts, RecordRevision
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import SessionRecord
from tests.support.record_samples import (
    any_day_note,
    any_self_check,
    any_session,
    day_note,
    new_id,
    self_check,
    session,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

Somebody = Callable[[], Journal]
replace = msgspec.structs.replace


def first(record: Any) -> RecordRevision[Any]:  # noqa: ANN401 -- a record of any kind
    return RecordRevision(1, removed=False, record=record)


def lived_in(journal: Journal) -> SessionRecord:
    """Give a journal one of everything that can happen; gives the session that was edited."""
    told = session(note="first")
    journal.add_session(told)
    journal.replace_session(replace(told, note="second", holds=()))
    journal.add_session(gone := session())
    journal.remove_session(gone.id)
    journal.add_session(back := session(demo=True))
    journal.remove_session(back.id)
    journal.restore_session(back.id)
    journal.add_self_check(self_check())
    journal.add_day_note(day_note())
    journal.add_day_note(day_note(kind="away", body={}))
    journal.keep_setting("sounds", value={"voice": True, "volume": 0.5})
    return told


def test_everything_goes_over_with_its_history(somebody: Somebody) -> None:
    mine, copy = somebody(), somebody()
    told = lived_in(mine)
    contents = mine.contents()
    assert [one.record.note for one in contents.sessions if one.record.id == told.id] == [
        "first",
        "second",
    ]
    assert copy.compare(contents) == copy.merge(contents)
    assert copy.contents() == contents
    assert copy.sessions() == mine.sessions()
    assert copy.days() == mine.days()
    assert copy.undo_session(told.id)
    undone = copy.session(told.id)
    assert undone is not None
    assert undone.note == "first"


def test_the_same_again_changes_nothing(somebody: Somebody) -> None:
    mine, copy = somebody(), somebody()
    lived_in(mine)
    assert copy.merge(mine.contents()).total() == MergeCounts(new=7)
    version = copy.version()
    assert copy.merge(mine.contents()).total() == MergeCounts(same=7)
    assert copy.version() == version


def test_what_was_told_further_is_told_further(somebody: Somebody) -> None:
    mine, copy, told = somebody(), somebody(), session(note="first")
    mine.add_session(told)
    copy.merge(mine.contents())
    mine.replace_session(replace(told, note="second"))
    mine.remove_session(told.id)
    assert mine.merge(copy.contents()).sessions == MergeCounts(same=1), (
        "an older file takes nothing"
    )
    assert copy.merge(mine.contents()).sessions == MergeCounts(later=1)
    assert copy.contents() == mine.contents()
    assert copy.session(told.id) is None


@pytest.mark.parametrize("take", [False, True])
def test_two_stories_of_one_session_are_never_overwritten(somebody: Somebody, take: bool) -> None:
    mine, copy, told = somebody(), somebody(), session(note="first")
    mine.add_session(told)
    copy.merge(mine.contents())
    mine.replace_session(replace(told, note="mine"))
    copy.replace_session(replace(told, note="copy"))
    mine.keep_setting("sounds", value=1)
    copy.keep_setting("sounds", value=2)
    assert copy.compare(mine.contents()).total() == MergeCounts(differing=2)
    assert copy.merge(mine.contents(), take=take).total() == MergeCounts(differing=2)
    stands = copy.session(told.id)
    assert stands is not None
    assert stands.note == ("mine" if take else "copy")
    assert copy.setting("sounds") == (1 if take else 2)
    if take:
        assert copy.undo_session(told.id)
        stands = copy.session(told.id)
        assert stands is not None
        assert stands.note == "copy"


def test_a_draft_ends_when_its_record_comes_in(journal: Journal) -> None:
    told, other = session(), session()
    journal.keep_draft("session", {"id": told.id})
    journal.keep_draft("session_by_hand", {"id": other.id})
    journal.merge(JournalDump(sessions=(first(told),)))
    assert journal.draft("session") is None
    assert journal.draft("session_by_hand") == {"id": other.id}


@pytest.mark.parametrize(
    "bad",
    [
        JournalDump(sessions=(first(session()), first(session(depth=9)))),
        JournalDump(sessions=(first(session()),), settings={"NO KEY": 1}),
        JournalDump(
            sessions=(first(session()), RecordRevision(2, removed=False, record=session()))
        ),
        JournalDump(sessions=(first(session()), RecordRevision(1, removed=True, record=session()))),
        JournalDump(sessions=(first(same := session()), first(same))),
        JournalDump(sessions=(first(session()),), day_notes=(first(day_note(body={"pain": 11})),)),
    ],
)
def test_one_bad_row_keeps_all_others_out(journal: Journal, bad: JournalDump) -> None:
    journal.add_session(session())
    before = journal.contents(), journal.version()
    with pytest.raises(JournalRefusalError):
        journal.merge(bad)
    assert (journal.contents(), journal.version()) == before


def test_two_that_take_in_the_same_at_once_take_it_in_once(engine: Engine) -> None:
    owner = new_id()
    file = JournalDump(sessions=tuple(first(session()) for _ in range(20)))
    with ThreadPoolExecutor(4) as crowd:
        done = [crowd.submit(Journal(engine, owner).merge, file) for _ in range(4)]
    assert sorted(one.result().sessions.new for one in done) == [0, 0, 0, 20]
    assert len(Journal(engine, owner).sessions()) == 20


@given(data=st.data())
@given_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_facts_survive_the_way_out_and_in(somebody: Somebody, data: st.DataObject) -> None:
    mine, copy = somebody(), somebody()
    for told in data.draw(st.lists(any_session, max_size=3, unique_by=lambda one: one.id)):
        mine.add_session(told)
    for check in data.draw(st.lists(any_self_check, max_size=2, unique_by=lambda one: one.id)):
        mine.add_self_check(check)
    for note in data.draw(st.lists(any_day_note, max_size=2, unique_by=lambda one: one.id)):
        mine.add_day_note(note)
    copy.merge(mine.contents())
    assert copy.contents() == mine.contents()
    assert copy.broken() == ()
