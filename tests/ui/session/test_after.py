"""After a session: the questions, one record, a kind word and a rest."""

from __future__ import annotations

from itertools import count

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.journal.journal import Journal
from psoas_coach.ui.phrases.session import duration
from psoas_coach.ui.words import say
from tests.support.answers_factory import self_check
from tests.support.interrupted_runs import another_request_at
from tests.support.page_driver import choice_named, chosen, markups, run_page
from tests.support.session_page_driver import (
    RULES,
    START,
    OpenPage,
    draft,
    now,
    page_text,
    player,
    press,
    report,
    tap,
    whole,
    write,
)


def test_a_finished_session_leads_to_the_questions_and_to_one_record(
    playing: AppTest, journal: Journal
) -> None:
    report(playing, journal, finished=whole(journal))
    assert "Done. That's your first day this week." in page_text(playing)
    tap(playing, "How strong", 1)
    tap(playing, "Any tingling", "down")
    write(playing, "  ea\x07sy  ")
    press(playing, "Save")
    assert "Done and saved" in page_text(playing)
    assert "Your pain was 2 before and 1 after." in page_text(playing)
    (record,) = journal.sessions.list()
    assert record.finished
    assert (record.pain_after, record.tingling, record.note) == (1, "down", "easy")
    run_page(playing)
    assert "Done and saved" in page_text(playing)
    assert len(journal.sessions.list()) == 1


def test_answers_appear_again_in_another_tab(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    report(playing, journal, finished=whole(journal))
    tap(playing, "How strong", 4)
    write(playing, "stiff")
    other = open_page("session")
    assert chosen(other, choice_named(other, "How strong")) == "4"
    assert other.text_input[0].value == "stiff"


def test_two_tabs_save_the_session_once_and_both_say_so(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    report(playing, journal, finished=whole(journal))
    other = open_page("session")
    for at in (playing, other):
        if [one for one in at.button if "Save without" in one.label]:
            press(at, "Save without these answers")
        assert "Done and saved" in page_text(at)
    assert len(journal.sessions.list()) == 1


@pytest.mark.parametrize(("how", "rests"), [(None, True), ("pain", False)])
def test_the_body_at_rest_stays_until_the_page_is_left(
    playing: AppTest, journal: Journal, how: str | None, *, rests: bool
) -> None:
    ended = whole(journal) if how is None else whole(journal, "stopped", how)
    report(playing, journal, finished=ended)
    assert ("at-rest" in "".join(markups(playing))) == rests
    press(playing, "Save without these answers")
    shown = "".join(markups(playing))
    assert "Done and saved" in page_text(playing)
    assert ("at-rest" in shown) == rests
    assert "pc-week" in shown


def test_no_way_to_save_without_answers_is_offered_once_they_are_given(
    playing: AppTest, journal: Journal
) -> None:
    report(playing, journal, finished=whole(journal))
    tap(playing, "How strong", 4)
    assert [one for one in playing.button if "Save without" in one.label]
    tap(playing, "Any tingling", "same")
    assert not [one for one in playing.button if "Save without" in one.label]
    press(playing, "Save")
    assert journal.sessions.list()[0].pain_after == 4


def test_saving_asks_once_for_what_was_left_out(playing: AppTest, journal: Journal) -> None:
    report(playing, journal, finished=whole(journal))
    press(playing, "Save")
    assert "save without them" in page_text(playing)
    assert journal.sessions.list() == ()
    press(playing, "Save without these answers")
    (record,) = journal.sessions.list()
    assert (record.pain_after, record.tingling) == (None, None)


@pytest.mark.parametrize("reason", ["pain", "tingling", "tired", "time", "other"])
def test_every_reason_to_stop_gets_a_kind_sentence_and_the_offer_of_a_rest(
    playing: AppTest, journal: Journal, reason: str
) -> None:
    report(playing, journal, finished=whole(journal, "stopped", reason))
    assert RULES.words[f"session.after.stopped.{reason}"] in page_text(playing)
    assert "Constructive rest" in page_text(playing)
    press(playing, "Save without these answers")
    assert journal.sessions.list()[0].stop_reason == reason


def test_the_rest_has_its_own_clock_and_is_not_recorded(playing: AppTest, journal: Journal) -> None:
    session = draft(journal).id
    report(playing, journal, finished=whole(journal, "stopped", "pain"))
    minutes = (RULES.moves["constructive_rest"].hold_seconds or 0) // 60
    press(playing, f"Rest for {minutes} minutes")
    data = player(playing)
    assert data is not None
    assert data["session"] == f"{session}-rest"
    press(playing, "End the rest")
    assert player(playing) is None
    assert journal.sessions.list() == ()


def test_people_who_cannot_lie_flat_are_offered_a_rest_on_the_side(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(now(), precautions=["cannot_lie_flat"]))
    at = press(tap(open_page("session"), "How strong", 2), START)
    report(at, journal, finished=whole(journal, "stopped", "pain"))
    assert RULES.move_words["side_lying_rest"].name in page_text(at)


def test_another_session_can_follow_on_the_same_day(playing: AppTest, journal: Journal) -> None:
    report(playing, journal, finished=whole(journal))
    press(playing, "Save without these answers")
    press(playing, "Do another session")
    press(tap(playing, "How strong", 1), START)
    assert player(playing) is not None
    assert draft(journal).id != journal.sessions.list()[0].id


def test_ended_early_for_time_it_still_counts(playing: AppTest, journal: Journal) -> None:
    report(playing, journal, finished=whole(journal, "stopped", "time"))
    assert "That still counts" in page_text(playing)


def test_a_session_in_which_nothing_was_held_is_no_day_of_the_week(
    playing: AppTest, journal: Journal
) -> None:
    report(playing, journal, finished={**whole(journal), "held": {}})
    assert "this week" not in page_text(playing)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.6, "1 second"), (59, "59 seconds"), (60, "1 min"), (426, "7 min 6 s")],
    ids=str,
)
def test_how_long_it_took_is_said_in_the_largest_whole_units(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_less_than_half_a_second_is_not_called_zero_seconds(
    playing: AppTest, journal: Journal
) -> None:
    stopped = whole(journal, "stopped", "time")
    barely = dict.fromkeys(stopped["held"], 0.0) | {next(iter(stopped["held"])): 0.4}
    report(playing, journal, finished={**stopped, "held": barely})
    assert say("session.after.held_none") in page_text(playing)
    press(playing, say("session.after.save_anyway"))
    assert say("session.after.held_none") in page_text(playing)
    assert "0 seconds" not in page_text(playing)


def test_a_session_is_saved_once_wherever_a_report_arrives_after_the_press(
    journal: Journal, open_page: OpenPage
) -> None:
    """The player reports its last second when somebody is at the questions already."""
    journal.self_checks.add(self_check(now()))
    for number, place in enumerate(count(step=5), start=1):
        page = press(tap(open_page("session"), "How strong", 2), START)
        report(page, journal, finished=whole(journal))
        with another_request_at(place) as interruption:
            press(page, say("session.after.save_anyway"))
        assert "Done and saved" in page_text(page)
        assert len(journal.sessions.list()) == number
        if not interruption.reached:
            break
    assert place > 20
