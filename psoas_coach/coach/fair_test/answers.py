"""The daily answer from 0 to 10: when it is asked for, and which answers count."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Mapping
from typing import Literal

from psoas_coach.coach.day_notes import save_note
from psoas_coach.coach.fair_test.calendar import list_dates
from psoas_coach.journal.fair_test_records import FairTest, FairTestOutcome, find_condition
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment, find_local_time
from psoas_coach.progress.fair_test.analysis import Pair

KIND: Literal["daily_answer"] = "daily_answer"


def make_answer_id(outcome: FairTestOutcome, date: dt.date) -> str:
    """Return the id of a date's answer, derived from outcome and date: one answer for each date."""
    digest = hashlib.sha256(f"{KIND} {outcome} {date.isoformat()}".encode()).digest()
    return uuid.UUID(bytes=digest[:16], version=4).hex


def save_answer(journal: Journal, now: Moment, outcome: FairTestOutcome, points: int) -> None:
    """Store today's answer, replacing an earlier one of today.

    Args:
        journal: The person's journal.
        now: When it is now, with the person's own date.
        outcome: The outcome that was asked about.
        points: 0 to 10.

    Raises:
        JournalRefusalError: Not a whole number from 0 to 10.
    """
    body = {"outcome": outcome, "points": points}
    save_note(journal, DayNote(make_answer_id(outcome, now.local_date), now, KIND, body))


def load_answers(
    journal: Journal, outcome: FairTestOutcome, since: dt.date, until: dt.date
) -> Mapping[dt.date, int]:
    """Return the answer of each date that has one.

    After an import there may be two answers for a date; the earlier one counts.

    Args:
        journal: The person's journal.
        outcome: The outcome that was asked about.
        since: The first date.
        until: The last date.
    """
    answers: dict[dt.date, tuple[dt.datetime, int]] = {}
    for note in journal.day_notes.list(since=since):
        date = note.at.local_date
        if note.kind != KIND or note.body["outcome"] != outcome or date > until:
            continue
        answer = (note.at.utc, int(note.body["points"]))
        answers[date] = min(answer, answers.get(date, answer))
    return {date: points for date, (_, points) in sorted(answers.items())}


def select_counted(test: FairTest, block: int, answers: Mapping[dt.date, int]) -> tuple[int, ...]:
    """Return the counted answers of a block.

    Args:
        test: The test.
        block: Which block, counted from 0.
        answers: The answers by date.
    """
    dates = list_dates(test, block)[test.left_out_days :]
    return tuple(answers[date] for date in dates if date in answers)


def build_pairs(test: FairTest, answers: Mapping[dt.date, int]) -> tuple[Pair, ...]:
    """Return the pairs of a test, with the counted answers.

    Every day stays in the block assigned by the draw, whatever was done on it.
    """
    pairs = []
    for place in range(test.pairs):
        blocks = {
            find_condition(test, block): select_counted(test, block, answers)
            for block in (2 * place, 2 * place + 1)
        }
        pairs.append(Pair(with_=blocks["with"], without=blocks["without"]))
    return tuple(pairs)


def is_asked(now: Moment, asked_from: int) -> bool:
    """Whether it is late enough for the day's question.

    After midnight it still is, for a person whose day ends later.

    Args:
        now: The current moment, with the person's own date and time zone.
        asked_from: The hour from which it is asked.
    """
    return count_hours(now) >= asked_from


def count_hours(at: Moment) -> int:
    """Return the hour on the person's own date; 24 or more after midnight.

    For a person whose day ends later, half past midnight is late in the evening.
    """
    local = find_local_time(at)
    return local.hour + 24 * max(0, (local.date() - at.local_date).days)
