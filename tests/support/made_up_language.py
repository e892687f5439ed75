"""A pseudo-language: English with accents, 40 % longer, which reveals texts without translation.

It is installed as Esperanto, because a folder must be named after a language in CLDR.
"""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from psoas_coach import content
from psoas_coach.content import language
from psoas_coach.content.app_folder import APP_FOLDER

if TYPE_CHECKING:
    import pytest

LANGUAGE = "eo"
ACCENTS = str.maketrans("aeiouyncszAEIOUCSZ", "áéíóúýñçšžÁÉÍÓÚÇŠŽ")
NOT_TRANSLATED = re.compile(
    r"(\{\w*\}|\]\([^)]*\)|:material/\w+:|&\w+;|\\.|docs/\S+|https?://\S+|\b\w+\.\w+\b)"
)
"""What is no text: placeholders, addresses, icons and names of files."""
VALUE = re.compile(r'"[^"\n]*"(?=\s*=)|("""(?:.|\n)*?"""|"(?:[^"\\\n]|\\.)*")')
"""A key in quotes, or a value."""
VOWELS = "áéíóúý"
LONGER = 0.4


def translate(text: str) -> str:
    """Return a text with accents, and longer by repeated vowels; markup and placeholders stay."""
    parts = NOT_TRANSLATED.split(text)
    return "".join(part if place % 2 else stretch(part) for place, part in enumerate(parts))


def stretch(text: str) -> str:
    """Return a text with accents, lengthened by repeated vowels until it is ``LONGER``."""
    room, letters = round(len(text) * LONGER), []
    for letter in text.translate(ACCENTS):
        more = min(2, room) if letter in VOWELS else 0
        room -= more
        letters.append(letter * (1 + more))
    return "".join(letters)


def add_language(words: Path) -> None:
    """Write the language beside the others.

    Args:
        words: The folder of all languages.
    """
    for path in (words / "en").glob("*.toml"):
        lines = re.sub(r"(?m)^#.*\n", "", path.read_text("utf-8"))
        target = words / LANGUAGE / path.name
        target.parent.mkdir(exist_ok=True)
        target.write_text(VALUE.sub(translate_value, lines), "utf-8")


def translate_value(match: re.Match[str]) -> str:
    """Return a value of a TOML file in the language, with the same quotes; a key unchanged."""
    quoted = match[1]
    if quoted is None:
        return match[0]
    mark = '"""' if quoted.startswith('"""') else '"'
    return f"{mark}{translate(quoted[len(mark) : -len(mark)])}{mark}"


def copy_data(folder: Path) -> Path:
    """Copy the content and the language into a folder, and return its path."""
    data = shutil.copytree(content.DATA, folder / "data")
    add_language(data / "words")
    return data


def use_data(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this process read the content of ``copy_data``."""
    monkeypatch.setattr(content, "DATA", data)
    monkeypatch.setattr(language, "WORDS", data / "words")


def copy_app(folder: Path) -> Path:
    """Copy the app and the language into a folder, and return its path."""
    for name in ("psoas_coach", "pages", "data", ".streamlit"):
        ignored = shutil.ignore_patterns("node_modules", "__pycache__")
        shutil.copytree(APP_FOLDER / name, folder / name, ignore=ignored)
    shutil.copy(APP_FOLDER / "app.py", folder)
    add_language(folder / "data" / "words")
    return folder


UNACCENTED = re.compile(r"[A-Za-z]*[aeiou][A-Za-z]*")
"""A word that the language cannot have: it has a vowel without an accent."""
SPOKEN = re.compile(r"""(?:aria-label|alt|title|placeholder)="([^"]*)\"""")
MARKUP = re.compile(
    r"<(style|svg|script).*?</\1>|<[^>]*>|:material/\w+:|:[\w-]+\[|\{\w*\}|https?://\S+|data:\S+",
    re.DOTALL,
)
"""What of a text is markup, an icon, a colour, a placeholder or an address."""


def list_readable(text: str) -> list[str]:
    """Return the readable and spoken parts of a text or of markup."""
    return [html.unescape(match) for match in (*SPOKEN.findall(text), MARKUP.sub(" ", text))]


def find_english(text: str) -> list[str]:
    """Return the words of a text or of markup that are not in the language."""
    return [word for part in list_readable(text) for word in UNACCENTED.findall(part)]
