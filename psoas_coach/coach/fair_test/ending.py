"""The end of a fair test: after its last day, by the person, or because the person needs help.

The result is computed once, on the day after the last one, and is stored unchanged.
"""

from __future__ import annotations

import msgspec

from psoas_coach.coach.fair_test.adherence import is_as_planned, load_days_done
from psoas_coach.coach.fair_test.answers import build_pairs, load_answers, select_counted
from psoas_coach.coach.fair_test.current import CurrentTest
from psoas_coach.content import Content
from psoas_coach.journal.fair_test_records import (
    BlockResult,
    FairTest,
    FairTestEnd,
    FairTestResult,
    FairTestVerdict,
    find_condition,
    find_last_day,
)
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.progress.fair_test.analysis import analyse, judge


def end_if_over(
    journal: Journal, current: CurrentTest | None, now: Moment, content: Content
) -> bool:
    """Record the end of a test that is over. The result does not depend on when this is called.

    Args:
        journal: The person's journal.
        current: The test in progress, or None.
        now: The current moment, with the person's own date.
        content: The rules.

    Returns:
        Whether the test ended with this call.
    """
    if current is None or not current.is_over:
        return False
    test = current.test
    if current.is_ended_by_level:
        return journal.fair_tests.finish(FairTestEnd(test.id, now, "level"))
    verdict, result = compute_result(journal, test, content)
    return journal.fair_tests.finish(FairTestEnd(test.id, now, "finished", verdict, result))


def stop_test(journal: Journal, test: FairTest, now: Moment) -> bool:
    """End a test before its last day; return whether it ended with this call.

    Args:
        journal: The person's journal.
        test: The test.
        now: The current moment, with the person's own date.
    """
    return journal.fair_tests.finish(FairTestEnd(test.id, now, "stopped"))


def compute_result(
    journal: Journal, test: FairTest, content: Content
) -> tuple[FairTestVerdict, FairTestResult]:
    """Return verdict and result of a test.

    Args:
        journal: The person's journal.
        test: A test whose last day has passed.
        content: The rules.
    """
    last = find_last_day(test)
    answers = load_answers(journal, test.outcome, test.first_day, last)
    analysis = analyse(build_pairs(test, answers))
    days = load_days_done(journal, test, last, content)
    blocks = []
    for block in range(2 * test.pairs):
        counted = select_counted(test, block, answers)
        mean = sum(counted) / len(counted) if counted else None
        planned = is_as_planned(test, block, days, content)
        blocks.append(BlockResult(find_condition(test, block), mean, len(counted), planned))
    result = FairTestResult(
        difference=analysis.difference,
        p_value=analysis.p_value,
        interval=analysis.interval,
        counted_pairs=analysis.counted_pairs,
        left_out=analysis.left_out,
        blocks=tuple(blocks),
    )
    verdict: FairTestVerdict = msgspec.convert(judge(analysis).value, FairTestVerdict)
    return verdict, result
