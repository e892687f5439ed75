"""Advice that several moves share is shown once; no line is lost or given to another move."""

from html import escape

from psoas_coach.body import describe
from psoas_coach.ui.move_rows import MoveRow, build_move_rows, lift_shared_notes

KEEP_SMALL, TURN_OVER = "Keep it small and easy.", "Turn onto your side."


def test_shared_advice_is_lifted_and_that_of_one_move_stays_with_it() -> None:
    rows = (
        MoveRow("Walk", "2 minutes", notes=(KEEP_SMALL,)),
        MoveRow("Heel slide", "5 times", notes=(KEEP_SMALL, TURN_OVER)),
        MoveRow("Side-lying rest", "3 minutes"),
    )
    shared, without = lift_shared_notes(rows)
    assert shared == (KEEP_SMALL,)
    assert [row.notes for row in without] == [(), (TURN_OVER,), ()]
    assert [row.name for row in without] == ["Walk", "Heel slide", "Side-lying rest"]


def test_without_shared_advice_the_rows_stay_as_they_are() -> None:
    rows = (MoveRow("Walk", "2 minutes", notes=(KEEP_SMALL,)), MoveRow("Bridge", "5 times"))
    assert lift_shared_notes(rows) == ((), rows)


def test_the_button_of_a_row_is_named_by_move_and_dose_and_the_figure_is_described_inside() -> None:
    shown = build_move_rows([MoveRow("Bridge", "5 times", "Strong hips.", "bridge")], "light")
    button, _, inside = shown.partition("</summary>")
    description = escape(describe("bridge", "work", "left"))
    assert ' alt=""' in button
    assert description not in button
    assert inside.count(description) == 1


def test_a_row_that_does_not_open_describes_its_figure_in_its_place() -> None:
    shown = build_move_rows([MoveRow("Bridge", "5 times", pictured="bridge")], "light")
    assert "<summary>" not in shown
    assert f'alt="{escape(describe("bridge", "work", "left"))}"' in shown
