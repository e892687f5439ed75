"""The page that makes a plan: its plans can be opened, and nothing is stored."""

from __future__ import annotations

import html
import io
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from psoas_coach.content import load
from psoas_coach.guidance.physio_plan.model import OwnLine
from psoas_coach.journal.pictures import is_plain_jpeg
from psoas_coach.sharing.physio_plan_file import read_physio_plan, write_short_physio_plan
from psoas_coach.ui.prescribe import form
from psoas_coach.ui.words import say
from tests.support.answers_factory import add_self_check
from tests.support.page_driver import run_page, title, words

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.guidance.physio_plan.model import PhysioPlan
    from psoas_coach.journal.journal import Journal
    from tests.ui.conftest import OpenPage


@pytest.fixture
def written_plans(monkeypatch: pytest.MonkeyPatch) -> list[PhysioPlan]:
    """The plans that the page offers, the newest last."""
    offered: list[PhysioPlan] = []
    draw = form.offer_plan

    def offer(plan: PhysioPlan) -> None:
        offered.append(plan)
        draw(plan)

    monkeypatch.setattr(form, "offer_plan", offer)
    return offered


def fill(at: AppTest, kind: str, key: str, value: Any) -> AppTest:  # noqa: ANN401  # any value
    getattr(at, kind)(key=f"prescribe_{key}").set_value(value)
    return run_page(at)


def test_it_waits_for_a_name_and_a_move(journal: Journal, open_page: OpenPage) -> None:
    at = open_page("prescribe")
    assert title(at) == say("prescribe.title")
    assert say("prescribe.needs") in words(at)
    fill(at, "text_input", "name", "Left hip")
    assert say("prescribe.needs") in words(at)
    assert not at.get("download_button")
    assert journal.settings.read_all() == {}


def test_moves_of_ours_begin_with_their_usual_amount(
    written_plans: list[PhysioPlan], journal: Journal, open_page: OpenPage
) -> None:
    at = fill(open_page("prescribe"), "text_input", "name", "Left hip")
    fill(at, "multiselect", "moves", ["bridge", "standing_stride"])
    assert at.get("download_button")
    assert say("prescribe.code") in html.unescape(words(at))
    fill(at, "button_group", "standing_stride_sides", "left")
    fill(at, "select_slider", "standing_stride_seconds", 30)
    fill(at, "select_slider", "stop_at", 3)
    plan = written_plans[-1]
    assert [(line.move, line.sides) for line in plan.moves] == [
        ("bridge", "once"),
        ("standing_stride", "left"),
    ]
    assert plan.limits.stop_at_pain == 3
    assert (plan.until - plan.made_on).days == 42
    assert read_physio_plan(write_short_physio_plan(plan), load()) == plan
    assert journal.read_version() == 0


def test_every_move_of_a_session_can_be_chosen_as_it_comes(
    written_plans: list[PhysioPlan], open_page: OpenPage
) -> None:
    at = fill(open_page("prescribe"), "text_input", "name", "All")
    offered = [
        move for move in load().moves if move not in {"walk", "stand_and_walk", "seated_rock"}
    ]
    for start in range(0, len(offered), 6):
        fill(at, "multiselect", "moves", offered[start : start + 6])
        assert [line.move for line in written_plans[-1].moves] == offered[start : start + 6]


def test_a_move_of_the_physios_own_is_asked_for_whole(
    written_plans: list[PhysioPlan], open_page: OpenPage
) -> None:
    at = fill(open_page("prescribe"), "text_input", "name", "Left hip")
    fill(at, "button_group", "own_moves", 1)
    assert say("prescribe.needs") in words(at)
    assert say("prescribe.refused") not in words(at)
    fill(at, "text_input", "own_0_name", "Towel squeeze")
    fill(at, "text_area", "own_0_steps", "Sit.\n\nSqueeze.")
    fill(at, "text_area", "own_0_steps", "Squeeze.\n" * 7)
    assert say("prescribe.refused") in words(at)
    assert "moves[0].steps" in at.text[0].value, "it says what is too much, and where"
    fill(at, "text_area", "own_0_steps", "Sit.\n\nSqueeze.")
    fill(at, "button_group", "own_0_how", "repetitions")
    (line,) = written_plans[-1].moves
    assert line.move.startswith("own_")
    assert written_plans[-1].moves[0].dose.__struct_config__.tag == "repetitions"


def test_a_picture_is_made_small_and_a_bad_one_is_named(
    written_plans: list[PhysioPlan], open_page: OpenPage
) -> None:
    at = fill(open_page("prescribe"), "text_input", "name", "Left hip")
    fill(at, "button_group", "own_moves", 1)
    fill(at, "text_input", "own_0_name", "Towel squeeze")
    fill(at, "text_area", "own_0_steps", "Squeeze.")
    drawn = io.BytesIO()
    Image.new("RGB", (2000, 1000), "teal").save(drawn, "PNG")
    at.file_uploader[0].set_value(("move.png", drawn.getvalue(), "image/png"))
    run_page(at)
    (line,) = written_plans[-1].moves
    assert isinstance(line, OwnLine)
    assert is_plain_jpeg(line.picture)
    at.file_uploader[0].set_value(("move.png", b"GIF89a", "image/png"))
    run_page(at)
    assert say("prescribe.picture_fault.broken") in words(at)
    (line,) = written_plans[-1].moves
    assert isinstance(line, OwnLine)
    assert line.picture == b""


def test_a_plan_that_is_too_long_for_a_code_says_so(open_page: OpenPage) -> None:
    at = fill(open_page("prescribe"), "text_input", "name", "Left hip")
    fill(at, "multiselect", "moves", ["bridge"])
    fill(at, "text_area", "note", "é" * 600)
    assert say("prescribe.no_code") in words(at)
    assert at.get("download_button")


def test_a_plan_can_be_opened_from_its_text(
    written_plans: list[PhysioPlan], journal: Journal, open_page: OpenPage
) -> None:
    add_self_check(journal)
    at = fill(open_page("prescribe"), "text_input", "name", "Left hip")
    fill(at, "multiselect", "moves", ["bridge"])
    opened = open_page("physio_plan")
    opened.text_area[0].set_value(write_short_physio_plan(written_plans[-1]).decode())
    run_page(opened)
    assert "Left hip" in words(opened)
    opened.button(key="physio_plan_keep").click()
    run_page(opened)
    assert journal.physio_plans.find_latest() is not None
    assert not any(field.value for field in opened.text_area)
