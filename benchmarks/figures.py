"""How long the figures take: all of them from nothing, and one that has been drawn before.

Run: .venv/bin/python benchmarks/figures.py
Claimed: every move in its three poses, from reading the data to SVG text, in under a second.
"""

import json
import statistics
import time
from itertools import product
from typing import get_args

from psoas_coach.body import figure, morph, poses
from psoas_coach.body.palette import Theme
from psoas_coach.body.poses import Side, scenes
from psoas_coach.content import load


def timed(label: str, count: int, started: float) -> None:
    """Print how long something took, in all and each."""
    taken = time.perf_counter() - started
    print(f"{label:<44}{count:>5}  {1000 * taken:8.1f} ms  {1000 * taken / count:7.3f} ms each")


def main() -> None:
    """Draw everything, cold and warm."""
    load()  # words, which a running app has read long before
    started = time.perf_counter()
    every = [(move, pose) for move in scenes() for pose in poses(move)]
    sizes = [len(figure(move, pose)) for move, pose in every]
    timed("all moves and poses, cold, one theme and side", len(every), started)

    started = time.perf_counter()
    others = list(product(every, get_args(Side), get_args(Theme)))
    for (move, pose), side, theme in others:
        figure(move, pose, side, theme)
    timed("both sides and themes, poses known", len(others), started)

    started = time.perf_counter()
    films = [len(json.dumps(morph(move))) for move in scenes()]
    timed("films for the player", len(films), started)

    print(f"figure  {min(sizes)} to {max(sizes)} bytes, median {statistics.median(sizes):.0f}")
    print(f"film    {min(films)} to {max(films)} bytes, median {statistics.median(films):.0f}")


if __name__ == "__main__":
    main()
