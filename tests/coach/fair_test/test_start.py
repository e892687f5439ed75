"""A test starts as it was chosen, from the offers, with a random draw."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from msgspec.structs import replace

from psoas_coach.coach.day_notes import mark_flare
from psoas_coach.coach.fair_test.questions import list_offers
from psoas_coach.coach.fair_test.start import (
    DAILY_QUESTION_SETTING,
    Choice,
    DailyQuestion,
    begin_asking,
    begin_test,
    draw_lot,
    find_goal,
    read_daily_question,
)
from psoas_coach.coach.physio_plan import keep_physio_plan
from psoas_coach.coach.plan_choices import hide_move
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import load_todays_plan
from psoas_coach.content import load
from psoas_coach.journal.fair_tests import compute_digest
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.physio_plans import read_plan
from psoas_coach.journal.records import DayNote
from tests.support.answers_factory import self_check
from tests.support.fair_tests import FIRST, START, ZONE, at
from tests.support.record_samples import new_id, physio_plan

CONTENT = load()
CHOICE = Choice("sessions", asked_from=18, pairs=8)


def check(journal: Journal, **answers: object) -> Snapshot:
    journal.self_checks.add(self_check(at(START, 8), **answers))
    return Snapshot(journal, START)


def questions(snapshot: Snapshot) -> list[str]:
    return [offer.question.id for offer in list_offers(snapshot)]


def test_the_terms_are_the_chosen_ones(journal: Journal) -> None:
    snapshot = check(journal)
    id_ = new_id()
    assert begin_test(snapshot, at(START), CHOICE, id_)
    (recorded,) = journal.fair_tests.list()
    test = recorded.test
    assert (test.id, test.question, test.pairs, test.outcome) == (id_, "sessions", 8, "pain")
    assert (test.first_day, test.block_days, test.left_out_days) == (FIRST, 7, 2)
    assert test.digest == compute_digest(test)
    assert len(test.draw) == 8
    assert not begin_test(Snapshot(journal, START), at(START), CHOICE, new_id())
    assert journal.fair_tests.list() == (recorded,)


def test_every_order_of_the_lot_is_as_likely() -> None:
    drawn = Counter(draw_lot(3) for _ in range(4000))
    assert set(drawn) == {f"{number:03b}" for number in range(8)}
    assert all(350 < count < 650 for count in drawn.values()), drawn  # seven deviations wide


def test_salt_and_draw_are_new_in_every_test(journal: Journal) -> None:
    snapshot = check(journal)
    assert begin_test(snapshot, at(START), CHOICE, new_id())
    (first,) = journal.fair_tests.list()
    journal.deletion.erase_everything()
    assert begin_test(check(journal), at(START), CHOICE, new_id())
    (second,) = journal.fair_tests.list()
    assert first.test.salt != second.test.salt
    assert first.test.digest != second.test.digest


@pytest.mark.parametrize(
    "change",
    [
        {"question": "coffee"},
        {"pairs": 5},
        {"pairs": 7},
        {"asked_from": 3},
        {"moves": ("bridge", "dead_bug")},
        {"question": "moves"},
        {"question": "moves", "moves": ("bridge", "kneeling_backbend")},
        {"question": "moves", "moves": ("bridge", "heel_slide")},
        {"outcome": "goal", "goal": "gardening"},
        {"goal": "gardening"},
    ],
)
def test_a_test_that_is_not_offered_cannot_be_started(
    journal: Journal, change: dict[str, Any]
) -> None:
    assert not begin_test(check(journal), at(START), replace(CHOICE, **change), new_id())
    assert journal.fair_tests.list() == ()


def test_a_goal_can_be_asked_about_where_the_self_check_names_one(journal: Journal) -> None:
    snapshot = check(journal, main_activity="playing  with my kids")
    assert find_goal(snapshot) == "playing with my kids"
    choice = replace(CHOICE, outcome="goal", goal="playing with my kids")
    assert begin_test(snapshot, at(START), choice, new_id())


def test_all_four_questions_are_for_somebody_with_a_plan(journal: Journal) -> None:
    assert questions(Snapshot(journal, START)) == []
    snapshot = check(journal)
    assert questions(snapshot) == ["sessions", "moves", "time_of_day", "breaks"]
    session = {item.move for item in snapshot.todays_plan.moves}  # type: ignore[union-attr]  # there is one
    (moves,) = [offer.moves for offer in list_offers(snapshot) if offer.moves]
    for mine, other in moves:
        assert mine in session
        assert other not in session
        here, there = CONTENT.moves[mine], CONTENT.moves[other]
        assert (here.kind, here.depth) == (there.kind, there.depth)
        assert here.depth <= 2


@pytest.mark.parametrize(
    "answers",
    [
        {"red_now": ["chest_pain"]},
        {"red_today": ["fever_with_pain"]},
        {"see_someone": ["hip_locks"]},
        {"pain_average": None},
        {"age_group": "under_18"},
    ],
)
def test_people_who_should_see_a_professional_first_are_offered_none(
    journal: Journal, answers: dict[str, Any]
) -> None:
    snapshot = check(journal, **answers)
    assert list_offers(snapshot) == ()
    assert not begin_test(snapshot, at(START), CHOICE, new_id())


def test_something_new_that_waits_for_a_self_check_comes_first(journal: Journal) -> None:
    check(journal)
    body = {"level": "check", "signs": []}
    journal.day_notes.add(DayNote(new_id(), at(START, 10), "new_signs", body))
    assert list_offers(Snapshot(journal, START)) == ()


def test_on_a_bad_day_with_breaks_only_there_is_no_session_to_test(journal: Journal) -> None:
    check(journal)
    mark_flare(journal, START, FIRST, "breaks", ZONE)
    assert questions(Snapshot(journal, START)) == ["breaks"]


def test_a_physios_moves_are_not_tested(journal: Journal) -> None:
    check(journal)
    dates = {"made_on": START, "until": START + dt.timedelta(days=20)}
    plan = replace(read_plan(physio_plan()), **dates)
    assert keep_physio_plan(journal, plan, new_id(), at(START))
    assert questions(Snapshot(journal, START)) == ["breaks"]
    assert not begin_test(Snapshot(journal, START), at(START), CHOICE, new_id())
    over = START + dt.timedelta(days=21)
    journal.self_checks.add(self_check(at(over, 8)))
    assert "sessions" in questions(Snapshot(journal, over))


def test_hidden_moves_are_not_compared(journal: Journal) -> None:
    check(journal)
    for move in CONTENT.moves:
        plan = load_todays_plan(journal, START, CONTENT)
        assert plan is not None
        if move not in {item.move for item in plan.guidance.plan}:
            hide_move(journal, move)
    assert "moves" not in questions(Snapshot(journal, START))


def test_the_daily_question_before_a_test_ends_with_its_start(journal: Journal) -> None:
    asked = DailyQuestion("pain", "", 18, START - dt.timedelta(days=20))
    begin_asking(journal, asked)
    assert read_daily_question(journal.settings.read_all()) == asked
    assert begin_test(check(journal), at(START), CHOICE, new_id())
    assert read_daily_question(journal.settings.read_all()) is None
    for forged in (3, "x", {"outcome": "mood"}, {"since": "never"}):
        assert read_daily_question({DAILY_QUESTION_SETTING: forged}) is None
