"""The facts for a visit: complete, and silent where the pages are silent."""

from __future__ import annotations

import datetime as dt
import uuid

import msgspec
import pytest

from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.visit import RECENT_DAYS, VisitFacts, load_visit_facts
from psoas_coach.coach.visit_choices import (
    PARTS,
    SILENCED,
    VisitChoices,
    load_choices,
    save_choices,
)
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment
from tests.support import clock, fair_tests, visit_people
from tests.support.answers_factory import self_check, session
from tests.support.record_samples import fair_test_end

CONTENT = load()


def facts(journal: Journal) -> VisitFacts:
    return load_visit_facts(Snapshot(journal, clock.ago(0).local_date))


def measure(at: Moment) -> DayNote:
    return DayNote(uuid.uuid4().hex, at, "measure", {"method": "tape", "left": [1.0]})


def test_choices_are_read_back_and_a_damaged_one_is_none(journal: Journal) -> None:
    choices = VisitChoices(("pain", "moves"), "A note", "A question?")
    assert save_choices(journal, choices)
    assert not save_choices(journal, choices)
    assert load_choices(journal.settings.read_all()) == choices
    for damaged in (None, 3, "x", {"parts": ["everything"]}, {"note": 1}):
        assert load_choices({"visit": damaged}) == VisitChoices()


def test_an_empty_journal_has_nothing_to_hand_over(journal: Journal) -> None:
    assert facts(journal).is_empty
    assert facts(journal).list_parts(CONTENT) == ()


def test_all_parts_are_there_for_who_did_everything(journal: Journal) -> None:
    journal.self_checks.add(self_check(clock.ago(5)))
    journal.sessions.add(session(clock.ago(1)))
    journal.day_notes.add(measure(clock.ago(1)))
    fair_tests.finish(journal, clock.ago(2).local_date)
    assert facts(journal).list_parts(CONTENT) == PARTS
    assert facts(journal).select_parts(VisitChoices(), CONTENT) == PARTS
    chosen = VisitChoices(("moves", "answers"))
    assert facts(journal).select_parts(chosen, CONTENT) == ("answers", "moves")


def test_beside_advice_to_book_a_visit_the_score_waits_to_be_asked_for(journal: Journal) -> None:
    journal.self_checks.add(self_check(clock.ago(0), see_someone=["not_improving"]))
    assert "score" in facts(journal).list_parts(CONTENT)
    assert "score" not in facts(journal).select_parts(VisitChoices(), CONTENT)
    assert "score" in facts(journal).select_parts(VisitChoices(PARTS), CONTENT)


@pytest.mark.parametrize("source", ["self_check", "check_in"])
def test_while_help_is_needed_no_score_move_or_measure_is_among_the_facts(
    journal: Journal, source: str
) -> None:
    signs = ["chest_pain"] if source == "self_check" else []
    journal.self_checks.add(self_check(clock.ago(5), red_now=signs))
    journal.sessions.add(session(clock.ago(3)))
    journal.day_notes.add(measure(clock.ago(3)))
    if source == "check_in":
        visit_people.report_sign(journal, clock.ago(1))
    visit = facts(journal)
    assert visit.card is not None
    assert not set(SILENCED) & set(visit.list_parts(CONTENT))
    assert not set(SILENCED) & set(visit.select_parts(VisitChoices(PARTS), CONTENT))
    assert (visit.plan, visit.moves_done) == (None, {})


def test_signs_lifted_by_a_later_self_check_are_still_listed(journal: Journal) -> None:
    journal.self_checks.add(self_check(clock.ago(20)))
    visit_people.report_sign(journal, clock.ago(10))
    assert facts(journal).earlier_signs == ()
    journal.self_checks.add(self_check(clock.ago(2)))
    visit = facts(journal)
    assert visit.card is None
    assert [note.body["signs"] for note in visit.earlier_signs] == [[visit_people.SIGN]]


def test_answers_are_shown_beside_the_first_of_the_same_questions(journal: Journal) -> None:
    old = msgspec.structs.replace(self_check(clock.ago(90)), questionnaire="0")
    first, middle, corrected, latest = (
        self_check(clock.ago(days), pain_average=pain)
        for days, pain in ((60, 5), (30, 4), (0.01, 3), (0, 2))
    )
    for check in (old, first, middle, corrected, latest):
        journal.self_checks.add(check)
    visit = facts(journal)
    assert visit.check is not None
    assert visit.first_check is not None
    assert (visit.check.id, visit.first_check.id) == (latest.id, first.id)


def test_one_day_s_self_checks_have_none_before_them(journal: Journal) -> None:
    journal.self_checks.add(self_check(clock.ago(0.01)))
    journal.self_checks.add(self_check(clock.ago(0)))
    assert facts(journal).first_check is None


def test_practice_is_summed_lately_before_and_in_all(journal: Journal) -> None:
    for days in (0, 5, 40, 200):
        journal.sessions.add(session(clock.ago(days)))
    journal.sessions.add(session(clock.ago(6), stop_reason="pain", finished=False))
    lately, before, everything = facts(journal).practice
    assert (lately.sessions, before.sessions, everything.sessions) == (3, 1, 5)
    assert (lately.last - lately.first).days == RECENT_DAYS - 1
    assert before.last == lately.first - dt.timedelta(days=1)
    assert lately.left == 3 * 1.5
    assert [stop.stop_reason for stop in facts(journal).stops] == ["pain"]
    assert facts(journal).moves_done == {"runners_lunge": 3}


def test_a_person_who_began_today_has_one_line_of_practice(journal: Journal) -> None:
    journal.sessions.add(session(clock.ago(0)))
    (only,) = facts(journal).practice
    assert only.first == only.last


def test_fair_tests_that_came_to_something_go_along_the_newest_first(journal: Journal) -> None:
    journal.self_checks.add(self_check(clock.ago(400)))
    days = (300, 200, 100, 3)
    tests = [fair_tests.finish(journal, clock.ago(day).local_date) for day in days]
    assert [test.test for test in facts(journal).fair_tests] == tests[:0:-1]
    stopped = fair_tests.begin(journal, clock.ago(2).local_date)
    journal.fair_tests.finish(fair_test_end(stopped, at=clock.ago(1)))
    assert [test.test for test in facts(journal).fair_tests] == tests[:0:-1]
    journal.self_checks.add(self_check(clock.ago(0), red_now=["chest_pain"]))
    assert facts(journal).fair_tests == ()
