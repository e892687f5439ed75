"""The end of a session: its closing answers, kept in the draft first and then in the record.

Before the session is saved, each answer is stored in the draft. Once it is saved, a later answer
supersedes the record, so that a slip of the finger can be put right on the same page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_draft import Draft, Tingling
from psoas_coach.coach.session_record import build_record
from psoas_coach.coach.setback import is_stronger
from psoas_coach.content import Content
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import HoldStop, SessionRecord


class Answers(NamedTuple):
    """How a session left the person.

    Attributes:
        pain_after: 0 to 10, or None.
        tingling: How tingling or numbness changed, or None.
        note: One line, or empty.
    """

    pain_after: int | None
    tingling: Tingling | None
    note: str

    @property
    def open_questions(self) -> int:
        """How many of the two questions have no answer."""
        return (self.pain_after is None) + (self.tingling is None)


class EndedSession(NamedTuple):
    """A session that is over.

    Attributes:
        draft: The session as it was when it ended.
        record: Its record, once it is saved.
    """

    draft: Draft
    record: SessionRecord | None = None

    @property
    def answers(self) -> Answers:
        """The answers that are stored."""
        source = self.record or self.draft
        return Answers(source.pain_after, source.tingling, source.note)

    @property
    def stop_reason(self) -> HoldStop | None:
        """Why it was stopped early; None if it was not."""
        if self.record is not None:
            return self.record.stop_reason
        return self.draft.finished.reason if self.draft.finished else None

    @property
    def held_seconds(self) -> float:
        """Seconds held in it."""
        if self.record is not None:
            return sum(hold.held_seconds for hold in self.record.holds)
        return sum(drafts.find_held_seconds(self.draft).values())

    @property
    def calls_for_rest(self) -> bool:
        """Whether it left the person worse than before it, as far as they said."""
        hurts_more = is_stronger(self.draft.pain_before, self.answers.pain_after)
        return hurts_more or self.answers.tingling == "up"


def store_changes(
    journal: Journal, ended: EndedSession, changes: Mapping[str, Any]
) -> EndedSession:
    """Store answers that were changed, in the draft or in the record, and return the session.

    Args:
        journal: The person's journal.
        ended: The session.
        changes: The changed fields of its ``Answers``.
    """
    if not changes:
        return ended
    if ended.record is None:
        draft = msgspec.structs.replace(ended.draft, **changes)
        if drafts.save_draft(journal, draft):
            return EndedSession(draft)
        # Another tab has just saved the session.
        saved = journal.sessions.get(ended.draft.id)
        return store_changes(journal, EndedSession(draft, saved), changes) if saved else ended
    record = msgspec.structs.replace(ended.record, **changes)
    journal.sessions.replace(record)
    return EndedSession(ended.draft, record)


def save_session(journal: Journal, ended: EndedSession, content: Content) -> None:
    """Save the session, once; its draft is deleted with it.

    Args:
        journal: The person's journal.
        ended: The session.
        content: The questionnaire, the rules and the words.
    """
    journal.sessions.add(build_record(ended.draft, content))
