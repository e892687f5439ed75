"""The exact randomisation test for paired blocks, and the interval that follows from it.

If the condition made no difference to any answer, the other order of a pair would have given the
same answers with the labels swapped, and the pair's difference would have the opposite sign. All
possible draws are therefore known, and each was equally likely. Nothing is assumed about the
answers: they may be autocorrelated, have trends, weekday effects and flares, or lie at the end of
the scale.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction


def count_extreme_draws(differences: Sequence[int]) -> int:
    """Return in how many of all draws the sum would lie at least as far from 0 as it does.

    Of ``2 ** len(differences)`` draws; the draw that was made and its mirror image always count.

    Args:
        differences: Of each pair, in a unit that makes them whole numbers, so that ties are exact.
    """
    first, *others = differences
    # Mirror images lie equally far from 0: the first pair stays, and the count is doubled.
    sums = [first]
    for difference in others:
        sums = [one + difference for one in sums] + [one - difference for one in sums]
    far = abs(sum(differences))
    return 2 * len([one for one in sums if one >= far or one <= -far])


def invert_test(differences: Sequence[int], alarm_percent: int) -> tuple[Fraction, Fraction] | None:
    """Return the interval of effects that the test would not call clearly wrong.

    An effect is wrong if, once it is taken out of each pair, the rest is called clear. A draw swaps
    some of the pairs. With the effect ``e`` taken out, let the pairs that it swaps sum to ``u`` and
    the others to ``v``. Its sum ``v - u`` lies at least as far from 0 as ``v + u`` if, and only if,
    ``u`` and ``v`` have not the same sign: if ``e`` lies between the mean of those and the mean of
    these. So each way to part the pairs counts for the effects between two means, on either side of
    the mean of all, and the ends of the interval are among these means. Nothing is searched for.

    Args:
        differences: Of each pair, as whole numbers.
        alarm_percent: Of wrong effects that may be kept out, the percentage of draws.

    Returns:
        Both ends, which belong to it, in the unit of the differences; None if it has no ends, as
        with too few pairs.
    """
    pairs = len(differences)
    draws = 2**pairs
    # An effect stays in if 100 x (2 + 2 x ways) is more than alarm_percent x draws.
    ways = (alarm_percent * draws - 200) // 200 + 1
    if ways < 1:
        return None
    unit = math.lcm(*range(1, pairs))
    means = _part(differences, unit)
    lows = sorted(map(min, means))
    highs = sorted(map(max, means))
    return Fraction(lows[ways - 1], unit), Fraction(highs[-ways], unit)


def _part(differences: Sequence[int], unit: int) -> list[tuple[int, int]]:
    """Return the means of both parts, for each way to part the pairs in two, neither empty.

    Args:
        differences: Of each pair.
        unit: Times which every mean is a whole number: comparing these is quick.
    """
    whole, count = sum(differences), len(differences)
    first, *others = differences
    parts = [(first, 1)]
    for one in others:
        parts += [(total + one, size + 1) for total, size in parts]
    return [
        (total * (unit // size), (whole - total) * (unit // (count - size)))
        for total, size in parts
        if size < count
    ]
