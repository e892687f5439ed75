"""How long the figures take: all of them from nothing, and one that has been drawn before.

Run: .venv/bin/python benchmarks/figures.py
Claimed: every move in its three poses, from reading the data to SVG text, in under a second.
"""

import json
import statistics
import time
from itertools import product
from typing import get_args

from psoas_coach.body import build_morph, draw_figure, list_poses
from psoas_coach.body.palette import Theme
from psoas_coach.body.poses import Side, load_scenes
from psoas_coach.content import load


class Watch:
    """Time on the wall, and on the processor, where others' work does not show."""

    def __init__(self) -> None:
        self.wall, self.own = time.perf_counter(), time.process_time()

    def report(self, label: str, count: int) -> None:
        """Print how long something took, in all and each."""
        wall, own = time.perf_counter() - self.wall, time.process_time() - self.own
        print(
            f"{label:<46}{count:>4}  wall {1000 * wall:7.1f} ms  own {1000 * own:7.1f} ms"
            f"  {1000 * own / count:7.2f} ms each"
        )


def main() -> None:
    """Draw everything, cold and warm."""
    load()  # words, which a running app has read long before
    watch = Watch()
    every = [(move, pose) for move in load_scenes() for pose in list_poses(move)]
    sizes = [len(draw_figure(move, pose)) for move, pose in every]
    watch.report("all moves and poses, cold, one theme and side", len(every))

    watch = Watch()
    others = list(product(every, get_args(Side), get_args(Theme)))
    for (move, pose), side, theme in others:
        draw_figure(move, pose, side, theme)
    watch.report("both sides and themes, poses known", len(others))

    watch = Watch()
    films = [len(json.dumps(build_morph(move))) for move in load_scenes()]
    watch.report("films for the player", len(films))

    print(f"figure  {min(sizes)} to {max(sizes)} bytes, median {statistics.median(sizes):.0f}")
    print(f"film    {min(films)} to {max(films)} bytes, median {statistics.median(films):.0f}")


if __name__ == "__main__":
    main()
