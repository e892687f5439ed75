from __future__ import annotations

import pytest

from psoas_coach.journal.records import Overall
from psoas_coach.journal.summaries import Day
from psoas_coach.progress.six_week_review import (
    FEWEST_SESSIONS,
    NO_BETTER,
    OVERALL,
    review_six_weeks,
)
from tests.support.history_factory import progress_data, score, session_day


def practice(first: int, last: int, start: float | None, lately: float | None) -> list[Day]:
    """Three sessions a week from ``first`` to ``last`` days ago; pain changes half-way."""
    half = (first + last) / 2
    return [
        session_day(ago_, start if ago_ > half else lately, 0)
        for ago_ in range(last, first + 1)
        if (first - ago_) % 7 in {0, 2, 4}
    ]


def test_after_six_weeks_without_a_change_it_says_so() -> None:
    six_weeks = review_six_weeks(progress_data(practice(50, 0, 5, 5)), "about_the_same")
    assert six_weeks is not None
    assert six_weeks.nothing_changed
    assert six_weeks.state == "say"


@pytest.mark.parametrize("overall", OVERALL)
def test_the_sentence_needs_the_person_s_own_word_besides_the_numbers(overall: Overall) -> None:
    flat, fell = progress_data(practice(50, 0, 5, 5)), progress_data(practice(50, 0, 6, 3))
    for data, text in ((flat, "say" if overall in NO_BETTER else "quiet"), (fell, "quiet")):
        looked = review_six_weeks(data, overall)
        assert looked is not None
        assert looked.state == text


def test_a_person_who_was_not_asked_yet_is_asked_and_only_where_the_answer_would_matter() -> None:
    for start, lately, state in ((5, 5, "ask"), (6, 3, "quiet"), (1, 1, "quiet")):
        looked = review_six_weeks(progress_data(practice(50, 0, start, lately)))
        assert looked is not None
        assert looked.state == state


def test_there_are_seven_answers_and_four_of_them_are_no_better() -> None:
    assert len(OVERALL) == 7
    assert OVERALL[:3] == ("very_much_better", "much_better", "a_little_better")
    assert set(OVERALL[3:]) == NO_BETTER


@pytest.mark.parametrize(
    ("start", "lately", "changed"),
    [
        pytest.param(8, 6, True, id="2 points, though only 25 percent"),
        pytest.param(3, 2, True, id="a third, though only 1 point"),
        pytest.param(8, 7, False, id="1 point and an eighth"),
    ],
)
def test_2_points_or_30_percent_are_a_change_here_and_need_not_come_together(
    start: float, lately: float, changed: bool
) -> None:
    days = [session_day(n, start if n > 56 else lately, 0) for n in range(85)]
    six_weeks = review_six_weeks(progress_data(days))
    assert six_weeks is not None
    assert six_weeks.nothing_changed is not changed


def test_days_that_leave_room_for_a_change_are_not_told_that_there_was_none() -> None:
    wild = [session_day(n, 9 if n % 8 < 4 else 3, 0) for n in range(60)]
    calm = [session_day(n, 6, 0) for n in range(60)]
    for days, series in ((wild, False), (calm, True)):
        six_weeks = review_six_weeks(progress_data(days))
        assert six_weeks is not None
        assert six_weeks.nothing_changed is series


def test_a_change_of_2_points_and_30_percent_says_nothing() -> None:
    six_weeks = review_six_weeks(progress_data(practice(50, 0, 5, 3)))
    assert six_weeks is not None
    assert not six_weeks.nothing_changed


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(41, 0, id="not yet six weeks"),
        pytest.param(300, 40, id="practice is long over"),
    ],
)
def test_it_is_not_asked_before_its_time_or_long_after(first: int, last: int) -> None:
    assert review_six_weeks(progress_data(practice(first, last, 5, 5))) is None


def test_few_sessions_are_nothing_to_judge_by() -> None:
    few = practice(60, 0, 5, 5)[-FEWEST_SESSIONS + 1 :]
    assert review_six_weeks(progress_data([*few[1:], session_day(60, 5, 5)])) is None


def test_a_low_start_is_not_held_against_anybody() -> None:
    six_weeks = review_six_weeks(progress_data(practice(50, 0, 1, 1)))
    assert six_weeks is not None
    assert not six_weeks.nothing_changed


def test_a_low_start_that_rose_is_no_good_news() -> None:
    six_weeks = review_six_weeks(progress_data(practice(50, 0, 1, 4)))
    assert six_weeks is not None
    assert six_weeks.nothing_changed


def test_a_drop_in_the_self_checks_is_enough() -> None:
    scores = [
        score(ago_, 40, average=average) for ago_, average in ((50, 6), (36, 7), (9, 3), (2, 3))
    ]
    six_weeks = review_six_weeks(progress_data(practice(50, 0, 5, 5), scores=scores))
    assert six_weeks is not None
    assert six_weeks.weekly is not None
    assert not six_weeks.nothing_changed


def test_nobody_is_told_that_nothing_changed_if_it_may_have() -> None:
    scores = [score(50, 40, average=8), score(2, 30, average=2)]
    six_weeks = review_six_weeks(progress_data(practice(50, 0, 5, 5), scores=scores))
    assert six_weeks is not None
    assert six_weeks.weekly is not None
    assert six_weeks.weekly.verdict == "unsure"
    assert not six_weeks.nothing_changed


def test_people_who_got_better_in_the_first_weeks_are_not_told_that_nothing_changed() -> None:
    early = [session_day(n, 7 if n > 100 else 3, 3) for n in range(0, 115, 2)]
    six_weeks = review_six_weeks(progress_data(early))
    assert six_weeks is not None
    assert six_weeks.fell
    assert not six_weeks.nothing_changed


def test_a_rise_that_may_be_chance_is_no_fall() -> None:
    scores = [score(50, 40, average=2), score(2, 30, average=8)]
    six_weeks = review_six_weeks(progress_data(practice(50, 0, 5, 5), scores=scores))
    assert six_weeks is not None
    assert six_weeks.nothing_changed


def test_at_six_weeks_there_is_enough_to_judge_by() -> None:
    six_weeks = review_six_weeks(progress_data(practice(42, 0, 5, 5)))
    assert six_weeks is not None
    assert six_weeks.sessions
    assert six_weeks.nothing_changed


def test_self_checks_closer_than_six_weeks_are_not_compared() -> None:
    scores = [score(30, 40, average=6), score(2, 30, average=3)]
    six_weeks = review_six_weeks(progress_data(practice(50, 0, 5, 5), scores=scores))
    assert six_weeks is not None
    assert six_weeks.weekly is None
    assert six_weeks.nothing_changed


def test_sessions_without_a_word_on_pain_leave_nothing_to_say() -> None:
    six_weeks = review_six_weeks(progress_data(practice(50, 0, None, None)))
    assert six_weeks is not None
    assert not six_weeks.nothing_changed
