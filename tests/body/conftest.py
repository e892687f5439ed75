"""Parses drawn paths with a parser of its own, so that tests check what a person sees."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

import pytest

Points = list[tuple[float, float]]
Trace = Callable[[str], list[Points]]

SIZES = {"M": 2, "l": 2, "c": 6, "s": 4, "q": 4}
FINE = 8


def _bezier(controls: Sequence[complex]) -> Points:
    found = []
    for k in range(1, FINE + 1):
        t, points = k / FINE, list(controls)
        while len(points) > 1:
            points = [a + (b - a) * t for a, b in pairwise(points)]
        found.append((points[0].real, -points[0].imag))
    return found


@cache
def trace(d: str) -> list[Points]:
    """Every subpath of SVG path data as points along its curves, y up."""
    subpaths: list[Points] = []
    here, handle = 0j, 0j
    for command, text in re.findall(r"([a-zA-Z])([^a-zA-Z]*)", d):
        numbers = [int(n) for n in re.findall(r"-?\d+", text)]
        if command == "z":
            continue
        assert len(numbers) % SIZES[command] == 0
        for k in range(0, len(numbers), SIZES[command]):
            pairs = numbers[k : k + SIZES[command]]
            steps = [complex(*pairs[n : n + 2]) for n in range(0, len(pairs), 2)]
            if command == "M":
                here = steps[0]
                subpaths.append([(here.real, -here.imag)])
                continue
            controls = [here, *(here + step for step in steps)]
            if command == "s":
                controls.insert(1, 2 * here - handle)
            subpaths[-1] += _bezier(controls)
            handle, here = controls[-2], controls[-1]
    return subpaths


@pytest.fixture(name="trace", scope="session")
def _trace() -> Trace:
    return trace
