"""A whole journal is exported and imported; nothing is lost, doubled or overwritten."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.merge_plan import MergeCounts
from psoas_coach.journal.records import SessionRecord
from tests.support.record_samples import (
    NOON,
    any_day_note,
    any_self_check,
    any_session,
    day_note,
    fair_test,
    fair_test_end,
    new_id,
    physio_plan,
    self_check,
    session,
    sitting_break,
)
from tests.support.whole import count_examples

if TYPE_CHECKING:
    from sqlalchemy import Engine

Somebody = Callable[[], Journal]
replace = msgspec.structs.replace


def first(record: Any) -> RecordRevision[Any]:  # noqa: ANN401 -- a record of any kind
    return RecordRevision(1, removed=False, record=record)


def fill_journal(journal: Journal) -> SessionRecord:
    """Give a journal one of everything that can happen; gives the session that was edited."""
    record = session(note="first")
    journal.sessions.add(record)
    journal.sessions.replace(replace(record, note="second", holds=()))
    journal.sessions.add(gone := session())
    journal.sessions.remove(gone.id)
    journal.sessions.add(back := session(demo=True))
    journal.sessions.remove(back.id)
    journal.sessions.restore(back.id)
    journal.self_checks.add(self_check())
    journal.day_notes.add(day_note())
    journal.day_notes.add(day_note(kind="away", body={}))
    journal.sitting_breaks.add([sitting_break(), sitting_break(outcome="skipped")])
    journal.sitting_breaks.remove_day(NOON.date())
    journal.physio_plans.add(physio_plan())
    journal.physio_plans.add(over := physio_plan())
    journal.physio_plans.remove(over.id)
    journal.fair_tests.begin(ended := fair_test())
    journal.fair_tests.finish(fair_test_end(ended))
    journal.fair_tests.begin(fair_test())
    journal.settings.save("sounds", value={"voice": True, "volume": 0.5})
    return record


def test_everything_goes_over_with_its_history(somebody: Somebody) -> None:
    mine, copy = somebody(), somebody()
    reported = fill_journal(mine)
    contents = mine.transfer.dump()
    assert [
        session.record.note for session in contents.sessions if session.record.id == reported.id
    ] == [
        "first",
        "second",
    ]
    assert copy.transfer.compare(contents) == copy.transfer.merge(contents)
    assert copy.transfer.dump() == contents
    assert copy.sessions.list() == mine.sessions.list()
    assert copy.history.sum_days() == mine.history.sum_days()
    assert copy.sessions.undo(reported.id)
    undone = copy.sessions.get(reported.id)
    assert undone is not None
    assert undone.note == "first"


def test_the_same_again_changes_nothing(somebody: Somebody) -> None:
    mine, copy = somebody(), somebody()
    fill_journal(mine)
    assert copy.transfer.merge(mine.transfer.dump()).sum_counts() == MergeCounts(new=13)
    version = copy.read_version()
    assert copy.transfer.merge(mine.transfer.dump()).sum_counts() == MergeCounts(same=13)
    assert copy.read_version() == version


def test_later_revisions_are_added(somebody: Somebody) -> None:
    mine, copy, record = somebody(), somebody(), session(note="first")
    mine.sessions.add(record)
    copy.transfer.merge(mine.transfer.dump())
    mine.sessions.replace(replace(record, note="second"))
    mine.sessions.remove(record.id)
    assert mine.transfer.merge(copy.transfer.dump()).sessions == MergeCounts(same=1), (
        "an older file takes nothing"
    )
    assert copy.transfer.merge(mine.transfer.dump()).sessions == MergeCounts(later=1)
    assert copy.transfer.dump() == mine.transfer.dump()
    assert copy.sessions.get(record.id) is None


@pytest.mark.parametrize("take", [False, True])
def test_two_stories_of_one_session_are_never_overwritten(somebody: Somebody, take: bool) -> None:
    mine, copy, record = somebody(), somebody(), session(note="first")
    mine.sessions.add(record)
    copy.transfer.merge(mine.transfer.dump())
    mine.sessions.replace(replace(record, note="mine"))
    copy.sessions.replace(replace(record, note="copy"))
    mine.settings.save("sounds", value=1)
    copy.settings.save("sounds", value=2)
    assert copy.transfer.compare(mine.transfer.dump()).sum_counts() == MergeCounts(differing=2)
    assert copy.transfer.merge(mine.transfer.dump(), take=take).sum_counts() == MergeCounts(
        differing=2
    )
    stands = copy.sessions.get(record.id)
    assert stands is not None
    assert stands.note == ("mine" if take else "copy")
    assert copy.settings.get("sounds") == (1 if take else 2)
    if take:
        assert copy.sessions.undo(record.id)
        stands = copy.sessions.get(record.id)
        assert stands is not None
        assert stands.note == "copy"


def test_a_draft_ends_when_its_record_is_imported(journal: Journal) -> None:
    record, other = session(), session()
    journal.drafts.save("session", {"id": record.id})
    journal.drafts.save("session_by_hand", {"id": other.id})
    journal.transfer.merge(JournalDump(sessions=(first(record),)))
    assert journal.drafts.load("session") is None
    assert journal.drafts.load("session_by_hand") == {"id": other.id}


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
        JournalDump(
            sessions=(first(session()),), day_notes=(first(day_note(body={"pain_now": 11})),)
        ),
    ],
)
def test_one_bad_row_keeps_all_others_out(journal: Journal, bad: JournalDump) -> None:
    journal.sessions.add(session())
    before = journal.transfer.dump(), journal.read_version()
    with pytest.raises(JournalRefusalError):
        journal.transfer.merge(bad)
    assert (journal.transfer.dump(), journal.read_version()) == before


def test_two_that_take_in_the_same_at_once_take_it_in_once(engine: Engine) -> None:
    owner = new_id()
    file = JournalDump(sessions=tuple(first(session()) for _ in range(20)))
    with ThreadPoolExecutor(4) as crowd:
        done = [crowd.submit(Journal(engine, owner).transfer.merge, file) for _ in range(4)]
    assert sorted(result.result().sessions.new for result in done) == [0, 0, 0, 20]
    assert len(Journal(engine, owner).sessions.list()) == 20


@given(data=st.data())
@given_settings(
    max_examples=count_examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_facts_survive_the_way_out_and_in(somebody: Somebody, data: st.DataObject) -> None:
    mine, copy = somebody(), somebody()
    for record in data.draw(st.lists(any_session, max_size=3, unique_by=lambda record: record.id)):
        mine.sessions.add(record)
    for check in data.draw(
        st.lists(any_self_check, max_size=2, unique_by=lambda record: record.id)
    ):
        mine.self_checks.add(check)
    for note in data.draw(st.lists(any_day_note, max_size=2, unique_by=lambda record: record.id)):
        mine.day_notes.add(note)
    copy.transfer.merge(mine.transfer.dump())
    assert copy.transfer.dump() == mine.transfer.dump()
    assert copy.integrity.find_faults() == ()
