"""The names of questions and answers, written a second time by hand.

They are the public contract of the command line, the export and the stored rows: a name that
changes in ``data/`` would make old records unreadable, so it must not change by itself.
"""

from __future__ import annotations

import pytest

from psoas_coach import content

LISTS = {
    "red_now": (
        "saddle_change bladder_change bowel_change sexual_change both_legs leg_weakness_worsening "
        "serious_accident chest_pain sudden_severe_or_faint swollen_leg_breathless "
        "blood_thinner_thigh_weak fever_very_unwell cancer_new_leg_signs not_sure"
    ),
    "red_today": (
        "fever_with_pain infection_risk hip_stuck_bent leg_swollen_warm pulsing_belly "
        "knee_gives_way blood_thinner_new_pain fragile_bones_sudden_pain past_cancer_new_pain "
        "weight_loss back_lump_or_shape night_or_rest_pain between_shoulder_blades "
        "cough_strain_pain numbness_spreading runner_groin_pain right_lower_belly "
        "diabetes_thigh_weak pregnancy_warning not_sure"
    ),
    "see_someone": (
        "not_improving morning_stiffness hip_locks new_pain_over_55_or_under_20 "
        "band_of_burning_with_rash very_low_mood not_sure"
    ),
}
LEVELS = {"red_now": "emergency", "red_today": "today", "see_someone": "soon"}
PRECAUTIONS = (
    "pregnant pelvic_girdle_pain hip_replacement_anterior hip_replacement_other surgery_12_weeks "
    "knee fragile_bones worse_bending_back very_flexible neck dizzy_looking_up shoulder "
    "blood_pressure_or_heart unsteady_or_floor dizzy_or_swollen_on_standing "
    "hernia_or_after_birth eye_pressure_or_surgery cannot_lie_flat"
)

NUMBERS = {
    "sitting_hours": (0, 24),
    "sitting_bout_minutes": (0, 1440),
    "pain_average": (0, 10),
    "pain_worst": (0, 10),
    "pain_days": (0, 7),
    "limits": (0, 10),
    "stress": (0, 10),
    "thomas_left": (-60, 60),
    "thomas_right": (-60, 60),
}
CHOICES = {
    "age_group": "under_18 18_59 60_plus",
    "thigh_frequency": "none some_days most_days constant",
    "thigh_trend": "better same worse",
    "thigh_side": "left right both",
    "front_hip_pull": "no sometimes usually",
    "standing_up": "right_away few_seconds slow_or_painful",
    "side_stance": "neutral not_sure slight marked",
    "hips_forward_in_photo": "yes no not_sure",
}
SEVERAL = {
    "thigh_areas": "outer front inner groin saddle below_knee",
    "thigh_feelings": "numb pins_and_needles burning heat water_running",
    "holding": "breath belly jaw buttocks",
}
YES_NO = {
    "lying_arch",
    "hangs_on_hips",
    "march_hold_fails",
    "bendy",
    "stretch_then_tight_again",
    "flares_with_stress",
    "wants_to_curl_up",
    "poor_sleep",
}
TEXT = {"main_activity": 80}
SCORED = {
    "sitting_hours": 12, "sitting_bout_minutes": 8, "pain_average": 20, "pain_worst": 5,
    "pain_days": 5, "thigh_frequency": 10, "thigh_trend": 5, "thigh_areas": 5,
    "front_hip_pull": 4, "standing_up": 4, "side_stance": 2, "limits": 20,
}  # fmt: skip
"""The scored questions and the most points each can give."""
GATES = {
    "age_group", "pain_average", "pain_worst", "limits", "thigh_frequency", "thigh_trend",
    "thigh_areas", "thigh_side",
}  # fmt: skip


@pytest.mark.parametrize("id_", sorted(LISTS))
def test_a_safety_list_has_its_signs_and_its_level(id_: str) -> None:
    one = content.load().safety[id_]
    assert sorted(one.items) == sorted(LISTS[id_].split())
    assert one.level == LEVELS[id_]


def test_the_safety_lists_are_asked_from_the_gravest_on() -> None:
    assert list(content.load().safety) == list(LISTS)


def test_the_precautions_are_those_of_the_contract() -> None:
    assert sorted(content.load().precautions.items) == sorted(PRECAUTIONS.split())


def test_no_question_is_missing_or_unheard_of() -> None:
    known = {*NUMBERS, *CHOICES, *SEVERAL, *YES_NO, *TEXT}
    assert set(content.load().questions) == known


@pytest.mark.parametrize("id_", sorted(NUMBERS))
def test_a_number_has_its_limits(id_: str) -> None:
    question = content.load().questions[id_]
    assert question.kind in {"number", "whole"}
    assert (question.least, question.most) == NUMBERS[id_]


@pytest.mark.parametrize("id_", sorted(CHOICES))
def test_a_choice_has_its_answers(id_: str) -> None:
    question = content.load().questions[id_]
    assert question.kind == "choice"
    assert sorted(question.options) == sorted(CHOICES[id_].split())


@pytest.mark.parametrize("id_", sorted(SEVERAL))
def test_a_list_has_its_answers(id_: str) -> None:
    question = content.load().questions[id_]
    assert question.kind == "list"
    assert sorted(question.options) == sorted(SEVERAL[id_].split())


def test_the_rest_is_answered_with_yes_or_no_or_a_few_words() -> None:
    questions = content.load().questions
    assert {id_ for id_, one in questions.items() if one.kind == "yes_no"} == YES_NO
    assert {id_: one.most for id_, one in questions.items() if one.kind == "text"} == TEXT


def test_twelve_questions_score_and_give_at_most_what_is_written_by_hand() -> None:
    loaded = content.load()
    most = {
        id_: line.times * loaded.questions[id_].most
        if line.times
        else max([*line.values.values(), *(one.points for one in line.classes)])
        for id_, line in loaded.points.items()
    }
    assert most == SCORED
    assert sum(SCORED.values()) == 100


def test_a_plan_waits_for_these_answers_and_no_others() -> None:
    questions = content.load().questions
    assert {id_ for id_, one in questions.items() if one.gates} == GATES


def test_only_the_scored_and_the_gating_questions_must_be_answered() -> None:
    questions = content.load().questions
    must = {id_ for id_, one in questions.items() if not one.optional}
    assert must == GATES | set(SCORED)
