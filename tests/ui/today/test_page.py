"""The Today page in all its states, without a browser."""

from __future__ import annotations

import datetime as dt
import html
import subprocess
import sys
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
import pytest

from psoas_coach.coach import session_draft as drafts
from psoas_coach.content import load
from psoas_coach.guidance import Guidance
from psoas_coach.journal.day_notes import DayNotes
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Hold, Moment, SessionRecord
from psoas_coach.ui.dates import day, days_span
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say
from tests.support import answers_factory, clock, page_driver
from tests.support.answers_factory import self_check
from tests.support.interrupted_runs import interrupted_at
from tests.support.page_driver import choices, chosen, markups, run_page, words
from tests.ui.conftest import ROOT

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

CONTENT = load()
OpenPage = Callable[..., "AppTest"]
NAMES = tuple(words_.name for words_ in CONTENT.move_words.values())


def now(days_ago: int = 0) -> Moment:
    """The same time of day on an earlier day, though the clocks were changed in between."""
    return clock.ago(days_ago)


def today() -> dt.date:
    return now().local_date


def session(days_ago: int = 0, before: int = 4, after: int = 3) -> SessionRecord:
    holds = (Hold("bridge", "Bridge", "both", 1, 60, 60),)
    pain = {"pain_before": before, "pain_after": after}
    return answers_factory.session(now(days_ago), depth=0, holds=holds, **pain)


def page(journal: Journal, open_page: OpenPage, *, opened: tuple[str, ...] = ()) -> AppTest:
    """Open the page of somebody with a self-check of today, with some of its parts unfolded."""
    if journal.self_checks.latest() is None:
        journal.self_checks.add(self_check(now()))
    at = open_page("today")
    for key in opened:
        at.session_state[key] = True
    return run_page(at)


def press(at: AppTest, label: str) -> AppTest:
    (button,) = [one for one in at.button if label in one.label]
    button.click()
    return run_page(at)


def choose(at: AppTest, key: str, value: object) -> AppTest:
    if key in choices(at):
        return page_driver.choose(at, key, value)
    at.segmented_control(key=key).set_value(value)
    return run_page(at)


def checking_in(journal: Journal, open_page: OpenPage) -> AppTest:
    """Open the page of somebody with a self-check of today, with an empty check-in unfolded."""
    at = page(journal, open_page)
    at.session_state[at.session_state["check_in_form"].key] = True
    return run_page(at)


def widget_key(at: AppTest, name: str) -> str:
    """Return the key of a widget of the check-in that is open."""
    return f"check_in_{name}_{at.session_state['check_in_form'].writes}"


# Who has no plan


def test_a_first_visit_says_what_this_is_and_has_one_button(open_page: OpenPage) -> None:
    at = open_page("today")
    said = words(at)
    assert say("today.first.what") in said
    assert say("today.first.honest") in said
    pictures = "".join(markups(at))
    assert pictures.count("<img ") == pictures.count(' alt="') > 1
    assert [say("today.first.start") in button.label for button in at.button] == [True]


def test_the_button_leads_to_the_self_check(open_page: OpenPage) -> None:
    at = press(open_page("today"), say("today.first.start"))
    assert say("questions.age_group.ask") in words(at)


def test_a_self_check_in_the_making_is_gone_on_with(journal: Journal, open_page: OpenPage) -> None:
    journal.drafts.save("self_check", {"id": None})
    at = open_page("today")
    assert [say("today.first.go_on") in button.label for button in at.button] == [True]


def test_a_self_check_of_other_questions_asks_for_a_new_one(
    journal: Journal, open_page: OpenPage
) -> None:
    old = self_check(now())
    journal.self_checks.add(msgspec.structs.replace(old, answers={"a_question_of_old": 3}))
    at = open_page("today")
    assert say("results.levels.outdated.body") in words(at)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({"pain_average": None}, "incomplete"),
        ({"age_group": "under_18"}, "under_18"),
    ],
)
def test_without_a_plan_there_is_a_kind_sentence_a_link_and_no_move(
    journal: Journal, open_page: OpenPage, answers: dict[str, object], state: str
) -> None:
    journal.self_checks.add(self_check(now(), **answers))
    at = open_page("today")
    said = words(at)
    assert say(f"today.level.{state}") in said
    assert say("results.closing") in said
    assert [link.proto.label for link in at.get("page_link")] == [
        say("today.level.to_guidance"),
        say("today.level.to_self_check"),
    ]
    assert not [name for name in NAMES if name in said]
    assert not at.get("image")
    assert not at.button


def test_crisis_help_stands_first_and_no_stretch_follows(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(now(), see_someone=["very_low_mood"]))
    said = words(open_page("today"))
    assert say("results.levels.soon.crisis") in said
    lengthening = [id_ for id_, move in CONTENT.moves.items() if move.lengthens]
    assert not [id_ for id_ in lengthening if CONTENT.move_words[id_].name in said]


# The plan


def test_the_plan_is_there_with_its_names_minutes_and_reasons(
    journal: Journal, open_page: OpenPage
) -> None:
    at = page(journal, open_page)
    check = journal.self_checks.latest()
    assert check is not None
    plan = check.result["plan"]
    said = words(at)
    said = html.unescape(said)
    assert f"{len(plan) - 2} moves, about " in said
    for item in plan[1:]:
        assert CONTENT.move_words[item["move"]].name in said
        assert item["why"] in said


def test_the_sitting_break_comes_first_of_what_there_is_to_do(
    journal: Journal, open_page: OpenPage
) -> None:
    said = words(page(journal, open_page))
    sitting = say("today.plan.break", name=CONTENT.move_words["stand_and_walk"].name)
    names = [CONTENT.move_words[item.move].name for item in plan_of(journal).session]
    listed = said[said.index(say("today.plan.moves")) :]
    assert listed.index(sitting) < min(listed.index(name) for name in names)


def plan_of(journal: Journal) -> Guidance:
    check = journal.self_checks.latest()
    assert check is not None
    return msgspec.convert(check.result, Guidance)


def test_the_card_has_a_figure_that_moves_and_one_that_is_still(
    journal: Journal, open_page: OpenPage
) -> None:
    (card,) = [one for one in markups(page(journal, open_page)) if "pc-stage" in one]
    assert card.count("<img") == 2
    still, breath = card.split("<img")[1:]
    assert "pc-breath" not in still
    assert 'alt=""' not in still
    assert "pc-breath" in breath
    assert 'alt=""' in breath  # its words are the still one's


def test_what_the_person_does_it_for_stands_beside_the_title(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(now(), main_activity="<b>my garden</b>"))
    at = open_page("today")
    assert say("today.goal", goal="<b>my garden</b>") in words(at)
    assert "<b>my garden" not in "".join(markups(at))


def test_without_a_wish_there_is_no_line_for_it(journal: Journal, open_page: OpenPage) -> None:
    journal.self_checks.add(self_check(now(), main_activity="  "))
    assert say("today.goal", goal="").strip() not in words(open_page("today"))


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ((), "today.week.none"),
        ((0,), "today.week.one"),
        ((1, 6), "today.week.many"),
        ((1, 7), "today.week.one"),
    ],
)
def test_the_week_is_seven_dots_with_their_sentence(
    journal: Journal, open_page: OpenPage, days: tuple[int, ...], sentence: str
) -> None:
    for ago in days:
        journal.sessions.add(session(ago))
    (dots,) = [one for one in markups(page(journal, open_page)) if "pc-week" in one]
    lately = [ago for ago in days if ago < 7]
    assert f'aria-label="{say(sentence, number=len(lately))}"' in dots
    assert dots.count('class="pc-day ') == 7
    assert dots.count('class="pc-day done"') == len(lately)


def test_every_figure_has_words_for_whoever_cannot_see_it(
    journal: Journal, open_page: OpenPage
) -> None:
    rows = "".join(markups(page(journal, open_page)))
    assert rows.count("<img ") == rows.count(' alt="') > 2
    without = [one for one in rows.split("<img ") if ' alt=""' in one.partition(">")[0]]
    assert len(without) == 1  # the breath, which lies over a figure that has words
    assert "pc-breath" in without[0]


def test_a_pain_number_and_one_button_begin_the_session(
    journal: Journal, open_page: OpenPage
) -> None:
    at = page(journal, open_page)
    choose(at, f"session_pain {today()}", 2)
    press(at, say("session.before.start"))
    begun = drafts.load_draft(journal)
    assert begun is not None
    assert (begun.stage, begun.pain_before) == ("playing", 2)


def test_what_changed_since_last_time_is_said(journal: Journal, open_page: OpenPage) -> None:
    journal.sessions.add(session(2, 5, 3))
    said = words(page(journal, open_page))
    assert "Your last session was 2 days ago. Your pain went from 5 to 3." in said


def test_a_session_of_years_ago_is_still_known(journal: Journal, open_page: OpenPage) -> None:
    journal.sessions.add(session(900))
    assert "Your last session was 900 days ago. Nothing is lost" in words(page(journal, open_page))


def test_after_todays_session_the_way_in_is_folded_away(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.sessions.add(session())
    at = page(journal, open_page)
    assert say("today.plan.done") in words(at)
    assert not [one for one in at.button if say("session.before.start") in one.label]
    at.session_state["today_more"] = True
    run_page(at)
    assert [one for one in at.button if say("session.before.start") in one.label]


def test_a_visit_that_was_asked_for_stands_first(journal: Journal, open_page: OpenPage) -> None:
    journal.self_checks.add(self_check(now(), see_someone=["not_improving"]))
    at = open_page("today")
    assert say("today.level.soon") in [one.value for one in at.warning]


# The check-in


def test_a_check_in_is_kept_with_its_numbers(journal: Journal, open_page: OpenPage) -> None:
    at = checking_in(journal, open_page)
    choose(at, widget_key(at, "pain"), 3)
    at.segmented_control(key=widget_key(at, "tingling")).set_value("no")
    at.number_input(key=widget_key(at, "hours")).set_value(7.5)
    at.number_input(key=widget_key(at, "longest")).set_value(45)
    at.segmented_control(key=widget_key(at, "news")).set_value("no")
    press(run_page(at), say("today.check_in.save"))
    (note,) = journal.day_notes.list()
    assert note.body == {"pain_now": 3, "tingling": False, "sitting_hours": 7.5, "longest_sit": 45}
    assert note.at.local_date == today()
    assert say("today.check_in.saved_one") in words(at)


def test_any_number_of_check_ins_a_day_stand_beside_each_other(
    journal: Journal, open_page: OpenPage
) -> None:
    for pain in (6, 2, 4):
        at = checking_in(journal, open_page)
        choose(at, widget_key(at, "pain"), pain)
        choose(at, widget_key(at, "news"), "no")
        press(at, say("today.check_in.save"))
    assert sorted(note.body["pain_now"] for note in journal.day_notes.list()) == [2, 4, 6]
    (day,) = journal.history.days()
    assert day.check_in_now == 4
    assert say("today.check_in.saved_many", number=3) in words(at)


def test_yesterday_is_asked_about_once_a_day(journal: Journal, open_page: OpenPage) -> None:
    at = checking_in(journal, open_page)
    at.number_input(key=widget_key(at, "hours")).set_value(9.0)
    choose(at, widget_key(at, "news"), "no")
    press(at, say("today.check_in.save"))
    again = checking_in(journal, open_page)
    asks = [one.label for one in again.number_input]
    assert asks == [say("today.check_in.walked")]
    assert chosen(again, widget_key(again, "pain")) is None


def told_pain(at: AppTest, pain: int) -> None:
    choose(at, widget_key(at, "pain"), pain)
    choose(at, widget_key(at, "news"), "no")
    press(at, say("today.check_in.save"))


def test_the_same_told_in_two_open_forms_is_two_check_ins(
    journal: Journal, open_page: OpenPage
) -> None:
    tabs = [checking_in(journal, open_page) for _ in range(2)]
    for tab in tabs:
        told_pain(tab, 3)
    assert [note.body for note in journal.day_notes.list()] == [{"pain_now": 3}] * 2


def test_a_check_in_whose_answer_is_lost_is_kept_once(
    journal: Journal, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = DayNotes.add

    def answer_lost(self: DayNotes, record: DayNote) -> bool:
        real(self, record)
        raise JournalUnavailableError("unreachable")

    at = checking_in(journal, open_page)
    with monkeypatch.context() as away:
        away.setattr(DayNotes, "add", answer_lost)
        told_pain(at, 3)
    press(run_page(at), say("today.check_in.save"))
    assert [note.body for note in journal.day_notes.list()] == [{"pain_now": 3}]


def test_ids_of_check_ins_tell_nothing_of_the_answers(
    journal: Journal, open_page: OpenPage
) -> None:
    told_pain(checking_in(journal, open_page), 3)
    (first,) = journal.day_notes.list()
    journal.day_notes.remove(first.id)
    told_pain(checking_in(journal, open_page), 3)
    (second,) = journal.day_notes.list()
    assert second.id != first.id


def test_two_open_tabs_that_tell_different_things_lose_neither(
    journal: Journal, open_page: OpenPage
) -> None:
    tabs = [checking_in(journal, open_page) for _ in range(2)]
    for tab, pain in zip(tabs, (3, 5), strict=True):
        told_pain(tab, pain)
    assert sorted(note.body["pain_now"] for note in journal.day_notes.list()) == [3, 5]


def test_the_same_number_later_is_another_check_in(journal: Journal, open_page: OpenPage) -> None:
    for _ in range(2):
        told_pain(checking_in(journal, open_page), 3)
    assert [note.body for note in journal.day_notes.list()] == [{"pain_now": 3}] * 2


def test_what_was_taken_back_can_be_told_again(journal: Journal, open_page: OpenPage) -> None:
    told_pain(checking_in(journal, open_page), 3)
    (note,) = journal.day_notes.list()
    journal.day_notes.remove(note.id)
    told_pain(checking_in(journal, open_page), 3)
    assert len(journal.day_notes.list()) == 1


def test_whether_anything_is_new_must_be_answered(journal: Journal, open_page: OpenPage) -> None:
    at = checking_in(journal, open_page)
    choose(at, widget_key(at, "pain"), 3)
    press(at, say("today.check_in.save"))
    assert say("today.check_in.new_first") in words(at)
    assert journal.day_notes.list() == ()


def test_nothing_said_is_nothing_kept(journal: Journal, open_page: OpenPage) -> None:
    at = checking_in(journal, open_page)
    choose(at, widget_key(at, "news"), "no")
    press(at, say("today.check_in.save"))
    assert say("today.check_in.nothing") in words(at)
    assert journal.day_notes.list() == ()


def test_something_new_is_asked_about_and_the_numbers_are_kept(
    journal: Journal, open_page: OpenPage
) -> None:
    at = checking_in(journal, open_page)
    choose(at, widget_key(at, "pain"), 6)
    choose(at, widget_key(at, "news"), "yes")
    press(at, say("today.check_in.save"))
    kept = {note.kind: note.body for note in journal.day_notes.list()}
    assert kept["check_in"] == {"pain_now": 6}
    assert kept["new_signs"] == {"level": "check", "signs": []}
    assert say("session.worry.title") in words(at)


def test_no_tap_can_end_the_run_between_a_check_in_and_what_is_new_in_it(
    journal: Journal, open_page: OpenPage
) -> None:
    def has_stored_half() -> bool:
        return {note.kind for note in journal.day_notes.list()} == {"check_in"}

    at = checking_in(journal, open_page)
    page_driver.set_choice(at, widget_key(at, "pain"), 6)
    at.segmented_control(key=widget_key(at, "news")).set_value("yes")
    at.button(key=f"check_in_save_{at.session_state['check_in_form'].name}").click()
    with interrupted_at(0, since=has_stored_half) as interruption:
        run_page(at)
    assert not interruption.reached
    assert {note.kind for note in journal.day_notes.list()} == {"check_in", "new_signs"}


def test_a_check_in_half_filled_in_is_there_after_a_reload_and_gone_once_saved(
    journal: Journal, open_page: OpenPage
) -> None:
    at = checking_in(journal, open_page)
    choose(at, widget_key(at, "pain"), 6)
    choose(at, widget_key(at, "tingling"), "no")
    at.number_input(key=widget_key(at, "hours")).set_value(7.5)
    run_page(at)
    again = open_page("today")
    assert chosen(again, widget_key(again, "pain")) == "6"
    choose(again, widget_key(again, "news"), "no")
    press(again, say("today.check_in.save"))
    (note,) = journal.day_notes.list()
    assert note.body == {"pain_now": 6, "tingling": False, "sitting_hours": 7.5}
    assert journal.drafts.load("check_in") is None
    empty = checking_in(journal, open_page)
    assert chosen(empty, widget_key(empty, "pain")) is None


def test_tingling_in_the_check_in_points_to_the_gentler_start(
    journal: Journal, open_page: OpenPage
) -> None:
    at = checking_in(journal, open_page)
    choose(at, widget_key(at, "tingling"), "yes")
    choose(at, widget_key(at, "news"), "no")
    press(at, say("today.check_in.save"))
    assert say("today.check_in.tingling_note") in words(at)


# Days that are not like others


def toggle(at: AppTest, label: str) -> AppTest:
    (switch,) = [one for one in at.toggle if one.label == label]
    switch.set_value(not switch.value)
    return run_page(at)


def flare_days(journal: Journal) -> list[dt.date]:
    return sorted(note.at.local_date for note in journal.day_notes.list() if note.kind == "flare")


def test_a_flare_halves_the_session_for_three_days_and_can_be_taken_back(
    journal: Journal, open_page: OpenPage
) -> None:
    at = page(journal, open_page, opened=("today_days",))
    before = markups(at)
    toggle(at, say("today.days.flare"))
    assert flare_days(journal) == [today() + dt.timedelta(days=n) for n in range(3)]
    assert say("today.plan.flare_half") in words(at)
    until = day(today() + dt.timedelta(days=3))
    assert say("today.days.flare_until", date=until) in words(at)
    assert markups(at) != before
    toggle(at, say("today.days.flare"))
    assert flare_days(journal) == []
    assert markups(at) == before


def test_a_flare_can_leave_breaks_only(journal: Journal, open_page: OpenPage) -> None:
    at = page(journal, open_page, opened=("today_days",))
    toggle(at, say("today.days.flare"))
    choose(at, "flare way half", "breaks")
    assert say("today.plan.flare_breaks") in words(at)
    assert not [one for one in at.button if say("session.before.start") in one.label]
    assert flare_days(journal) == [today() + dt.timedelta(days=n) for n in range(3)]
    begun = open_page("session")
    assert not [one for one in begun.button if say("session.before.start") in one.label]


@pytest.mark.parametrize("days", [1, 2, 5, 7])
def test_a_flare_lasts_as_long_as_is_chosen(
    journal: Journal, open_page: OpenPage, days: int
) -> None:
    at = page(journal, open_page, opened=("today_days",))
    toggle(at, say("today.days.flare"))
    choose(at, "flare way half", "breaks")
    choose(at, "flare days 3", days)
    assert flare_days(journal) == [today() + dt.timedelta(days=n) for n in range(days)]
    assert {note.body["way"] for note in journal.day_notes.list()} == {"breaks"}
    until = day(today() + dt.timedelta(days=days))
    assert say("today.days.flare_until", date=until) in words(at)
    assert at.segmented_control(key=f"flare days {days}").value == days


def test_a_flare_that_ends_early_keeps_the_days_it_had(
    journal: Journal, open_page: OpenPage
) -> None:
    for days_ago in (2, 1, 0, -1, -2):
        journal.day_notes.add(DayNote(uuid.uuid4().hex, now(days_ago), "flare", {}))
    at = page(journal, open_page, opened=("today_days",))
    toggle(at, say("today.days.flare"))
    assert flare_days(journal) == [now(2).local_date, now(1).local_date]
    assert say("today.plan.flare_half") not in words(at)


def test_the_day_after_a_flare_it_asks_how_it_is(journal: Journal, open_page: OpenPage) -> None:
    journal.self_checks.add(self_check(now(9)))
    for days_ago in (3, 2, 1):
        journal.day_notes.add(DayNote(uuid.uuid4().hex, now(days_ago), "flare", {}))
    at = page(journal, open_page)
    assert say("today.flare_over.ask") in words(at)
    press(at, say("today.flare_over.over"))
    assert say("today.flare_over.ask") not in words(at)
    assert say("today.flare_over.ask") not in words(open_page("today"))


def test_a_flare_that_is_still_there_goes_on_and_after_a_week_leads_to_somebody(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(now(9)))
    for days_ago in range(1, 8):
        journal.day_notes.add(DayNote(uuid.uuid4().hex, now(days_ago), "flare", {}))
    at = page(journal, open_page)
    assert say("today.flare_over.see", number=7) in words(at)
    press(at, say("today.flare_over.still", number=3))
    assert flare_days(journal)[-1] == today() + dt.timedelta(days=2)
    assert say("today.plan.flare_half") in words(at)


@pytest.mark.parametrize("kind", ["ill", "away"])
def test_a_day_ill_or_away_has_no_session_and_can_be_taken_back(
    journal: Journal, open_page: OpenPage, kind: str
) -> None:
    at = page(journal, open_page, opened=("today_days",))
    toggle(at, say(f"today.days.{kind}"))
    assert say(f"today.plan.rest_{kind}") in words(at)
    assert [note.kind for note in journal.day_notes.list()] == [kind]
    toggle(at, say(f"today.days.{kind}"))
    assert say(f"today.plan.rest_{kind}") not in words(at)
    assert journal.day_notes.list() == ()
    toggle(at, say(f"today.days.{kind}"))
    assert [note.kind for note in journal.day_notes.list()] == [kind]


def test_whoever_feels_up_to_it_can_still_begin(journal: Journal, open_page: OpenPage) -> None:
    journal.day_notes.add(DayNote(uuid.uuid4().hex, now(), "away", {}))
    at = page(journal, open_page, opened=("today_more",))
    assert [one for one in at.button if say("session.before.start") in one.label]


def test_a_silence_is_asked_about_and_its_days_then_count_for_nothing(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.sessions.add(session(6))
    at = page(journal, open_page)
    first, last = today() - dt.timedelta(days=5), today() - dt.timedelta(days=1)
    assert say("today.gap.ask", days=days_span(first, last)) in words(at)
    press(at, say("today.gap.away"))
    assert sorted(note.at.local_date for note in journal.day_notes.list()) == [
        first + dt.timedelta(days=n) for n in range(5)
    ]
    assert not [one for one in at.button if say("today.gap.away") in one.label]


def test_a_silence_without_a_reason_is_asked_about_once(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.sessions.add(session(6))
    at = page(journal, open_page)
    press(at, say("today.gap.neither"))
    again = open_page("today")
    assert not [one for one in again.button if say("today.gap.neither") in one.label]
    assert journal.day_notes.list() == ()


@pytest.mark.parametrize(("days_ago", "asked"), [(3, False), (4, True), (61, True), (62, False)])
def test_short_pauses_and_very_long_ones_are_not_asked_about(
    journal: Journal, open_page: OpenPage, days_ago: int, asked: bool
) -> None:
    journal.sessions.add(session(days_ago))
    at = page(journal, open_page)
    assert bool([one for one in at.button if say("today.gap.neither") in one.label]) is asked


# What it costs


def test_the_first_page_loads_neither_pandas_nor_altair(journal: Journal) -> None:
    journal.self_checks.add(self_check(now()))
    code = (
        "import sys\n"
        "from streamlit.testing.v1 import AppTest\n"
        "before = {'pandas', 'altair'} & set(sys.modules)\n"
        "at = AppTest.from_file('app.py', default_timeout=60).run()\n"
        "assert not at.exception, at.exception\n"
        "assert at.get('bidi_component'), 'the page is not there'\n"
        "print(before, {'pandas', 'altair'} & set(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[0] == "set() set()"


@pytest.mark.parametrize(
    ("extras", "change"),
    [
        ({}, None),
        ({"march_hold_fails": "yes", "hips_forward_in_photo": "yes"}, "moves"),
    ],
)
def test_the_next_extra_question_is_offered_with_what_the_last_ones_changed(
    open_page: OpenPage, journal: Journal, extras: dict[str, str], change: str | None
) -> None:
    journal.self_checks.add(self_check(now(), **extras))
    at = page(journal, open_page)
    offer = say("guidance.extras.offer")
    if change is not None:
        names = answer_words.joined(
            [CONTENT.move_words[move].name for move in ("seated_march", "dead_bug")]
        )
        offer = f"{say(f'guidance.extras.{change}', moves=names)} {offer}"
    assert offer in words(at)
    at.button(key="guidance-fine_tune").click()
    run_page(at)
    draft = journal.drafts.load("self_check")
    assert draft is not None
    assert draft["step"] == "lying_arch"


def test_no_extra_question_is_offered_after_the_day_of_the_self_check_or_beside_a_new_sign(
    open_page: OpenPage, journal: Journal
) -> None:
    journal.self_checks.add(self_check(now(1)))
    assert "guidance-fine_tune" not in keys(page(journal, open_page))
    journal.self_checks.add(self_check(now()))
    assert "guidance-fine_tune" in keys(page(journal, open_page))
    journal.day_notes.add(
        DayNote(uuid.uuid4().hex, now(), "new_signs", {"level": "check", "signs": []})
    )
    assert "guidance-fine_tune" not in keys(page(journal, open_page))


def keys(at: AppTest) -> set[str]:
    """Return the keys of the buttons on a page."""
    return {str(button.key) for button in at.button}
