"""The page of the hip measure: offered to the right people, stored at every step, saved once."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest

from psoas_coach.journal.records import DayNote
from psoas_coach.ui.measure import draft as drafts
from psoas_coach.ui.words import say
from tests.support.measure_page_driver import (
    add_measure,
    add_self_check,
    load_draft,
    now,
    press,
    reports,
    write,
)
from tests.support.page_driver import run_page, title, words

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.journal.journal import Journal
    from tests.ui.conftest import OpenPage


def begin_measure(open_page: OpenPage, journal: Journal) -> AppTest:
    add_self_check(journal)
    return press(open_page("measure"), "measure_begin")


def choose_method(at: AppTest, method: str) -> AppTest:
    at.segmented_control[0].set_value(method)
    return run_page(at)


def test_before_the_first_self_check_it_invites_to_that(open_page: OpenPage) -> None:
    at = open_page("measure")
    assert say("measure.first.body") in words(at)
    assert not at.button


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"see_someone": ["hip_locks"]}, "measure.against.level"),
        ({"pain_average": None}, "measure.against.open"),
        ({"precautions": None}, "measure.against.open"),
        ({"age_group": "under_18"}, "measure.against.under_18"),
    ],
)
def test_people_who_should_leave_it_out_are_told_kindly_and_offered_nothing(
    open_page: OpenPage, journal: Journal, answers: dict[str, Any], expected: str
) -> None:
    add_self_check(journal, **answers)
    drafts.save(journal, drafts.begin(now()))  # begun before, but it is still not offered
    at = open_page("measure")
    assert title(at) == say("measure.title")
    assert say(expected) in words(at)
    assert not at.button
    assert not at.segmented_control


@pytest.mark.parametrize(
    ("answers", "because"),
    [
        ({"precautions": ["hip_replacement_other", "pregnant"]}, "precautions.pregnant"),
        ({"pain_average": 4, "pain_worst": 5}, "pain_average"),
        (
            {
                "thigh_frequency": "some_days", "thigh_trend": "better", "thigh_areas": ["outer"],
                "thigh_side": "left",
            },
            "thigh_frequency",
        ),
    ],
)  # fmt: skip
def test_a_reason_of_ones_own_is_named(
    open_page: OpenPage, journal: Journal, answers: dict[str, Any], because: str
) -> None:
    add_self_check(journal, **answers)
    at = open_page("measure")
    assert say(f"results.because.{because}") in words(at)
    assert not at.button


@pytest.mark.parametrize("body", [{"pain_now": 4}, {"tingling": True}])
def test_reports_of_today_count_as_well(
    open_page: OpenPage, journal: Journal, body: dict[str, Any]
) -> None:
    add_self_check(journal)
    journal.day_notes.add(DayNote(uuid.uuid4().hex, now(), "check_in", body))
    at = open_page("measure")
    assert say("measure.against.today") in words(at)
    assert not at.button


def test_it_begins_only_after_a_look_at_who_leaves_it_out_today(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal)
    at = open_page("measure")
    assert say("measure.before.list") in words(at)
    assert journal.drafts.load(drafts.MEASURE_DRAFT) is None
    press(at, "measure_begin")
    assert load_draft(journal).method == "phone"
    assert at.get("bidi_component")


def test_readings_of_the_phone_are_stored_at_once(open_page: OpenPage, journal: Journal) -> None:
    at = begin_measure(open_page, journal)
    draft = load_draft(journal)
    reports(at, draft.id, left=[7.0], right=[])
    assert load_draft(journal).left == (7.0,)
    reports(at, draft.id, left=[7.0, 9.0], right=[2.0, 1.0])
    later = open_page("measure")
    assert "8° below level" in words(later)
    press(later, "measure_keep")
    (measure,) = journal.day_notes.list_hip_measures()
    assert (measure.id, measure.left, measure.right) == (draft.id, (7.0, 9.0), (2.0, 1.0))


def test_a_tab_that_repeats_an_old_report_does_not_take_newer_readings_back(
    open_page: OpenPage, journal: Journal
) -> None:
    first = begin_measure(open_page, journal)
    id_ = load_draft(journal).id
    reports(first, id_, left=[7.0], right=[])
    second = open_page("measure")
    reports(second, id_, left=[7.0], right=[3.0])
    run_page(first)
    assert load_draft(journal).right == (3.0,)


@pytest.mark.parametrize(
    "report",
    [
        {"left": [61], "right": []},
        {"left": [1, 2, 3], "right": []},
        {"left": ["1"], "right": []},
        {"left": [1]},
        {"left": [float("nan")], "right": []},
        {"left": [1], "right": [], "more": 1},
        {"id": "0" * 32, "left": [1], "right": []},
    ],
)
def test_an_invalid_report_is_not_stored(
    open_page: OpenPage, journal: Journal, report: dict[str, Any]
) -> None:
    at = begin_measure(open_page, journal)
    id_ = load_draft(journal).id
    at.session_state[f"measure-{id_}"] = {"read": {"id": id_, **report}}
    run_page(at)
    assert [warning.value for warning in at.warning] == [say("measure.refused")]
    assert (load_draft(journal).left, load_draft(journal).right) == ((), ())


def test_a_tape_gives_degrees_and_survives_a_lost_page(
    open_page: OpenPage, journal: Journal
) -> None:
    at = choose_method(begin_measure(open_page, journal), "tape")
    write(at, "left_1", 7.0)
    assert [warning.value for warning in at.warning] == [say("measure.tape.no_length")]
    write(at, "length", 40.0)
    later = open_page("measure")
    assert "10.1° below level" in words(later)
    write(later, "right_1", -60.0)
    assert "60 cm" in later.warning[0].value
    assert not saves(later)
    assert journal.day_notes.list_hip_measures() == ()
    write(later, "right_1", -7.0)
    press(later, "measure_keep")
    (measure,) = journal.day_notes.list_hip_measures()
    assert (measure.method, measure.left, measure.right) == ("tape", (10.1,), (-10.1,))


def test_degrees_by_hand_are_kept_as_they_are(open_page: OpenPage, journal: Journal) -> None:
    at = choose_method(begin_measure(open_page, journal), "hand")
    for name, value in {"left_1": 3.0, "left_2": 4.5, "right_2": -2.0}.items():
        write(at, name, value)
    press(at, "measure_keep")
    (measure,) = journal.day_notes.list_hip_measures()
    assert (measure.method, measure.left, measure.right) == ("hand", (3.0, 4.5), (-2.0,))


def test_two_tabs_save_once_and_both_show_it(open_page: OpenPage, journal: Journal) -> None:
    first = choose_method(begin_measure(open_page, journal), "hand")
    write(first, "left_1", 3.0)
    second = open_page("measure")
    press(first, "measure_keep")
    press(second, "measure_keep")
    assert len(journal.day_notes.list_hip_measures()) == 1
    for at in (first, second, open_page("measure")):
        assert say("measure.result.title") in words(at)


def saves(at: AppTest) -> bool:
    """Whether the measure can be saved."""
    return any(str(button.key).startswith("measure_keep") for button in at.button)


def test_there_is_nothing_to_save_before_the_first_reading(
    open_page: OpenPage, journal: Journal
) -> None:
    at = begin_measure(open_page, journal)
    assert not saves(at)
    assert not saves(choose_method(at, "tape"))
    assert not saves(write(at, "length", 40.0))
    assert saves(write(at, "right_1", 3.0))
    at = choose_method(at, "hand")
    assert not saves(at)
    assert saves(write(at, "left_1", 3.0))
    assert journal.day_notes.list_hip_measures() == ()


def test_one_may_start_over_and_measure_several_times_a_day(
    open_page: OpenPage, journal: Journal
) -> None:
    at = begin_measure(open_page, journal)
    old = load_draft(journal).id
    press(at, "measure_over")
    assert journal.drafts.load(drafts.MEASURE_DRAFT) is None
    press(at, "measure_begin")
    assert load_draft(journal).id != old
    for value in (3.0, 5.0):
        choose_method(at, "hand")
        write(at, "left_1", value)
        press(at, "measure_keep")
        if value == 3.0:
            press(at, "measure_more")
    assert [measure.left for measure in journal.day_notes.list_hip_measures()] == [(3.0,), (5.0,)]


def test_a_measure_begun_yesterday_is_over(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal, days_ago=2)
    drafts.save(journal, drafts.begin(now(1)))
    assert say("measure.before.list") in words(open_page("measure"))


def test_readings_far_apart_and_uneven_sides_are_named(
    open_page: OpenPage, journal: Journal
) -> None:
    at = begin_measure(open_page, journal)
    reports(at, load_draft(journal).id, left=[1.0, 8.0], right=[12.0, 12.0])
    assert say("measure.result.apart", degrees="7") in words(at)
    assert say("measure.result.ahead_right", degrees="7.5") in words(at)
    reports(at, load_draft(journal).id, left=[10.0, 11.0], right=[12.0, 12.0])
    assert say("measure.result.even", noise="5") in words(at)


def test_a_measure_of_today_is_shown_and_one_of_yesterday_is_not(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, days_ago=3)
    add_measure(journal, 4.0, 5.0, days_ago=1)
    assert say("measure.result.title") not in words(open_page("measure"))
    add_measure(journal, 6.0, 5.0)
    assert "6° below level" in words(open_page("measure"))
