"""The headlines: each answer follows from the days, and claims no more."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from psoas_coach.content import load
from psoas_coach.journal.summaries import Day
from psoas_coach.progress.headlines import Answer, Sparkline, find_headlines
from psoas_coach.progress.phrases import Phrases
from tests.support.history_factory import TODAY, ago, progress_data, session_day

WORDS = load().words


def find_answers(*days: Day) -> dict[str, Answer]:
    return {
        headline.question: headline.answer
        for headline in find_headlines(progress_data(days), Phrases(WORDS))
    }


def answers(*days: Day) -> dict[str, str]:
    return {question: answer.text for question, answer in find_answers(*days).items()}


def test_with_nothing_done_it_invites_and_says_that_it_is_too_early() -> None:
    by_question = answers()
    assert by_question["doing"] == WORDS["look.doing.not_yet"]
    assert by_question["changing"] == WORDS["look.changing.too_early"]
    assert "6 days" in by_question["helped"]


def test_the_first_day_has_its_own_words() -> None:
    assert answers(session_day(0))["doing"] == WORDS["look.doing.begun"]


def test_days_are_counted_over_four_weeks_or_since_the_first_one() -> None:
    assert answers(session_day(2), session_day(0))["doing"] == (
        "You practised on 2 of the last 3 days."
    )
    assert answers(*(session_day(days) for days in (40, 28, 27, 1)))["doing"] == (
        "You practised on 2 of the last 28 days."
    )


def test_two_sessions_on_a_day_are_one_day_of_practice() -> None:
    twice = replace(session_day(1), sessions=2)
    assert answers(session_day(9), twice)["doing"].startswith("You practised on 2 of the last 10")


def test_days_ill_away_or_in_a_flare_are_named_and_not_missed() -> None:
    off = [Day(ago(days), notes=("ill",)) for days in (5, 4)]
    answer = answers(session_day(9), *off, session_day(1))["doing"]
    assert answer.endswith("2 more days were ill, away or bad, and are left out.")
    practised_ill = replace(session_day(3), notes=("ill",))
    assert "ill" not in answers(session_day(9), practised_ill)["doing"]


def test_a_pause_is_dated_and_kindly_put() -> None:
    answer = answers(session_day(60), session_day(40))["doing"]
    assert "13 October 2026" in answer
    assert TODAY.year == 2026


def test_a_drop_a_rise_and_neither_are_distinguished() -> None:
    def over(first: float, then: float, since: int = 50) -> str:
        days = [session_day(day, first if day > since else then) for day in range(140)]
        return answers(*days)["changing"]

    assert over(6, 2) == (
        "It has gone down. Pain before a session used to be about 6 and is now about 2."
    )
    assert over(6, 2, 110) == (
        "It has eased. Pain before a session was about 6 when you started and is now about 2. "
        "Some of this may be a bad spell that has passed."
    )
    assert over(3, 7).startswith("It has gone up.")
    assert over(1, 4).startswith("It has gone up.")
    assert over(4, 4).startswith("There's no clear change.")
    assert over(1, 0).startswith("Pain before a session was already low at the start")


def test_a_large_number_says_how_sure_it_is_and_when_to_see_somebody() -> None:
    """Nobody may read a change into two numbers, or miss that they should ask for help."""
    up = find_answers(*(session_day(day, 3 if day > 50 else 7, 9) for day in range(140)))
    assert up["doing"] == Answer(
        "You practised on 28 of the last 28 days.", "28 of the last 28 days"
    )
    assert (up["changing"].number, up["changing"].below) == (
        "3 → 7",
        (
            "Pain before a session has gone up since 17 August 2026. "
            "Please talk to a doctor or physio."
        ),
    )
    assert up["helped"].number == "6 higher"
    assert "stop before it hurts" in up["helped"].below
    flat = find_answers(*(session_day(day, 4, 4) for day in range(140)))
    assert flat["changing"].below == "Pain before a session shows no clear change."
    assert (flat["helped"].number, flat["helped"].below) == (
        "No change",
        "Right after a session, your pain is about the same. That's fine.",
    )
    assert all(answer.number == "" for answer in find_answers().values())


def test_check_ins_answer_where_sessions_cannot() -> None:
    days = [Day(ago(day), check_in_now=6.0 if day > 50 else 2.0) for day in range(100)]
    assert "Pain in your check-ins was about 6" in answers(*days)["changing"]


def test_right_after_a_session_is_said_from_six_days_on() -> None:
    for after, text in (
        (3.0, "mostly 1 lower"),
        (4.0, "mostly the same"),
        (6.0, "mostly 2 higher"),
    ):
        days = [session_day(day, 4.0, after) for day in range(6)]
        assert text in answers(*days)["helped"]
        assert "too early" in answers(*days[:5])["helped"]


def bars(question: str, *days: Day) -> Sparkline | None:
    headlines = {
        headline.question: headline
        for headline in find_headlines(progress_data(days), Phrases(WORDS))
    }
    return headlines[question].sparkline


def test_bars_of_practice_count_days_in_weeks_that_end_today() -> None:
    days = [session_day(ago) for ago in (16, 13, 8, 7, 6, 0)]
    assert bars("doing", *days) == Sparkline((1, 3, 2), 0, 7)
    assert bars("doing", replace(session_day(0), sessions=2)) is None


def test_bars_of_pain_are_means_with_a_gap_where_nothing_was_noted() -> None:
    days = [session_day(20, 6.0), session_day(15, 3.0), session_day(2, 2.0)]
    assert bars("changing", *days) == Sparkline((4.5, None, 2), 0, 10)


def test_bars_are_of_check_ins_where_the_answer_is() -> None:
    days = [Day(ago(day), check_in_now=6.0 if day > 50 else 2.0) for day in range(100)]
    drawn = bars("changing", *days)
    assert drawn is not None
    assert drawn.values == (*[6] * 6, pytest.approx(30 / 9), *[2] * 5)


def test_bars_of_help_hang_below_zero_where_pain_was_lower() -> None:
    days = [session_day(day, 4.0, after) for day, after in enumerate((1.0, 5.0, 4.0))]
    assert bars("helped", *days) == Sparkline((0, 1, -3), -3, 3)
    assert bars("helped", *(session_day(day, 4.0, 4.0) for day in range(3))) is None
