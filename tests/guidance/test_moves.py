"""Which moves are allowed, over the whole decision space (P1, P3, P4, P8, P9, P10).

Why this is the whole space: a move is withheld by a ticked precaution, by the cap, by thigh signs,
by the overstretched pattern or by sessions it waits for. Precautions that withhold the very same
moves within a cap are alike (``test_alike_precautions_do_the_same`` shows it), and every subset
of their kinds is gone through under every other circumstance that can be: with thigh signs the
cap is never above 1, which ``test_level_and_cap`` proves.
"""

from __future__ import annotations

import itertools

import msgspec
import pytest

from psoas_coach.guidance.depth import Cap
from psoas_coach.guidance.history import NO_HISTORY
from psoas_coach.guidance.moves import gate_moves
from psoas_coach.guidance.results import PatternState, Withheld
from tests.support.decision_space import CONTENT
from tests.support.rules_contract import MOVES, PRECAUTIONS

Circumstances = tuple[int, bool, bool, bool]
"""Cap, thigh signs, overstretched, three clean backbends."""

YES_OR_NO = (False, True)
CIRCUMSTANCES: tuple[Circumstances, ...] = tuple(
    (cap, signs, overstretched, clean)
    for cap, signs, overstretched, clean in itertools.product(
        range(4), YES_OR_NO, YES_OR_NO, YES_OR_NO
    )
    if not (signs and cap > 1) and not (clean and cap < 3)
)


def withholds(precaution: str, cap: int = 3) -> frozenset[str]:
    """Return the moves within a cap that a precaution withholds."""
    moves = CONTENT.moves.items()
    return frozenset(
        id_ for id_, move in moves if precaution in move.withheld_by and move.depth <= cap
    )


def kinds(cap: int) -> dict[frozenset[str], str]:
    """Return one precaution for each set of moves within a cap that precautions withhold."""
    return {withholds(precaution, cap): precaution for precaution in reversed(PRECAUTIONS)}


def subsets(cap: int) -> list[tuple[str, ...]]:
    """Return every subset of the kinds."""
    alike = kinds(cap).values()
    return [
        tuple(item for item, there in zip(alike, chosen, strict=True) if there)
        for chosen in itertools.product(YES_OR_NO, repeat=len(alike))
    ]


EASY = {id_ for id_, (_, lengthens, *_) in MOVES.items() if not lengthens}


def work_out(
    ticked: tuple[str, ...], circumstances: Circumstances
) -> tuple[tuple[str, ...], tuple[Withheld, ...]]:
    """Ask the engine."""
    cap, signs, overstretched, clean = circumstances
    states = {
        id_: PatternState("likely" if there else "unlikely", ())
        for id_, there in (
            ("tight", True),
            ("nerve", signs),
            ("overstretched", overstretched),
            ("holding", False),
        )
    }
    clean_with = {"kneeling_backbend": 3 if clean else 2}
    past = msgspec.structs.replace(NO_HISTORY, clean_with=clean_with, unlocked=cap == 3)
    limits = ((cap, ("pain_average",)),) if cap < 2 else ()
    return gate_moves(
        {"precautions": ticked},
        CONTENT,
        cap=Cap(cap, max(cap, 2), limits),
        states=states,
        past=past,
    )


@pytest.mark.parametrize("circumstances", CIRCUMSTANCES, ids=str)
def test_every_subset_of_precautions(circumstances: Circumstances) -> None:
    """Check all that must hold of one result, for every subset: one pass, for time's sake."""
    cap, signs, overstretched, clean = circumstances
    gates = {id_: gates for id_, (_, _, gates, _, _) in MOVES.items()}
    may = {
        id_
        for id_, (depth, lengthens, _, no_signs, _) in MOVES.items()
        if depth <= cap
        and not (signs and no_signs)
        and not (overstretched and lengthens)
        and (clean or id_ != "kneeling_backbend_twist")
    }
    for ticked in subsets(cap):
        allowed, withheld = work_out(ticked, circumstances)
        left = set(allowed)
        # Exactly what the gates leave: so one precaution more never adds a move.
        assert left == {id_ for id_ in may if not gates[id_].intersection(ticked)}, ticked
        # Three moves that lengthen nothing stay, and a sitting break among others.
        assert len(left & EASY) >= 3
        assert "seated_rock" in left
        # A substitute passed every gate itself, and each withheld move tells why.
        for withheld_move in withheld:
            assert withheld_move.instead is None or withheld_move.instead in left
            assert withheld_move.because
        assert len(withheld) + len(left) == len(MOVES)


def test_nothing_is_allowed_and_nothing_named_at_a_cap_below_0() -> None:
    for ticked in ((), tuple(PRECAUTIONS)):
        assert work_out(ticked, (-1, False, False, False)) == ((), ())


@pytest.mark.parametrize("precaution", PRECAUTIONS)
def test_alike_precautions_do_the_same(precaution: str) -> None:
    for circumstances in CIRCUMSTANCES:
        cap = circumstances[0]
        allowed, withheld = work_out((precaution,), circumstances)
        alike, _ = work_out((kinds(cap)[withholds(precaution, cap)],), circumstances)
        assert allowed == alike
        named = {
            withheld_move.move
            for withheld_move in withheld
            if f"precautions.{precaution}" in withheld_move.because
        }
        assert named == withholds(precaution)


def test_a_substitute_is_the_first_allowed_one_down_the_chain() -> None:
    for ticked in subsets(2)[::7]:
        allowed, withheld = work_out(ticked, (2, False, False, False))
        for withheld_move in withheld:
            step = MOVES[withheld_move.move][4]
            while step is not None and step not in allowed:
                step = MOVES[step][4]
            assert withheld_move.instead == step


def test_every_chain_of_substitutes_ends_with_a_move_that_nothing_withholds() -> None:
    always, _ = work_out(tuple(PRECAUTIONS), (0, True, True, False))
    for id_ in set(MOVES) - {move for move in MOVES if MOVES[move][4] is None}:
        step: str | None = id_
        while step is not None and MOVES[step][4] is not None:
            step = MOVES[step][4]
        assert step in always


def test_overstretched_leaves_no_lengthening_move_and_says_so() -> None:
    for cap in range(4):
        allowed, withheld = work_out((), (cap, False, True, True))
        assert set(allowed) == EASY
        assert all("patterns.overstretched" in withheld_move.because for withheld_move in withheld)


def test_deep_moves_wait_for_the_history_and_say_so() -> None:
    _, withheld = work_out((), (2, False, False, True))
    deep = {withheld_move.move: withheld_move.because for withheld_move in withheld}
    assert deep["couch_stretch"] == ("history.not_unlocked",)
    _, withheld = work_out((), (3, False, False, False))
    assert {withheld_move.move: withheld_move.because for withheld_move in withheld} == {
        "kneeling_backbend_twist": ("history.needs_clean",)
    }


def test_each_answer_that_withholds_a_move_is_named_once() -> None:
    _, withheld = work_out(("knee", "shoulder"), (1, True, False, False))
    twist = next(
        withheld_move
        for withheld_move in withheld
        if withheld_move.move == "kneeling_backbend_twist"
    )
    assert set(twist.because) == {
        "pain_average",
        "history.not_unlocked",
        "precautions.knee",
        "precautions.shoulder",
        "thigh_frequency",
        "history.needs_clean",
    }
    assert len(twist.because) == 6
