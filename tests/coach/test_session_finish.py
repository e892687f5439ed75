"""The closing answers of a session: in its draft, then in its record."""

from __future__ import annotations

import uuid
from typing import Any

import msgspec
import pytest

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.player_report import Finished
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.session_finish import Answers, EndedSession, save_session, store_changes
from psoas_coach.content import load
from psoas_coach.guidance.results import PlanItem
from psoas_coach.journal.journal import Journal
from tests.support import clock

RULES = load()
PLAN = (PlanItem("runners_lunge", 2, 2, 30, 1, "", ()),)
HELD = {"1.runners_lunge.left.1.hold": 30.0, "1.runners_lunge.right.1.hold": 12.5}


def end_session(journal: Journal, reason: str | None = None, **changes: Any) -> EndedSession:  # noqa: ANN401 -- any field
    """Store the draft of a session that has ended, and return it."""
    how = "stopped" if reason else "finished"
    report = {"session": "s", "how": how, "reason": reason, "held": HELD}
    finished = msgspec.convert(report, Finished)
    begun = Draft(id=uuid.uuid4().hex, stage="after", at=clock.ago(0), plan=PLAN, pain_before=3)
    draft = msgspec.structs.replace(begun, finished=finished, **changes)
    drafts.save_draft(journal, draft)
    return EndedSession(draft)


def read_saved(journal: Journal, ended: EndedSession) -> EndedSession:
    """Return the session with its record."""
    return EndedSession(ended.draft, journal.sessions.get(ended.draft.id))


def test_an_answer_is_in_the_draft_until_the_session_is_saved(journal: Journal) -> None:
    ended = store_changes(journal, end_session(journal), {"pain_after": 4})
    assert drafts.load_draft(journal) == ended.draft
    assert ended.answers == Answers(4, None, "")
    assert ended.answers.open_questions == 1
    save_session(journal, ended, RULES)
    assert drafts.load_draft(journal) is None
    assert read_saved(journal, ended).answers == Answers(4, None, "")


def test_a_later_answer_supersedes_the_record(journal: Journal) -> None:
    ended = end_session(journal)
    save_session(journal, ended, RULES)
    later = store_changes(journal, read_saved(journal, ended), {"tingling": "up", "note": "odd"})
    assert later == read_saved(journal, ended)
    assert later.answers == Answers(None, "up", "odd")


def test_without_a_change_nothing_is_written(journal: Journal) -> None:
    ended = end_session(journal)
    save_session(journal, ended, RULES)
    saved, version = read_saved(journal, ended), journal.read_version()
    assert store_changes(journal, saved, {}) is saved
    assert journal.read_version() == version


def test_an_answer_given_while_another_tab_saves_is_in_the_record(journal: Journal) -> None:
    here = end_session(journal)
    there = store_changes(journal, here, {"pain_after": 2, "tingling": "same"})
    save_session(journal, there, RULES)
    ended = store_changes(journal, here, {"note": "calm"})
    assert ended == read_saved(journal, ended)
    assert ended.answers == Answers(2, "same", "calm")


def test_a_session_that_was_removed_meanwhile_stays_removed(journal: Journal) -> None:
    ended = end_session(journal)
    save_session(journal, ended, RULES)
    saved = read_saved(journal, ended)
    journal.sessions.remove(ended.draft.id)
    store_changes(journal, saved, {"pain_after": 2})
    assert store_changes(journal, ended, {"pain_after": 2}) == ended
    assert journal.sessions.list() == ()


@pytest.mark.parametrize("reason", [None, "pain", "time"])
def test_the_record_says_the_same_of_the_session_as_its_draft(
    journal: Journal, reason: str | None
) -> None:
    ended = end_session(journal, reason)
    save_session(journal, ended, RULES)
    for session in (ended, read_saved(journal, ended)):
        assert session.stop_reason == reason
        assert session.held_seconds == 42.5


@pytest.mark.parametrize(
    ("pain", "tingling", "rests"),
    [(3, "same", False), (4, "same", True), (None, None, False), (0, "up", True)],
)
def test_a_session_that_did_harm_calls_for_rest(
    journal: Journal, pain: int | None, tingling: str | None, *, rests: bool
) -> None:
    assert end_session(journal, pain_after=pain, tingling=tingling).calls_for_rest == rests
