"""The fair test that is in progress on a date."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from psoas_coach.coach.fair_test.answers import load_answers
from psoas_coach.coach.fair_test.calendar import BlockDay, find_block_day, find_in_progress
from psoas_coach.coach.urgent_card import URGENT, UrgentCard
from psoas_coach.journal.fair_test_records import FairTest, find_last_day
from psoas_coach.journal.fair_tests import RecordedTest
from psoas_coach.journal.journal import Journal


class CurrentTest(Struct, frozen=True):
    """A test in progress.

    Attributes:
        day: The position of today in the test; None before its first day and after its last.
        answers: The answers up to today, by date.
        level_since: The date on which help was first needed now or today; the test then ends,
            unless the report is withdrawn that day.
    """

    test: FairTest
    date: dt.date
    day: BlockDay | None
    answers: dict[dt.date, int]
    level_since: dt.date | None = None

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed, or help was needed on a day before this one."""
        return self.date > find_last_day(self.test) or self.is_ended_by_level

    @property
    def is_ended_by_level(self) -> bool:
        """Whether help was needed on a day before this one."""
        return self.level_since is not None and self.level_since < self.date


def load_current_test(
    journal: Journal, tests: tuple[RecordedTest, ...], date: dt.date, card: UrgentCard | None
) -> CurrentTest | None:
    """Return the test in progress; None if there is none.

    Args:
        journal: The person's journal.
        tests: The person's tests.
        date: The person's own date.
        card: The card that replaces every page, if there is one.
    """
    test = find_in_progress(tests)
    if test is None:
        return None
    until = min(date, find_last_day(test))
    return CurrentTest(
        test,
        date,
        find_block_day(test, date),
        dict(load_answers(journal, test.outcome, test.first_day, until)),
        _find_level_date(journal, test, card),
    )


def _find_level_date(journal: Journal, test: FairTest, card: UrgentCard | None) -> dt.date | None:
    """Return the first date of the test on which something reported asks for help now or today."""
    last = find_last_day(test)
    dates = [
        check.at.local_date
        for check in journal.self_checks.list()
        if check.at.utc > test.at.utc and check.result.get("level") in URGENT
    ]
    dates += [
        note.at.local_date
        for note in journal.day_notes.list(since=test.at.local_date)
        if note.kind == "new_signs"
        and note.at.utc > test.at.utc
        and note.body.get("level") in URGENT
    ]
    if card is not None and card.reported_at.utc > test.at.utc:
        dates.append(card.reported_at.local_date)
    return min((date for date in dates if date <= last), default=None)
