"""Solve a pose: the smallest change of a few angles that makes every contact exact.

No author knows the angle at which a heel meets the floor to the hundredth of a degree. A pose is
written approximately, together with its contacts. Here the hip centre and the joints of the
touching limbs are moved as little as possible until each contact is met (a damped least-squares
step over the chain of joints, as in inverse kinematics for animation). The remaining error after
the last step is not hidden: the tests measure it on the drawn outline.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import radians
from typing import Final, NamedTuple

from psoas_coach.body.skeleton import Bone, Joint

STEPS: Final = 40
NEAR_ENOUGH: Final = 0.3
"""The tolerance of a contact, in thousandths of stature."""
DAMPING: Final = 1.0
LARGEST_STEP: Final = 60.0
"""The most of a gap that one step closes, in thousandths, so that a far reach bends the arm
gradually.
"""


class Gap(NamedTuple):
    """A contact not yet met: how far off, which way counts, and what could carry the point."""

    miss: float
    toward: complex
    point: complex
    bone: str
    against: tuple[complex, str] | None = None
    """Another point of the body that the first one should meet, and its bone."""
    only: frozenset[str] | None = None
    """The angles that may close this gap: a hand that cannot reach must not drag the body."""


def _follow_to_root(joints: Mapping[str, Joint], bone: str) -> Iterable[tuple[str, str, float]]:
    """From a bone back to the root: the bone, the angle that turns it and by what share."""
    while bone in joints:
        joint = joints[bone]
        yield bone, joint.angle, joint.share
        bone = joint.parent
    yield "pelvis", "pelvis", -1.0


class Body(NamedTuple):
    """A pose under evaluation: its joints by bone, its bones, and its gaps."""

    joints: Mapping[str, Joint]
    bones: Mapping[str, Bone]
    gaps: Sequence[Gap]

    def pull(self, point: complex, bone: str, toward: complex, row: dict[str, float]) -> None:
        """Add to `row` how much each degree of each angle moves the point the wanted way.

        Args:
            point: Where the point is.
            bone: The bone that carries it.
            toward: The wanted way, of length 1.
            row: Degrees by the name of an angle; it is added to.
        """
        for link, angle, share in _follow_to_root(self.joints, bone):
            arm = (point - self.bones[link].at) * 1j * radians(share)
            moved = arm.real * toward.real + arm.imag * toward.imag
            row[angle] = row.get(angle, 0.0) + moved


Row = dict[str, float]


def _build_row(body: Body, gap: Gap, free: Mapping[str, float]) -> Row:
    """Return the effect of each free angle or coordinate on a gap, for a change by one unit."""
    row: Row = {}
    body.pull(gap.point, gap.bone, gap.toward, row)
    if gap.against:
        body.pull(*gap.against, -gap.toward, row)
    else:
        row["x"], row["y"] = gap.toward.real, gap.toward.imag
    may = free if gap.only is None else gap.only
    return {name: pull for name, pull in row.items() if pull and name in may and name in free}


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a small symmetric system of equations by Gaussian elimination."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i, pivot in enumerate(rows):
        for line in rows[i + 1 :]:
            factor = line[i] / pivot[i]
            if factor:
                for k in range(i, size + 1):
                    line[k] -= factor * pivot[k]
    answer = [0.0] * size
    for i in reversed(range(size)):
        total = sum(rows[i][k] * answer[k] for k in range(i + 1, size))
        answer[i] = (rows[i][size] - total) / rows[i][i]
    return answer


def _compute_step(rows: Sequence[Row], misses: Sequence[float], ease: Mapping[str, float]) -> Row:
    """Return the smallest weighted change that closes all gaps at once."""
    matrix = [[0.0] * len(rows) for _ in rows]
    for i, equation in enumerate(rows):
        weighed = {name: pull * ease[name] for name, pull in equation.items()}
        for k, other in enumerate(rows[: i + 1]):
            shared = sum(weighed[name] * pull for name, pull in other.items() if name in weighed)
            matrix[i][k] = matrix[k][i] = shared
        matrix[i][i] += DAMPING
    change: Row = {}
    for row, share in zip(rows, _solve(matrix, list(misses)), strict=True):
        for name, pull in row.items():
            change[name] = change.get(name, 0.0) + ease[name] * pull * share
    return change


def close_gaps(
    start: Mapping[str, float],
    ease: Mapping[str, float],
    limits: Mapping[str, tuple[float, float]],
    evaluate: Callable[[Mapping[str, float]], Body],
) -> dict[str, float]:
    """Return the angles (and `x`, `y` of the hip) that meet the contacts as closely as possible.

    Args:
        start: the pose as written: degrees by angle, and `x`, `y` in thousandths of stature.
        ease: what may move, and how easily against the others.
        limits: least and most degrees of each angle; never left.
        evaluate: gives the body of a pose, with its gaps.
    """
    now = dict(start)
    for _ in range(STEPS):
        body = evaluate(now)
        if all(abs(gap.miss) < NEAR_ENOUGH for gap in body.gaps):
            break
        misses = [max(-LARGEST_STEP, min(LARGEST_STEP, gap.miss)) for gap in body.gaps]
        rows = [_build_row(body, gap, ease) for gap in body.gaps]
        for name, change in _compute_step(rows, misses, ease).items():
            least, most = limits.get(name, (-1e9, 1e9))
            now[name] = max(least, min(most, now[name] + change))
    return now
