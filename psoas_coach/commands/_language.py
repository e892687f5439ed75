"""``--language``: the language of a command, whichever it is, and of the app that it starts.

It is looked for before the arguments are read, because the help is in that language too.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from psoas_coach.content import load
from psoas_coach.content.language import VARIABLE, list_languages, match

OPTION = "--language"


def add_language(parser: argparse.ArgumentParser) -> None:
    """Let a command take the option; it may stand before the command or after it."""
    text = load().words["commands.language"].format(languages=", ".join(list_languages()))
    parser.add_argument(
        OPTION, type=parse_language, default=argparse.SUPPRESS, help=text, metavar="LANGUAGE"
    )


def parse_language(typed: str) -> str:
    """Return the language that was meant.

    Raises:
        ArgumentTypeError: It does not ship.
    """
    found = match(typed)
    if found is None:
        sentence = load().words["commands.no_language"]
        raise argparse.ArgumentTypeError(sentence.format(languages=", ".join(list_languages())))
    return found


def find_wanted_language(arguments: Sequence[str]) -> str | None:
    """Return the language that the arguments ask for; None without one that ships."""
    wanted = None
    for place in _find_places(arguments):
        _, _, value = arguments[place].partition("=")
        wanted = match(value or "".join(arguments[place + 1 : place + 2]))
    return wanted


def drop_language(arguments: Sequence[str]) -> list[str]:
    """Return the arguments without the option and its value."""
    dropped = set()
    for place in _find_places(arguments):
        dropped |= {place} if "=" in arguments[place] else {place, place + 1}
    return [one for place, one in enumerate(arguments) if place not in dropped]


@contextmanager
def set_for_process(language: str | None) -> Iterator[None]:
    """Let every thread of the process have a language, as those of the app; None changes nothing.

    Args:
        language: The language that was asked for.
    """
    before = os.environ.get(VARIABLE)
    if language is not None:
        os.environ[VARIABLE] = language
    try:
        yield
    finally:
        if language is not None:
            os.environ.pop(VARIABLE)
            os.environ.update({} if before is None else {VARIABLE: before})


def _find_places(arguments: Sequence[str]) -> Iterator[int]:
    for place, one in enumerate(arguments):
        if one == "--":
            return
        if one.partition("=")[0] == OPTION:
            yield place
