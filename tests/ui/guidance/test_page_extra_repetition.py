"""One more repetition for the tighter side: offered, withdrawn, and left out when it hurts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from psoas_coach.coach.day_notes import mark_flare
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.session_start import Feeling, begin
from psoas_coach.coach.todays_plan import load_todays_plan
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from tests.support import clock
from tests.support.answers_factory import add_self_check
from tests.support.guidance_page_driver import CALM
from tests.support.page_driver import run_page
from tests.ui.conftest import ZONE, OpenPage

TIGHTER: dict[str, Any] = {**CALM, "thomas_left": -6, "thomas_right": 4}


def begin_session(journal: Journal, *, pain: int = 0, tingling: bool = False) -> Draft:
    now = clock.ago()
    plan = load_todays_plan(journal, now.local_date, load())
    assert plan is not None
    journal.drafts.drop("session")
    return begin(journal, plan, now, load(), Feeling(pain, tingling))


def test_one_more_for_the_tighter_side_is_offered_accepted_and_declined(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, **TIGHTER)
    at = open_page("guidance")
    switch = at.toggle[0]
    assert switch.value is False
    assert "left" in switch.label
    assert begin_session(journal).extra is None
    switch.set_value(True)
    run_page(at)
    extra = begin_session(journal).extra
    assert extra is not None
    assert extra.side == "left"
    assert open_page("guidance").toggle[0].value is True
    at.toggle[0].set_value(False)
    run_page(at)
    assert begin_session(journal).extra is None


def test_one_more_is_left_out_when_something_hurts_or_tingles_or_flares(
    journal: Journal,
) -> None:
    add_self_check(journal, **TIGHTER)
    journal.settings.save("extra_repetition", value=True)
    assert begin_session(journal).extra is not None
    assert begin_session(journal, pain=1).extra is None
    assert begin_session(journal, tingling=True).extra is None
    today = clock.ago().local_date
    mark_flare(journal, today, today + dt.timedelta(days=2), "half", ZONE)
    assert begin_session(journal).extra is None


@pytest.mark.parametrize(
    "answers", [{}, {**TIGHTER, "pain_worst": 1}, {**TIGHTER, "thomas_left": 1}]
)
def test_without_a_clear_difference_or_with_pain_nothing_more_is_offered(
    open_page: OpenPage, journal: Journal, answers: dict[str, Any]
) -> None:
    add_self_check(journal, **answers)
    assert not open_page("guidance").toggle
