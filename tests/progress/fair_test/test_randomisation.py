"""The randomisation test is exact: compared with an enumeration of all draws and with SciPy.

The blocks here are any numbers at all, drawn by Hypothesis to be as awkward as it can: what the
test promises, it promises for every person and not for a kind of person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product
from statistics import fmean

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from psoas_coach.progress.fair_test.randomisation import count_extreme_draws, invert_test

ALARM = 5
AROUND = Fraction(1, 10**9)

whole = st.integers(-70, 70)
differences = st.lists(whole, min_size=1, max_size=8)
enough = st.lists(whole, min_size=6, max_size=8)
blocks = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=6, max_size=7)


def draws(values: Sequence[Fraction]) -> Iterable[list[Fraction]]:
    """Yield what every draw would have given."""
    for signs in product((1, -1), repeat=len(values)):
        yield [sign * value for sign, value in zip(signs, values, strict=True)]


def p_value(values: Sequence[Fraction]) -> Fraction:
    """Return the p value from its definition."""
    far = abs(sum(values, Fraction()))
    extreme = [abs(sum(draw, Fraction())) >= far for draw in draws(values)]
    return Fraction(sum(extreme), len(extreme))


def p_without(values: Sequence[int], effect: Fraction) -> Fraction:
    return p_value([value - effect for value in values])


@given(differences)
@example([0, 0, 0, 0, 0, 0])
@example([1, 1, 1, 1, 1, 1])
@example([3, -3, 3, -3, 3, -3])
def test_it_counts_what_going_through_every_draw_counts(values: list[int]) -> None:
    assert Fraction(count_extreme_draws(values), 2 ** len(values)) == p_value(
        [Fraction(value) for value in values]
    )


@given(st.lists(whole, min_size=2, max_size=8))
@settings(max_examples=40)
def test_scipy_agrees(values: list[int]) -> None:
    from scipy.stats import permutation_test  # noqa: PLC0415 -- takes two seconds to import

    with_, without = [value / 60 for value in values], [0.0] * len(values)
    theirs = permutation_test(
        (with_, without),
        lambda some, others: fmean(some - others),
        permutation_type="samples",
        n_resamples=2**10,
    )
    assert count_extreme_draws(values) / 2 ** len(values) == pytest.approx(theirs.pvalue)


@given(blocks)
@example([(0, 0)] * 6)
@example([(10, 0)] * 6)
@example([(0, 10), (10, 0)] * 3)
def test_of_all_draws_that_could_be_5_in_100_at_most_are_clear_whoever_it_is(
    pairs: list[tuple[int, int]],
) -> None:
    """Nothing did anything, so the lot alone decides which block of a pair is called *with*."""
    alarms = sum(
        100 * count_extreme_draws([int(sign) for sign in draw]) <= ALARM * 2 ** len(pairs)
        for draw in draws([Fraction(first - second) for first, second in pairs])
    )
    assert 100 * alarms <= ALARM * 2 ** len(pairs)


def test_six_pairs_can_be_clear_and_five_cannot() -> None:
    assert 100 * count_extreme_draws([1] * 6) <= ALARM * 2**6
    assert 100 * count_extreme_draws([1] * 5) > ALARM * 2**5
    assert invert_test([1, 2, 3, 4, 5], ALARM) is None


@given(enough)
@settings(max_examples=40)
@example([0, 0, 0, 0, 0, 0])
@example([2, 2, 2, 2, 2, 2])
@example([-7, 7, -7, 7, -7, 7, 0])
def test_the_ends_of_the_interval_are_where_the_test_begins_to_call_an_effect_wrong(
    values: list[int],
) -> None:
    ends = invert_test(values, ALARM)
    assert ends is not None
    low, high = ends
    mean = Fraction(sum(values), len(values))
    assert low <= mean <= high
    for inside in (low, high, (low + mean) / 2, (high + mean) / 2):
        assert 100 * p_without(values, inside) > ALARM
    for outside in (low - AROUND, high + AROUND, low - 5, high + 5):
        assert 100 * p_without(values, outside) <= ALARM


@given(blocks, st.integers(-10, 10))
@example([(0, 0)] * 6, 3)
@settings(max_examples=30)
def test_of_all_draws_that_could_be_95_in_100_at_least_give_an_interval_with_the_truth(
    pairs: list[tuple[int, int]], effect: int
) -> None:
    held = 0
    for draw in draws([Fraction(first - second) for first, second in pairs]):
        ends = invert_test([int(sign) + effect for sign in draw], ALARM)
        assert ends is not None
        held += ends[0] <= effect <= ends[1]
    assert 100 * held >= (100 - ALARM) * 2 ** len(pairs)


@given(enough)
def test_nought_lies_outside_the_interval_when_the_difference_is_clear_and_only_then(
    values: list[int],
) -> None:
    ends = invert_test(values, ALARM)
    assert ends is not None
    clear = 100 * count_extreme_draws(values) <= ALARM * 2 ** len(values)
    assert clear != (ends[0] <= 0 <= ends[1])


def test_an_interval_by_hand() -> None:
    # Six pairs: an effect is wrong with 3 of 64 draws at most, and 2 count always. So one way to
    # part the pairs keeps it in: the ends are the outermost means, those of a single pair.
    assert invert_test([1, 2, 3, 4, 5, 9], ALARM) == (Fraction(1), Fraction(9))
    # Eight: with 12 of 256 at most, so six ways keep it in. The lowest means are those of 1, of 1
    # and 2, of 2, of 1 and 3, of 1 to 3, and, sixth, of 1, 2 and 4.
    assert invert_test([1, 2, 3, 4, 5, 6, 7, 8], ALARM) == (Fraction(7, 3), Fraction(20, 3))
