"""The German words as the tests read them: every text by its key, with its English beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from psoas_coach import content
from psoas_coach.content import DATA
from tests.content.test_reading import texts

ENGLISH = content.load()
GERMAN = content.load(language="de")


def _read(language: str) -> dict[str, str]:
    """Return every text of a language by its file and key, such as ``moves.bridge.steps[0]``."""
    return {
        f"{path.stem}.{key}": text
        for path in sorted((DATA / "words" / language).glob("*.toml"))
        for key, text in texts(tomllib.loads(path.read_text("utf-8")))
    }


TEXTS = _read("de")
ENGLISH_TEXTS = _read("en")

TERMINAL = re.compile(r"(?:\.|^)(?:command|allowed)\.|^(?:commands|demo|hosting)\.")
"""What is read by somebody at a terminal, or who makes a file by hand: it names their own terms."""
IDS = re.compile(r"\.allowed\.")
"""What an export may hold is named by its ids, such as "move" and "pain", in every language."""


def find(pattern: re.Pattern[str], among: Mapping[str, str] = TEXTS) -> dict[str, str]:
    """Return what a pattern finds in each text it finds something in."""
    return {key: hit[0] for key, text in among.items() if (hit := pattern.search(text))}


def strip_placeholders(text: str) -> str:
    """Return a text with a figure for each placeholder, which most of them are filled with."""
    return re.sub(r"\{\w+\}", "5", text)


PROSE = {key: strip_placeholders(text) for key, text in TEXTS.items() if not IDS.search(key)}
"""What is written in German and nothing else."""
