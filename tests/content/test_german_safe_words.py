"""What keeps people safe is said in German, too, whatever words it is put in.

The German of ``test_safe_words.py``; cards and numbers are in ``test_german_help_lines.py``.
"""

from __future__ import annotations

import re

import pytest

from tests.content.german import GERMAN, TEXTS
from tests.content.test_safe_signs import missing

WORDS = GERMAN.words
NOTHING_SERIOUS = re.compile(
    r"""\bnichts\ (?:Ernstes|Schlimmes)|\b(?:nicht|kaum)\ (?:ernst|schlimm|gefährlich)\b
    |ungefährlich|harmlos|\bkeine?n?\ (?:Grund\ zur\ Sorge|Gefahr|Anlass\ zur)|keine\ Sorge
    |sorg\w*\ dich\ nicht|mach\ dir\ keine|(?:alles|du\ bist)\ (?:in\ Ordnung|gesund|sicher)\b
    |\bnichts\ zu\ befürchten""",
    re.IGNORECASE | re.VERBOSE,
)
PROMISE = re.compile(
    r"""\bwird\ (?:\w+\ ){0,3}(?:besser\ gehen|verschwinden|vergehen)
    |\bgeht\ (?:\w+\ ){0,3}weg\b|schmerzfrei|hilft\ (?:dir\ )?(?:immer|sicher)|garantier
    |verspr(?:ech|ich|och)|\bbewiesen|\bbeweist\b|beseitig|macht\ (?:dich\ )?gesund
    |(?:nimmt|löst)\ (?:dir\ )?(?:deine|die|den)\ Schmerz""",
    re.IGNORECASE | re.VERBOSE,
)
AREAS = (
    *("results.", "safety.", "questions.", "session.", "today."),
    *("guidance.", "library.", "moves."),
)


def test_no_text_around_a_result_says_all_is_well_or_makes_a_promise() -> None:
    texts = {key: text for key, text in TEXTS.items() if key.startswith(AREAS)}
    calming = {key: text for key, text in texts.items() if NOTHING_SERIOUS.search(text)}
    promising = {key: text for key, text in texts.items() if PROMISE.search(text)}
    assert (calming, promising) == ({}, {})


@pytest.mark.parametrize(
    "text",
    ["Das ist nichts Ernstes.", "Mach dir keine Sorgen.", "Das ist ungefährlich.", "Keine Sorge."],
)
def test_calming_words_are_found(text: str) -> None:
    assert NOTHING_SERIOUS.search(text)


@pytest.mark.parametrize(
    "text",
    ["Dann geht der Schmerz weg.", "Bald wird es dir besser gehen.", "Das löst deine Schmerzen."],
)
def test_promises_are_found(text: str) -> None:
    assert PROMISE.search(text)


def test_the_closing_line_rules_nothing_out_and_sends_people_to_help() -> None:
    closing = WORDS["results.closing"]
    parts = ["ernstes Problem nicht ausschließen", "hol dir Hilfe", "was auf dieser Seite steht"]
    assert not missing(parts, closing)


def test_missing_answers_are_asked_for_without_a_judgement() -> None:
    assert not missing(["beantworte zuerst", "Plan"], WORDS["results.levels.incomplete.body"])


def test_somebody_under_18_gets_no_plan_and_is_told_so() -> None:
    assert "für Erwachsene" in WORDS["results.levels.under_18.title"]
    assert not missing(["keine Punktzahl", "keinen Plan"], WORDS["results.levels.under_18.body"])


def test_nobody_is_told_that_a_clinician_checked_or_tested_this() -> None:
    assert re.match(
        r"Keine Ärztin, kein Arzt und keine Physio hat diese Regeln geprüft",
        WORDS["results.how.reviewed"],
    )
    assert re.search(
        r"nicht an Menschen (?:geprüft|erprobt|getestet)", WORDS["results.how.weights"]
    )
    assert re.search(r"ersetzt keine Ärztin, keinen Arzt", WORDS["results.how.answers"])
    assert "zeigt also nicht, dass es die Übungen waren" in WORDS["results.promises.honest"]
    checked = re.compile(
        r"(?:ärztlich|medizinisch|klinisch|wissenschaftlich) (?:geprüft|getestet|bestätigt)"
        r"|\bgeprüft von\b|\bzertifiziert|\bzugelassen(?:es)? Medizinprodukt",
        re.IGNORECASE,
    )
    assert {key: text for key, text in TEXTS.items() if checked.search(text)} == {}


def test_the_levels_only_take_away_and_the_score_opens_nothing() -> None:
    assert "können Übungen nur wegnehmen" in WORDS["results.how.levels"]
    assert "Die niedrigste Grenze gilt" in WORDS["results.how.cap"]
    assert "höhere Punktzahl bedeutet einen sanfteren Anfang" in WORDS["results.how.score"]
    assert "gibt keine Übungen frei" in WORDS["results.how.score"]


def test_six_weeks_without_change_send_to_a_doctor_instead_of_on() -> None:
    parts = ["nicht um 2 Punkte oder 30 Prozent zurückgegangen", "nicht das Richtige", "Ärztin"]
    assert not missing(parts, WORDS["results.six_weeks.body"])


STOP = {
    key: text for key, text in WORDS.items() if re.search(r"\bHör auf, wenn dein\w* Schmerz", text)
}


def test_there_is_a_stop_rule_and_it_names_every_reason_to_stop() -> None:
    assert STOP.keys() == {"session.stop.at", "session.stop.any_worse", "physio_plan.stop"}
    parts = ["Schmerz", "neu oder stärker kribbelt", "unteren Rücken oder in der Leiste zwickt"]
    for key, text in STOP.items():
        assert not missing([*parts, "schwindlig"], text), key
    assert re.search(r"Schmerz\w* \{number\} erreicht", STOP["session.stop.at"])
    assert re.search(r"auch nur etwas stärker", STOP["session.stop.any_worse"])
    assert [key for key, text in STOP.items() if re.search(r"\d", text)] == []


def test_the_signs_of_bands_and_depths_are_two_different_ladders() -> None:
    def words(kind: str) -> set[str]:
        names = [
            text for key, text in WORDS.items() if re.fullmatch(rf"results\.{kind}\.\w+\.name", key)
        ]
        assert len(names) == 4
        return {word for name in names for word in re.findall(r"\w+", name.lower())}

    assert words("bands") & words("depth") == set()


def test_no_band_denies_pain_or_names_how_often_or_which_moves() -> None:
    """A band stands beside a bad day, a stop and a deep plan, and must be true beside all."""
    wrong = re.compile(
        r"dehn|tief|stabil|kein\w* Schmerz|wenig Schmerz|pro Woche|jeden Tag|täglich|dir gut",
        re.IGNORECASE,
    )
    texts = {band.id: WORDS[f"results.bands.{band.id}.meaning"] for band in GERMAN.bands}
    assert {id_: text for id_, text in texts.items() if wrong.search(text)} == {}


def test_the_depth_of_rest_says_that_there_are_no_stretches() -> None:
    assert "Dehnungen gibt es vorerst nicht" in WORDS["results.depth.0.meaning"]
    for depth, kind in enumerate(("kleine, leichte", "üblichen", "tiefe"), start=1):
        assert f"{kind} Dehnungen" in WORDS[f"results.depth.{depth}.meaning"]
        assert not re.search(r"sanft|sachte", WORDS[f"results.depth.{depth}.meaning"])


@pytest.mark.parametrize(
    ("key", "needed"),
    [
        ("pregnant.heel_slide", "Dreh dich auf die Seite"),
        ("pregnant.runners_lunge", "deutlich vor dem Ende deiner Beweglichkeit"),
        ("pregnant.crescent_hands_on_hips", "Neig dich nicht nach hinten"),
        ("fragile_bones.any", "Dreh ihn nicht und mach ihn nicht rund"),
        ("fragile_bones.crescent_hands_on_hips", "nicht zur Seite und schau nicht nach oben"),
        ("very_flexible.any", "Lass kein Gelenk bis (?:ans Ende|zum Anschlag) sinken"),
        ("neck.any", "Kopf gerade"),
        ("worse_bending_back.any", "Hör auf, sobald du auch nur ein wenig"),
        ("dizzy_looking_up.any", "Kopf gerade"),
        ("shoulder.any", "Arme unten"),
        ("blood_pressure_or_heart.any", "Atme weiter, lass die Arme unten"),
        ("blood_pressure_or_heart.slow_breathing", "Halte nie den Atem an"),
        ("unsteady_or_floor.any", "auf deinem Bett"),
        ("unsteady_or_floor.any", "musst nicht auf den Boden"),
        ("dizzy_or_swollen_on_standing.any", "bleib einen Moment sitzen, bevor du aufstehst"),
        ("surgery_12_weeks.any", "Operationsteam gesagt hat, und nicht weiter"),
    ],
)
def test_a_precaution_asks_for_what_keeps_that_body_safe(key: str, needed: str) -> None:
    assert re.search(needed, WORDS[f"results.modifications.{key}"])


@pytest.mark.parametrize("kind", ["lengthen", "walk"])
def test_with_odd_feelings_in_the_thigh_every_move_stays_clear_of_them(kind: str) -> None:
    why = WORDS[f"results.why.nerve.{kind}"]
    assert re.search(r"(?:so weit|da), w(?:ie|o) sich dein Oberschenkel normal anfühlt", why)
    assert not re.search(r"so weit du kannst|darüber hinaus|\bhindurch\b|\bweiter\b", why)


def test_the_home_measure_is_skipped_by_everybody_whom_it_could_hurt() -> None:
    skip = WORDS["questions.thomas_left.skip"]
    assert skip.startswith("Überspring das, wenn")
    parts = ["Oberschenkel seltsam", "4 oder mehr", "Hüftprothese", "12 Wochen", "16 Wochen"]
    assert not missing([*parts, "brüchige", "unsicher", "irgendein Anzeichen"], skip)
    assert "denselben Gründen" in WORDS["questions.thomas_right.skip"]


@pytest.mark.parametrize("question", ["pain_average", "pain_worst", "limits", "stress"])
def test_a_scale_runs_from_none_to_the_worst(question: str) -> None:
    least, most = (WORDS[f"questions.{question}.{end}"] for end in ("least", "most"))
    assert re.match(r"Kein|Gar nicht", least)
    assert re.search(r"[Ss]tärkster?|Völlig|So sehr wie", most)


AGAINST = re.compile(
    r"\b(?:nicht|kein\w*|nichts|niemand|nie|schwach|viel seltener|verschiedene Dinge)\b",
    re.IGNORECASE,
)
OUTLOOK = re.compile(r"\bSichtweise\b|\bBild\b|\bHoffnung\b|\bgut gesagt\b")
AGREES = re.compile(r"Ja\b|(?:Genau dort|Dort) endet er")


@pytest.mark.parametrize("id_", sorted(GERMAN.claims))
def test_a_claim_is_answered_as_its_verdict_says(id_: str) -> None:
    verdict, text = GERMAN.claims[id_].verdict, WORDS[f"claims.{id_}.finding"]
    assert (AGREES.match(text) is not None) == (verdict == "true"), text
    if verdict == "unproven":
        assert AGAINST.search(text), text
    if verdict == "outlook":
        assert OUTLOOK.search(text), text
