"""Brings a pose to rest: the smallest change of a few angles that makes every contact exact.

Nobody writes the angle at which a heel meets the floor to the hundredth of a degree. A pose is
written about right, with what touches what; here the hip centre and the joints of the limbs that
touch are moved, least first, until each contact holds (a damped least-squares step over the chain
of joints, as in inverse kinematics for animation). What is left over after the last step is not
hidden: the tests measure it on the drawn outline.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import radians
from typing import Final, NamedTuple

from psoas_coach.body.skeleton import BY_BONE, Bone

STEPS: Final = 60
NEAR_ENOUGH: Final = 0.02
"""Thousandths of stature; a contact this close is met."""
DAMPING: Final = 0.4
LARGEST_STEP: Final = 60.0
"""Of the gap closed at once, so that a far reach bends the arm and does not whip it round."""

Place = Callable[[Mapping[str, Bone], str, complex], complex]


class Gap(NamedTuple):
    """A contact not yet met: how far off, which way counts, and what could carry the point."""

    miss: float
    toward: complex
    point: complex
    bone: str
    against: tuple[complex, str] | None = None


def _chain(bone: str) -> Iterable[tuple[str, str, float]]:
    """From a bone back to the root: the bone, the angle that turns it and by what share."""
    while bone in BY_BONE:
        joint = BY_BONE[bone]
        yield bone, joint.angle, joint.share
        bone = joint.parent
    yield "pelvis", "pelvis", -1.0


def _pull(
    bones: Mapping[str, Bone], point: complex, bone: str, toward: complex, row: dict[str, float]
) -> None:
    """Add to `row` how much each degree of each angle moves the point the wanted way."""
    for link, angle, share in _chain(bone):
        if angle in row:
            arm = (point - bones[link].at) * 1j * radians(share)
            row[angle] += arm.real * toward.real + arm.imag * toward.imag


def _row(bones: Mapping[str, Bone], gap: Gap, free: Mapping[str, float]) -> list[float]:
    row = dict.fromkeys(free, 0.0)
    _pull(bones, gap.point, gap.bone, gap.toward, row)
    if gap.against:
        _pull(bones, *gap.against, -gap.toward, row)
    else:
        row["x"], row["y"] = gap.toward.real, gap.toward.imag
    return list(row.values())


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss's elimination for the handful of contacts a pose has."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i in range(size):
        best = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[best] = rows[best], rows[i]
        for r in range(i + 1, size):
            factor = rows[r][i] / rows[i][i]
            rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i], strict=True)]
    answer = [0.0] * size
    for i in reversed(range(size)):
        known = sum(rows[i][k] * answer[k] for k in range(i + 1, size))
        answer[i] = (rows[i][size] - known) / rows[i][i]
    return answer


def _step(
    rows: Sequence[Sequence[float]], misses: Sequence[float], ease: Sequence[float]
) -> list[float]:
    """The least change, by weight, that closes all gaps at once."""
    matrix = [
        [
            sum(a * b * w for a, b, w in zip(one, other, ease, strict=True))
            + (DAMPING if i == k else 0.0)
            for k, other in enumerate(rows)
        ]
        for i, one in enumerate(rows)
    ]
    shares = _solve(matrix, list(misses))
    columns = zip(*rows, strict=True)
    return [
        weight * sum(a * s for a, s in zip(column, shares, strict=True))
        for column, weight in zip(columns, ease, strict=True)
    ]


def settle(
    start: Mapping[str, float],
    ease: Mapping[str, float],
    limits: Mapping[str, tuple[float, float]],
    look: Callable[[Mapping[str, float]], tuple[Mapping[str, Bone], Sequence[Gap]]],
) -> dict[str, float]:
    """Angles (and `x`, `y` of the hip) at which the contacts hold, or come as near as they can.

    Args:
        start: the pose as written: degrees by angle, and `x`, `y` in thousandths of stature.
        ease: what may move, and how easily against the others.
        limits: least and most degrees of each angle; never left.
        look: gives the bones and the open gaps of a pose.
    """
    now = dict(start)
    for _ in range(STEPS):
        bones, gaps = look(now)
        if all(abs(gap.miss) < NEAR_ENOUGH for gap in gaps):
            break
        misses = [max(-LARGEST_STEP, min(LARGEST_STEP, gap.miss)) for gap in gaps]
        rows = [_row(bones, gap, ease) for gap in gaps]
        for name, change in zip(ease, _step(rows, misses, list(ease.values())), strict=True):
            least, most = limits.get(name, (-1e9, 1e9))
            now[name] = max(least, min(most, now[name] + change))
    return now
