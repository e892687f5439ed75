"""Check a translation: it contains everything that the first language contains, and nothing else.

It has the same files, keys and placeholders. For a sentence that the first language has in two
plural forms, ``one`` and ``other``, it has each form that CLDR defines for its own language.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from psoas_coach.content.checks.wording import find_place
from psoas_coach.content.formats import has_locale, is_for_one_number, list_forms
from psoas_coach.content.language import CODE, FIRST_LANGUAGE
from psoas_coach.content.words import MoveWords

FORMS = ("zero", "one", "two", "few", "many", "other")
"""CLDR's names of plural forms."""


def find_folder_faults(words: Path, language: str) -> Iterator[str]:
    """Yield the faults of a language's folder, before any of its files is read.

    Args:
        words: The folder of all languages.
        language: The name of the language's folder.
    """
    if not CODE.fullmatch(language) or not has_locale(language):
        yield f"words/{language}: no language has this code; a folder is called de or pt_BR"
        return
    if not (words / language).is_dir():
        yield f"words/{language}: the folder is missing"
        return
    files, first = (
        {path.name for path in (words / code).iterdir()} for code in (language, FIRST_LANGUAGE)
    )
    for name in sorted(first - files):
        yield f"words/{language}/{name}: the file is missing"
    for name in sorted(files - first):
        yield f"words/{language}/{name}: {FIRST_LANGUAGE} has no file of this name"


def find_sentence_faults(
    words: Mapping[str, str], first: Mapping[str, str], language: str
) -> Iterator[str]:
    """Yield every sentence that is missing, superfluous, or has other placeholders.

    Args:
        words: The sentences of a language by their keys.
        first: Those of the first language.
        language: The language, which is also the name of its folder.
    """
    counted = {key.removesuffix(".other") for key in first if is_counted(key, first)}
    expected = dict.fromkeys(key for key in first if _find_form(key, counted) is None)
    expected |= {f"{key}.{form}": None for key in sorted(counted) for form in list_forms(language)}
    for key in (*expected, *(key for key in words if key not in expected)):
        where, form = find_place(f"words/{language}", key), _find_form(key, counted)
        if key not in words:
            missing = "the sentence" if form is None else f"the plural form “{form}” of {language}"
            yield f"{where}: {missing} is missing"
        elif key not in expected:
            why = f"{FIRST_LANGUAGE} has no sentence of this name"
            yield f"{where}: {why if form is None else f'{language} has no such plural form'}"
        elif form is not None:
            yield from _find_form_faults(key, words[key], first, language)
        elif find_placeholders(words[key]) != find_placeholders(first[key]):
            yield f"{where}: {_name_placeholders(first[key])}"


def find_move_faults(
    words: Mapping[str, MoveWords], first: Mapping[str, MoveWords], language: str
) -> Iterator[str]:
    """Yield every list of a move's words whose length differs from the first language's.

    Args:
        words: The words of each move.
        first: Those of the first language.
        language: The language; its folder bears its name.
    """
    for move in words.keys() & first.keys():
        mine, theirs = (msgspec.structs.asdict(texts[move]) for texts in (words, first))
        for field, lines in theirs.items():
            if isinstance(lines, tuple) and len(mine[field]) != len(lines):
                where = f"words/{language}/moves.toml: {move}.{field}"
                yield f"{where}: must have {len(lines)} values, as in {FIRST_LANGUAGE}"


def is_counted(key: str, first: Mapping[str, str]) -> bool:
    """Whether a sentence is the last plural form of a counted sentence."""
    return key.endswith(".other") and f"{key.removesuffix('.other')}.one" in first


def find_placeholders(sentence: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def _find_form(key: str, counted: set[str]) -> str | None:
    """Return the plural form that a key names; None for a sentence without plural forms."""
    base, _, form = key.rpartition(".")
    return form if base in counted and form in FORMS else None


def _find_form_faults(
    key: str, sentence: str, first: Mapping[str, str], language: str
) -> Iterator[str]:
    """Yield the faults in the placeholders of one plural form.

    A form for a single number may write that number as a word and needs no placeholder for it.
    """
    base, _, form = key.rpartition(".")
    whole = first[f"{base}.other"]
    allowed = [find_placeholders(whole)]
    if is_for_one_number(language, form):
        allowed.append(find_placeholders(first[f"{base}.one"]))
    if find_placeholders(sentence) not in allowed:
        yield f"{find_place(f'words/{language}', key)}: {_name_placeholders(whole)}"


def _name_placeholders(sentence: str) -> str:
    names = ", ".join(sorted(find_placeholders(sentence))) or "none"
    return f"its placeholders must be {names}, as in {FIRST_LANGUAGE}"
