"""Some sixty people for the golden file of the guidance."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.support.random_answers import HEALTHY, SIGNS
from tests.support.rules_contract import PRECAUTIONS

Request = dict[str, Any]

TODAY = dt.date(2026, 3, 15)
DESK = {
    **HEALTHY,
    "sitting_hours": 9,
    "sitting_bout_minutes": 90,
    "pain_average": 3,
    "pain_worst": 5,
    "pain_days": 4,
    "front_hip_pull": "usually",
    "standing_up": "few_seconds",
    "side_stance": "slight",
    "limits": 3,
}
"""Sits all day, with a stiff back."""
CALM = {**DESK, "pain_average": 1, "pain_worst": 3, "limits": 1}
"""The same with less pain, so that deep moves can open."""
OVERSTRETCHED = {
    "hips_forward_in_photo": "yes",
    "march_hold_fails": "yes",
    "thomas_left": 20,
    "thomas_right": 17.5,
}
HOLDING = {"stress": 7, "holding": ["breath", "jaw"], "poor_sleep": "yes"}


def _without(answers: dict[str, Any], *ids: str) -> dict[str, Any]:
    return {id_: answer for id_, answer in answers.items() if id_ not in ids}


def _session(ago: int, **changed: Any) -> dict[str, Any]:  # noqa: ANN401  # any field
    session = {
        "date": (TODAY - dt.timedelta(days=ago)).isoformat(),
        "depth": 2,
        "finished": True,
        "stopped": False,
        "tingling_up": False,
        "pain_before": 3,
        "pain_after": 2,
        "moves": ["runners_lunge", "bridge"],
    }
    return {**session, **changed}


def _past(*sessions: dict[str, Any]) -> dict[str, Any]:
    return {"today": TODAY.isoformat(), "sessions": list(sessions)}


STEADY = [_session(ago) for ago in range(8, 38, 3)]
"""Ten clean standard sessions over 27 days, the last of them eight days ago."""

ANSWERS: dict[str, dict[str, Any]] = {
    "nothing answered": {},
    "healthy": HEALTHY,
    "desk worker": DESK,
    "desk worker of 60": {**DESK, "age_group": "60_plus"},
    "desk worker under 18": {**DESK, "age_group": "under_18"},
    "desk worker without the age": _without(DESK, "age_group"),
    "desk worker without the precautions": _without(DESK, "precautions"),
    "desk worker without the sitting hours": _without(DESK, "sitting_hours"),
    "desk worker without the worst pain": _without(DESK, "pain_worst"),
    "desk worker without any thigh answer": _without(DESK, "thigh_frequency"),
    "thigh described but not how often": _without(SIGNS, "thigh_frequency"),
    "sits in decimals": {**DESK, "sitting_hours": 6.5, "sitting_bout_minutes": 60.5},
    "emergency from the list": {**DESK, "red_now": ["chest_pain", "not_sure"]},
    "emergency with all else missing": {"red_now": ["saddle_change"]},
    "emergency by place": {**SIGNS, "thigh_areas": ["outer", "saddle"]},
    "emergency by both sides": {
        **SIGNS,
        "thigh_side": "both",
        "thigh_areas": ["front"],
        "pain_average": 2,
        "pain_worst": 2,
    },
    "emergency by both sides and growing": {
        **SIGNS,
        "thigh_side": "both",
        "thigh_trend": "worse",
        "pain_average": 1,
        "pain_worst": 2,
    },
    "today by both sides with pain on the outer side": {
        **SIGNS,
        "thigh_side": "both",
        "pain_average": 2,
        "pain_worst": 2,
    },
    "today from the list": {**DESK, "red_today": ["weight_loss"]},
    "today from two everyday signs": {
        **DESK,
        "see_someone": ["cough_strain_pain", "night_or_rest_pain"],
    },
    "today although one sign was examined": {
        **DESK,
        "red_today": ["weight_loss", "pulsing_belly"],
        "seen_for": ["weight_loss"],
    },
    "soon after an examination": {
        **DESK,
        "red_today": ["weight_loss"],
        "seen_for": ["weight_loss"],
    },
    "soon and mild": {**DESK, "see_someone": ["not_improving", "between_shoulder_blades"]},
    "soon and mild beside a grave one": {
        **DESK,
        "see_someone": ["not_improving", "cough_strain_pain"],
    },
    "thoughts of self-harm": {**DESK, "red_today": ["self_harm_thoughts"]},
    "back of the thigh": {**SIGNS, "thigh_areas": ["back"]},
    "today by both sides": {**SIGNS, "thigh_side": "both"},
    "today by getting worse near the groin": {
        **SIGNS,
        "thigh_trend": "worse",
        "thigh_areas": ["groin"],
    },
    "today with soon behind it": {
        **DESK,
        "red_today": ["weight_loss"],
        "see_someone": ["hip_locks"],
        "limits": 9,
    },
    "soon from the list": {**DESK, "see_someone": ["very_low_mood"]},
    "soon not sure": {**DESK, "see_someone": ["not_sure"]},
    "soon by getting worse": {**SIGNS, "thigh_trend": "worse"},
    "soon by how often": {**SIGNS, "thigh_frequency": "constant"},
    "soon by place": {**SIGNS, "thigh_areas": ["below_knee"]},
    "soon by pain": {**DESK, "pain_average": 8, "pain_worst": 9},
    "soon by limits": {**DESK, "limits": 8},
    "mild thigh signs": {**SIGNS, "thigh_feelings": ["water_running", "heat"]},
    "mild thigh signs at the desk": {
        **DESK,
        **_without(SIGNS, *DESK),
        "thigh_frequency": "some_days",
    },
    "thigh signs with no place": {**SIGNS, "thigh_areas": []},
    "pain 4": {**DESK, "pain_average": 4, "pain_worst": 6},
    "pain 7": {**DESK, "pain_average": 7, "pain_worst": 7},
    "worst pain 8": {**DESK, "pain_worst": 8},
    "limits 7": {**DESK, "limits": 7},
    "score 24": {**HEALTHY, "limits": 6, "sitting_hours": 9},
    "score 25": {**HEALTHY, "limits": 6, "sitting_hours": 8, "standing_up": "slow_or_painful"},
    "overstretched": {**DESK, **OVERSTRETCHED},
    "overstretched alone": {**HEALTHY, **OVERSTRETCHED, "bendy": True},
    "mixed": {**DESK, **OVERSTRETCHED, "thomas_left": -10},
    "holding": {**DESK, **HOLDING},
    "holding with thigh signs": {**SIGNS, **HOLDING},
    "tight by measure": {**HEALTHY, "thomas_left": -8.5, "sitting_hours": 8, "lying_arch": "yes"},
    "with an activity": {**DESK, "main_activity": "carrying the child up the stairs"},
    "every precaution": {**DESK, "precautions": PRECAUTIONS},
    "every precaution and thigh signs": {**SIGNS, "precautions": PRECAUTIONS},
    "pregnant": {**DESK, "precautions": ["pregnant", "cannot_lie_flat"]},
    "hip replaced": {**DESK, "precautions": ["hip_replacement_anterior"]},
    "hip replaced another way": {**DESK, "precautions": ["hip_replacement_other"]},
    "surgery": {**DESK, "precautions": ["surgery_12_weeks"]},
    "unsteady at 60": {
        **DESK,
        "age_group": "60_plus",
        "precautions": ["unsteady_or_floor", "blood_pressure_or_heart"],
    },
    "very flexible": {**DESK, "precautions": ["very_flexible"]},
    "knee, neck and shoulder": {**DESK, "precautions": ["knee", "neck", "shoulder"]},
}
HISTORIES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "no sessions yet": (DESK, _past()),
    "deep moves earned": (CALM, _past(*STEADY)),
    "deep moves earned but pain 3": (DESK, _past(*STEADY)),
    "deep moves earned but thigh signs": (SIGNS, _past(*STEADY)),
    "one session short": (CALM, _past(*STEADY[:8])),
    "the twist earned": (
        CALM,
        _past(*STEADY, *(_session(n, depth=3, moves=["kneeling_backbend"]) for n in (1, 3, 7))),
    ),
    "three deep days": (CALM, _past(*STEADY, *(_session(n, depth=3) for n in (1, 3, 5)))),
    "stopped six days ago": (CALM, _past(*STEADY, _session(6, stopped=True, finished=False))),
    "stopped seven days ago": (CALM, _past(*STEADY, _session(7, stopped=True, finished=False))),
    "stopped twice": (DESK, _past(_session(12, stopped=True), _session(9, stopped=True))),
    "tingling twice": (DESK, _past(_session(27, tingling_up=True), _session(2, tingling_up=True))),
    "a long pause after deep moves": (
        CALM,
        _past(*(_session(ago) for ago in range(28, 58, 3))),
    ),
    "tingling not told": (CALM, _past(*(_session(3 * n, tingling_up=None) for n in range(12)))),
    "two good weeks of gentle moves": (
        {**SIGNS, "thigh_trend": "better"},
        _past(*(_session(n, depth=1) for n in (7, 8, 9, 14, 15, 16))),
    ),
    "two good weeks at 60": (
        {**DESK, "age_group": "60_plus"},
        _past(*(_session(n) for n in (7, 8, 9, 14, 15, 16))),
    ),
}
CASES: dict[str, Request] = {
    **{name: {"answers": answers} for name, answers in ANSWERS.items()},
    **{name: {"answers": answers, "history": past} for name, (answers, past) in HISTORIES.items()},
    **{
        f"answered {ago} days ago": {
            "answers": CALM,
            "answered_on": (TODAY - dt.timedelta(days=ago)).isoformat(),
            "history": _past(),
        }
        for ago in (90, 91)
    },
}
