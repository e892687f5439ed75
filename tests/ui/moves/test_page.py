"""The list of moves: rows by position, and choices that narrow it down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psoas_coach.ui.moves.browse import POSITIONS
from psoas_coach.ui.words import say
from tests.support.page_driver import run_page
from tests.ui.conftest import OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest
from tests.support.moves_driver import ALL, browse_payload, cards


def unfold_choices(at: AppTest) -> AppTest:
    """Open what the choices are collapsed in."""
    at.session_state["moves_find"] = True
    return run_page(at)


def test_all_moves_are_in_rows_by_position_each_with_its_figure_name_and_line(
    open_page: OpenPage,
) -> None:
    at = open_page("moves")
    shown, drawn = cards(at), browse_payload(at)[1]
    order = sorted(ALL.moves, key=lambda id_: ALL.moves[id_].depth)
    assert list(shown) == sorted(order, key=lambda id_: POSITIONS.index(ALL.moves[id_].position))
    titles = [group["title"] for group in browse_payload(at)[0]["groups"]]
    assert titles == [say(f"library.position.{position}") for position in POSITIONS]
    for id_, card in shown.items():
        assert card["name"] == ALL.move_words[id_].name
        assert say(f"library.card.depth.{ALL.moves[id_].depth}") in card["line"]
        assert "minute" in card["line"]
        assert card["address"] == f"?move={id_}"
        assert drawn[id_].startswith("<svg")
        assert card["mark"] == ""


@pytest.mark.parametrize(
    ("name", "chosen", "left"),
    [
        ("where", "bed", {"bed_edge_hang"}),
        ("deep", "1", {"heel_slide", "side_lying_strap", "standing_stride"}),
        ("time", "1", {"seated_rock", "kneeling_backbend", "wall_stack"}),
    ],
)
def test_a_filter_narrows_the_list_down_and_is_in_the_address(
    open_page: OpenPage, name: str, chosen: str, left: set[str]
) -> None:
    at = unfold_choices(open_page("moves"))
    at.selectbox(key=f"moves_{name}").set_value(chosen)
    run_page(at)
    assert set(cards(at)) == left
    assert at.query_params[name] == chosen
    assert browse_payload(at)[0]["count"] == say("library.find.count", count=len(left), all=21)
    at.selectbox(key=f"moves_{name}").set_value("any")
    run_page(at)
    assert len(cards(at)) == 21
    assert name not in at.query_params


def test_the_equipment_filter_narrows_the_list_down(open_page: OpenPage) -> None:
    at = unfold_choices(open_page("moves"))
    at.multiselect(key="moves_kit").set_value(["chair", "wall"])
    run_page(at)
    assert set(cards(at)) == {
        id_ for id_, move in ALL.moves.items() if set(move.kit) <= {"chair", "wall"}
    }


def test_an_address_brings_its_choices_along_and_odd_ones_do_no_harm(open_page: OpenPage) -> None:
    shown = cards(open_page("moves", where="chair", deep="99", time="<b>", kit="anvil"))
    assert set(shown) == {id_ for id_, move in ALL.moves.items() if move.position == "chair"}


def test_choices_are_folded_away_until_somebody_looks_for_something(open_page: OpenPage) -> None:
    assert not open_page("moves").selectbox
    assert len(open_page("moves", deep="2").selectbox) == 3


def test_when_nothing_fits_one_press_shows_all_again(open_page: OpenPage) -> None:
    at = open_page("moves", where="bed", deep="3")
    assert cards(at) == {}
    button = next(button for button in at.button if button.label == say("library.find.clear"))
    button.click()
    run_page(at)
    assert len(cards(at)) == 21
