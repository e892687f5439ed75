"""The moves' depths, gates and substitutes, written a second time by hand.

A slip in ``data/moves.toml`` could offer a stretch to somebody it may hurt, so nothing here is
derived from that file: both must be changed to change a rule.
"""

from __future__ import annotations

import pytest

from psoas_coach import content

SURGERY, ANTERIOR, OTHER = "surgery_12_weeks", "hip_replacement_anterior", "hip_replacement_other"
KNEE, PELVIS, UNSTEADY = "knee", "pelvic_girdle_pain", "unsteady_or_floor"
STANDING, BACK, BONES = "dizzy_or_swollen_on_standing", "worse_bending_back", "fragile_bones"
SHOULDER, PRESSURE, LOOKING_UP = "shoulder", "blood_pressure_or_heart", "dizzy_looking_up"
PREGNANT, HERNIA, NECK = "pregnant", "hernia_or_after_birth", "neck"
FLEXIBLE, EYE, FLAT = "very_flexible", "eye_pressure_or_surgery", "cannot_lie_flat"
THIGH = "any thigh signs"
"""Not a precaution: thigh_frequency answered with anything but none."""

LENGTHENING = {
    "runners_lunge",
    "crescent_lunge",
    "crescent_hands_on_hips",
    "kneeling_backbend",
    "kneeling_backbend_twist",
    "couch_stretch",
    "bed_edge_hang",
    "heel_slide",
    "side_lying_strap",
    "standing_stride",
}

DEPTH = {
    "runners_lunge": 2,
    "crescent_lunge": 2,
    "crescent_hands_on_hips": 2,
    "kneeling_backbend": 3,
    "kneeling_backbend_twist": 3,
    "couch_stretch": 3,
    "bed_edge_hang": 2,
    "heel_slide": 1,
    "side_lying_strap": 1,
    "standing_stride": 1,
    "constructive_rest": 0,
    "side_lying_rest": 0,
    "slow_breathing": 0,
    "tense_and_let_go": 0,
    "bridge": 0,
    "dead_bug": 0,
    "seated_march": 0,
    "wall_stack": 0,
    "stand_and_walk": 0,
    "seated_rock": 0,
    "walk": 0,
}

BACKBEND = {
    SURGERY, ANTERIOR, OTHER, KNEE, BONES, BACK, FLEXIBLE, LOOKING_UP, PRESSURE, UNSTEADY,
    PREGNANT, PELVIS, HERNIA, STANDING, NECK, EYE, THIGH,
}  # fmt: skip
WITHHELD = {
    "runners_lunge": {SURGERY, ANTERIOR, OTHER, KNEE, PELVIS, UNSTEADY, STANDING, THIGH},
    "crescent_lunge": {
        SURGERY, ANTERIOR, OTHER, PELVIS, UNSTEADY, STANDING, THIGH, BACK, BONES, SHOULDER,
        PRESSURE, LOOKING_UP, PREGNANT, HERNIA, NECK,
    },
    "crescent_hands_on_hips": {SURGERY, ANTERIOR, OTHER, PELVIS, UNSTEADY, STANDING, THIGH},
    "kneeling_backbend": BACKBEND,
    "kneeling_backbend_twist": BACKBEND | {SHOULDER},
    "couch_stretch": {
        SURGERY, ANTERIOR, OTHER, KNEE, BONES, BACK, FLEXIBLE, UNSTEADY, PREGNANT, PELVIS,
        STANDING, THIGH,
    },
    "bed_edge_hang": {SURGERY, ANTERIOR, OTHER, FLAT, FLEXIBLE, PELVIS, UNSTEADY, THIGH},
    "heel_slide": {FLAT, SURGERY},
    "side_lying_strap": {SURGERY, ANTERIOR, PELVIS, THIGH},
    "standing_stride": {SURGERY, ANTERIOR, STANDING},
    "constructive_rest": {FLAT},
    "side_lying_rest": set(),
    "slow_breathing": set(),
    "tense_and_let_go": set(),
    "bridge": {FLAT, SURGERY, STANDING},
    "dead_bug": {FLAT, SURGERY, HERNIA},
    "seated_march": {SURGERY, ANTERIOR, OTHER},
    "wall_stack": {STANDING},
    "stand_and_walk": {STANDING},
    "seated_rock": set(),
    "walk": {STANDING},
}  # fmt: skip

INSTEAD = {
    "runners_lunge": "standing_stride",
    "crescent_lunge": "crescent_hands_on_hips",
    "crescent_hands_on_hips": "standing_stride",
    "kneeling_backbend": "wall_stack",
    "kneeling_backbend_twist": "kneeling_backbend",
    "couch_stretch": "runners_lunge",
    "bed_edge_hang": "heel_slide",
    "heel_slide": "wall_stack",
    "side_lying_strap": "heel_slide",
    "standing_stride": "wall_stack",
    "constructive_rest": "side_lying_rest",
    "bridge": "wall_stack",
    "dead_bug": "wall_stack",
    "seated_march": "seated_rock",
    "wall_stack": "seated_rock",
    "stand_and_walk": "seated_rock",
    "walk": "seated_march",
}


def test_there_are_the_twenty_one_moves() -> None:
    assert set(content.load().moves) == set(DEPTH)
    assert len(DEPTH) == 21


@pytest.mark.parametrize("id_", sorted(DEPTH))
def test_a_move_has_the_depth_written_by_hand(id_: str) -> None:
    assert content.load().moves[id_].depth == DEPTH[id_]


@pytest.mark.parametrize("id_", sorted(DEPTH))
def test_a_move_lengthens_only_where_written_by_hand(id_: str) -> None:
    assert content.load().moves[id_].lengthens == (id_ in LENGTHENING)


@pytest.mark.parametrize("id_", sorted(DEPTH))
def test_a_move_is_withheld_by_exactly_what_is_written_by_hand(id_: str) -> None:
    move = content.load().moves[id_]
    gates = set(move.withheld_by) | ({THIGH} if move.withheld_by_thigh_signs else set())
    assert gates == WITHHELD[id_]


@pytest.mark.parametrize("id_", sorted(DEPTH))
def test_a_move_has_the_substitute_written_by_hand(id_: str) -> None:
    assert content.load().moves[id_].instead == INSTEAD.get(id_)


def test_only_the_twist_waits_for_three_clean_backbends() -> None:
    waits = {
        id_: (move.needs_clean.move, move.needs_clean.sessions)
        for id_, move in content.load().moves.items()
        if move.needs_clean
    }
    assert waits == {"kneeling_backbend_twist": ("kneeling_backbend", 3)}


def test_the_precautions_that_modify_a_move_are_those_written_by_hand() -> None:
    assert set(content.load().precautions.modify) == {
        PREGNANT, BONES, FLEXIBLE, NECK, BACK, LOOKING_UP, SHOULDER, PRESSURE,
    }  # fmt: skip


def test_a_lengthening_move_is_done_once_for_each_side_unless_both_hips_open_at_once() -> None:
    moves = content.load().moves
    one_sided = {id_ for id_, move in moves.items() if move.lengthens and move.sides == 1}
    assert one_sided == {"kneeling_backbend"}
