"""A self-check in progress: where it is stored, and when it becomes a record.

Unfinished answers are a draft. As soon as they end the questionnaire (help is needed now or today,
or the person is not an adult) they become a record, so that no other page offers an older plan.
Correcting the answer withdraws that record and turns the answers into a draft again. The id of the
record is chosen with the draft, so finishing twice, with two taps or in two tabs, saves once.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

import msgspec

from psoas_coach.coach import self_check_cards, self_check_endings, self_check_flow
from psoas_coach.coach.draft_source import DraftSource
from psoas_coach.content import Content
from psoas_coach.guidance import History, assess
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.results import Answer
from psoas_coach.guidance.stored_words import find_recorded
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment, SelfCheck

SELF_CHECK_DRAFT = "self_check"


class Draft(msgspec.Struct, frozen=True):
    """A self-check that is not finished, or that ended early, as the journal stores it.

    Attributes:
        id: The id of its future record.
        day: The person's date when it was last stored.
        step: The step last shown.
        recorded: It ended early and is a record in the journal.
        cleared: Ids of the cards of which nothing applies, in order.
    """

    id: str
    day: dt.date
    step: str
    answers: dict[str, Answer]
    recorded: bool = False
    cleared: tuple[str, ...] = ()


def create_draft(today: dt.date, content: Content) -> Draft:
    """Return an empty draft with a new id. Nothing is stored before the first answer."""
    return Draft(uuid.uuid4().hex, today, self_check_flow.list_steps(content)[0].id, {})


def load_draft(source: DraftSource, content: Content) -> Draft | None:
    """Return the draft in the journal, or None."""
    body = source.drafts.load(SELF_CHECK_DRAFT)
    return None if body is None else _read(body, content)


def load_ended_today(journal: Journal, today: dt.date, content: Content) -> Draft | None:
    """Return the latest self-check as a draft, if it ended early today.

    Args:
        journal: The person's journal.
        today: The person's own date.
        content: The questionnaire, the rules and the words.
    """
    last = journal.self_checks.find_latest()
    if last is None or last.at.local_date != today:
        return None
    answers = select_valid_answers(last.answers, content)
    if self_check_endings.find_ending(answers, content) is None:
        return None
    return Draft(
        last.id,
        today,
        self_check_endings.find_ending_step(answers, content).id,
        answers,
        recorded=True,
    )


def _read(body: Mapping[str, Any], content: Content) -> Draft | None:
    try:
        read = msgspec.convert({**body, "answers": {}, "recorded": False}, Draft)
    except msgspec.ValidationError:  # Another version stored it, and it is only a draft.
        return None
    answers = select_valid_answers(body.get("answers"), content)
    answers, cleared = self_check_cards.reconcile(answers, read.cleared, content)
    return msgspec.structs.replace(read, answers=answers, cleared=cleared)


def select_valid_answers(raw: object, content: Content) -> dict[str, Answer]:
    """Keep the answers that the questionnaire knows, each validated on its own, and that apply."""
    return self_check_flow.drop_inapplicable(check_answers(raw, content)[0], content)


def save_draft(journal: Journal, draft: Draft) -> bool:
    """Store a draft; False if its self-check was finished already, perhaps in another tab."""
    body = msgspec.to_builtins(msgspec.structs.replace(draft, recorded=False))
    del body["recorded"]
    return journal.drafts.save(SELF_CHECK_DRAFT, body)


def save_answers(
    journal: Journal, before: Draft, after: Draft, at: Moment, content: Content
) -> Draft:
    """Store changed answers, as a draft or, if they end the questionnaire, as a record.

    Args:
        journal: The person's journal.
        before: The draft as it is stored.
        after: The same with the changed answers.
        at: The current moment, with the person's own date and time zone.
        content: The questionnaire, the rules and the words.

    Returns:
        The current draft, with a new id if an early end was corrected.
    """
    ends = self_check_endings.find_ending(after.answers, content) is not None
    fresh = uuid.uuid4().hex if before.recorded else before.id
    after = msgspec.structs.replace(after, id=fresh, recorded=ends)
    if ends:
        finish(journal, after, at, content)
    else:
        save_draft(journal, after)
    if before.recorded:
        journal.self_checks.remove(before.id)
    return after


def finish(journal: Journal, draft: Draft, at: Moment, content: Content) -> bool:
    """Compute the guidance and save it with the answers; False if it was saved before.

    An answer that contradicts another one is left out, because help that is needed now must not
    wait until the two agree.

    Args:
        journal: The person's journal.
        draft: The draft with all its answers.
        at: The current moment, with the person's own date and time zone.
        content: The questionnaire, the rules and the words.
    """
    wrong = {
        id_
        for step in self_check_flow.list_steps(content)
        for id_ in self_check_endings.find_contradicted(step, draft.answers, content)
    }
    answers = {id_: answer for id_, answer in draft.answers.items() if id_ not in wrong}
    past = History(at.local_date, journal.history.list_past_sessions(at.local_date))
    guidance = assess(answers, past, find_recorded(content))
    return journal.self_checks.add(
        SelfCheck(
            id=draft.id,
            at=at,
            answers=dict(answers),
            result=msgspec.to_builtins(guidance),
            questionnaire=guidance.versions.questionnaire,
            rules=guidance.versions.rules,
            content=guidance.versions.content,
        )
    )


def reopen(journal: Journal, past: SelfCheck, step: str, today: dt.date, content: Content) -> None:
    """Reopen the answers of a finished self-check at one step, as a new draft.

    Answers of an earlier day are not copied: what they say about the last days, and about safety,
    may no longer be true. A draft in progress is not replaced.

    Args:
        journal: The person's journal.
        past: The finished self-check.
        step: Id of the step, or of one of its questions.
        today: The person's own date.
        content: The questionnaire, the rules and the words.
    """
    if past.at.local_date != today or journal.drafts.load(SELF_CHECK_DRAFT) is not None:
        return
    answers = select_valid_answers(past.answers, content)
    # A list that ended early was not completed, so its open cards stay open.
    whole = self_check_endings.find_ending(answers, content) is None
    draft = Draft(
        uuid.uuid4().hex,
        today,
        self_check_flow.find_step(step, content).id,
        answers,
        cleared=self_check_cards.list_unticked_cards(answers, content) if whole else (),
    )
    save_draft(journal, draft)
