"""The words of a move keep people safe: tuck first, both sides alike, and who leaves it out."""

from __future__ import annotations

import re

import pytest

from psoas_coach import content
from psoas_coach.content.words import MoveWords

LOADED = content.load()
MOVES = sorted(LOADED.moves)
LENGTHENING = sorted(id_ for id_, move in LOADED.moves.items() if move.lengthens)

SAID: dict[str, str] = {
    "pregnant": r"you are pregnant",
    "pelvic_girdle_pain": r"your pelvis hurts during or after pregnancy",
    "hip_replacement_anterior": r"hip replacement in the last year",
    "hip_replacement_other": r"hip replacement in the last year",
    "surgery_12_weeks": r"hip, back or belly \(a C-section counts\) in the last 12 weeks",
    "knee": r"knee that does not like",
    "fragile_bones": r"fragile bones",
    "worse_bending_back": r"bending back hurts",
    "very_flexible": r"very bendy",
    "neck": r"neck (?:or shoulder )?trouble",
    "dizzy_looking_up": r"looking up makes you dizzy",
    "shoulder": r"shoulder trouble",
    "blood_pressure_or_heart": r"high blood pressure(?: or a heart problem)?",
    "unsteady_or_floor": r"you are unsteady",
    "dizzy_or_swollen_on_standing": r"standing makes you dizzy or your legs swell",
    "hernia_or_after_birth": r"a bulge in your belly or gave birth not long ago",
    "eye_pressure_or_surgery": r"high pressure in an eye or had eye surgery",
    "cannot_lie_flat": r"you cannot lie flat",
}
"""How each precaution is told to a person who may have to leave a move out."""
THIGH = re.compile(r"(?<!If )you have numbness, tingling or burning in your thigh", re.IGNORECASE)
"""Told as a reason to leave a move out; after "If" it tells how far to go instead."""


def words(id_: str) -> MoveWords:
    return LOADED.move_words[id_]


def everything(id_: str) -> str:
    text = words(id_)
    return " ".join([text.short, text.start, *text.steps, *text.cues, text.come_out])


@pytest.mark.parametrize("id_", LENGTHENING)
def test_a_lengthening_move_begins_with_the_tuck_or_the_flat_back(id_: str) -> None:
    assert re.match(r"Tuck first|Back flat first", words(id_).cues[0])
    assert re.search(r"\b(?:tuck|flat)\b", " ".join(words(id_).steps), re.IGNORECASE)


@pytest.mark.parametrize("id_", LENGTHENING)
def test_a_lengthening_move_names_tingling_as_wrong(id_: str) -> None:
    assert "tingling" in words(id_).not_feel


@pytest.mark.parametrize("id_", LENGTHENING)
def test_a_lengthening_move_asks_for_a_mild_stretch(id_: str) -> None:
    assert re.search(r"mild|light|calm", words(id_).feel)


@pytest.mark.parametrize("id_", MOVES)
def test_the_sides_stay_open(id_: str) -> None:
    sided = re.findall(
        r"\b(?:left|right) (?:leg|knee|foot|hip|arm|hand|thigh|heel|side)", everything(id_)
    )
    assert sided == []


@pytest.mark.parametrize("id_", MOVES)
def test_who_leaves_a_move_out_is_said_for_every_gate(id_: str) -> None:
    text = words(id_).leave_out.lower()
    gates = LOADED.moves[id_].withheld_by
    silent = [gate for gate in gates if not re.search(SAID[gate].lower(), text)]
    assert silent == []


@pytest.mark.parametrize("id_", MOVES)
def test_nobody_is_told_to_leave_out_a_move_that_the_rules_allow(id_: str) -> None:
    text = words(id_).leave_out.lower()
    gates = set(LOADED.moves[id_].withheld_by)
    soft = {
        # These two say what to do instead of leaving it out.
        ("tense_and_let_go", "blood_pressure_or_heart"),
        ("constructive_rest", "pregnant"),
    }
    extra = [
        name
        for name, phrase in SAID.items()
        if re.search(phrase.lower(), text) and name not in gates and (id_, name) not in soft
    ]
    assert extra == []


@pytest.mark.parametrize("id_", MOVES)
def test_thigh_signs_are_told_exactly_where_they_withhold(id_: str) -> None:
    text = THIGH.search(words(id_).leave_out) is not None
    assert text == LOADED.moves[id_].withheld_by_thigh_signs


@pytest.mark.parametrize("id_", MOVES)
def test_the_evidence_line_gives_a_year_of_each_source_it_leans_on(id_: str) -> None:
    years = {int(match) for match in re.findall(r"\b((?:19|20)\d\d)\b", words(id_).evidence)}
    known = {LOADED.sources[key].year for key in LOADED.moves[id_].sources}
    assert years
    assert years <= known


COUNTED = {
    "heel_slide": r"8 with this leg",
    "bridge": r"Do 8, rest, and do 8 more",
    "dead_bug": r"12 taps, 6 with each foot",
    "seated_march": r"5 with this leg and 5",
    "wall_stack": r"Do 5",
    "seated_rock": r"Do 5 of those too",
}
"""The moves that are counted, and what their steps say of how many. The dose is computed."""


@pytest.mark.parametrize("id_", sorted(COUNTED))
def test_a_counted_move_says_how_many(id_: str) -> None:
    assert re.search(COUNTED[id_], " ".join(words(id_).steps))


@pytest.mark.parametrize("id_", sorted(COUNTED))
def test_a_counted_move_is_never_held_until_the_time_is_up(id_: str) -> None:
    text = " ".join(words(id_).steps)
    assert not re.search(r"\bHold\b|time is up|there is time", text)


@pytest.mark.parametrize("id_", MOVES)
def test_a_move_has_three_to_five_short_steps_and_three_cues(id_: str) -> None:
    text = words(id_)
    assert 3 <= len(text.steps) <= 5
    assert len(text.cues) == 3
    assert all(len(cue.split()) <= 7 for cue in text.cues)
    assert all(len(step.split()) <= 24 for step in text.steps)


def test_the_deep_backbends_never_drop_the_head_or_clench_rules_of_old() -> None:
    for id_ in ("kneeling_backbend", "kneeling_backbend_twist"):
        text = everything(id_)
        assert "look" in text.lower()
        assert "clench" not in text
        assert "vertebra" not in text


def test_the_crescent_lunge_never_asks_to_look_up() -> None:
    assert not re.search(r"look (?:up|to(?:ward)? the ceiling)", everything("crescent_lunge"))
