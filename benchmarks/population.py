"""What the rules do to a stated population of office workers: ``python -m benchmarks.population``.

Who they are is a guess that nobody measured, written down here so that it can be argued with.
Adults with a complaint, 15 in 100 of 60 or more. Their pain is 3.6 of 10 in the mean; one in five
has thigh signs. Of the everyday signs, night pain is ticked by 6 in 100, pain between the shoulder
blades by 7, a cough that hurts by 6; version 1 asked more widely and is taken to be ticked by 18,
12 and 8. Every rarer sign has its rate below. Three in ten who tick a sign for today were examined
for it.

``version_1.json`` holds what the rules of version 1 made of the same people, worked out by the
build that had them. ``--write FILE`` writes the people, one request a line, for other trials.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from psoas_coach import content
from psoas_coach.guidance import Guidance, History, PastSession, assess

VERSION_1 = Path(__file__).with_name("version_1.json")
FIRST_DAY = dt.date(2026, 3, 2)
SESSIONS = 12
"""Four weeks of practice on three days a week."""
LEVELS = ("emergency", "today", "soon", "none")

RED_NOW = {
    "saddle_change": 0.008, "bladder_change": 0.012, "bowel_change": 0.006, "sexual_change": 0.012,
    "both_legs": 0.025, "leg_weakness_worsening": 0.015, "serious_accident": 0.012,
    "chest_pain": 0.012, "sudden_groin_pain": 0.004, "sudden_severe_or_faint": 0.006,
    "swollen_leg_breathless": 0.003, "blood_thinner_thigh_weak": 0.002,
    "fever_very_unwell": 0.003, "cancer_new_leg_signs": 0.003, "not_sure": 0.025,
}  # fmt: skip
RED_TODAY = {
    "fever_with_pain": 0.008, "infection_risk": 0.025, "hip_stuck_bent": 0.004,
    "leg_swollen_warm": 0.006, "pulsing_belly": 0.006, "knee_gives_way": 0.02,
    "blood_thinner_new_pain": 0.008, "fragile_bones_sudden_pain": 0.006,
    "past_cancer_new_pain": 0.01, "weight_loss": 0.012, "back_lump_or_shape": 0.008,
    "self_harm_thoughts": 0.01, "numbness_spreading": 0.01, "runner_groin_pain": 0.012,
    "right_lower_belly": 0.004, "diabetes_thigh_weak": 0.004, "pregnancy_warning": 0.002,
    "not_sure": 0.02,
}  # fmt: skip
SEE_SOMEONE = {
    "not_improving": 0.12, "night_or_rest_pain": 0.06, "between_shoulder_blades": 0.07,
    "cough_strain_pain": 0.06, "morning_stiffness": 0.07, "hip_locks": 0.05,
    "new_pain_over_55_or_under_20": 0.02, "band_of_burning_with_rash": 0.002,
    "very_low_mood": 0.04, "not_sure": 0.025,
}  # fmt: skip
PRECAUTIONS = {
    "pregnant": 0.02, "pelvic_girdle_pain": 0.015, "hip_replacement_anterior": 0.004,
    "hip_replacement_other": 0.006, "surgery_12_weeks": 0.015, "knee": 0.15, "fragile_bones": 0.03,
    "worse_bending_back": 0.1, "very_flexible": 0.07, "neck": 0.2, "dizzy_looking_up": 0.04,
    "shoulder": 0.15, "blood_pressure_or_heart": 0.15, "unsteady_or_floor": 0.05,
    "dizzy_or_swollen_on_standing": 0.05, "hernia_or_after_birth": 0.03,
    "eye_pressure_or_surgery": 0.02, "cannot_lie_flat": 0.04,
}  # fmt: skip
AREAS = {"outer": 0.45, "front": 0.35, "inner": 0.1, "groin": 0.15, "back": 0.25, "below_knee": 0.2}


def person(rng: random.Random) -> dict[str, Any]:
    """Draw one office worker's answers."""
    average = rng.choices(range(10), (4, 10, 18, 20, 16, 13, 9, 6, 3, 1))[0]
    today = _choose_ticked(rng, RED_TODAY)
    seen_for = [sign for sign in today if sign not in {"not_sure", "self_harm_thoughts"}]
    return {
        "red_now": _choose_ticked(rng, RED_NOW),
        "red_today": today,
        "seen_for": seen_for if rng.random() < 0.3 else [],
        "see_someone": _choose_ticked(rng, SEE_SOMEONE),
        "precautions": _choose_ticked(rng, PRECAUTIONS),
        "age_group": "60_plus" if rng.random() < 0.15 else "18_59",
        "sitting_hours": rng.choice([5, 6, 7, 8, 8, 9, 9, 10, 11]),
        "sitting_bout_minutes": rng.choice([30, 45, 60, 90, 90, 120, 150, 180]),
        "pain_average": average,
        "pain_worst": min(10, average + rng.choice([0, 1, 2, 2, 3, 4])),
        "pain_days": rng.randint(1, 7) if average else 0,
        "front_hip_pull": rng.choices(["no", "sometimes", "usually"], (40, 45, 15))[0],
        "standing_up": rng.choices(["right_away", "few_seconds", "slow_or_painful"], (40, 45, 15))[
            0
        ],
        "side_stance": rng.choices(["neutral", "not_sure", "slight", "marked"], (30, 40, 25, 5))[0],
        "limits": max(0, min(10, average + rng.choice([-3, -2, -1, -1, 0, 1]))),
        **(_thigh(rng) if rng.random() < 0.2 else {"thigh_frequency": "none"}),
    }


def _thigh(rng: random.Random) -> dict[str, Any]:
    return {
        "thigh_frequency": rng.choices(["some_days", "most_days", "constant"], (65, 25, 10))[0],
        "thigh_trend": rng.choices(["better", "same", "worse"], (30, 57, 13))[0],
        "thigh_areas": _choose_ticked(rng, AREAS),
        "thigh_side": rng.choices(["left", "right", "both"], (44, 44, 12))[0],
    }


def _choose_ticked(rng: random.Random, rates: dict[str, float]) -> list[str]:
    return [id_ for id_, rate in rates.items() if rng.random() < rate]


def assess_after(answers: dict[str, Any], session: int, done: Sequence[PastSession]) -> Guidance:
    """Return the guidance of one day of practice, three days a week."""
    week, day = divmod(session, 3)
    today = FIRST_DAY + dt.timedelta(days=7 * week + 2 * day)
    return assess(answers, History(today, tuple(done)))


def met_in_four_weeks(answers: dict[str, Any]) -> set[str]:
    """Return the moves of all plans of four weeks of calm practice."""
    done: list[PastSession] = []
    met: set[str] = set()
    for number in range(SESSIONS):
        guidance = assess_after(answers, number, done)
        met |= {item.move for item in guidance.plan}
        if not guidance.session:
            break
        week, day = divmod(number, 3)
        date = FIRST_DAY + dt.timedelta(days=7 * week + 2 * day)
        depth = max(item.depth for item in guidance.session)
        moves = tuple(item.move for item in guidance.session)
        done.append(PastSession(date, depth, True, False, False, 2, 2, moves))
    return met


def shares(people: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Return levels, caps and moves as shares of all people, in 100."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("level", "cap", "moves")}
    for answers in people:
        guidance = assess(answers)
        counts["level"][guidance.level] += 1
        counts["cap"][str(guidance.depth_cap)] += 1
        counts["moves"].update(met_in_four_weeks(answers))
    shares = {
        name: {key: round(100 * count / len(people), 1) for key, count in counter.items()}
        for name, counter in counts.items()
    }
    return with_no_stretch(shares)


def with_no_stretch(shares: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Add who is left without any stretch: a depth cap of 0 or below."""
    caps = shares["cap"]
    return {**shares, "cap": {**caps, "no stretch": round(caps["-1"] + caps["0"], 1)}}


def table(now: dict[str, dict[str, float]], before: dict[str, dict[str, float]]) -> str:
    """Write the shares beside those of version 1, as a table in Markdown."""
    rows = [(f"level `{level}`", "level", level) for level in LEVELS]
    rows += [(f"depth cap {cap}", "cap", str(cap)) for cap in (-1, 0, 1, 2)]
    rows += [("no stretch", "cap", "no stretch")]
    rows += [(f"`{id_}`", "moves", id_) for id_ in content.load().moves]
    lines = ["| Of 100 people | Version 1 | Now |", "|---|---|---|"]
    for name, part, key in rows:
        old, new = (shares.get(part, {}).get(key) for shares in (before, now))
        lines.append(f"| {name} | {'-' if old is None else f'{old:g}'} | {new or 0:g} |")
    return "\n".join(lines)


def main() -> int:
    """Print the table, or write the people."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    rng = random.Random(args.seed)  # noqa: S311 -- invented people, nothing secret
    people = [person(rng) for _ in range(args.people)]
    if args.write:
        lines = (json.dumps({"answers": answers}) for answers in people)
        args.write.write_text("\n".join(lines) + "\n", "utf-8")
        return 0
    before = with_no_stretch(json.loads(VERSION_1.read_text("utf-8")))
    print(f"`python -m benchmarks.population --people {args.people} --seed {args.seed}` gave:\n")
    print(table(shares(people), before))
    print("\nMoves: whose plans hold the move in four weeks of calm practice, three days a week.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
