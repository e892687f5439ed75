"""The start of a fair test: its terms, the draw, and the hash that commits to both."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, ValidationError, convert, structs, to_builtins

from psoas_coach.coach.fair_test.questions import list_offers
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import Content
from psoas_coach.journal.fair_test_records import FairTest, FairTestOutcome
from psoas_coach.journal.fair_tests import compute_digest
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment

DAILY_QUESTION_SETTING = "daily_question"
"""The setting with the daily question before a test, whose answers the forecast needs."""
_SALT_BYTES = 16


class Choice(Struct, frozen=True):
    """The person's choices for a test.

    Attributes:
        question: Id of the question.
        moves: The two moves to compare; empty for other questions.
        outcome: The daily question.
        goal: The goal in the daily question; empty if it asks about pain.
        asked_from: The hour from which it is asked.
        pairs: The number of pairs of blocks.
    """

    question: str
    moves: tuple[str, ...] = ()
    outcome: FairTestOutcome = "pain"
    goal: str = ""
    asked_from: int = 0
    pairs: int = 0


class DailyQuestion(Struct, frozen=True):
    """The question that is asked once a day for two weeks before a test.

    Attributes:
        since: The first day.
    """

    outcome: FairTestOutcome
    goal: str
    asked_from: int
    since: dt.date


def begin_test(snapshot: Snapshot, now: Moment, choice: Choice, id_: str) -> bool:
    """Draw the order and store the test; from then on it can only be carried out or stopped.

    Args:
        snapshot: What the person's journal says today.
        now: The current moment, with the person's own date and time zone.
        choice: The person's choices.
        id_: The test's id, chosen before the button is drawn: a second press does not draw again.

    Returns:
        Whether it was started; False if another test is in progress or the choice is not offered.
    """
    if not is_on_offer(snapshot, choice):
        return False
    content = snapshot.content
    question = next(
        question for question in content.fair_test.questions if question.id == choice.question
    )
    test = FairTest(
        id=id_,
        at=now,
        question=question.id,
        moves=choice.moves,
        outcome=choice.outcome,
        goal=choice.goal,
        asked_from=choice.asked_from,
        first_day=find_first_day(now.local_date, content),
        pairs=choice.pairs,
        block_days=question.block_days,
        left_out_days=content.fair_test.analysis.left_out_days,
        analysis=content.fair_test.design.analysis,
        draw=draw_lot(choice.pairs),
        salt=secrets.token_hex(_SALT_BYTES),
        digest="",
    )
    has_begun = snapshot.journal.fair_tests.begin(
        structs.replace(test, digest=compute_digest(test))
    )
    if has_begun:
        stop_asking(snapshot.journal)
    return has_begun


def draw_lot(pairs: int) -> str:
    """Return a random digit for each pair, 0 or 1 with equal probability."""
    return "".join(str(secrets.randbelow(2)) for _ in range(pairs))


def find_first_day(date: dt.date, content: Content) -> dt.date:
    """Return the first day of a test that is started on a date."""
    return date + dt.timedelta(days=content.fair_test.design.starts_after_days)


def is_on_offer(snapshot: Snapshot, choice: Choice) -> bool:
    """Whether the rules offer a choice today; a browser may send anything."""
    rules = snapshot.content.fair_test
    fits = choice.pairs in rules.analysis.pair_counts and is_outcome_on_offer(snapshot, choice)
    return fits and any(
        offer.question.id == choice.question
        and (choice.moves in offer.moves if offer.moves else not choice.moves)
        for offer in list_offers(snapshot)
    )


def is_outcome_on_offer(snapshot: Snapshot, choice: Choice | DailyQuestion) -> bool:
    """Whether the daily question and its hour are offered today."""
    goal = find_goal(snapshot)
    asks_right = choice.goal == goal if choice.outcome == "goal" else not choice.goal
    is_asked = choice.outcome == "pain" or bool(goal)
    return (
        asks_right and is_asked and choice.asked_from in snapshot.content.fair_test.design.ask_hours
    )


def find_goal(snapshot: Snapshot) -> str:
    """Return the person's goal, in the words of their self-check; empty if they named none."""
    check = snapshot.latest_self_check
    goal = None if check is None else check.answers.get("main_activity")
    return " ".join(goal.split())[:120] if isinstance(goal, str) else ""


def begin_asking(journal: Journal, question: DailyQuestion) -> None:
    """Start a daily question before there is a test."""
    journal.settings.save(DAILY_QUESTION_SETTING, to_builtins(question))


def stop_asking(journal: Journal) -> None:
    """Stop the daily question that precedes a test."""
    if journal.settings.get(DAILY_QUESTION_SETTING) is not None:
        journal.settings.save(DAILY_QUESTION_SETTING, None)


def read_daily_question(settings: Mapping[str, Any]) -> DailyQuestion | None:
    """Return the daily question that precedes a test; None if there is none."""
    try:
        return convert(settings.get(DAILY_QUESTION_SETTING), DailyQuestion | None)
    except ValidationError:
        return None
