"""The rules a second time, written from the contract alone, to check the engine against.

Nothing of ``psoas_coach`` and nothing of ``data/`` is read: a slip in a rule file, in the loader
or in the engine shows up as a difference. It takes clean input only. ``docs/guidance.md`` is the
contract in words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from tests.guidance.oracle_score import band_of, points_of
from tests.support.rules_contract import DOMAINS, MOVES, NEEDS_CLEAN

Answers = Mapping[str, Any]
NEAR = {"groin", "inner", "back", "below_knee"}
EVERYDAY = {"night_or_rest_pain", "between_shoulder_blades", "cough_strain_pain"}
MILD = {"not_improving", "between_shoulder_blades"}


def guide(
    answers: Answers, history: Mapping[str, Any] | None = None, answered_on: str | None = None
) -> dict[str, Any]:
    """Work out everything the engine is compared on."""
    level = level_of(answers)
    adult = answers.get("age_group") != "under_18"
    cap = cap_of(answers, level, history, answered_on)
    patterns = patterns_of(answers)
    points, least, most = points_of(answers)
    shown = adult and level not in ("emergency", "today")
    total = sum(p for p in points.values() if p is not None)
    complete = None not in points.values()
    score = total if shown and complete else None
    allowed, withheld = moves_of(answers, cap, patterns, history)
    return {
        "level": level,
        "depth_cap": cap,
        "score": score,
        "score_range": [least, most] if shown and not complete else None,
        "domains": {
            name: {"points": sum(points[ask] or 0 for ask in asks), "max": top}
            for name, (top, asks) in DOMAINS.items()
        }
        if score is not None
        else None,
        "band": None if score is None or level == "incomplete" else band_of(score, cap),
        "patterns": {name: state for name, (state, _) in patterns.items()},
        "because": {name: because for name, (_, because) in patterns.items()},
        "allowed": allowed,
        "withheld": withheld,
    }


def level_of(a: Answers) -> str:
    """Section 3, from the top down."""
    areas = set(a.get("thigh_areas", ()))
    both = a.get("thigh_side") == "both"
    worse = a.get("thigh_trend") == "worse"
    hurts = a.get("pain_average", 0) > 0
    if a.get("red_now") or "saddle" in areas or (both and hurts and (worse or areas - {"outer"})):
        return "emergency"
    unseen = set(a.get("red_today", ())) - set(a.get("seen_for", ()))
    everyday = EVERYDAY & set(a.get("see_someone", ()))
    if unseen or both or (worse and areas & NEAR) or len(everyday) > 1:
        return "today"
    if gaps(a):
        return "incomplete"
    return "soon" if see_somebody(a) else "none"


def see_somebody(a: Answers) -> set[str]:
    """Everything that asks for a visit soon."""
    signs = {f"see_someone.{sign}" for sign in a["see_someone"]}
    signs |= {f"red_today.{sign}" for sign in a["red_today"]}
    if a.get("thigh_trend") == "worse":
        signs.add("worse")
    if a["thigh_frequency"] in ("most_days", "constant"):
        signs.add("often")
    if set(a.get("thigh_areas", ())) & NEAR:
        signs.add("where")
    if a["pain_average"] >= 8 or a["limits"] >= 8:
        signs.add("a lot")
    return signs


def gaps(a: Answers) -> list[str]:
    """What must be answered before anything is planned."""
    needed = ["red_now", "red_today", "see_someone", "precautions", "age_group"]
    needed += ["pain_average", "pain_worst", "limits", "thigh_frequency"]
    if a.get("thigh_frequency", "none") != "none":
        needed += ["thigh_trend", "thigh_areas", "thigh_side"]
    return [id_ for id_ in needed if id_ not in a]


def cap_of(
    a: Answers, level: str, history: Mapping[str, Any] | None, answered_on: str | None
) -> int:
    """Section 4."""
    past = past_of(history)
    if level in ("emergency", "today", "incomplete") or a.get("age_group") == "under_18":
        return -1
    areas = set(a.get("thigh_areas", ()))
    soon = 3
    if level == "soon":
        soon = 1 if see_somebody(a) <= {f"see_someone.{sign}" for sign in MILD} else 0
    old = 3
    if answered_on and history:
        day, today = map(dt.date.fromisoformat, (answered_on, history["today"]))
        old = 1 if today - day > dt.timedelta(days=90) else 3
    cap = min(
        3 if past["unlocked"] else 2,
        soon,
        old,
        1 if a["thigh_frequency"] != "none" else 3,
        0 if a["thigh_frequency"] == "constant" else 3,
        0 if a.get("thigh_trend") == "worse" else 3,
        0 if areas & NEAR else 3,
        [3, 3, 3, 2, 1, 1, 1, 0, 0, 0, 0][a["pain_average"]],
        1 if a["pain_worst"] >= 8 else 3,
        1 if a["limits"] >= 7 else 3,
        0 if past["rest"] else 3,
    )
    return max(cap - 1, 0) if past["stopped"] else cap


def past_of(history: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the sessions amount to."""
    nothing = {"unlocked": False, "rest": False, "stopped": False, "backbends": 0}
    if not history or not history["sessions"]:
        return nothing
    today = dt.date.fromisoformat(history["today"])
    rows = [(dt.date.fromisoformat(s["date"]), s) for s in history["sessions"]]
    rows.sort(key=lambda row: row[0])
    clean = [(day, s) for day, s in rows if is_clean(s)]
    standard = [day for day, s in clean if s["depth"] == 2]
    deep_enough = [day for day, s in clean if s["depth"] >= 2]
    from_28 = today - dt.timedelta(days=27)
    from_7 = today - dt.timedelta(days=6)
    last_two = [s["stopped"] for _, s in rows][-2:]
    return {
        "unlocked": len(standard) >= 9
        and standard[-1] - standard[0] >= dt.timedelta(days=21)
        and deep_enough[-1] >= from_28,
        "rest": last_two == [True, True]
        or len([s for day, s in rows if s["tingling_up"] is True and day >= from_28]) >= 2,
        "stopped": any(s["stopped"] and day >= from_7 for day, s in rows),
        "backbends": len([s for _, s in clean if "kneeling_backbend" in s["moves"]]),
    }


def is_clean(s: Mapping[str, Any]) -> bool:
    """Return whether a session is clean: finished, not stopped, tingling and pain not worse."""
    before, after = s["pain_before"], s["pain_after"]
    is_reported = before is not None and after is not None
    fine = s["finished"] and not s["stopped"] and s["tingling_up"] is False
    return bool(fine and is_reported and after < before + 2)


def patterns_of(a: Answers) -> dict[str, tuple[str, set[str]]]:
    """Section 6: each pattern's state, and the answers that made it."""
    sides = ("thomas_left", "thomas_right")
    pull = {"front_hip_pull"} if a.get("front_hip_pull") in ("sometimes", "usually") else set()
    slow = {"standing_up"} if a.get("standing_up", "right_away") != "right_away" else set()
    short = {side for side in sides if a.get(side, 0) < -5}
    long = {side for side in sides if a.get(side, 0) > 15}
    sits = {"sitting_hours"} if a.get("sitting_hours", 0) >= 7 else set()
    bout = {"sitting_bout_minutes"} if a.get("sitting_bout_minutes", 0) > 60 else set()

    def yes(*asks: str) -> set[str]:
        return {ask for ask in asks if a.get(ask) == "yes"}

    tight = len(sits) + len(bout) + 2 * len(pull) + 2 * len(slow) + 2 * bool(short)
    tight += len(yes("lying_arch"))
    slack = 2 * len(yes("hips_forward_in_photo", "march_hold_fails")) + 2 * bool(long)
    slack += len(yes("hangs_on_hips", "bendy", "stretch_then_tight_again"))
    stress = {"stress"} if a.get("stress", 0) >= 6 else set()
    others = yes("flares_with_stress", "wants_to_curl_up", "poor_sleep")
    others |= {"holding"} if a.get("holding") else set()
    signs = {"thigh_frequency"} if a.get("thigh_frequency", "none") != "none" else set()
    patterns = {
        "tight": (
            tight >= 4 and bool(pull or slow or short),
            sits | bout | pull | slow | short | yes("lying_arch"),
            ("sitting_hours", "sitting_bout_minutes", "front_hip_pull", "standing_up",
             "lying_arch", *sides),
        ),
        "nerve": (bool(signs), signs, ("thigh_frequency",)),
        "overstretched": (
            slack >= 4 and bool(long or yes("march_hold_fails")),
            long | yes("hips_forward_in_photo", "hangs_on_hips", "march_hold_fails", "bendy")
            | yes("stretch_then_tight_again"),
            ("hips_forward_in_photo", "hangs_on_hips", "march_hold_fails", "bendy",
             "stretch_then_tight_again", *sides),
        ),
        "holding": (
            bool(stress and others),
            stress | others,
            ("stress", "holding", "flares_with_stress", "wants_to_curl_up", "poor_sleep"),
        ),
    }  # fmt: skip
    return {
        name: (
            ("likely" if likely else "unlikely") if any(ask in a for ask in asks)
            else "not_assessed",
            because,
        )
        for name, (likely, because, asks) in patterns.items()
    }  # fmt: skip


def moves_of(
    a: Answers,
    cap: int,
    patterns: dict[str, tuple[str, set[str]]],
    history: Mapping[str, Any] | None,
) -> tuple[list[str], dict[str, str | None]]:
    """Section 7: what is allowed, and for each other move what is offered instead."""
    if cap < 0:
        return [], {}
    ticked = set(a["precautions"])
    signs = a["thigh_frequency"] != "none"
    overstretched = patterns["overstretched"][0] == "likely"
    allowed = set()
    for move, (depth, lengthens, gates, no_signs, _) in MOVES.items():
        if depth > cap or gates & ticked or (no_signs and signs) or (lengthens and overstretched):
            continue
        if move in NEEDS_CLEAN and past_of(history)["backbends"] < NEEDS_CLEAN[move][1]:
            continue
        allowed.add(move)

    def offered(move: str) -> str | None:
        while (substitute := MOVES[move][4]) is not None:
            if substitute in allowed:
                return substitute
            move = substitute
        return None

    return sorted(allowed), {move: offered(move) for move in MOVES if move not in allowed}
