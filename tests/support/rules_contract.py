"""The contract in tables, typed by hand: ids, values, scored questions, moves and their gates.

It is an independent second version against which the content files are checked. It reads nothing
from ``data/`` and imports nothing of ``psoas_coach``, so a slip in one of the two is noticed.
"""

from __future__ import annotations


def names(text: str) -> list[str]:
    """Split a row of ids."""
    return text.split()


RED_NOW = names(
    "saddle_change bladder_change bowel_change sexual_change both_legs leg_weakness_worsening "
    "serious_accident chest_pain sudden_groin_pain sudden_severe_or_faint "
    "swollen_leg_breathless "
    "blood_thinner_thigh_weak fever_very_unwell cancer_new_leg_signs not_sure"
)
RED_TODAY = names(
    "fever_with_pain infection_risk hip_stuck_bent leg_swollen_warm pulsing_belly knee_gives_way "
    "blood_thinner_new_pain fragile_bones_sudden_pain past_cancer_new_pain weight_loss "
    "back_lump_or_shape self_harm_thoughts "
    "numbness_spreading runner_groin_pain right_lower_belly diabetes_thigh_weak "
    "pregnancy_warning not_sure"
)
SEE_SOMEONE = names(
    "not_improving night_or_rest_pain between_shoulder_blades cough_strain_pain "
    "morning_stiffness hip_locks new_pain_over_55_or_under_20 "
    "band_of_burning_with_rash very_low_mood not_sure"
)
SEEN_FOR = [sign for sign in RED_TODAY if sign not in ("not_sure", "self_harm_thoughts")]
"""Signs that a doctor or physio may have examined already."""
PRECAUTIONS = names(
    "pregnant pelvic_girdle_pain hip_replacement_anterior hip_replacement_other surgery_12_weeks "
    "knee fragile_bones worse_bending_back very_flexible neck dizzy_looking_up shoulder "
    "blood_pressure_or_heart unsteady_or_floor dizzy_or_swollen_on_standing "
    "hernia_or_after_birth eye_pressure_or_surgery cannot_lie_flat"
)
MODIFY = names(
    "pregnant fragile_bones very_flexible neck worse_bending_back dizzy_looking_up shoulder "
    "blood_pressure_or_heart"
)
"""Precautions that add a line of advice to every move that they leave."""
MODIFY_LYING = ("unsteady_or_floor", "dizzy_or_swollen_on_standing")
"""Precautions that add one to moves done lying."""

WHOLE = {"pain_average": 10, "pain_worst": 10, "pain_days": 7, "limits": 10, "stress": 10}
"""Whole numbers from 0 to the given one."""
DECIMAL = {
    "sitting_hours": (0, 24),
    "sitting_bout_minutes": (0, 1440),
    "thomas_left": (-60, 60),
    "thomas_right": (-60, 60),
}
CHOICES = {
    "age_group": ["under_18", "18_59", "60_plus"],
    "thigh_frequency": ["none", "some_days", "most_days", "constant"],
    "thigh_trend": ["better", "same", "worse"],
    "thigh_side": ["left", "right", "both"],
    "front_hip_pull": ["no", "sometimes", "usually"],
    "standing_up": ["right_away", "few_seconds", "slow_or_painful"],
    "side_stance": ["neutral", "not_sure", "slight", "marked"],
    "hips_forward_in_photo": ["yes", "no", "not_sure"],
}
YES_NO = names(
    "lying_arch hangs_on_hips march_hold_fails bendy stretch_then_tight_again "
    "flares_with_stress wants_to_curl_up poor_sleep"
)
LISTS = {
    "red_now": RED_NOW,
    "red_today": RED_TODAY,
    "see_someone": SEE_SOMEONE,
    "precautions": PRECAUTIONS,
    "seen_for": SEEN_FOR,
    "thigh_areas": ["outer", "front", "inner", "groin", "back", "saddle", "below_knee"],
    "thigh_feelings": ["numb", "pins_and_needles", "burning", "heat", "water_running"],
    "holding": ["breath", "belly", "jaw", "buttocks"],
}
BESIDE_NONE = ("thigh_trend", "thigh_areas", "thigh_side", "thigh_feelings")
"""Faults beside ``thigh_frequency`` ``none``."""
SCORED = names(
    "sitting_hours sitting_bout_minutes pain_average pain_worst pain_days thigh_frequency "
    "thigh_trend thigh_areas front_hip_pull standing_up side_stance limits"
)
DOMAINS = {
    "sitting": (20, ("sitting_hours", "sitting_bout_minutes")),
    "pain": (30, ("pain_average", "pain_worst", "pain_days")),
    "nerve": (20, ("thigh_frequency", "thigh_trend", "thigh_areas")),
    "tightness": (10, ("front_hip_pull", "standing_up", "side_stance")),
    "function": (20, ("limits",)),
}

SURGERY, ANTERIOR, OTHER = "surgery_12_weeks", "hip_replacement_anterior", "hip_replacement_other"
UNSTEADY, DIZZY = "unsteady_or_floor", "dizzy_or_swollen_on_standing"
HERNIA, EYE, HEART = "hernia_or_after_birth", "eye_pressure_or_surgery", "blood_pressure_or_heart"
PELVIC, FLAT, BENDING = "pelvic_girdle_pain", "cannot_lie_flat", "worse_bending_back"
BACKBEND = {
    *(SURGERY, ANTERIOR, OTHER, "knee", "fragile_bones", BENDING, "very_flexible"),
    *("dizzy_looking_up", HEART, UNSTEADY, "pregnant", PELVIC, HERNIA, DIZZY, "neck", EYE),
}
CRESCENT = {SURGERY, ANTERIOR, OTHER, PELVIC, UNSTEADY, DIZZY}
COUCH = {
    *(SURGERY, ANTERIOR, OTHER, "knee", "fragile_bones", BENDING, "very_flexible", UNSTEADY),
    *("pregnant", PELVIC, DIZZY),
}
LUNGE = {SURGERY, ANTERIOR, OTHER, "knee", PELVIC, UNSTEADY, DIZZY}
ARMS_UP = {
    *CRESCENT,
    *(BENDING, "fragile_bones", "shoulder", HEART, "dizzy_looking_up", "pregnant", HERNIA),
    "neck",
}
BED = {SURGERY, ANTERIOR, OTHER, FLAT, "very_flexible", PELVIC, UNSTEADY}

# Move: depth, lengthens, withheld by these precautions, withheld by any thigh signs, substitute.
MOVES: dict[str, tuple[int, bool, set[str], bool, str | None]] = {
    "runners_lunge": (2, True, LUNGE, True, "standing_stride"),
    "crescent_lunge": (2, True, ARMS_UP, True, "crescent_hands_on_hips"),
    "crescent_hands_on_hips": (2, True, CRESCENT, True, "standing_stride"),
    "kneeling_backbend": (3, True, BACKBEND, True, "wall_stack"),
    "kneeling_backbend_twist": (3, True, BACKBEND | {"shoulder"}, True, "kneeling_backbend"),
    "couch_stretch": (3, True, COUCH, True, "runners_lunge"),
    "bed_edge_hang": (2, True, BED, True, "heel_slide"),
    "heel_slide": (1, True, {FLAT, SURGERY}, False, "wall_stack"),
    "side_lying_strap": (1, True, {SURGERY, ANTERIOR, OTHER, PELVIC}, True, "heel_slide"),
    "standing_stride": (1, True, {SURGERY, ANTERIOR, OTHER, DIZZY}, False, "wall_stack"),
    "constructive_rest": (0, False, {FLAT}, False, "side_lying_rest"),
    "side_lying_rest": (0, False, set(), False, None),
    "slow_breathing": (0, False, set(), False, None),
    "tense_and_let_go": (0, False, set(), False, None),
    "bridge": (0, False, {FLAT, SURGERY, DIZZY}, False, "wall_stack"),
    "dead_bug": (0, False, {FLAT, SURGERY, HERNIA}, False, "wall_stack"),
    "seated_march": (0, False, {SURGERY, ANTERIOR, OTHER}, False, "seated_rock"),
    "wall_stack": (0, False, {DIZZY}, False, "seated_rock"),
    "stand_and_walk": (0, False, {DIZZY}, False, "seated_rock"),
    "seated_rock": (0, False, set(), False, None),
    "walk": (0, False, {DIZZY}, False, "seated_march"),
}

NEEDS_CLEAN = {"kneeling_backbend_twist": ("kneeling_backbend", 3)}
"""Moves that wait for so many clean sessions with another one."""
BOTH_HIPS = {"kneeling_backbend"}
"""Moves that lengthen both sides at once, and are done once for that."""

SEED = {"runners_lunge", "crescent_lunge", "kneeling_backbend", "kneeling_backbend_twist"}
"""The stretches of the article."""
RELEASE = {"constructive_rest", "side_lying_rest", "slow_breathing", "tense_and_let_go"}
STEADY = {"bridge", "dead_bug", "seated_march", "wall_stack"}
BREAKS = {"stand_and_walk", "seated_rock"}
COUNTED = {"bridge", "dead_bug", "seated_march", "heel_slide", "seated_rock", "wall_stack"}
"""Moves that are counted in repetitions, not held."""
LYING = {
    *("heel_slide", "side_lying_strap", "bed_edge_hang", "constructive_rest"),
    *("side_lying_rest", "bridge", "dead_bug"),
}
ON_THE_FLOOR = {
    *("runners_lunge", "kneeling_backbend", "kneeling_backbend_twist", "couch_stretch"),
    *("heel_slide", "side_lying_strap", "constructive_rest", "side_lying_rest"),
    *("bridge", "dead_bug"),
}
