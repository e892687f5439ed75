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
    """Return in how many of all draws the sum would be at least as far from 0 as it is.

    There are ``2 ** len(differences)`` draws; the actual one and its mirror image always count.

    Args:
        differences: The difference of each pair, in a unit of whole numbers, so that ties are
            exact.
    """
    first, *following = differences
    # Mirror images are equally far from 0: the first pair is fixed, and the count is doubled.
    sums = [first]
    for difference in following:
        sums = [total + difference for total in sums] + [total - difference for total in sums]
    far = abs(sum(differences))
    return 2 * len([total for total in sums if total >= far or total <= -far])


def invert_test(differences: Sequence[int], alarm_percent: int) -> tuple[Fraction, Fraction] | None:
    """Return the interval of effects that the test does not reject.

    An effect is rejected if the differences are clear once it is subtracted from each pair. A draw
    swaps some of the pairs. With the effect ``e`` subtracted, let the swapped pairs sum to ``u``
    and the others to ``v``. The sum ``v - u`` is at least as far from 0 as ``v + u`` if, and only
    if, ``u`` and ``v`` do not have the same sign: if ``e`` is between the means of both groups.
    Each partition of the pairs therefore counts for the effects between two means, on either side
    of the mean of all, and the ends of the interval are among these means. No search is needed.

    Args:
        differences: The difference of each pair, as whole numbers.
        alarm_percent: The percentage of draws in which a true effect may be rejected.

    Returns:
        Both ends, which are included, in the unit of the differences; None if it has no ends, as
        with too few pairs.
    """
    pairs = len(differences)
    draws = 2**pairs
    # An effect is included if 100 x (2 + 2 x ways) is more than alarm_percent x draws.
    ways = (alarm_percent * draws - 200) // 200 + 1
    if ways < 1:
        return None
    unit = math.lcm(*range(1, pairs))
    means = _partition(differences, unit)
    lows = sorted(map(min, means))
    highs = sorted(map(max, means))
    return Fraction(lows[ways - 1], unit), Fraction(highs[-ways], unit)


def _partition(differences: Sequence[int], unit: int) -> list[tuple[int, int]]:
    """Return the means of both parts for each partition of the pairs into two, neither empty.

    Args:
        differences: The difference of each pair.
        unit: The factor that makes every mean a whole number, which is quick to compare.
    """
    whole, count = sum(differences), len(differences)
    first, *following = differences
    parts = [(first, 1)]
    for difference in following:
        parts += [(total + difference, size + 1) for total, size in parts]
    return [
        (total * (unit // size), (whole - total) * (unit // (count - size)))
        for total, size in parts
        if size < count
    ]
