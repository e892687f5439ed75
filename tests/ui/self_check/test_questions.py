"""The figures with questions of the self-check."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.body.question_figure import list_pictured
from psoas_coach.content import load
from psoas_coach.content.poses import WHOLE
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.words import say
from tests.support.answers_factory import DESK_WORKER
from tests.support.page_driver import choice_named, choices, choose, markups
from tests.support.wizard_driver import at_step, draft_answers
from tests.ui.conftest import OpenPage

PICTURED = [id_ for id_ in load().figures.questions if list_pictured(id_) == (WHOLE,)]


def list_figures(at: AppTest) -> list[str]:
    """Return the markup of each figure with a question."""
    return re.findall(r'<div class="question-figure">.*?</div>', "".join(markups(at)))


@pytest.mark.parametrize("question", PICTURED)
def test_a_question_shows_its_figure_without_a_second_description(
    question: str, open_page: OpenPage, journal: Journal
) -> None:
    (figure,) = list_figures(at_step(open_page, journal, question, DESK_WORKER))
    assert 'alt=""' in figure
    assert "data:image/svg+xml," in figure


def test_a_question_without_a_figure_shows_none(open_page: OpenPage, journal: Journal) -> None:
    assert list_figures(at_step(open_page, journal, "pain_average", DESK_WORKER)) == []


def test_options_with_pictures_can_be_chosen_and_the_one_without_stands_alone(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "side_stance", DESK_WORKER)
    key = choice_named(at, say("questions.side_stance.ask"))
    asked = choices(at)[key]
    assert asked["layout"] == "pictures"
    pictured = {option["id"]: option["picture"] is not None for option in asked["options"]}
    assert pictured == {"neutral": True, "slight": True, "marked": True, "not_sure": False}
    assert all(option["name"] == option["label"] for option in asked["options"])
    choose(at, key, "slight")
    assert draft_answers(journal)["side_stance"] == "slight"
