"""The end of a session: its questions, one record, and a kind word."""

from __future__ import annotations

import html
from itertools import count

import msgspec
import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.coach import session_draft as drafts
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.key_values import Drafts
from psoas_coach.journal.sessions import Sessions
from psoas_coach.ui.phrases.session import say_duration
from psoas_coach.ui.words import say, say_count
from tests.support.answers_factory import self_check, session
from tests.support.interrupted_runs import another_request_at
from tests.support.page_driver import choice_named, choose, find_chosen, markups, run_page
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

SAVED = say("session.saved.title")


def test_a_finished_session_leads_to_the_questions_and_to_one_record(
    playing: AppTest, journal: Journal
) -> None:
    report(playing, journal, finished=whole(journal))
    assert "Done. That's your first day this week." in page_text(playing)
    assert "Answer both" in page_text(playing)
    tap(playing, "How strong", 1)
    assert "One more answer" in page_text(playing)
    assert journal.sessions.list() == ()
    tap(playing, "Any tingling", "down")
    assert SAVED in page_text(playing)
    assert "Your pain was 2 before and 1 after." in page_text(playing)
    (record,) = journal.sessions.list()
    assert record.finished
    assert (record.pain_after, record.tingling, record.note) == (1, "down", "")
    run_page(playing)
    assert SAVED in page_text(playing)
    assert len(journal.sessions.list()) == 1


def test_answers_and_the_note_can_be_changed_after_saving(
    playing: AppTest, journal: Journal
) -> None:
    report(playing, journal, finished=whole(journal))
    tap(playing, "Any tingling", "same")
    tap(playing, "How strong", 3)
    assert "Your pain was 2 before and 3 after." in page_text(playing)
    write(playing, "  ea\x07sy  ")
    tap(playing, "How strong", 2)
    tap(playing, "Any tingling", "down")
    assert "Your pain stayed at 2." in page_text(playing)
    (record,) = journal.sessions.list()
    assert (record.pain_after, record.tingling, record.note) == (2, "down", "easy")


def test_a_session_removed_elsewhere_is_said_to_be_gone(playing: AppTest, journal: Journal) -> None:
    report(playing, journal, finished=whole(journal))
    tap(playing, "Any tingling", "same")
    tap(playing, "How strong", 3)
    (record,) = journal.sessions.list()
    journal.sessions.remove(record.id)
    run_page(playing)
    assert SAVED not in page_text(playing)
    assert say("session.removed") in page_text(playing)
    journal.sessions.restore(record.id)
    run_page(playing)
    assert SAVED in page_text(playing)
    assert say("session.removed") not in page_text(playing)


def test_a_note_written_first_is_in_the_record(playing: AppTest, journal: Journal) -> None:
    report(playing, journal, finished=whole(journal))
    write(playing, "stiff")
    tap(playing, "How strong", 1)
    tap(playing, "Any tingling", "same")
    assert journal.sessions.list()[0].note == "stiff"


def test_a_session_saved_without_answers_can_still_be_given_them(
    playing: AppTest, journal: Journal
) -> None:
    report(playing, journal, finished=whole(journal))
    press(playing, "Save without these answers")
    assert "Your pain" not in page_text(playing)
    assert journal.sessions.list()[0].pain_after is None
    tap(playing, "How strong", 1)
    assert "Your pain was 2 before and 1 after." in page_text(playing)
    (record,) = journal.sessions.list()
    assert (record.pain_after, record.tingling) == (1, None)


def test_arrow_keys_save_nothing_on_the_way_to_a_number(playing: AppTest, journal: Journal) -> None:
    report(playing, journal, finished=whole(journal))
    tap(playing, "Any tingling", "same")
    pain = choice_named(playing, "How strong")
    for number in (0, 1, 2):
        choose(playing, pain, number, done=False)
        assert journal.sessions.list() == ()
    press(playing, "Save")
    assert journal.sessions.list()[0].pain_after == 2


@pytest.mark.parametrize(
    ("pain", "tingling", "another"),
    [(2, "same", True), (1, "down", True), (3, "same", False), (2, "up", False)],
)
def test_no_other_session_is_offered_after_one_that_did_harm(
    playing: AppTest, journal: Journal, pain: int, tingling: str, *, another: bool
) -> None:
    report(playing, journal, finished=whole(journal))
    tap(playing, "How strong", pain)
    tap(playing, "Any tingling", tingling)
    offered = [button.label for button in playing.button]
    assert ("Do another session" in offered) == another
    assert ("More tingling is a reason to rest" in page_text(playing)) == (tingling == "up")


@pytest.mark.parametrize("reason", ["time", "tired", "pain"])
def test_less_than_a_minute_is_not_said_to_count(
    playing: AppTest, journal: Journal, reason: str
) -> None:
    first, *_ = (
        step for step in drafts.build_player_steps(draft(journal), RULES) if step.kind == "hold"
    )
    held = {first.id: min(first.seconds, RULES.session.counts.least_seconds - 1)}
    stopped = {**whole(journal, "stopped", reason), "held": held}
    report(playing, journal, finished=stopped)
    text = html.unescape(page_text(playing))
    assert say("session.too_short") in text
    assert say("session.after.short_title") not in text
    assert (say(f"session.after.stopped.{reason}") in text) is (reason == "pain")


def test_answers_appear_again_in_another_tab(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    report(playing, journal, finished=whole(journal))
    tap(playing, "How strong", 4)
    write(playing, "stiff")
    other = open_page("session")
    assert find_chosen(other, choice_named(other, "How strong")) == "4"
    assert other.text_input[0].value == "stiff"
    tap(other, "Any tingling", "same")
    assert SAVED in page_text(other)
    assert SAVED in page_text(run_page(playing))


def test_an_answer_of_another_tab_is_not_changed_back(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    report(playing, journal, finished=whole(journal))
    other = open_page("session")
    tap(playing, "How strong", 4)
    tap(other, "How strong", 1)
    tap(playing, "Any tingling", "same")
    tap(other, "Any tingling", "down")
    (record,) = journal.sessions.list()
    assert (record.pain_after, record.tingling) == (1, "down")


def test_a_tab_shows_what_was_changed_elsewhere_and_a_tap_there_counts_again(
    playing: AppTest, journal: Journal
) -> None:
    report(playing, journal, finished=whole(journal))
    tap(playing, "How strong", 4)
    tap(playing, "Any tingling", "same")
    (record,) = journal.sessions.list()
    journal.sessions.replace(
        msgspec.structs.replace(record, pain_after=1, tingling="down", note="changed")
    )
    run_page(playing)
    assert find_chosen(playing, choice_named(playing, "How strong")) == "1"
    assert playing.button_group[0].value == "down"
    assert playing.text_input[0].value == "changed"
    tap(playing, "How strong", 4)
    (record,) = journal.sessions.list()
    assert (record.pain_after, record.tingling, record.note) == (4, "down", "changed")


@pytest.mark.parametrize("saving", [False, True], ids=["answer", "record"])
def test_an_answer_that_could_not_be_stored_is_tried_again_without_another_tap(
    playing: AppTest, journal: Journal, monkeypatch: pytest.MonkeyPatch, *, saving: bool
) -> None:
    def refuse(*_: object) -> bool:
        raise JournalUnavailableError("full")

    report(playing, journal, finished=whole(journal))
    tap(playing, "How strong", 1)
    with monkeypatch.context() as full:
        of, method = (Sessions, "add") if saving else (Drafts, "save")
        full.setattr(of, method, refuse)
        tap(playing, "Any tingling", "same")
        assert say("journal.unavailable.full") in [error.value for error in playing.error]
        assert journal.sessions.list() == ()
    press(playing, say("frame.again"))
    if saving:
        press(playing, say("session.after.save"))
    assert SAVED in page_text(playing)
    (record,) = journal.sessions.list()
    assert (record.pain_after, record.tingling) == (1, "same")


def test_two_tabs_save_the_session_once_and_both_say_so(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    report(playing, journal, finished=whole(journal))
    other = open_page("session")
    for at in (playing, other):
        if [button for button in at.button if "Save without" in button.label]:
            press(at, "Save without these answers")
        assert SAVED in page_text(at)
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
    assert SAVED in page_text(playing)
    assert ("at-rest" in shown) == rests
    assert "pc-week" in shown


@pytest.mark.parametrize("reason", ["pain", "tingling", "tired", "time", "other"])
def test_every_reason_to_stop_gets_a_kind_sentence_and_the_offer_of_a_rest(
    playing: AppTest, journal: Journal, reason: str
) -> None:
    report(playing, journal, finished=whole(journal, "stopped", reason))
    assert RULES.words[f"session.after.stopped.{reason}"] in page_text(playing)
    assert "Constructive rest" in page_text(playing)
    press(playing, "Save without these answers")
    assert journal.sessions.list()[0].stop_reason == reason


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
    assert say_duration(seconds) == text


def test_less_than_half_a_second_is_not_called_zero_seconds(
    playing: AppTest, journal: Journal
) -> None:
    stopped = whole(journal, "stopped", "time")
    barely = dict.fromkeys(stopped["held"], 0.0) | {next(iter(stopped["held"])): 0.4}
    report(playing, journal, finished={**stopped, "held": barely})
    assert say("session.after.held_none") in page_text(playing)
    press(playing, say_count("session.after.save_anyway", 2))
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
            press(page, say_count("session.after.save_anyway", 2))
        assert SAVED in page_text(page)
        assert len(journal.sessions.list()) == number
        if not interruption.reached:
            break
    assert place > 20


def save_session(at: AppTest, journal: Journal, seconds: float) -> None:
    """Save a session that was stopped after so many seconds."""
    stopped = whole(journal, "stopped", "time")
    held, left = {}, seconds
    for hold, planned in stopped["held"].items():
        held[hold] = min(planned, left)
        left -= held[hold]
    report(at, journal, finished={**stopped, "held": held})
    tap(at, "How strong", 1)
    tap(at, "Any tingling", "same")


@pytest.mark.parametrize(("seconds", "dots"), [(60, 1), (59.6, 0)])
def test_a_session_that_only_rounds_to_a_minute_makes_no_day(
    playing: AppTest, journal: Journal, seconds: float, dots: int
) -> None:
    save_session(playing, journal, seconds)
    assert "You practised for 1 min" in page_text(playing)
    assert page_text(playing).count("pc-day done") == dots


def test_a_session_that_was_done_ends_with_what_it_is_for(
    playing: AppTest, journal: Journal
) -> None:
    journal.self_checks.add(self_check(now(), main_activity="walking <the dog>"))
    report(playing, journal, finished=whole(journal))
    assert "For: walking &lt;the dog&gt;" in page_text(playing)


def test_the_days_of_the_title_are_those_of_the_dots(playing: AppTest, journal: Journal) -> None:
    for days in (1, 6, 7, 8):
        journal.sessions.add(session(now(-days)))
    report(playing, journal, finished=whole(journal))
    assert "Done. That's 3 of the last 7 days." in page_text(playing)
    assert page_text(playing).count("pc-day done") == 3
