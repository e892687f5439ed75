"""Dates, numbers, lists and plural forms in a language, according to Unicode's CLDR.

They come from ``Babel``, which is imported with the first date or number that is formatted, so that
a program that formats none, such as ``psoas-coach assess``, does not wait for it.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from psoas_coach.content.language import get_language

if TYPE_CHECKING:
    from babel import Locale

Width = Literal["wide", "abbreviated"]
LOCALES: Final = {"en": "en_GB"}
"""The region whose formats a language uses, if CLDR's default for the language is another one."""
FEWEST_FOR_LIST: Final = 2


def has_locale(language: str) -> bool:
    """Whether CLDR knows a language of this code."""
    from babel.localedata import exists  # noqa: PLC0415 -- see the docstring of this module

    return exists(LOCALES.get(language, language))


def name_language(language: str) -> str:
    """Return a language's own name, such as Deutsch."""
    from babel import Locale  # noqa: PLC0415 -- see the docstring of this module

    name = Locale.parse(language).get_display_name() or language
    return name[:1].upper() + name[1:]


def say_day(date: dt.date) -> str:
    """Return a date such as 3 November 2026."""
    return _say_day(get_language(), date)


def say_month(date: dt.date) -> str:
    """Return a month with its year, such as November 2026."""
    from babel.dates import format_skeleton  # noqa: PLC0415 -- see the docstring of this module

    return format_skeleton("yMMMM", date, locale=_get_locale())


def list_months(width: Width = "wide") -> tuple[str, ...]:
    """Return the names of the months, January first, in their stand-alone form."""
    return _list_months(get_language(), width)


def list_weekdays(width: Width = "abbreviated") -> tuple[str, ...]:
    """Return the names of the days, Monday first, in their stand-alone form."""
    return _list_weekdays(get_language(), width)


def say_number(value: float, places: int = 1, least: int = 0) -> str:
    """Return a number in figures.

    Args:
        value: The number.
        places: The maximum number of decimal places.
        least: The minimum number of decimal places.

    >>> say_number(4.0), say_number(2.46), say_number(-0.04), say_number(4.0, least=1)
    ('4', '2.5', '0', '4.0')
    """
    # We round half to even, and avoid a minus before a zero.
    return _say_rounded(get_language(), round(value, places) + 0.0, places, least)


def say_exact(value: float) -> str:
    """Return a typed number with all of its decimal places."""
    return say_number(value, places=6)


def find_number_signs() -> tuple[str, str]:
    """Return the decimal separator and the thousands separator."""
    from babel.numbers import (  # noqa: PLC0415 -- see the docstring of this module
        get_decimal_symbol,
        get_group_symbol,
    )

    return get_decimal_symbol(_get_locale()), get_group_symbol(_get_locale())


def find_date_pattern(kind: Literal["long", "yMMMM", "MMMd"]) -> str:
    """Return CLDR's pattern of a date: ``long`` as in ``say_day``, ``yMMMM`` for a month."""
    locale = _get_locale()
    patterns = locale.date_formats if kind == "long" else locale.datetime_skeletons
    return str(patterns[kind].pattern)


def say_list(items: Iterable[str]) -> str:
    """Return several items as one phrase: a, b and c."""
    parts = list(items)
    if len(parts) < FEWEST_FOR_LIST:
        return "".join(parts)
    from babel.lists import format_list  # noqa: PLC0415 -- see the docstring of this module

    return format_list(parts, locale=_get_locale())


def choose_form(number: float, language: str | None = None) -> str:
    """Return CLDR's name of the plural form for a number as formatted by ``say_number``.

    Args:
        number: The number.
        language: Its code; that of the run if None.
    """
    return _choose_form(language or get_language(), round(abs(number), 1) + 0.0)


@functools.cache
def list_forms(language: str) -> tuple[str, ...]:
    """Return CLDR's names of the plural forms that a language has; ``other`` is the last."""
    named: Sequence[str] = sorted(_find_locale(language).plural_form.tags)
    return (*named, "other")


@functools.cache
def is_for_one_number(language: str, form: str) -> bool:
    """Whether a form is for a single number, so that a sentence may leave the number out."""
    rule = _find_locale(language).plural_form
    return sum(str(rule(number)) == form for number in range(1000)) == 1


def _get_locale() -> Locale:
    return _find_locale(get_language())


@functools.lru_cache(maxsize=4096)
def _say_day(language: str, date: dt.date) -> str:
    from babel.dates import format_date  # noqa: PLC0415 -- see the docstring of this module

    return format_date(date, "long", locale=_find_locale(language))


@functools.lru_cache(maxsize=4096)
def _say_rounded(language: str, value: float, places: int, least: int) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415 -- see the docstring of this module

    pattern = f"0.{'0' * least}{'#' * (places - least)}"
    return format_decimal(value, pattern, locale=_find_locale(language))


@functools.lru_cache(maxsize=1024)
def _choose_form(language: str, number: float) -> str:
    shown = Decimal(str(number)).normalize()
    return str(_find_locale(language).plural_form(shown))


@functools.cache
def _find_locale(language: str) -> Locale:
    from babel import Locale  # noqa: PLC0415 -- see the docstring of this module

    return Locale.parse(LOCALES.get(language, language))


@functools.cache
def _list_months(language: str, width: Width) -> tuple[str, ...]:
    from babel import Locale  # noqa: PLC0415 -- see the docstring of this module

    names = Locale.parse(language).months["stand-alone"][width]
    return tuple(names[month] for month in range(1, 13))


@functools.cache
def _list_weekdays(language: str, width: Width) -> tuple[str, ...]:
    names = _find_locale(language).days["stand-alone"][width]
    return tuple(names[day] for day in range(7))
