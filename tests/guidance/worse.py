"""One symptom, one step worse: how the answers of a person are made harder, for monotony."""

from __future__ import annotations

import random
from typing import Any

from tests.support.rules_contract import CHOICES, DECIMAL, LISTS, WHOLE, names

SYMPTOMS = names(
    "sitting_hours sitting_bout_minutes pain_average pain_worst pain_days limits front_hip_pull "
    "standing_up thigh_frequency thigh_trend thigh_areas thigh_side red_now red_today see_someone "
    "precautions hips_forward_in_photo march_hold_fails hangs_on_hips bendy "
    "stretch_then_tight_again"
)
MILDEST_SIGNS: dict[str, Any] = {
    "thigh_frequency": "some_days",
    "thigh_trend": "better",
    "thigh_areas": [],
    "thigh_side": "left",
}


def one_step_worse(rng: random.Random, answers: dict[str, Any]) -> dict[str, Any]:
    """Raise one symptom, drawn at random; nothing changes where it cannot be raised."""
    id_ = rng.choice([id_ for id_ in SYMPTOMS if id_ in answers])
    now = answers[id_]
    if id_ == "thigh_frequency" and now == "none":
        return {**answers, **MILDEST_SIGNS}
    if id_ in LISTS:
        left = [list_ for list_ in LISTS[id_] if list_ not in now]
        return {**answers, id_: [*now, rng.choice(left)] if left else now}
    if id_ == "thigh_side":
        return {**answers, id_: "both"}
    if id_ == "hips_forward_in_photo" or id_ not in {*CHOICES, *WHOLE, *DECIMAL}:
        return {**answers, id_: "yes"}
    if id_ in CHOICES:
        options = CHOICES[id_]
        return {**answers, id_: options[min(options.index(now) + 1, len(options) - 1)]}
    most = WHOLE[id_] if id_ in WHOLE else DECIMAL[id_][1]
    up = min(now + rng.choice([1, 1, 2, 60]), most)
    if id_ == "pain_average" and "pain_worst" in answers:
        up = min(up, answers["pain_worst"])
    return {**answers, id_: up}
