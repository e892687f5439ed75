"""Points and bands a second time, written from the contract alone; the rest is in ``oracle``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.support.rules_contract import BESIDE_NONE, CHOICES, DECIMAL, LISTS, SCORED, WHOLE

Answers = Mapping[str, Any]


def points_of(a: Answers) -> tuple[dict[str, int | None], int, int]:
    """Section 5: the points of each question, None while missing, and the whole range."""
    points: dict[str, int | None] = {}
    least = most = 0
    described = any(id_ in a for id_ in BESIDE_NONE)
    for id_ in SCORED:
        if id_ in ("thigh_trend", "thigh_areas") and a.get("thigh_frequency") == "none":
            points[id_] = 0
        elif id_ in a:
            points[id_] = points_for(id_, a[id_])
        else:
            points[id_] = None
            could = possible(id_, a, described=described)
            least += min(could)
            most += max(could)
            continue
        least += points[id_] or 0
        most += points[id_] or 0
    return points, least, most


def possible(id_: str, a: Answers, *, described: bool) -> list[int]:
    """List the points that a missing answer can give beside the others."""
    answers: list[Any]
    if id_ == "pain_average":
        answers = list(range(a.get("pain_worst", 10) + 1))
    elif id_ == "pain_worst":
        answers = list(range(a.get("pain_average", 0), 11))
    elif id_ in WHOLE:
        answers = list(range(WHOLE[id_] + 1))
    elif id_ in DECIMAL:
        answers = list(range(DECIMAL[id_][1] + 1))
    elif id_ == "thigh_areas":
        answers = [[], *([area] for area in LISTS[id_])]
    else:
        answers = CHOICES[id_]
        if id_ == "thigh_frequency" and described:
            answers = answers[1:]
    return [points_for(id_, answer) for answer in answers]


def points_for(id_: str, answer: Any) -> int:  # noqa: ANN401  # an answer of any kind
    """Give the points of one answer, row by row as the contract lists them."""
    table: dict[str, dict[Any, int] | list[int]] = {
        "pain_average": [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20],
        "pain_worst": [0, 1, 1, 1, 3, 3, 3, 5, 5, 5, 5],
        "pain_days": [0, 1, 1, 3, 3, 3, 5, 5],
        "thigh_frequency": {"none": 0, "some_days": 5, "most_days": 8, "constant": 10},
        "thigh_trend": {"better": 0, "same": 2, "worse": 5},
        "front_hip_pull": {"no": 0, "sometimes": 2, "usually": 4},
        "standing_up": {"right_away": 0, "few_seconds": 2, "slow_or_painful": 4},
        "side_stance": {"neutral": 0, "not_sure": 0, "slight": 1, "marked": 2},
        "limits": [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20],
    }
    if id_ == "sitting_hours":
        return 0 if answer < 4 else 5 if answer < 7 else 9 if answer < 9 else 12
    if id_ == "sitting_bout_minutes":
        return 0 if answer <= 30 else 3 if answer <= 60 else 6 if answer <= 120 else 8
    if id_ == "thigh_areas":
        return max([0, *(2 if area in ("outer", "front") else 5 for area in answer)])
    return table[id_][answer]


def band_of(score: int, cap: int) -> str:
    """Tile 0 to 100, with the floors of a low cap."""
    if score >= 65 or cap <= 0:
        return "gentle_only"
    if score >= 45 or cap == 1:
        return "go_gently"
    return "ease_in" if score >= 25 else "keep_it_up"
