"""The language of a run: of one run of a page, one command, or one request of a phone.

It is a context variable, so that two people who are served at the same time each get their own
language. A caller that knows the language sets it with ``use_language``; otherwise the function
given to ``set_language_source`` determines it. Cached values that contain sentences are stored per
language: ``cache_per_language``.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Final, Generic, ParamSpec, TypeVar, cast

from psoas_coach.content.app_folder import APP_FOLDER

Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")
FIRST_LANGUAGE: Final = "en"
"""The language in which the product is written; all others are checked against it."""
WORDS: Final = APP_FOLDER / "data" / "words"
"""Each folder in it is an available language."""
VARIABLE: Final = "PSOAS_COACH_LANGUAGE"
"""The environment variable with the language of the process; it overrides browser and terminal."""
TERMINAL: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The environment variables with the language of a terminal; the first one that is set counts."""
CODE: Final = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2})?")
"""The name of a language's folder, as CLDR writes it: ``de``, ``pt_BR``, ``zh_Hant``."""
_ACCEPTED = re.compile(
    r"\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,6})\s*(?:;\s*q\s*=\s*([0-9.]+)\s*)?"
)
"""A language tag with its weight. Its length is limited, because a long one takes seconds."""
_MOST_ACCEPTED = 20
"""The most characters of the header that are read; a browser may send anything."""
_ENCODING = re.compile(r"[.@].*", re.DOTALL)
"""The suffix of a terminal's locale: ``.UTF-8``, ``@euro``."""


def _get_first_language() -> str:
    return FIRST_LANGUAGE


_language: ContextVar[str | None] = ContextVar("language", default=None)
_asked: list[Callable[[], str]] = [_get_first_language]


def get_language() -> str:
    """Return the language of this run, such as ``de``."""
    return _language.get() or _asked[0]()


@contextmanager
def use_language(language: str) -> Iterator[None]:
    """Use this language within the context."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def keep_language(work: Callable[[], Value]) -> Callable[[], Value]:
    """Return a function that runs in the current language, in any thread."""
    language = get_language()

    def do() -> Value:
        with use_language(language):
            return work()

    return do


def set_language_source(find_language: Callable[[], str]) -> None:
    """Set the function that returns the language if no caller has set one.

    Streamlit runs callbacks and fragments outside the page, where no caller has set it.
    """
    _asked[0] = find_language


def list_languages(folder: Path | None = None) -> tuple[str, ...]:
    """Return the available languages: the first one, then the others by code.

    Args:
        folder: The folder of the words; the product's own if None.
    """
    return _list_folders(folder or WORDS)


# Separate from `list_languages`, so that the folder is part of the cache key.
@functools.cache
def _list_folders(words: Path) -> tuple[str, ...]:
    names = {path.name for path in words.iterdir() if path.is_dir()}
    return (FIRST_LANGUAGE, *sorted(names - {FIRST_LANGUAGE}))


def negotiate(accepted: str | None, languages: tuple[str, ...] | None = None) -> str:
    """Return the best available language for a person.

    Args:
        accepted: A language tag, or the header ``Accept-Language``; browsers may send anything.
        languages: The languages to choose from; all available ones if None.
    """
    shipped = languages or list_languages()
    for tag in _rank(accepted or ""):
        parts = tag.replace("-", "_").casefold().split("_")
        # From the full tag to its first part: de-AT falls back to de if there is no de_AT.
        for length in range(len(parts), 0, -1):
            for language in shipped:
                if language.casefold() == "_".join(parts[:length]):
                    return language
    return FIRST_LANGUAGE


def match(wanted: str) -> str | None:
    """Return the available language for a typed code or tag; None without one."""
    first = wanted.replace("-", "_").partition("_")[0].casefold()
    negotiated = negotiate(wanted)
    return negotiated if negotiated.partition("_")[0] == first else None


def find_set_language() -> str | None:
    """Return the language that the environment sets for the whole process, if available."""
    return match(_ENCODING.sub("", os.environ.get(VARIABLE, "")))


def choose_language(accepted: str | None) -> str:
    """Return the server's language if it is set, else the best one for the person.

    Args:
        accepted: As in ``negotiate``.
    """
    return find_set_language() or negotiate(accepted)


def find_terminal_language() -> str:
    """Return the language of a command: from the environment, else from the terminal."""
    locale = next(filter(None, map(os.environ.get, TERMINAL)), "")
    return choose_language(_ENCODING.sub("", locale))


def _rank(accepted: str) -> list[str]:
    """Return the tags of a header by preference."""
    ranked = []
    for part in accepted.split(",", _MOST_ACCEPTED)[:_MOST_ACCEPTED]:
        match = _ACCEPTED.fullmatch(part)
        if match is None:
            continue
        try:
            weight = float(match[2] or 1)
        except ValueError:
            continue
        if weight > 0:
            ranked.append((-weight, match[1]))
    return [tag for _, tag in sorted(ranked, key=lambda pair: pair[0])]


def write_tag(language: str) -> str:
    """Return the code of a language as browsers and files write it, such as ``pt-BR``."""
    return language.replace("_", "-")


class PerLanguage(Generic[Arguments, Value]):
    """A function that caches its values for each language."""

    def __init__(self, work: Callable[Arguments, Value], maxsize: int | None) -> None:
        functools.update_wrapper(self, work)
        self._work = work
        self._maxsize = maxsize
        self._kept: dict[str, Callable[..., Value]] = {}

    def __call__(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Value:
        """Return the value in the language of the run, computing it once."""
        language = get_language()
        cached = self._kept.get(language)
        if cached is None:
            # Two threads may both create one; the loser's values are computed again later.
            cache = functools.lru_cache(self._maxsize)(self._work)
            cached = self._kept.setdefault(language, cast("Callable[..., Value]", cache))
        return cached(*args, **kwargs)

    def cache_clear(self) -> None:
        """Clear the cache of every language."""
        self._kept.clear()

    def cache_info(self) -> dict[str, Any]:
        """Return the statistics of ``functools.lru_cache``, by language."""
        cached = cast("dict[str, Any]", dict(self._kept))
        return {language: cache.cache_info() for language, cache in cached.items()}


def cache_per_language(
    maxsize: int | None = None,
) -> Callable[[Callable[Arguments, Value]], PerLanguage[Arguments, Value]]:
    """Cache the values of a function whose values contain sentences.

    Args:
        maxsize: The cache size for each language; unlimited if None.
    """

    def decorate(work: Callable[Arguments, Value]) -> PerLanguage[Arguments, Value]:
        return PerLanguage(work, maxsize)

    return decorate
