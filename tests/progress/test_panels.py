"""What the page says, word for word where it matters, from lives that are known exactly."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from psoas_coach.content import load
from psoas_coach.journal.summaries import Day, MoveEffect
from psoas_coach.progress.frames import arrow
from psoas_coach.progress.gathered import Gathered
from psoas_coach.progress.hips import Hip, Noise
from psoas_coach.progress.panels import ABOUT, Panel, panels
from psoas_coach.progress.panels.catalogue import About
from psoas_coach.progress.span import CHOICES, Choice
from tests.progress.lives import (
    TODAY,
    ago,
    check_in_day,
    gathered,
    old_check_in_day,
    score,
    session_day,
    week,
)

CONTENT = load()


def full() -> Gathered:
    """Two years: pain from 6 to 3, a silence, days ill and away, new rules, six moves."""
    days: dict[int, Day] = {}
    for n in range(730):
        if 300 < n < 340:
            continue
        pain = 6.0 if n > 400 else 3.0
        if n % 3 == 0:
            days[n] = session_day(n, pain, pain - 1)
        elif n % 3 == 1:
            days[n] = check_in_day(n, pain, hours=9.0 if n > 400 else 7.0, longest=90)
        elif n % 3 == 2:
            days[n] = old_check_in_day(n, pain)
    for n, note in ((10, "ill"), (11, "ill"), (500, "away"), (20, "flare")):
        days[n] = Day(ago(n), notes=(note,))  # type: ignore[arg-type]  # the kinds of note
    scores = [
        score(700 - 50 * n, 60 - 3 * n, average=6 - n // 3, rules="1" if n < 9 else "2")
        for n in range(14)
    ]
    hips = [
        Hip(one.local_date, -6.0 + n, None if n % 5 == 3 else -2.0) for n, one in enumerate(scores)
    ]
    effects = [
        MoveEffect("bridge", 8, (-2, -2, -1, -1, -1, 0, 0, 1)),
        MoveEffect("gone", 5, (0,) * 5),
    ]
    weeks = [one for n in range(104) for one in week(n, 7, 6.4)]
    return gathered(days.values(), weeks, scores, hips, effects)


FULL = full()


def one(found: Gathered, about: About, choice: Choice, id_: str) -> Panel:
    return next(panel for panel in panels(found, about, choice, CONTENT) if panel.id == id_)


def words(found: Gathered, about: About, choice: Choice, id_: str) -> str:
    return one(found, about, choice, id_).said


@pytest.mark.parametrize("about", ABOUT)
@pytest.mark.parametrize("choice", CHOICES)
def test_every_panel_has_a_sentence_and_one_with_a_chart_has_a_table(
    about: About, choice: Choice
) -> None:
    for found in (FULL, gathered(), gathered([session_day(0)]), gathered([check_in_day(3, 4)])):
        for panel in panels(found, about, choice, CONTENT):
            assert panel.said.endswith(".")
            assert "{" not in panel.said + panel.notes
            if panel.chart:
                assert panel.table is not None
                assert panel.table.rows
            if panel.table is not None:
                assert {len(row) for row in panel.table.rows} == {len(panel.table.heads)}


@pytest.mark.parametrize("about", ABOUT)
def test_with_nothing_told_every_panel_invites(about: About) -> None:
    for panel in panels(gathered(), about, "all", CONTENT):
        assert panel.chart == {}
        assert panel.table is None
        assert panel.said == CONTENT.words[f"progress.{panel.id}.empty"]


def test_pain_around_sessions_says_what_changed_and_by_which_measure() -> None:
    days = [session_day(n, 6 if n > 33 else 3, 2) for n in range(0, 84, 2)]
    assert words(gathered(days), "pain", "months", "session_pain") == (
        "You told us your pain around sessions on 42 days. "
        "Before a session it was about 6 in the first 6 weeks and 3 in the last 4. "
        "That is a drop of at least 2 points and 30 percent, so we call it a change. "
        "Right after a session it was mostly 4 lower than before."
    )


def test_a_low_start_is_told_that_nothing_can_be_called_a_change() -> None:
    days = [session_day(n, 1 if n > 40 else 0, 1) for n in range(0, 84, 2)]
    said = words(gathered(days), "pain", "months", "session_pain")
    assert CONTENT.words["progress.change.low_start"] in said


def test_a_rise_from_a_low_start_leads_to_a_doctor_or_a_physio() -> None:
    days = [session_day(n, 1 if n > 40 else 4, 1) for n in range(0, 84, 2)]
    said = words(gathered(days), "pain", "months", "session_pain")
    assert CONTENT.words["progress.change.low_start_rose"] in said


def test_one_day_is_said_in_the_singular_and_not_compared() -> None:
    said = words(gathered([session_day(0)]), "pain", "weeks", "session_pain")
    assert said.startswith("You told us your pain around sessions on 1 day. ")
    assert CONTENT.words["progress.session_pain.too_few"] in said


def test_pain_now_pain_of_a_day_and_pain_of_a_week_never_share_a_chart() -> None:
    found = {panel.id: panel for panel in panels(FULL, "pain", "all", CONTENT)}
    series = {
        id_: set(panel.chart["lines"]["series"]) | set(panel.chart["points"]["series"])
        for id_, panel in found.items()
    }
    assert series == {
        "session_pain": {"Before", "After"},
        "now_pain": {"Right now"},
        "day_pain": {"Last 24 hours"},
        "week_pain": {"Average", "Worst"},
    }


def test_beside_pain_and_beside_the_moves_stands_that_most_pain_gets_better_by_itself() -> None:
    honest = CONTENT.words["results.promises.honest"]
    assert honest in one(FULL, "pain", "year", "session_pain").notes
    assert honest in one(FULL, "moves", "all", "helped").notes


def test_a_silence_of_over_three_weeks_is_a_gap_in_the_line_and_in_words() -> None:
    days = [session_day(n) for n in (90, 85, 80, 40, 35, 5, 0)]
    panel = one(gathered(days), "pain", "months", "session_pain")
    assert "The line stops 2 times" in panel.notes
    lines = panel.chart["lines"]
    before = [
        run for run, name in zip(lines["run"], lines["series"], strict=True) if name == "Before"
    ]
    assert before == [0, 0, 0, 1, 1, 2, 2]


def test_days_ill_and_away_are_shaded_told_and_never_a_zero() -> None:
    days = [session_day(9), Day(ago(5), notes=("ill",)), Day(ago(4), notes=("ill",))]
    found = gathered([*days, Day(ago(3), notes=("away",)), session_day(1)])
    for panel in panels(found, "pain", "weeks", CONTENT)[:1]:
        assert panel.chart["shade"]["date"][2:] == [ago(5), ago(3)]
        assert panel.chart["shade"]["end"][2:] == [ago(3), ago(2)]
        assert "Shaded days count for nothing: 2 days ill, 1 day away." in panel.notes
        assert len(panel.chart["points"]["date"]) == 4
    squares = one(found, "practice", "weeks", "calendar").chart["squares"]
    assert dict(zip(squares["date"], squares["state"], strict=True))[ago(4)] == "ill"


def test_minutes_are_told_for_each_side_against_the_range() -> None:
    weeks = [*week(0, 7, 6), *week(1, 8, 6), *week(2, 7, 4)]
    assert words(gathered([session_day(0)], weeks), "practice", "weeks", "minutes") == (
        "You stretched in 3 weeks, mostly for 7 minutes on the left and 6 on the right. "
        "The left side got about 1 minute more a week. "
        "In 2 of these weeks both sides got 5 to 10 minutes, the range that studies support."
    )


def test_a_bar_lies_inside_its_week_and_left_stands_before_right() -> None:
    found = gathered([session_day(0)], week(0, 7, 6))
    bars = one(found, "practice", "weeks", "minutes").chart["bars"]
    assert bars["side"] == ["Left", "Right"]
    assert bars["end"][0] == bars["date"][1]
    begin, end = bars["date"][0], bars["end"][1]
    assert isinstance(begin, dt.datetime)
    assert isinstance(end, dt.datetime)
    assert dt.timedelta(days=5) < end - begin < dt.timedelta(days=7)


def test_rest_and_steady_work_alone_are_no_failure() -> None:
    rest = [msgspec.structs.replace(one, lengthening_seconds=0.0) for one in week(0, 7, 6)]
    panel = one(gathered([session_day(0)], rest), "practice", "weeks", "minutes")
    assert panel.said.startswith("You practised in 1 week, for 26 minutes.")
    assert panel.chart == {}


def test_the_habit_says_where_it_stands_and_where_it_comes_from() -> None:
    found = gathered([session_day(n) for n in range(60)])
    assert words(found, "practice", "months", "habit") == (
        "In 9 of the last 9 weeks you met the target of 3 days. "
        "Your habit stands at 92 of 100. That is 21 more than four weeks ago."
    )


def test_weeks_are_told_by_their_target_and_none_is_a_miss_for_being_ill() -> None:
    ill = [Day(ago(n), notes=("ill",)) for n in range(7, 14)]
    found = gathered([*(session_day(n) for n in (0, 1, 2, 15, 16, 21, 22, 23)), *ill])
    panel = one(found, "practice", "weeks", "habit")
    assert panel.said.startswith("In 2 of the last 3 weeks you met the target of 3 days. ")
    assert panel.table is not None
    assert [row[2] for row in panel.table.rows] == ["met", "waits", "2 of 3 days", "met"]


def test_days_after_more_sitting_stand_beside_days_after_less() -> None:
    days = [check_in_day(n, 6 if n % 2 else 3, hours=10 if n % 2 else 6) for n in range(80)]
    panel = one(gathered(days), "sitting", "months", "after_hours")
    assert panel.said == (
        "After 40 days with more sitting than usual your pain was mostly 6, "
        "and after 40 days with less it was mostly 3. "
        "Within the same two weeks pain was about 3 higher after more. That is a clear difference."
    )
    assert panel.table is not None
    assert panel.table.rows == (
        ("more sitting", "40", "6", "from 6 to 6"),
        ("less sitting", "40", "3", "from 3 to 3"),
    )


def test_no_clear_difference_is_an_answer_and_too_few_days_are_none() -> None:
    days = [check_in_day(n, 4 + n % 3 / 2, hours=6 + n * 7 % 5) for n in range(80)]
    said = words(gathered(days), "sitting", "months", "after_hours")
    assert said.endswith(CONTENT.words["progress.after_sitting.unclear"])
    assert words(gathered(days[:9]), "sitting", "months", "after_hours").endswith(
        "It takes at least 10 days after more sitting and 10 after less before we say anything."
    )


def test_pain_right_now_and_over_a_day_are_never_thrown_together() -> None:
    days = [check_in_day(n, 5, hours=6 + n % 4) for n in range(16)]
    old = [
        msgspec.structs.replace(old_check_in_day(n, 5), sitting_hours=6.0 + n % 4)
        for n in range(16, 32)
    ]
    for found in (days, old, [*days, *old]):
        said = words(gathered(found), "sitting", "months", "after_hours")
        assert "It takes at least 10 days" in said


def test_less_pain_after_a_session_may_be_the_worst_moment_passing_by() -> None:
    assert "tends to ease anyway" in one(FULL, "moves", "all", "helped").notes


def test_hips_are_told_side_by_side_with_the_noise() -> None:
    hips = [Hip(ago(80), -6.0, -2.0), Hip(ago(2), 1.0, -3.0)]
    assert words(gathered([session_day(0)], hips=hips), "body", "months", "hip_extension") == (
        "Left: 6 degrees above level at first and 1 degree below level lately. "
        "That is more than the 5 degrees that a home measure can be off. "
        "Right: 2 degrees above level at first and 3 degrees above level lately. "
        "That is within the 5 degrees that a home measure can be off."
    )


def test_the_bands_of_noise_lie_around_the_first_measures() -> None:
    hips = [Hip(ago(80), -6.0, -2.0), Hip(ago(2), 1.0, -3.0)]
    chart = one(gathered([session_day(0)], hips=hips), "body", "months", "hip_extension").chart
    assert chart["bands"] == {
        "side": ["left", "right"],
        "low": [-11.0, -7.0],
        "high": [-1.0, 3.0],
    }


def test_ones_own_repeats_make_the_band_and_are_named() -> None:
    hips = [Hip(ago(80), -6.0, -2.0), Hip(ago(2), -2.0, -3.0)]
    found = gathered([session_day(0)], hips=hips)
    found = msgspec.structs.replace(found, noise=Noise(3.6, own=True, repeats=14))
    panel = one(found, "body", "months", "hip_extension")
    assert "more than the 3.6 degrees" in panel.said
    assert "Your own 14 repeats" in panel.notes
    assert panel.chart["bands"]["low"] == [-9.6, -5.6]


def test_scores_are_compared_under_the_same_rules_only() -> None:
    scores = [score(300, 60), score(200, 50), score(100, 44, rules="2"), score(5, 40, rules="2")]
    panel = one(gathered(scores=scores), "body", "year", "score")
    assert panel.said == (
        "You have 4 self-checks with a score. "
        "The latest score is 40, 4 lower than the first one by the same rules."
    )
    assert "The rules changed once." in panel.notes
    assert panel.chart["rules"] == {"date": [ago(100)], "label": ["rules 2"]}
    assert panel.chart["lines"]["run"] == [0, 0, 1, 1]


def test_each_move_has_its_count_middle_and_spread_or_too_few_to_say() -> None:
    panel = one(FULL, "moves", "all", "helped")
    name = CONTENT.move_words["bridge"].name
    assert panel.table is not None
    assert panel.table.rows == (
        (name, "8", "1 less", "from 2 less to the same"),
        ("gone", "5", "too few to say", ""),
    )
    assert panel.chart["moves"]["move"] == [name]
    assert panel.said.endswith(
        f"The one you did most is {name}: over 8 sessions, pain right after was mostly 1 lower."
    )


def test_tables_name_weeks_months_or_quarters_newest_first() -> None:
    firsts = []
    for choice in CHOICES[:3]:
        table = one(FULL, "pain", choice, "session_pain").table
        assert table is not None
        firsts.append((table.heads[0], table.rows[0][0]))
    assert firsts == [
        ("Week", "Week of 16 November 2026"),
        ("Week", "Week of 16 November 2026"),
        ("Month", "November 2026"),
    ]
    long = gathered([session_day(0), session_day(3000)])
    table = one(long, "pain", "all", "session_pain").table
    assert table is not None
    assert [row[0] for row in table.rows] == [
        "October to December 2026",
        "July to September 2018",
    ]


def test_ten_years_stay_small_enough_for_a_phone() -> None:
    days = [
        msgspec.structs.replace(session_day(n, 4, 3), check_in_now=3.0, sitting_hours=8.0)
        for n in range(3650)
    ]
    checks = [score(14 * n, 40) for n in range(260, -1, -1)]
    long = gathered(days, [one for n in range(520) for one in week(n, 7, 6)], checks)
    for choice in CHOICES:
        for panel in panels(long, "pain", choice, CONTENT):
            for columns in panel.chart.values():
                assert len(next(iter(columns.values()))) <= 2 * 100
    shown = panels(long, "pain", "all", CONTENT)
    assert [panel.id for panel in shown] == ["session_pain", "now_pain", "week_pain"]
    assert shown[0].said.startswith("You told us your pain around sessions on 3650 days.")
    data = sum(len(arrow(columns)) for panel in shown for columns in panel.chart.values())
    assert data < 20_000


def test_line_and_band_share_their_days_and_break_together() -> None:
    panel = one(FULL, "pain", "all", "now_pain")
    lines, band = panel.chart["lines"], panel.chart["band"]
    assert (lines["date"], lines["run"]) == (band["date"], band["run"])
    assert set(band["run"]) == {0, 1}
    for low, value, high in zip(band["low"], lines["value"], band["high"], strict=True):
        assert float(str(low)) <= float(str(value)) <= float(str(high))


def test_the_band_of_pain_around_sessions_is_that_of_the_pain_before() -> None:
    chart = one(FULL, "pain", "months", "session_pain").chart
    before = [
        date
        for date, name in zip(chart["lines"]["date"], chart["lines"]["series"], strict=True)
        if name == "Before"
    ]
    assert chart["band"]["date"] == before


def test_that_the_first_week_is_left_out_is_said_where_it_matters() -> None:
    days = [session_day(n, 5, 4) for n in range(0, 84, 2)]
    said = CONTENT.words["progress.change.first_week"]
    assert said in one(gathered(days), "pain", "months", "session_pain").notes
    assert said not in one(gathered(days), "pain", "weeks", "session_pain").notes


def test_days_that_swing_are_told_that_it_may_be_chance() -> None:
    days = [session_day(n, (10 if n % 6 < 3 else 3) - 3 * (n < 30), 2) for n in range(84)]
    said = words(gathered(days), "pain", "months", "session_pain")
    assert CONTENT.words["progress.change.unsure"] in said


def test_one_self_check_against_another_is_told_and_not_judged() -> None:
    scores = [score(60, 40, average=8), score(2, 40, average=2)]
    assert words(gathered(scores=scores), "pain", "months", "week_pain") == (
        "You did 2 self-checks. "
        "The average you gave was 8 in the first one and 2 in the latest. "
        "It takes four self-checks before we call anything a change."
    )


def test_older_check_ins_keep_a_panel_of_their_own_which_only_those_see_who_have_some() -> None:
    new = panels(gathered([check_in_day(3, 4)]), "pain", "weeks", CONTENT)
    assert [panel.id for panel in new] == ["session_pain", "now_pain", "week_pain"]
    old = panels(gathered([old_check_in_day(300, 4)]), "pain", "weeks", CONTENT)
    assert [panel.id for panel in old] == ["session_pain", "now_pain", "day_pain", "week_pain"]
    assert old[2].chart == {}


def test_today_is_the_last_day_shown() -> None:
    chart = one(FULL, "pain", "weeks", "session_pain").chart
    assert list(chart["points"]["date"])[-1] == TODAY
