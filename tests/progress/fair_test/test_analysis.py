"""The result of the pairs of a fair test, and what must not affect it."""

from __future__ import annotations

from statistics import fmean

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.progress.fair_test.analysis import Analysis, Pair, analyse

point = st.integers(0, 10)
block = st.lists(point, min_size=0, max_size=7).map(tuple)
some_pairs = st.lists(st.builds(Pair, block, block), max_size=9)


def make_pairs(*blocks: tuple[tuple[int, ...], tuple[int, ...]]) -> list[Pair]:
    return [Pair(with_, without) for with_, without in blocks]


def test_six_pairs_by_hand() -> None:
    analysis = analyse(make_pairs(*[((1, 2, 3), (4, 4, 4, 4))] * 5, ((3, 3, 3), (2, 2, 2))))
    assert analysis == Analysis(
        difference=-9 / 6,
        p_value=4 / 64,
        interval=(-2.0, 1.0),
        counted_pairs=6,
        left_out=0,
    )


def test_the_difference_is_the_mean_of_the_pairs_and_not_of_the_answers() -> None:
    analysis = analyse(make_pairs(((0,) * 7, (2,) * 3), ((4,) * 3, (0,) * 7)))
    assert analysis.difference == (-2 + 4) / 2


def test_a_pair_with_fewer_than_three_answers_in_a_block_is_left_out() -> None:
    whole = ((1, 1, 1), (5, 5, 5))
    analysis = analyse(
        make_pairs(*[whole] * 6, ((9, 9), (1, 1, 1, 1)), ((9, 9, 9), (1,)), ((), ()))
    )
    assert analysis == msgspec.structs.replace(analyse(make_pairs(*[whole] * 6)), left_out=3)


@pytest.mark.parametrize("pairs", [[], make_pairs(((), ())), make_pairs(((1, 2), (3, 4, 5)))])
def test_without_a_counted_pair_nothing_is_known(pairs: list[Pair]) -> None:
    assert analyse(pairs) == Analysis(None, None, None, 0, len(pairs))


def test_five_pairs_have_a_difference_and_no_interval() -> None:
    analysis = analyse(make_pairs(*[((1, 1, 1), (9, 9, 9))] * 5))
    assert analysis == Analysis(-8.0, 2 / 32, None, 5, 0)


@pytest.mark.parametrize("level", [0, 4, 10])
def test_answers_that_are_all_equal_are_no_difference(level: int) -> None:
    analysis = analyse(make_pairs(*[((level,) * 5, (level,) * 5)] * 8))
    assert analysis == Analysis(0.0, 1.0, (0.0, 0.0), 8, 0)


def test_the_farthest_that_answers_can_be_apart() -> None:
    analysis = analyse(make_pairs(*[((0,) * 5, (10,) * 5)] * 10))
    assert analysis == Analysis(-10.0, 2 / 1024, (-10.0, -10.0), 10, 0)


def test_means_of_thirds_and_sevenths_that_are_equal_are_a_tie() -> None:
    """0.1 + 0.2 is not 0.3 in floats, and a tie that is missed makes p too small."""
    thirds = ((1, 1, 2), (1, 1, 1, 2, 2, 1))  # 4/3 and 4/3
    sevenths = ((1, 2, 1, 1, 2, 1, 1), (2, 1, 1, 1, 1, 1, 2))  # 9/7 and 9/7
    analysis = analyse(make_pairs(*[thirds, sevenths] * 3))
    assert analysis == Analysis(0.0, 1.0, (0.0, 0.0), 6, 0)


@given(some_pairs, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_does_not_matter(pairs: list[Pair], chance: object) -> None:
    shuffled = list(pairs)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random that Hypothesis draws
    assert analyse(shuffled) == analyse(pairs)


@given(some_pairs, st.integers(-10, 10))
def test_points_added_to_every_answer_change_nothing(pairs: list[Pair], more: int) -> None:
    moved = [
        Pair(tuple(a + more for a in pair.with_), tuple(a + more for a in pair.without))
        for pair in pairs
    ]
    assert analyse(moved) == analyse(pairs)


@given(some_pairs)
def test_swapped_labels_turn_the_difference_round(pairs: list[Pair]) -> None:
    analysis, swapped = analyse(pairs), analyse([Pair(pair.without, pair.with_) for pair in pairs])
    assert swapped.p_value == analysis.p_value
    assert (swapped.counted_pairs, swapped.left_out) == (analysis.counted_pairs, analysis.left_out)
    if analysis.difference is None:
        assert swapped.difference is None
    else:
        assert swapped.difference == -analysis.difference
    if analysis.interval is None:
        assert swapped.interval is None
    else:
        low, high = analysis.interval
        assert swapped.interval == (-high, -low)


@given(some_pairs)
def test_the_figures_hold_together(pairs: list[Pair]) -> None:
    analysis = analyse(pairs)
    assert analysis.counted_pairs + analysis.left_out == len(pairs)
    assert (analysis.interval is None) == (analysis.counted_pairs < 6)
    if analysis.difference is not None and analysis.p_value is not None:
        means = [fmean(pair.with_) - fmean(pair.without) for pair in pairs if pair.counted]
        assert analysis.difference == pytest.approx(fmean(means), abs=1e-12)
        assert 2 / 2**analysis.counted_pairs <= analysis.p_value <= 1
    if analysis.interval is not None and analysis.difference is not None:
        low, high = analysis.interval
        assert min(means) - 1e-12 <= low <= analysis.difference + 1e-12
        assert analysis.difference - 1e-12 <= high <= max(means) + 1e-12
