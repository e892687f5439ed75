"""The German words are warm and honest, say du, and are set as German is.

No text names an illness or claims what only a clinician may claim; docs/style-de.md has the rest.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.content.german import PROSE, TERMINAL, find

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "style-de.md").read_text("utf-8")

NEVER = re.compile(
    r"""diagnos|therap|behandel|behandl|\brisik|\bheil(?:en|t|ung|bar)|\bscreen|symptom|rezept|verschreib|verordn|schweregrad|kurier|\bpatient|klinisch|\bklient""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of medicine and of alarm, with their inflections."""
CONDITION = re.compile(
    r"""abszess|aneurysma|\bangina|blinddarm|appendiz|arthritis|arthrose|bursitis|schleimbeutel|krebs
    |\bcauda|schaufensterkrank|blutgerinn|gerinnsel|blasenentzünd|demenz|depress|diabet|dysplas
    |emboli|endometriose|epilep|fibromyalg|fraktur|glaukom|grüner\ star|hämatom|\bhernie
    |leistenbruch|herpes|gürtelrose|hypermobil|hyperton|bluthochdruck|impingement|infarkt|entzündung
    |ischäm|nierenstein|kypho|lordose|hexenschuss|lumbago|meningitis|meralgia|metastas|myalg|myelom
    |neuralg|neuropath|osteopen|osteopor|lähmung|parkinson|pneumonie|prolaps|bandscheibenvorfall
    |psoriasis|schuppenflechte|radikulo|rheuma|ischias|skoliose|sepsis|blutvergiftung|spondyl
    |stenose|schlaganfall|syndrom|tendin|thrombo|tumor|geschwür|vertigo""",
    re.IGNORECASE | re.VERBOSE,
)
"""Names of illnesses, by how they begin or what they have inside."""
HISTORY = {
    "safety.red_now.items.cancer_new_leg_signs": "krebs",
    "safety.red_today.items.infection_risk": "diabet",
    "safety.red_today.items.past_cancer_new_pain": "krebs",
    "safety.red_today.items.diabetes_thigh_weak": "diabet",
    "safety.cards.bones_cancer_blood.title": "krebs",
    "safety.cards.bones_cancer_blood.summary": "krebs",
    "safety.cards.both_or_weak_legs.summary": "krebs",
    "safety.cards.leg_knee_groin.summary": "diabet",
}
"""Where a person's own history is asked about: the same places as in English."""


def test_no_text_uses_the_words_of_medicine() -> None:
    assert find(NEVER, PROSE) == {}


def test_the_words_that_are_never_used_are_named_in_the_guide() -> None:
    never = re.search(r"\*\*Never\*\*: ([^.]*)\.", GUIDE)
    assert never
    words = never[1].split(", ")
    assert len(words) >= 6
    assert [word for word in words if not NEVER.search(word)] == []


def test_no_text_names_a_condition_but_a_persons_own_history() -> None:
    assert {key: word.lower() for key, word in find(CONDITION, PROSE).items()} == HISTORY


ADDRESS = re.compile(
    # "Sie" may begin a sentence about moves, phones and people, but then no "bitte" follows it.
    r"(?<![.?:…“*] )(?<!^)(?<![„\n-] )(?<![„\n])\bSie\b|\bSie bitte\b|\bIhnen\b"
    r"|(?<![.?:…“] )(?<!^)(?<!„)\bIhr(?:e[mnrs]?)?\b"
)
DU_AS_IN_LETTERS = re.compile(
    r"(?<![.?:…“*] )(?<!^)(?<![„\n(])(?<!\*\*)(?<!- )\b(?:Du|Dich|Dir|Dein(?:e[mnrs]?)?)\b"
)
STAR = re.compile(r"\w[*:_/](?:in|innen)\b|[a-zäöüß]In(?:nen)?\b|\(in(?:nen)?\)")
TYPOGRAPHY = {
    "an exclamation mark": re.compile(r"!"),
    "a straight or English quote": re.compile(r"[\"\u201d\u2018]|(?:^|[\s(])“|„[^“]*$|\w'\w"),
    "no space before a percent sign": re.compile(r"[\d}]%"),
    "a dash without its spaces": re.compile(r"\u2014|[^\W\d]\u2013|\u2013[^\W\d]"),
    "a decimal point": re.compile(r"(?<![\d.-])\d+\.\d+ (?:cm|Grad|Sekunden|Minuten|Stunden)\b"),
    "a stray space": re.compile(r"^\s|\s$|  | [,.;?]"),
}


def test_people_are_addressed_as_du() -> None:
    assert find(ADDRESS, PROSE) == {}
    assert find(DU_AS_IN_LETTERS, PROSE) == {}


def test_nobody_is_named_with_a_star() -> None:
    assert find(STAR, PROSE) == {}


@pytest.mark.parametrize("fault", TYPOGRAPHY)
def test_the_typography_is_german(fault: str) -> None:
    written = {key: text for key, text in PROSE.items() if not TERMINAL.search(key)}
    assert find(TYPOGRAPHY[fault], written) == {}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (ADDRESS, "Bitte wählen Sie einen Tag."),
        (ADDRESS, "Sie bitte zuerst."),
        (ADDRESS, "Hier steht Ihr Plan."),
        (ADDRESS, "Wir helfen Ihnen."),
        (DU_AS_IN_LETTERS, "Wie geht es Dir?"),
        (STAR, "Ärzt*innen"),
        (STAR, "Ärzt:innen"),
        (STAR, "ÄrztInnen"),
        (NEVER, "Das behandelt den Schmerz."),
        (NEVER, "Es heilt."),
        (CONDITION, "wie bei einer Thrombose"),
        (TYPOGRAPHY["a straight or English quote"], "auf der Seite “Heute”"),
        (TYPOGRAPHY["a straight or English quote"], "auf der Seite „Heute"),
        (TYPOGRAPHY["a decimal point"], "etwa 3.5 cm"),
        (TYPOGRAPHY["no space before a percent sign"], "etwa 50% davon"),
        (TYPOGRAPHY["a dash without its spaces"], "Ruhe\u2013und dann weiter"),
    ],
)
def test_a_slip_is_found(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (ADDRESS, "Mach die Übungen. Sie warten auf dich."),
        (ADDRESS, "Bei ihnen war es weniger, und sie blieben."),
        (DU_AS_IN_LETTERS, "Atme aus. Dein Rücken bleibt lang."),
        (NEVER, "ein Teil davon, in mehreren Teilen"),
        (TYPOGRAPHY["a straight or English quote"], "auf der Seite „Heute“."),
        (TYPOGRAPHY["a dash without its spaces"], "18\u201359"),
    ],
)
def test_correct_sentences_pass(pattern: re.Pattern[str], text: str) -> None:
    assert not pattern.search(text)


GUILT = re.compile(
    r"\b(?:du hättest|schäm|faul\b|versagt|keine Ausrede|selbst schuld|schon wieder nicht)",
    re.IGNORECASE,
)
PICTURES = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF]")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|lorem)\b")


@pytest.mark.parametrize(
    "pattern", [GUILT, PICTURES, UNFINISHED], ids=["guilt", "emoji", "unfinished"]
)
def test_the_tone_stays_calm(pattern: re.Pattern[str]) -> None:
    assert find(pattern, PROSE) == {}


def test_a_sentence_ends_like_one() -> None:
    """Texts of more than six words under help, steps and reasons close with a full stop."""
    parts = re.compile(r"\.(?:help|intro|body|action|reason|meaning|likely|unlikely|steps|start)\b")
    open_ended = {
        key
        for key, text in PROSE.items()
        if parts.search(key)
        and key.startswith(("questions.", "safety.", "moves.", "results."))
        and len(text.split()) > 6
        and not text.rstrip("“*").endswith((".", "?", ":"))
    }
    assert open_ended == set()
