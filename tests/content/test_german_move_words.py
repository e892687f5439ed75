"""The German words of a move keep people safe: tuck first, both sides alike, who leaves it out.

The German of ``test_move_words.py``; what a move is held back for comes from the same tables.
"""

from __future__ import annotations

import re

import pytest

from psoas_coach.content.words import MoveWords
from tests.content.german import ENGLISH, GERMAN

MOVES = sorted(GERMAN.moves)
LENGTHENING = sorted(id_ for id_, move in GERMAN.moves.items() if move.lengthens)

SAID: dict[str, str] = {
    "pregnant": r"Du bist schwanger",
    "pelvic_girdle_pain": r"[Dd]ein Becken tut in der Schwangerschaft oder danach weh",
    "hip_replacement_anterior": r"letzten 12 Monaten eine Hüftprothese bekommen, oder",
    "hip_replacement_other": r"letzten 12 Monaten eine Hüftprothese bekommen, oder",
    "surgery_12_weeks": r"12 Wochen an Hüfte, Rücken oder Bauch operiert \(ein Kaiserschnitt zählt",
    "knee": r"Du hast ein Knie, das",
    "fragile_bones": r"Du hast brüchige Knochen",
    "worse_bending_back": r"Es tut weh, wenn du dich nach hinten beugst",
    "very_flexible": r"Deine Gelenke sind sehr beweglich",
    "neck": r"Beschwerden im Nacken",
    "dizzy_looking_up": r"Beim Blick nach oben wird dir schwindlig",
    "shoulder": r"(?:im Nacken oder in der|in der) Schulter",
    "blood_pressure_or_heart": r"hohen Blutdruck oder Probleme mit dem Herzen",
    "unsteady_or_floor": r"Du bist (?:beim Aufstehen )?unsicher",
    "dizzy_or_swollen_on_standing": (
        r"Im Stehen wird dir schwindlig, oder deine Beine schwellen"
        r"|im Stehen schwindlig wird oder deine Beine anschwellen"
    ),
    "hernia_or_after_birth": r"Vorwölbung am Bauch, oder du hast vor Kurzem ein Kind geboren",
    "eye_pressure_or_surgery": r"hohen Druck in einem Auge oder wurdest am Auge operiert",
    "cannot_lie_flat": r"Du kannst nicht flach liegen|du nicht flach liegen kannst",
}
"""How each precaution is said to a person who may have to leave a move out."""
THIGH = re.compile(r"Dein Oberschenkel ist taub, kribbelt oder brennt")
"""Said as a reason to leave a move out; as a question it says how far to go instead."""
COUNTED = {
    "heel_slide": r"Mach 8 mit diesem Bein",
    "bridge": r"Mach 8, ruh dich aus und mach noch 8",
    "dead_bug": r"12-mal, 6-mal mit jedem Fuß.* noch 12-mal",
    "seated_march": r"Mach 5 mit diesem Bein und 5 mit dem anderen",
    "wall_stack": r"Mach 5\b",
    "seated_rock": r"Mach 5\..*auch davon 5",
}
"""The moves that are counted, and what their steps say of how many. The dose is computed."""
MOST_WORDS = {"a cue": 7, "a step": 24}


def words(id_: str) -> MoveWords:
    return GERMAN.move_words[id_]


def join_instructions(id_: str) -> str:
    text = words(id_)
    return " ".join([text.short, text.start, *text.steps, *text.cues, text.come_out])


@pytest.mark.parametrize("id_", LENGTHENING)
def test_a_lengthening_move_begins_with_the_tuck_or_the_flat_back(id_: str) -> None:
    first = words(id_).cues[0]
    assert re.match(r"Erst (?:das )?Steißbein einrollen|Erst den Rücken flach", first)
    assert re.search(r"[Rr]oll\w* das Steißbein|flach", " ".join(words(id_).steps))


@pytest.mark.parametrize("id_", LENGTHENING)
def test_a_lengthening_move_names_tingling_as_wrong(id_: str) -> None:
    assert re.search(r"\bkein(?:e[mnrs]?)? (?:neues )?Kribbeln", words(id_).not_feel)


@pytest.mark.parametrize("id_", LENGTHENING)
def test_a_lengthening_move_asks_for_a_mild_stretch(id_: str) -> None:
    assert re.search(r"sanfte|leichte|ruhige", words(id_).feel)


@pytest.mark.parametrize("id_", MOVES)
def test_the_sides_stay_open(id_: str) -> None:
    sided = re.findall(
        r"\b(?:link|recht)\w+ (?:Bein|Knie|Fuß|Hüfte|Arm|Hand|Oberschenkel|Ferse|Seite)",
        join_instructions(id_),
    )
    assert sided == []


@pytest.mark.parametrize("id_", MOVES)
def test_who_leaves_a_move_out_is_said_for_every_gate_and_no_other(id_: str) -> None:
    text = words(id_).leave_out
    gates = set(GERMAN.moves[id_].withheld_by)
    named = {name for name, phrase in SAID.items() if re.search(phrase, text)}
    assert gates - named == set()
    # This one says what to do instead of leaving it out.
    assert named - gates - {"blood_pressure_or_heart"} == set()


@pytest.mark.parametrize("id_", MOVES)
def test_thigh_signs_are_told_exactly_where_they_withhold(id_: str) -> None:
    text = THIGH.search(words(id_).leave_out) is not None
    assert text == GERMAN.moves[id_].withheld_by_thigh_signs


@pytest.mark.parametrize("id_", MOVES)
def test_whoever_must_leave_a_move_out_is_told_so_and_nobody_else(id_: str) -> None:
    text = words(id_).leave_out
    held_back = bool(GERMAN.moves[id_].withheld_by)
    assert bool(re.search(r"\bLass (?:diese Übung|sie) aus, wenn", text)) == held_back
    assert bool(re.search(r"\bNiemand muss diese Übung auslassen", text)) != held_back


@pytest.mark.parametrize("id_", MOVES)
def test_the_evidence_line_has_the_years_of_the_english_one(id_: str) -> None:
    def years(expected: MoveWords) -> list[str]:
        return sorted(re.findall(r"\b(?:19|20)\d\d\b", expected.evidence))

    assert years(words(id_)) == years(ENGLISH.move_words[id_])


@pytest.mark.parametrize("id_", sorted(COUNTED))
def test_a_counted_move_says_how_many_and_is_never_held(id_: str) -> None:
    text = " ".join(words(id_).steps)
    assert re.search(COUNTED[id_], text)
    assert not re.search(r"\b[Hh]alte(?:n)?\b|Zeit um ist|solange Zeit ist", text)


@pytest.mark.parametrize("id_", MOVES)
def test_a_move_has_the_steps_of_the_english_one_and_each_is_short(id_: str) -> None:
    text, english = words(id_), ENGLISH.move_words[id_]
    assert len(text.steps) == len(english.steps)
    assert len(text.cues) == len(english.cues) == 3
    assert [cue for cue in text.cues if len(cue.split()) > MOST_WORDS["a cue"]] == []
    assert [step for step in text.steps if len(step.split()) > MOST_WORDS["a step"]] == []


def test_no_two_moves_have_one_name() -> None:
    names = [words.name for words in GERMAN.move_words.values()]
    assert len(set(names)) == len(names)


def test_the_deep_backbends_never_drop_the_head() -> None:
    for id_ in ("kneeling_backbend", "kneeling_backbend_twist"):
        text = join_instructions(id_)
        assert "schau" in text.lower()
        assert not re.search(r"Kopf (?:nach hinten|in den Nacken)|verkrampf|Wirbel", text)
    assert "Lass den Kopf nie nach hinten fallen" in words("kneeling_backbend").harder


def test_the_crescent_lunge_never_asks_to_look_up() -> None:
    text = join_instructions("crescent_lunge")
    assert "Schau geradeaus" in text
    assert not re.search(r"schau\w* (?:nach oben|zur Decke|hinauf|hoch)", text, re.IGNORECASE)
