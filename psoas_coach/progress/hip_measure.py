"""How far each hip moves back, by a rough measure at home, shown with its noise.

The noise is the change that chance alone produces. It is estimated from the person's own repeats:
readings of the same side on the same occasion differ only by error. Their pooled standard deviation
is the standard error of measurement, SEM = sqrt(sum of squared distances from each occasion's mean
/ repeats), and 1.96 x sqrt(2) x SEM is the least change that exceeds it 95 times in 100 (Weir 2005,
J Strength Cond Res 19:231-40; de Vet and others 2006, Health Qual Life Outcomes 4:54).

Two choices err on the side of caution. The SEM is that of one reading, although a day shows the
mean of two: repeats of one occasion share the bed and the hand that places the phone, so they
contain less than the full error. And there is a floor, because trained testers reach 2.4 degrees at
best and usually 4.2 [KIMHA15]. Until there are enough repeats it is 5 degrees, a judgement [TRIG15,
KIMHA15]: nobody has studied people who measure themselves. The numbers are in
``data/measure.toml``; with ten repeats an SEM is known to within about a third.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import Literal

from msgspec import Struct

from psoas_coach.content.hip_measure import NoiseRules
from psoas_coach.journal.summaries import Measure, Score

Side = Literal["left", "right"]
SIDES: tuple[Side, ...] = ("left", "right")
_FACTOR = 1.96 * math.sqrt(2)


class Hip(Struct, frozen=True):
    """A day's measure of how far each thigh hangs below level, in degrees; above is negative."""

    date: dt.date
    left: float | None
    right: float | None


class Noise(Struct, frozen=True):
    """The size of a change that may be due to chance.

    Attributes:
        degrees: A change of this much or more is beyond chance.
        own: It was estimated from the person's own repeats.
        repeats: The number of repeats.
    """

    degrees: float
    own: bool
    repeats: int


UNKNOWN = Noise(5.0, own=False, repeats=0)
"""The noise of a person who never measured; ``noise`` computes the same from the shipped rules."""


class Measured(Struct, frozen=True):
    """The first and the latest measure of one side, degrees below level."""

    side: Side
    first: float
    latest: float
    count: int

    def is_beyond(self, noise: float) -> bool:
        """Whether the change is ``noise`` degrees or more."""
        return abs(self.latest - self.first) >= noise


def compute_noise(measures: Iterable[Measure], rules: NoiseRules) -> Noise:
    """Return the noise of all of a person's measures, rounded to a tenth of a degree."""
    squares, repeats = 0.0, 0
    for measure in measures:
        for readings in (measure.left, measure.right):
            if len(readings) > 1:
                middle = fmean(readings)
                squares += sum((reading - middle) ** 2 for reading in readings)
                repeats += len(readings) - 1
    if repeats < rules.enough_repeats:
        return Noise(float(rules.usual_degrees), own=False, repeats=repeats)
    least = _FACTOR * math.sqrt(squares / repeats)
    degrees = round(max(float(rules.least_degrees), least), 1)
    return Noise(degrees, own=True, repeats=repeats)


def list_by_day(scores: Iterable[Score], measures: Iterable[Measure]) -> tuple[Hip, ...]:
    """Merge the self-checks' numbers and the measures, a row for each day, oldest first.

    A side's value is the mean of all its readings of the day. A self-check's number, which was
    typed in and may be from any day, is only used if there is none.
    """
    typed: dict[dt.date, dict[Side, float]] = defaultdict(dict)
    for score in scores:
        for side in SIDES:
            value = getattr(score, f"thomas_{side}")
            if value is not None:
                typed[score.local_date][side] = value
    read: dict[dt.date, dict[Side, list[float]]] = defaultdict(lambda: defaultdict(list))
    for measure in measures:
        for side in SIDES:
            if readings := getattr(measure, side):
                read[measure.local_date][side] += readings
    for date, sides in read.items():
        typed[date] |= {side: fmean(readings) for side, readings in sides.items()}
    return tuple(
        Hip(date, typed[date].get("left"), typed[date].get("right")) for date in sorted(typed)
    )


def compare_side(hips: Sequence[Hip], side: Side) -> Measured | None:
    """Sum up one side; None if it was never measured."""
    values = [value for hip in hips if (value := getattr(hip, side)) is not None]
    return Measured(side, values[0], values[-1], len(values)) if values else None


def find_uneven(hips: Sequence[Hip], noise: float) -> float | None:
    """Return by how many degrees left exceeds right in the latest measure of both.

    None if they were never measured together, or when they differ by less than ``noise``.
    """
    both = [hip for hip in hips if hip.left is not None and hip.right is not None]
    if not both:
        return None
    left, right = both[-1].left, both[-1].right
    ahead = (left or 0.0) - (right or 0.0)
    return ahead if abs(ahead) >= noise else None
