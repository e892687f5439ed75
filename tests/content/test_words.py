"""What the words must never say, and what the words of a move must always say.

The product gives guidance, so no text names an illness or claims what only a clinician may claim.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import msgspec
import pytest

from psoas_coach import content

NEVER = re.compile(
    r"diagnos|\bdetect|\bscreen|\btreat|therap|prescri|\brisk|\bsever(?:e|ity)|\bcur(?:e|ing|able)",
    re.IGNORECASE,
)
"""Words of medicine and of alarm, with their inflections."""

CONDITION = re.compile(
    r"""\b(?:
    abscess|aneurysm|angina|appendicitis|arthritis|arthrosis|bursitis|cancer|cauda.equina|
    claudication|clots?\b|cystitis|dementia|depression|diabet|dislocation|dysplasia|embolism|
    encephal|endometriosis|epilepsy|fibromyalgia|fracture|glaucoma|haematoma|hematoma|hernia|
    herpes|hypermobil|hypertension|impingement|infarct|inflamm|ischaem|kidney.stone|kyphosis|
    lordosis|lumbago|meningitis|meralgia|metasta|myalgia|myeloma|neuralgia|neuropathy|osteopenia|
    osteoporosis|palsy|paralysis|parkinson|pneumonia|prolapse|psoriasis|radiculopathy|rheumat|
    sciatica|scoliosis|sepsis|shingles|slipped.disc|spondyl|stenosis|stroke|syndrome|tears?\b|
    tendin|thrombo|tumou?r|ulcer|vertigo)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Names of illnesses, by how they begin."""
HISTORY = {
    "safety.red_now.items.cancer_new_leg_signs": "cancer",
    "safety.red_today.items.infection_risk": "diabet",
    "safety.red_today.items.past_cancer_new_pain": "cancer",
    "safety.red_today.items.diabetes_thigh_weak": "diabet",
    "safety.cards.bones_cancer_blood.title": "cancer",
    "safety.cards.bones_cancer_blood.summary": "cancer",
    "safety.cards.both_or_weak_legs.summary": "cancer",
    "safety.cards.leg_knee_groin.summary": "diabet",
}
"""Where a person's own history is asked about, and the word that cannot be avoided."""

PICTURES = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF]")
GUILT = re.compile(
    r"\b(?:you failed|you should have|shame|lazy|no excuse|you missed)\b", re.IGNORECASE
)
PROMISES = re.compile(
    r"\b(?:will fix|fixes|guarantee|heals?|proven|decompress|realign)\b", re.IGNORECASE
)


def sentences() -> Iterator[tuple[str, str]]:
    """Every text that a person can read, with its key."""
    loaded = content.load()
    yield from loaded.words.items()
    for id_, words in loaded.move_words.items():
        for field, text in msgspec.to_builtins(words).items():
            lines = (text,) if isinstance(text, str) else text
            yield from ((f"moves.{id_}.{field}", line) for line in lines)
    for id_, source in loaded.sources.items():
        yield f"sources.{id_}.authors", source.authors
        yield f"sources.{id_}.title", source.title
        if source.place is not None:
            yield f"sources.{id_}.place", source.place


def find_sentences(pattern: re.Pattern[str]) -> dict[str, str]:
    return {key: hit[0] for key, text in sentences() if (hit := pattern.search(text))}


def test_no_text_uses_the_words_of_medicine() -> None:
    assert find_sentences(NEVER) == {}


def test_no_text_names_a_condition_but_a_persons_own_history() -> None:
    assert {key: word.lower() for key, word in find_sentences(CONDITION).items()} == HISTORY


@pytest.mark.parametrize(
    "text",
    ["We treat it.", "Screen reader", "a high RISK", "physiotherapist", "cured", "undiagnosed"],
)
def test_the_words_of_medicine_are_found_in_any_form(text: str) -> None:
    assert NEVER.search(text)


@pytest.mark.parametrize("text", ["a brisk walk", "a secure seat", "the street", "a procedure"])
def test_harmless_words_are_let_through(text: str) -> None:
    assert not NEVER.search(text)


@pytest.mark.parametrize("pattern", [PICTURES, GUILT, PROMISES], ids=["emoji", "guilt", "promises"])
def test_the_tone_stays_calm_and_honest(pattern: re.Pattern[str]) -> None:
    assert find_sentences(pattern) == {}


def test_nothing_counts_on_being_watched_or_developed() -> None:
    """Texts are written for people at home, not for those who build the product."""
    assert (
        find_sentences(re.compile(r"\b(?:TODO|FIXME|lorem|issue #|session helper|prompt)\b")) == {}
    )


def test_no_text_has_stray_space_or_straight_from_the_keyboard_faults() -> None:
    assert find_sentences(re.compile(r"^\s|\s$|  | [,.;]|\.\.(?!\.)|\bteh\b")) == {}


def test_a_sentence_ends_like_one() -> None:
    """Texts of more than six words under help, steps and reasons close with a full stop."""
    parts = re.compile(r"\.(?:help|intro|body|action|reason|meaning|likely|unlikely|steps|start)$")
    open_ended = {
        key
        for key, text in sentences()
        if parts.search(key)
        and key.startswith(("questions.", "safety.", "moves.", "results."))
        and len(text.split()) > 6
        and not text.rstrip("'\"").endswith((".", "?", "!", ":"))
    }
    assert open_ended == set()


def test_emergency_words_name_a_number_and_no_move() -> None:
    words = content.load().words
    for level in ("emergency", "today"):
        card = " ".join(
            text for key, text in words.items() if key.startswith(f"results.levels.{level}.")
        )
        assert "112" in card
        assert "999" in card
        assert "911" in card
        assert not re.search(r"\bstretch|lunge|backbend", card, re.IGNORECASE)


def test_very_low_mood_gets_help_lines() -> None:
    crisis = content.load().words["results.levels.soon.crisis"]
    for line in ("988", "116 123", "112", "999", "911"):
        assert line in crisis


def test_placeholders_are_the_ones_the_result_fills() -> None:
    words = content.load().words
    assert set(re.findall(r"{(\w+)}", words["results.how.versions"])) == {
        "questionnaire",
        "rules",
        "content",
    }


def test_a_move_file_has_no_field_twice_by_mistake() -> None:
    table = tomllib.loads((content.DATA / "words" / "en" / "moves.toml").read_text("utf-8"))
    names = [row["name"] for row in table.values()]
    assert len(names) == len(set(names))
