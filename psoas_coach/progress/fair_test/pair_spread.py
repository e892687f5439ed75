"""How far pairs of blocks lie apart by chance, and the spread of a day that follows from it.

What a test finds depends on how far the differences of its pairs lie apart. Each likely way in
which days hang together says something else about that, and the more so the fewer answers there
are. How far apart they are said to be is off by chance in each person already. Tests of all the
ways side by side would count that a second time: too little would be forecast where nearly all find
what there is, and too much where few do. So each way keeps its echo, and all of them get the spread
with which pairs lie as far apart as the middle of them says.
"""

from __future__ import annotations

import math
from statistics import fmean

from psoas_coach.content import load
from psoas_coach.progress.autocorrelation import DayModel
from psoas_coach.progress.fair_test.answer_scale import LEAST_SPREAD, MOST_SPREAD
from psoas_coach.progress.fair_test.own_days import OwnDays


def spread_models(days: OwnDays, block_days: int) -> list[float]:
    """Return the spread that is felt (standard deviation), points, for each way of a person's days.

    Args:
        days: How their days go.
        block_days: Days of a block.
    """
    rules = load().fair_test.analysis
    # A block with fewer answers does not count.
    usual = (block_days - rules.left_out_days) * days.answered / days.asked
    answers = max(rules.least_answers, usual)
    apart = [compute_pair_variance(model, block_days, answers) for model in days.models]
    # The mean of the logarithms: twice as far apart weighs as much as half as far.
    middle = math.exp(
        sum(
            model.share * math.log(model.variance * one)
            for model, one in zip(days.models, apart, strict=True)
        )
    )
    # What rounding and the ends of the scale add to an answer is simulated anew.
    felt = max(0.0, middle - 2 * days.blur / answers) / days.gain**2
    return [min(MOST_SPREAD, max(LEAST_SPREAD, math.sqrt(felt / one))) for one in apart]


def compute_pair_variance(model: DayModel, block_days: int, answers: float) -> float:
    """Return the variance of the difference of a pair, where that of a day is 1.

    Two days that count have in common what echoes between them: days of the same block near each
    other, days of both blocks farther apart.

    Args:
        model: How the days hang together.
        block_days: Days of a block.
        answers: How many of the counted days of each block have one, on average.
    """
    counted = range(block_days - load().fair_test.analysis.left_out_days)
    persistence = model.persistence
    same = fmean(
        persistence ** abs(day - other) for day in counted for other in counted if day != other
    )
    across = fmean(
        persistence ** (block_days + day - other) for day in counted for other in counted
    )
    return 2 * (1 / answers + (1 - model.fresh) * ((1 - 1 / answers) * same - across))
