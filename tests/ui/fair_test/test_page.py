"""The fair test page: its start, its weeks without the later ones, and its result."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from psoas_coach.coach.fair_test.answers import KIND, load_answers, make_answer_id
from psoas_coach.coach.fair_test.outlook import Outlook
from psoas_coach.coach.fair_test.start import DailyQuestion, begin_asking, read_daily_question
from psoas_coach.journal.fair_test_records import find_last_day
from psoas_coach.journal.fair_tests import write_terms
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote
from psoas_coach.ui.fair_test import start
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import add_self_check
from tests.support.fair_tests import answer, begin
from tests.support.page_driver import choose, keys, markups, press_key, run_page, title, words
from tests.support.record_samples import fair_test_end, new_id

if TYPE_CHECKING:
    from tests.ui.conftest import OpenPage

DAY = dt.timedelta(days=1)
UP_AND_DOWN = (3, 5, 4, 2, 4, 5, 3)


def tell_days(journal: Journal, count: int, *points: int) -> None:
    """Answer the daily question on the days before today."""
    for ago in range(1, count + 1):
        at = clock.ago(ago)
        body = {
            "outcome": "pain",
            "points": (points or UP_AND_DOWN)[ago % len(points or UP_AND_DOWN)],
        }
        journal.day_notes.add(DayNote(make_answer_id("pain", at.local_date), at, KIND, body))


def test_without_a_plan_it_says_what_comes_first(open_page: OpenPage) -> None:
    at = open_page("fair_test")
    assert title(at) == say("fair_test.title")
    assert say("fair_test.no_plan") in words(at)
    assert "fair_test_go" not in keys(at)


def test_people_who_should_see_a_professional_first_cannot_start(
    journal: Journal, open_page: OpenPage
) -> None:
    add_self_check(journal, see_someone=["hip_locks"])
    tell_days(journal, 40)
    at = open_page("fair_test")
    assert say("fair_test.not_now") in words(at)
    assert not {"fair_test_go", "fair_test_go_anyway", "fair_test_ask"} & keys(at)


def test_without_a_history_two_weeks_of_answers_come_first(
    journal: Journal, open_page: OpenPage
) -> None:
    add_self_check(journal)
    at = press_key(open_page("fair_test"), "fair_test_ask")
    daily_question = read_daily_question(journal.settings.read_all())
    assert daily_question == DailyQuestion("pain", "", 18, clock.today())
    assert say("fair_test.daily.later", hour="18:00") in words(at)
    assert "fair_test_go" not in keys(at)
    at = press_key(at, "fair_test_ask_no_more")
    assert read_daily_question(journal.settings.read_all()) is None
    assert "fair_test_ask" in keys(at)


def test_the_days_question_is_answered_by_a_tap(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal)
    today = clock.today()
    begin_asking(journal, DailyQuestion("pain", "", 5, today - 3 * DAY))
    place = f"daily_answer pain {today}"
    at = choose(open_page("fair_test"), place, 7)
    assert say("fair_test.daily.saved", points=7) in words(at)
    at = choose(at, place, 6)
    assert load_answers(journal, "pain", today, today) == {today: 6}
    assert say("fair_test.history.running.one", day=4, answers=10, days=14) in words(
        open_page("fair_test")
    )


def test_starting_keeps_what_was_chosen_and_shows_the_code(
    journal: Journal, open_page: OpenPage
) -> None:
    add_self_check(journal)
    tell_days(journal, 40)
    at = open_page("fair_test")
    at.radio(key="fair_test_question").set_value("time_of_day")
    at = run_page(at)
    at.segmented_control(key="fair_test_pairs").set_value(10)
    at.segmented_control(key="fair_test_hour").set_value(0)
    at = run_page(at)
    assert say("fair_test.start.weeks", weeks=20) in words(at)
    at = press_key(at, "fair_test_go")
    (recorded,) = journal.fair_tests.list()
    test = recorded.test
    assert (test.question, test.pairs, test.asked_from) == ("time_of_day", 10, 0)
    assert test.first_day == clock.today() + DAY
    assert test.digest in words(at)
    assert test.draw not in "".join(markups(at))
    assert test.salt not in "".join(markups(at))


def test_a_pair_of_moves_is_chosen_from_those_on_offer(
    journal: Journal, open_page: OpenPage
) -> None:
    add_self_check(journal)
    tell_days(journal, 40)
    at = open_page("fair_test")
    at.radio(key="fair_test_question").set_value("moves")
    at = press_key(run_page(at), "fair_test_go")
    (recorded,) = journal.fair_tests.list()
    assert len(recorded.test.moves) == 2


def test_a_test_that_would_only_find_the_unbelievable_is_advised_against(
    journal: Journal, open_page: OpenPage
) -> None:
    add_self_check(journal)
    tell_days(journal, 40, 0, 10, 9, 1, 10, 0, 2, 8, 10)
    at = open_page("fair_test")
    weeks = say("fair_test.start.advice_none", weeks=20)
    assert [warning.value for warning in at.warning] == [weeks], "it is said once"
    assert say("fair_test.start.finds_none") not in words(at)
    assert "fair_test_go" not in keys(at)
    press_key(at, "fair_test_go_anyway")
    assert len(journal.fair_tests.list()) == 1


def test_if_a_longer_test_finds_more_it_says_so(
    journal: Journal, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_self_check(journal)
    outlook = Outlook({6: None, 8: None, 10: 2.5}, "answers")
    monkeypatch.setattr(start, "find_outlook", lambda *_: outlook)
    at = open_page("fair_test")
    assert [warning.value for warning in at.warning] == [say("fair_test.start.advice_longer")]
    assert say("fair_test.start.finds_none") in words(at)
    at.segmented_control(key="fair_test_pairs").set_value(10)
    at = run_page(at)
    assert say("fair_test.start.advice") not in words(at)
    assert "fair_test_go" in keys(at)


def test_check_ins_serve_where_the_question_was_not_asked_yet(
    journal: Journal, open_page: OpenPage
) -> None:
    add_self_check(journal)
    for ago in range(1, 40):
        noted = clock.ago(ago)
        body = {"pain_now": UP_AND_DOWN[ago % 7]}
        journal.day_notes.add(DayNote(new_id(), noted, "check_in", body))
    at = open_page("fair_test")
    assert say("fair_test.start.from_check_ins") in words(at)
    assert "fair_test_go" in keys(at)


def test_a_second_tab_begins_no_second_test(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal)
    tell_days(journal, 40)
    first, second = open_page("fair_test"), open_page("fair_test")
    press_key(first, "fair_test_go")
    press_key(second, "fair_test_go")
    assert len(journal.fair_tests.list()) == 1


def test_no_page_says_what_the_weeks_to_come_hold(journal: Journal, open_page: OpenPage) -> None:
    """Of two tests that differ only in what is to come, every page says the same."""
    begun = clock.today() - 15 * DAY
    texts = []
    for draw in ("101100", "100011"):
        journal.deletion.erase_everything()
        add_self_check(journal, 20)
        test = begin(journal, begun, draw=draw, asked_from=5)
        pages = []
        for name in ("fair_test", "today", "progress", "session", "breaks", "my_data"):
            text = words(open_page(name))
            pages.append(text.replace(test.digest, ""))
            assert test.draw not in text
        texts.append(pages)
    assert texts[0] == texts[1]


def test_the_weeks_so_far_are_listed_with_how_they_went(
    journal: Journal, open_page: OpenPage
) -> None:
    begun = clock.today() - 10 * DAY
    test = begin(journal, begun, draw="101100", asked_from=5)
    answer(journal, test, {"with": 3, "without": 5}, until=clock.today() - DAY)
    text = words(open_page("fair_test"))
    without = say("fair_test.questions.sessions.without")
    assert say("fair_test.today.running", week=2, weeks=12, condition=without) in text
    assert say("fair_test.running.answered.other", count=9) in text
    assert say("fair_test.running.hidden") in text
    assert text.count("<tr>") == 3


def test_stopping_takes_two_taps(journal: Journal, open_page: OpenPage) -> None:
    begin(journal, clock.today() - 10 * DAY)
    at = open_page("fair_test")
    assert "fair_test_stop_go" not in keys(at)
    at.session_state["fair_test_stop"] = True
    at = press_key(run_page(at), "fair_test_stop_go")
    (recorded,) = journal.fair_tests.list()
    assert recorded.end is not None
    assert recorded.end.how == "stopped"
    assert say("fair_test.verdict.care") not in words(at)


@pytest.mark.parametrize("visited", ["fair_test", "today", "moves"])
def test_any_page_ends_a_test_that_is_over_and_says_what_came_out(
    journal: Journal, open_page: OpenPage, visited: str
) -> None:
    test = begin(journal, clock.today() - 86 * DAY)
    answer(journal, test, {"with": 3, "without": 5})
    assert find_last_day(test) < clock.today()
    open_page(visited)
    (recorded,) = journal.fair_tests.list()
    assert recorded.end is not None
    assert recorded.end.verdict == "clearly_lower"
    at = open_page("fair_test")
    text = words(at)
    assert say("fair_test.verdict.care") in text
    assert "by 2 points on average" in text
    assert write_terms(recorded.test) in text
    pictures = [markup for markup in markups(at) if "fair-picture" in markup]
    assert len(pictures) == 1
    assert "by 2 points on average" in pictures[0].partition(' alt="')[2].partition('"')[0]


def test_an_ended_test_makes_room_for_another_and_is_listed(
    journal: Journal, open_page: OpenPage
) -> None:
    test = begin(journal, clock.today() - 30 * DAY)
    journal.fair_tests.finish(fair_test_end(test, at=clock.ago(1)))
    tell_days(journal, 40)
    at = press_key(open_page("fair_test"), "fair_test_again_go")
    assert "fair_test_go" in keys(at)
    assert say("fair_test.ended.others") in words(at)
    at = press_key(at, "fair_test_go")
    assert say("fair_test.running.title", question=say("fair_test.questions.sessions.title")) in (
        words(at)
    )
    assert say("fair_test.ended.others") in words(at)


def test_one_tab_can_start_one_after_the_other(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal)
    tell_days(journal, 40)
    at = press_key(open_page("fair_test"), "fair_test_go")
    for number in (2, 3):
        at.session_state["fair_test_stop"] = True
        at = press_key(run_page(at), "fair_test_stop_go")
        at = press_key(press_key(at, "fair_test_again_go"), "fair_test_go")
        assert len(journal.fair_tests.list()) == number


def test_the_coin_is_explained_in_150_words(open_page: OpenPage) -> None:
    assert 100 <= len(say("fair_test.lot.body").split()) <= 150
    text = words(open_page("fair_test"))
    assert all(part in text for part in say("fair_test.lot.body").split("\n\n"))
    assert say("fair_test.lot.coin") in "".join(markups(open_page("fair_test")))
