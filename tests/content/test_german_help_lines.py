"""German cards name the right numbers, in the right order, and say what to do and when.

112 works in Germany, Austria and Switzerland, so it stands before every other number; 144 is the
ambulance in Austria and Switzerland.
"""

from __future__ import annotations

import re

import pytest

from tests.content.german import ENGLISH_TEXTS, GERMAN, TEXTS, find
from tests.content.test_safe_signs import missing

WORDS = GERMAN.words
EMERGENCY = ("112", "144")
CRISIS = ("0800 1110111", "142", "143")
ON_CALL = ("116 117", "1450")
LINES = (*EMERGENCY, *CRISIS, *ON_CALL)
CALLED = re.compile(rf"(?<![\d.,])(?:{'|'.join(LINES)})(?!\d|[.,]\d)")
CALLS = re.compile(r"\bruf\w*\b|anruf|notruf|telefon", re.IGNORECASE)
ELSEWHERE = re.compile(
    # 110 is the police in Germany, and not who is needed.
    r"(?<![\d.])(?:911|999|988|111|000|110|116 ?123)(?!\d)|samaritan|\bNHS\b|lifeline",
    re.IGNORECASE,
)
"""Numbers and lines of other countries."""
NO_CALLS = {"moves.walk.evidence": "112", "sources.used_for.WALKBACK24": "112"}
"""Where a figure only looks like a number to call: so many days without a plan."""
NAMES_EMERGENCY = sorted(
    key
    for key, text in ENGLISH_TEXTS.items()
    if re.search(r"(?<!\d)(?:911|999)(?!\d)", text) and key != "frame.call.numbers"
)


def find_called(key: str) -> list[str]:
    """Return every number of a text, whatever it is: in these there is no other."""
    return re.findall(r"\d(?:[\d ]*\d)?", TEXTS[key])


def find_cards(level: str) -> str:
    return " ".join(
        text for key, text in WORDS.items() if key.startswith(f"results.levels.{level}.")
    )


def test_the_english_sentences_with_emergency_numbers_are_found() -> None:
    assert NAMES_EMERGENCY == [
        "results.levels.emergency.action",
        "results.levels.soon.crisis",
        "results.levels.today.action",
    ]


@pytest.mark.parametrize("key", NAMES_EMERGENCY)
def test_the_emergency_numbers_come_as_112_and_then_144_for_two_countries(key: str) -> None:
    assert "ruf" in TEXTS[key].lower()
    assert "den Notruf an: 112, in Österreich und der Schweiz auch 144." in TEXTS[key]
    called = find_called(key)
    assert [number for number in called if number in EMERGENCY] == list(EMERGENCY)
    # The doctor on call is named for what is no emergency; every other number comes after.
    rest = [number for number in called if number not in ON_CALL]
    assert tuple(rest[:2]) == EMERGENCY


def test_each_card_names_its_lines_and_no_other() -> None:
    assert find_called("results.levels.emergency.action") == list(EMERGENCY)
    assert find_called("results.levels.today.action") == [*ON_CALL, *EMERGENCY]
    assert find_called("results.levels.soon.crisis") == [*EMERGENCY, *CRISIS]


def test_no_other_sentence_names_a_number_to_call() -> None:
    others = {key: text for key, text in TEXTS.items() if key not in NAMES_EMERGENCY}
    del others["frame.call.numbers"]
    assert find(CALLED, others) == NO_CALLS
    calling = find(CALLS, others)
    assert calling
    assert [key for key in calling if re.search(r"\d", re.sub(r"{\w+}", "", others[key]))] == []


def test_every_number_that_is_named_becomes_a_link_and_no_other() -> None:
    links = TEXTS["frame.call.numbers"].split(", ")
    named = {number for key in NAMES_EMERGENCY for number in find_called(key)}
    assert set(links) == named == {*EMERGENCY, *ON_CALL, *CRISIS}
    assert len(links) == len(named)
    assert tuple(links[:2]) == EMERGENCY


def test_no_number_of_another_country_is_left() -> None:
    assert {key: text for key, text in TEXTS.items() if ELSEWHERE.search(text)} == {}


@pytest.mark.parametrize("text", ["ruf 911 an", "unter 116 123", "wähle 999", "den Samaritans"])
def test_a_number_of_another_country_is_found(text: str) -> None:
    assert ELSEWHERE.search(text)


def test_each_crisis_line_is_named_with_its_country() -> None:
    crisis = WORDS["results.levels.soon.crisis"]
    assert re.match(r"Wenn du dir etwas antun könntest, ruf jetzt den Notruf an: 112", crisis)
    assert "In Deutschland erreichst du die Telefonseelsorge unter 0800 1110111" in crisis
    assert "in Österreich unter 142" in crisis
    assert "In der Schweiz erreichst du Die Dargebotene Hand unter 143" in crisis
    assert not missing(
        ["Krisentelefon", "Menschen zu sagen, dem du vertraust", "Uhr|Stunde"], crisis
    )


def test_the_doctor_on_call_is_named_with_the_country() -> None:
    assert "116 117 in Deutschland, 1450 in Österreich" in WORDS["results.levels.today.action"]


def test_the_emergency_card_names_a_number_before_all_else_and_lets_nobody_drive() -> None:
    action = WORDS["results.levels.emergency.action"]
    assert action.startswith("Ruf jetzt den Notruf an: 112")
    assert not missing(["nächste Notaufnahme", r"\. Fahr nicht selbst\."], action)
    assert "hör hier auf" in WORDS["results.levels.emergency.body"]
    assert not re.search(
        r"\bwarte|\bmorgen\b|nächste Woche|in ein paar Tagen|wenn du magst|wenn es passt",
        find_cards("emergency"),
        re.IGNORECASE,
    )


@pytest.mark.parametrize(
    ("level", "when", "others"),
    [
        ("emergency", r"\bjetzt\b|\bsofort\b", r"\bheute\b|diese Woche|nächsten Tagen"),
        ("today", r"\bheute\b", r"diese Woche|nächsten Tagen|\bmorgen\b"),
        ("soon", r"diese Woche|nächsten Tagen", r"\bsofort\b|\bheute\b"),
    ],
)
def test_a_card_says_its_own_time_and_no_later_one(level: str, when: str, others: str) -> None:
    for part in ("title", "action"):
        text = WORDS[f"results.levels.{level}.{part}"]
        assert re.search(when, text), f"results.levels.{level}.{part}"
        assert not re.search(others, text), f"results.levels.{level}.{part}"


def test_the_card_for_today_names_whom_to_call_and_what_to_do_if_it_gets_worse() -> None:
    action = WORDS["results.levels.today.action"]
    parts = [
        "Arztpraxis",
        "Bereitschaftsdienst",
        "Notfallpraxis",
        "schlechter geht, ruf den Notruf",
    ]
    assert not missing(parts, action)
    body = WORDS["results.levels.today.body"]
    assert not missing(["heute", "Üben|Übungen|Einheit", "auf einen anderen Tag"], body)


def test_the_card_for_soon_asks_for_a_visit_and_promises_no_kind_of_move() -> None:
    assert not missing(["Arztpraxis", "Physio", "Termin"], WORDS["results.levels.soon.action"])
    # Some stay at small stretches and some at rest, so the card names neither.
    body = WORDS["results.levels.soon.body"]
    assert not re.search(r"dehn|stabil|pause|\bRuhe", body, re.IGNORECASE)
    assert "halten wir deinen Plan klein" in body
