"""The words follow docs/style.md: one word for one thing, and whole sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from psoas_coach import content
from tests.content.test_reading import WORDS, file_texts

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "style.md").read_text("utf-8")
TEXTS = {path.name: file_texts(path.name) for path in sorted(WORDS.glob("*.toml"))}

NOT_YET = {
    "pose": {"figures"},
}
"""Files that have not been edited since a word was settled. Take a file out as it is edited."""


def read_terms() -> dict[str, list[str]]:
    """Return each word of the guide's table, with what may not stand for it."""
    rows = re.findall(r"^\| ([a-z][^|]*) \| [^|]* \| ([^|]*) \|$", GUIDE, re.MULTILINE)
    return {word: others.split(", ") for word, others in rows}


OTHERS = [(word, other) for word, others in read_terms().items() for other in others]


def test_the_guide_settles_the_words_of_the_product() -> None:
    words = ["move", "hold", "repetition", "set", "session", "self-check", "plan", "sign"]
    assert {*words, "check-in", "bad day"} <= read_terms().keys()


BANNED = {
    r"tell the check-in|pain told|days told|told further": "data is noted or added, not told",
    r"\b(?:a|longest|longer|shorter) sit\b|between sits\b": "a time sitting",
    r"^let it go\b|\bkeep it as it was\b|^keep this\b": "discard, save",
    r"\bit takes (?:\{\w+\}|\w+) (?:days|weeks|sessions|self-checks)\b": "we need so many days",
    r"\bcounts? then for nothing\b|\bthen counts? for nothing\b": "left out",
    r"\bon the whole\b|\bas a whole\b|\bround about\b": "overall, about",
}
"""Phrases that no native editor would write, and what is said for them."""


@pytest.mark.parametrize("phrase", BANNED)
def test_no_text_has_a_phrase_that_was_edited_away(phrase: str) -> None:
    misused = [
        f"{name}: {key}: {text}"
        for name, texts in TEXTS.items()
        for key, text in texts
        if re.search(phrase, text, re.IGNORECASE)
    ]
    assert not misused, BANNED[phrase]


@pytest.mark.parametrize(
    "text",
    ["It takes five weeks", "with pain told before", "your longest sit", "Let it go"],
)
def test_a_phrase_that_was_edited_away_is_found_again(text: str) -> None:
    assert any(re.search(phrase, text, re.IGNORECASE) for phrase in BANNED)


def find_misused(other: str, texts: dict[str, list[tuple[str, str]]]) -> list[str]:
    """Return the texts that have a word which another one stands for."""
    pattern = re.compile(rf"\b{other}s?\b", re.IGNORECASE)
    return [
        f"{name}: {key}: {text}"
        for name, lines in texts.items()
        if name.removesuffix(".toml") not in NOT_YET.get(other, ())
        for key, text in lines
        # What an export may hold is named by its ids, such as "flare".
        if pattern.search(text) and not key.startswith("allowed.")
    ]


@pytest.mark.parametrize(("word", "other"), OTHERS)
def test_one_thing_has_one_word(word: str, other: str) -> None:
    assert not find_misused(other, TEXTS), f"say {word!r} for {other!r}"


@pytest.mark.parametrize("other", [other for _, other in OTHERS])
def test_a_replaced_word_is_found_in_every_file(other: str) -> None:
    """The check covers all files of words, and each word of the table can fail it."""
    seeded = {name: [*lines, ("seeded", f"Your {other} is here.")] for name, lines in TEXTS.items()}
    misused = {line.partition(":")[0] for line in find_misused(other, seeded)}
    excused = {f"{name}.toml" for name in NOT_YET.get(other, ())}
    assert misused == TEXTS.keys() - excused


def test_the_words_of_every_file_are_read() -> None:
    files = {path.name for path in WORDS.rglob("*.toml")}
    assert files == TEXTS.keys()
    assert all(TEXTS.values())
    for name in ("today", "session", "player", "my_data", "progress", "frame", "sheet"):
        assert f"{name}.toml" in files


def test_the_words_that_are_never_used_are_named_in_the_guide() -> None:
    never = re.search(r"\*\*Never\*\*: ([^.]*)\.", GUIDE)
    assert never
    assert never[1].split(", ") == [
        "diagnose", "detect", "screen", "treat", "therapy", "prescription", "risk", "severity",
        "cure",
    ]  # fmt: skip


@pytest.mark.parametrize("ladder", ["bands", "depth"])
def test_the_guide_names_each_step_of_the_two_ladders(ladder: str) -> None:
    names = [
        text
        for key, text in content.load().words.items()
        if re.fullmatch(rf"results\.{ladder}\.\w+\.name", key)
    ]
    assert len(names) == 4
    assert [name for name in names if f"*{name}*" not in GUIDE] == []


WHOLE = ("questions.toml", "results.toml", "safety.toml")
"""Files whose texts are sentences wherever they are no labels."""
LABELS = re.compile(
    r"""(?:^|\.)(?:label|title|name|unit|hint|least|most|none|not_applicable|crisis_title)$
    |\.options\.|^because\.|^domains\.|^levels\.(?:none|incomplete)\.action$
    |^how\.versions$|\.items\.not_sure$|^cards\.\w+\.summary$""",
    re.VERBOSE,
)
"""Titles, buttons, answers, phrases that are put into another sentence, and the summaries of cards:
each lists signs as an answer to the question above it."""
VERB = re.compile(
    r"""(?<![\w-])(?:am|is|are|was|were|be|been|has|have|had|do|does|did|can|can't|cannot|could|may|might
    |must|will|would|should|don't|doesn't|you're|it's|i'm|what's
    |add|answer|answered|bend|book|breathe|breaks|bring|builds|call|change|changed|changes|choose|chose
    |circle|come|comes|count|counts|drop|eases|ends|explains|fill|fits|get|gets|give|gives|go|grow|helps
    |helped|hold|holds|hug|hurt|hurts|judge|keep|keeps|kept|lay|leaves|leave|led|let|lets|lie|lift|limit
    |look|lose|lower|makes|makes|mean|means|measure|moves|name|names|need|needs|opened|outline|point|put|raise
    |read|replace|rest|roll|runs|say|shapes|shoot|sit|skip|slide|stand|stay|stop|stops|stretch|stretches
    |take|takes|talk|tell|tells|tense|think|tick|train|try|tuck|turn|use|walk|wants|wear|work|works
    |shiver|leak|bleed|feel|begin|left|opens|tip)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Verbs that these files use. A new verb is added here, and that is a look at its sentence."""
FRAGMENTS = {
    "questions.toml: thomas_left.tape: No phone?",
    "questions.toml: thomas_right.tape: No phone?",
    "safety.toml: precautions.help: Not sure?",
}
"""The few that may stay: they are said this way by everybody."""


def sentences(name: str) -> Iterator[str]:
    """Yield every sentence that is no label; of a sign, all but the first, often a phrase."""
    for key, text in TEXTS[name]:
        if not LABELS.search(key):
            parts = re.split(r"(?<=[.?!])\s+", text)
            yield from (f"{name}: {key}: {part}" for part in parts[1 if ".items." in key else 0 :])


@pytest.mark.parametrize("name", WHOLE)
def test_no_sentence_is_a_fragment(name: str) -> None:
    fragments = {
        sentence for sentence in sentences(name) if not VERB.search(sentence.split(": ", 2)[2])
    }
    assert fragments - FRAGMENTS == set()


def test_the_list_of_fragments_that_may_stay_is_short_and_needed() -> None:
    there = {sentence for name in WHOLE for sentence in sentences(name)}
    assert not FRAGMENTS - there
    assert len(FRAGMENTS) <= 6


@pytest.mark.parametrize("name", WHOLE)
def test_no_sentence_begins_with_a_left_over_half(name: str) -> None:
    """ "Or it leaks." and "And you feel ill." are halves of the sentence before them."""
    half = re.compile(r"(?:And|Or)\b|For (?!example,)")
    assert [
        sentence for sentence in sentences(name) if half.match(sentence.split(": ", 2)[2])
    ] == []


@pytest.mark.parametrize(
    "text", ["And you feel ill, very.", "Sore, stiff or with pain.", "A weak thigh."]
)
def test_a_fragment_has_no_verb_or_begins_like_a_half(text: str) -> None:
    assert not VERB.search(text) or re.match(r"And\b", text)


@pytest.mark.parametrize("name", WHOLE)
def test_no_sentence_is_too_long_to_take_in_at_once(name: str) -> None:
    long = [
        sentence for sentence in sentences(name) if len(sentence.split(": ", 2)[2].split()) > 30
    ]
    assert long == []
