"""Something is new: the right card, no session, and the ways back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.journal.journal import Journal
from tests.people import self_check
from tests.ui.session.visit import (
    RULES,
    START,
    OpenPage,
    now,
    press,
    told,
)


@pytest.mark.parametrize(
    ("answer", "card"),
    [
        ("Yes, one of these signs", "results.levels.emergency"),
        ("Yes, one of these signs for today", "results.levels.today"),
    ],
)
def test_a_worrying_answer_leads_to_its_card_and_to_no_session(
    page: AppTest, open_page: OpenPage, answer: str, card: str
) -> None:
    press(page, "Something is new or worries me")
    press(page, answer)
    for at in (page, open_page("session")):
        assert RULES.words[f"{card}.title"] in told(at)
        assert RULES.words[f"{card}.action"] in told(at)
        assert not [one for one in at.button if START in one.label]
        assert "lunge" not in told(at).lower()
        assert "stretch" not in told(at).lower()


def test_something_else_that_is_new_leads_to_the_self_check(page: AppTest) -> None:
    press(page, "Something is new or worries me")
    press(page, "Neither, but something else is new")
    assert "answer the self-check again" in told(page)


def test_both_lists_of_signs_are_spelled_out(page: AppTest) -> None:
    press(page, "Something is new or worries me")
    for list_ in ("red_now", "red_today"):
        for item in RULES.safety[list_].items:
            if item != "not_sure":
                assert RULES.words[f"safety.{list_}.items.{item}"] in told(page)


def test_nothing_new_after_all_leads_back(page: AppTest) -> None:
    press(page, "Something is new or worries me")
    press(page, "Nothing is new after all")
    assert [one for one in page.button if START in one.label]


def test_a_slip_can_be_taken_back(page: AppTest) -> None:
    press(page, "Something is new or worries me")
    press(page, "Yes, one of these signs")
    press(page, "I chose that by mistake")
    assert [one for one in page.button if START in one.label]


def test_answering_the_self_check_again_lifts_the_card(
    page: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    press(page, "Something is new or worries me")
    press(page, "Yes, one of these signs for today")
    journal.add_self_check(self_check(now()))
    assert [one for one in open_page("session").button if START in one.label]
