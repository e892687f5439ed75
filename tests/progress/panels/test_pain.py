"""The sentences about pain, word for word where it matters, for people with a known truth."""

from __future__ import annotations

from psoas_coach.progress.panels import build_panels
from tests.support.history_factory import (
    progress_data,
    score,
    session_day,
)
from tests.support.panel_factory import CONTENT, FULL, find_panel, words


def test_pain_around_sessions_says_what_changed_and_by_which_measure() -> None:
    days = [session_day(n, 6 if n > 33 else 3, 2) for n in range(0, 126, 2)]
    panel = find_panel(progress_data(days), "pain", "all", "session_pain")
    assert panel.text == (
        "Before a session, it was about 6 in the 6 weeks from 1 September 2026, "
        "and 3 in the last 4 full weeks. "
        "That's at least 2 points and 30 percent lower, so we call it a change."
    )
    assert panel.notes.startswith(
        "You noted your pain around sessions on 63 days. "
        "Right after a session, it was mostly 4 lower than before."
    )


def test_pain_that_fell_within_the_first_weeks_has_eased_and_why_it_is_no_change_is_said() -> None:
    days = [session_day(n, 6 if n > 100 else 3, 2) for n in range(112)]
    panel = find_panel(progress_data(days), "pain", "all", "session_pain")
    assert (
        "Before a session, it was about 6 in the week from 3 August 2026, "
        "and 3 in the last 4 full weeks. "
    ) in panel.text
    assert CONTENT.words["progress.change.eased"] in panel.text
    assert CONTENT.words["progress.change.why.eased"] in panel.notes
    assert CONTENT.words["progress.change.first_weeks"] not in panel.notes


def test_a_low_start_is_told_that_nothing_can_be_called_a_change() -> None:
    days = [session_day(n, 1 if n > 40 else 0, 1) for n in range(0, 84, 2)]
    text = words(progress_data(days), "pain", "months", "session_pain")
    assert CONTENT.words["progress.change.low_start"] in text


def test_a_rise_from_a_low_start_leads_to_a_doctor_or_a_physio() -> None:
    days = [session_day(n, 1 if n > 40 else 4, 1) for n in range(0, 84, 2)]
    text = words(progress_data(days), "pain", "months", "session_pain")
    assert CONTENT.words["progress.change.low_start_rose"] in text


def test_one_day_is_said_in_the_singular_and_not_compared() -> None:
    panel = find_panel(progress_data([session_day(0)]), "pain", "weeks", "session_pain")
    assert panel.text.startswith("You noted your pain around sessions on 1 day. ")
    assert CONTENT.words["progress.session_pain.too_few"] in panel.text
    assert CONTENT.words["progress.change.needed"] in panel.notes


def test_pain_now_and_pain_of_a_week_never_share_a_chart() -> None:
    found = (
        *build_panels(FULL, "pain", "all", CONTENT),
        *build_panels(FULL, "checks", "all", CONTENT),
    )
    series = {
        panel.id: set(panel.chart["lines"]["series"]) | set(panel.chart["points"]["series"])
        for panel in found
        if panel.id.endswith("_pain")
    }
    assert series == {
        "session_pain": {"Before", "After"},
        "now_pain": {"Right now"},
        "imported_pain": {"From your table"},
        "week_pain": {"Average", "Worst"},
    }


def test_a_silence_of_over_three_weeks_is_a_gap_in_the_line_and_in_words() -> None:
    days = [session_day(n) for n in (90, 85, 80, 40, 35, 5, 0)]
    panel = find_panel(progress_data(days), "pain", "months", "session_pain")
    assert "The line breaks 2 times" in panel.notes
    lines = panel.chart["lines"]
    before = [
        run for run, name in zip(lines["run"], lines["series"], strict=True) if name == "Before"
    ]
    assert before == [0, 0, 0, 1, 1, 2, 2]


def test_line_and_band_share_their_days_and_break_together() -> None:
    panel = find_panel(FULL, "pain", "all", "now_pain")
    lines, band = panel.chart["lines"], panel.chart["band"]
    assert (lines["date"], lines["run"]) == (band["date"], band["run"])
    assert set(band["run"]) == {0, 1}
    for low, value, high in zip(band["low"], lines["value"], band["high"], strict=True):
        assert float(str(low)) <= float(str(value)) <= float(str(high))


def test_the_band_of_pain_around_sessions_is_that_of_the_pain_before() -> None:
    chart = find_panel(FULL, "pain", "months", "session_pain").chart
    before = [
        date
        for date, name in zip(chart["lines"]["date"], chart["lines"]["series"], strict=True)
        if name == "Before"
    ]
    assert chart["band"]["date"] == before


def test_that_the_first_six_weeks_are_no_start_is_said_where_it_matters() -> None:
    days = [session_day(n, 5, 4) for n in range(0, 84, 2)]
    text = CONTENT.words["progress.change.first_weeks"]
    assert text in find_panel(progress_data(days), "pain", "months", "session_pain").notes
    assert text not in find_panel(progress_data(days), "pain", "weeks", "session_pain").notes


def test_without_a_change_the_page_says_what_cannot_be_detected() -> None:
    text = CONTENT.words["progress.change.slow"]
    flat = [session_day(n, 5, 4) for n in range(120)]
    assert text in find_panel(progress_data(flat), "pain", "all", "session_pain").notes
    fell = [session_day(n, 6 if n > 40 else 2, 2) for n in range(120)]
    assert text not in find_panel(progress_data(fell), "pain", "all", "session_pain").notes


def test_days_that_swing_are_told_that_it_may_be_chance() -> None:
    days = [session_day(n, (10 if n % 14 < 7 else 4) - 4 * (n < 35), 2) for n in range(126)]
    panel = find_panel(progress_data(days), "pain", "all", "session_pain")
    assert CONTENT.words["progress.change.unsure"] in panel.text
    assert CONTENT.words["progress.change.why.unsure"] in panel.notes


def test_one_self_check_against_another_is_shown_and_not_judged() -> None:
    scores = [score(60, 40, average=8), score(2, 40, average=2)]
    assert words(progress_data(scores=scores), "checks", "months", "week_pain") == (
        "You did 2 self-checks. "
        "Your average was 8 in the first one and 2 in the latest. "
        "We need four self-checks before we call anything a change."
    )
