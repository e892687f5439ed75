"""The difference that a fair test would detect, forecast from days like the person's own.

Tests are simulated with days like the person's own, and each is analysed like a real one. The
random numbers are seeded by the answers, so the same answers always give the same forecast.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from statistics import fmean

from msgspec import Struct

from psoas_coach.content import load
from psoas_coach.progress.autocorrelation import DayModel
from psoas_coach.progress.fair_test.answer_scale import LEAST_SPREAD, MOST_SPREAD, answer_felt_pain
from psoas_coach.progress.fair_test.own_days import WEEK, OwnDays, describe_days
from psoas_coach.progress.fair_test.randomisation import count_extreme_draws

TESTS = 200
"""The number of simulated tests, which take a fraction of a second; a result of 80 in 100 has an
error of 6.
"""


class Forecast(Struct, frozen=True):
    """What a test with a number of pairs would detect.

    Attributes:
        pairs: The number of pairs.
        detectable: The smallest true difference in points that is detected in the share of such
            people that data/fair_test.toml requires; None if no plausible one is.
    """

    pairs: int
    detectable: float | None


def forecast(
    answers: Sequence[int | None], pairs: Sequence[int] | None = None, block_days: int = WEEK
) -> tuple[Forecast, ...] | None:
    """Return the detectable difference for several lengths, or None if there are too few answers.

    Args:
        answers: One for each day, oldest first, points from 0 to 10; None for days without.
        pairs: Lengths of a test, in pairs of blocks; None for those in data/fair_test.toml.
        block_days: Days of a block.
    """
    rules = load().fair_test.analysis
    days = describe_days(answers)
    if days is None:
        return None
    lengths = tuple(pairs or rules.pair_counts)
    simulated = SimulatedTests(days, max(lengths), block_days, repr(list(answers)))
    step, detectable = rules.forecast_step_points, dict.fromkeys(lengths, 0.0)
    # Pain cannot fall by more than there is of it.
    largest = min(rules.largest_believable_points, days.level)
    for number in range(1, int(largest / step) + 1):
        open_ = [length for length in lengths if not detectable[length]]
        for length, share in simulated.find_power(number * step, open_).items():
            if 100 * share >= rules.found_percent:
                detectable[length] = number * step
    return tuple(Forecast(length, detectable[length] or None) for length in lengths)


class SimulatedPair(Struct, frozen=True):
    """A counted pair of a simulated test.

    Attributes:
        number: The number of the pair in the test, from 0.
        with_: Felt pain on the counted and answered days with the condition, before any effect,
            points.
        without: The answers on those days without it.
        unit: The factor that makes every mean a whole number.
    """

    number: int
    with_: tuple[float, ...]
    without: tuple[int, ...]
    unit: int

    def subtract(self, difference: float) -> int:
        """Return the pair's difference, if pain is lower by ``difference`` with the condition."""
        with_ = sum([answer_felt_pain(pain - difference) for pain in self.with_])
        return with_ * (self.unit // len(self.with_)) - sum(self.without) * (
            self.unit // len(self.without)
        )


class SimulatedTests:
    """Simulated tests of people with similar days, the same people for every difference.

    Attributes:
        tests: The counted pairs of each test.
    """

    def __init__(
        self, days: OwnDays, pairs: int, block_days: int, seed: str, tests: int = TESTS
    ) -> None:
        """Simulate the people.

        Args:
            days: The properties of their days.
            pairs: Pairs of the longest test.
            block_days: Days of a block.
            seed: The seed of the random numbers.
            tests: The number of tests.
        """
        chance = random.Random(seed)  # noqa: S311  # It draws no real test, so nothing is secret.
        spreads = spread_models(days, block_days)
        shares = list(accumulate(model.share for model in days.models))
        self.tests: list[list[SimulatedPair]] = []
        for number in range(tests):
            # The number of people for each model is proportional to its probability, not random.
            at = (number + 0.5) / tests * shares[-1]
            which = next(n for n, share in enumerate(shares) if at <= share)
            day_count = 2 * pairs * block_days
            deviations = _draw_days(chance, day_count, spreads[which], days.models[which])
            self.tests.append(_put_into_pairs(chance, deviations, days, block_days))

    def find_power(self, difference: float, pairs: Sequence[int]) -> dict[int, float]:
        """Return the share of tests that detect a true difference, by length.

        Args:
            difference: How much lower pain is with the condition, points.
            pairs: Lengths, at most the longest.
        """
        rules = load().fair_test.analysis
        clear = dict.fromkeys(pairs, 0)
        for test in self.tests:
            differences = [(pair.number, pair.subtract(difference)) for pair in test]
            for length in pairs:
                counted = [points for number, points in differences if number < length]
                if len(counted) >= rules.least_pairs:
                    draws = count_extreme_draws(counted)
                    clear[length] += 100 * draws <= rules.false_alarm_percent * 2 ** len(counted)
        return {length: count / len(self.tests) for length, count in clear.items()}


def _draw_days(chance: random.Random, days: int, spread: float, model: DayModel) -> list[float]:
    """Return the deviations from the usual level for a number of days."""
    echoing, alone = spread * math.sqrt(1 - model.fresh), spread * math.sqrt(model.fresh)
    new = echoing * math.sqrt(1 - model.persistence**2)
    echo, deviations = chance.gauss(0, echoing), []
    for _ in range(days):
        echo = model.persistence * echo + chance.gauss(0, new)
        deviations.append(echo + chance.gauss(0, alone) if alone else echo)
    return deviations


def _draw_answered(chance: random.Random, days: OwnDays) -> Iterator[bool]:
    """Yield whether each counted day has an answer, endlessly.

    The number of answered days among those asked is the actual one, sampled without replacement.
    That number already has a sampling error, and independent draws would add the same error again.
    For up to that many days, sampling without replacement is unbiased, whatever the true share is.
    """
    while True:
        answered = days.answered
        for left in range(days.asked, 0, -1):
            has_answer = chance.random() * left < answered
            answered -= has_answer
            yield has_answer


def _put_into_pairs(
    chance: random.Random, deviations: Sequence[float], days: OwnDays, block_days: int
) -> list[SimulatedPair]:
    """Return the counted pairs, in a random order."""
    rules = load().fair_test.analysis
    unit = math.lcm(*range(1, block_days - rules.left_out_days + 1))
    answered = _draw_answered(chance, days)
    blocks = [
        tuple(
            days.usual_pain + days.weekdays[day % WEEK] + deviations[day]
            for day in range(start + rules.left_out_days, start + block_days)
            if next(answered)
        )
        for start in range(0, len(deviations), block_days)
    ]
    pairs = []
    for number in range(len(blocks) // 2):
        with_, without = chance.sample(blocks[2 * number : 2 * number + 2], 2)
        if min(len(with_), len(without)) >= rules.least_answers:
            pairs.append(SimulatedPair(number, with_, tuple(map(answer_felt_pain, without)), unit))
    return pairs


def spread_models(days: OwnDays, block_days: int) -> list[float]:
    """Return the spread of felt pain (standard deviation), points, for each model of the days.

    What a test detects depends on the spread of the differences of its pairs. Each likely model
    implies another spread, and the fewer the answers, the more the models differ. The estimate of
    each person already has a sampling error. Simulating all models side by side would count it
    twice: the forecast would be too low where nearly everybody detects the difference, and too high
    where few do. Each model therefore keeps its autocorrelation, but all get the spread of days
    that gives pairs the median spread of all models.

    Args:
        days: The properties of their days.
        block_days: Days of a block.
    """
    rules = load().fair_test.analysis
    # A block with fewer answers does not count.
    usual = (block_days - rules.left_out_days) * days.answered / days.asked
    answers = max(rules.least_answers, usual)
    apart = [compute_pair_variance(model, block_days, answers) for model in days.models]
    # The mean of the logarithms: twice the spread weighs as much as half the spread.
    middle = math.exp(
        sum(
            model.share * math.log(model.variance * factor)
            for model, factor in zip(days.models, apart, strict=True)
        )
    )
    # The effect of rounding and of the ends of the scale is simulated again.
    variance = max(0.0, middle - 2 * days.blur / answers) / days.gain**2
    return [min(MOST_SPREAD, max(LEAST_SPREAD, math.sqrt(variance / factor))) for factor in apart]


def compute_pair_variance(model: DayModel, block_days: int, answers: float) -> float:
    """Return the variance of the difference of a pair of days with variance 1.

    Two counted days are correlated: days of the same block because they are close, days of both
    blocks less, because they are farther apart.

    Args:
        model: The model of the days.
        block_days: Days of a block.
        answers: The mean number of answered counted days of each block.
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
