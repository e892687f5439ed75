"""The measure in force changes today's plan through patterns; the stored result stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from psoas_coach.coach.plan_choices import set_extra_repetition
from psoas_coach.coach.todays_plan import TodaysPlan, load_todays_plan
from psoas_coach.content import load
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.words import say
from tests.support.measure_page_driver import add_measure, add_self_check, now
from tests.support.page_driver import words

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal
    from tests.ui.conftest import OpenPage

pytestmark = pytest.mark.dates

OVERSTRETCHED: dict[str, Any] = {"hips_forward_in_photo": "yes", "bendy": "yes"}


def today(journal: Journal) -> TodaysPlan:
    todays_plan = load_todays_plan(journal, now().local_date, load())
    assert todays_plan is not None
    return todays_plan


def lengthens(known: TodaysPlan) -> bool:
    return any(load().moves[item.move].lengthens for item in known.moves)


def test_a_measure_moves_the_plan_and_leaves_the_result_as_it_was(journal: Journal) -> None:
    add_self_check(journal, **OVERSTRETCHED)
    before, stored = today(journal), journal.self_checks.find_latest()
    assert lengthens(before)
    add_measure(journal, 18.0, 17.0)
    after = today(journal)
    assert after.guidance.patterns["overstretched"].state == "likely"
    assert not lengthens(after)
    for field in ("level", "score", "depth_cap", "receipt", "domains", "band"):
        assert getattr(after.guidance, field) == getattr(before.guidance, field)
    assert journal.self_checks.find_latest() == stored


def test_a_removed_measure_takes_its_effect_back(journal: Journal) -> None:
    add_self_check(journal, **OVERSTRETCHED)
    before = today(journal)
    note = add_measure(journal, 18.0, 17.0)
    assert today(journal).guidance != before.guidance
    journal.day_notes.remove(note.id)
    assert today(journal).guidance == before.guidance


def test_it_counts_for_90_days(journal: Journal) -> None:
    add_self_check(journal, days_ago=120, **OVERSTRETCHED)
    add_measure(journal, 18.0, 17.0, days_ago=90)
    assert today(journal).measured is None
    add_measure(journal, 18.0, 17.0, days_ago=89)
    assert today(journal).measured is not None


def test_a_later_self_check_with_its_own_numbers_counts_instead(journal: Journal) -> None:
    add_measure(journal, 18.0, 17.0, days_ago=5)
    add_self_check(journal, **OVERSTRETCHED)
    assert today(journal).measured is not None
    add_self_check(journal, **OVERSTRETCHED, thomas_left=2)
    assert today(journal).measured is None


def test_the_tighter_side_of_a_measure_may_get_one_more(journal: Journal) -> None:
    add_self_check(journal)
    set_extra_repetition(journal, on=True)
    add_measure(journal, -6.0, 4.0)
    extra = today(journal).extra
    assert extra is not None
    assert extra.side == "left"
    add_measure(journal, 4.0, None)  # the other side is of another day: no comparison
    assert today(journal).extra is None


def test_the_guidance_says_which_measure_counts_beside_the_result_as_given(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, days_ago=3)
    assert not open_page("guidance").toggle
    add_measure(journal, -6.0, 4.0, days_ago=1)
    at = open_page("guidance")
    assert format_day(now(1).local_date) in words(at)
    assert "left 6° above level, right 4° below level" in words(at)
    assert "left" in at.toggle[0].label
    stored = journal.self_checks.find_latest()
    assert stored is not None
    assert "thomas_left" not in stored.answers
    assert msgspec.convert(stored.result["patterns"], dict)["overstretched"]["state"] != "likely"


def test_my_data_lists_a_measure_in_words_and_lets_it_be_removed(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, days_ago=3)
    note = add_measure(journal, -6.0, 4.0)
    at = open_page("my_data", entry=note.id)
    sides = ", ".join(
        (
            say("my_data.entries.kind.measure_left", degrees="-6"),
            say("my_data.entries.kind.measure_right", degrees="4"),
        )
    )
    assert say("my_data.entries.kind.measure", readings=sides) in words(at)
    next(button for button in at.button if button.label == say("my_data.edit.remove")).click()
    at.run()
    assert journal.day_notes.list_hip_measures() == ()
    at.button(key=f"undo_{note.id}").click()
    at.run()
    assert [measure.id for measure in journal.day_notes.list_hip_measures()] == [note.id]
