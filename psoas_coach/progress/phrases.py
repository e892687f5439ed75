"""Put numbers and dates into words, in the language of ``data/words``.

All sentences about data are built with this class, so that the text beside a chart is computed from
the same numbers as the chart and can be tested without a page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from psoas_coach.content.formats import choose_form, list_months, say_day, say_month, say_number

Direction = Literal["lower", "higher", "same"]


def find_direction(change: float) -> Direction:
    """Return the direction of a change, as the last part of a sentence's key."""
    if change == 0:
        return "same"
    return "lower" if change < 0 else "higher"


class Phrases:
    """The sentences of one language, with their placeholders filled in."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def say(self, key: str, **values: object) -> str:
        """Return the sentence of a key; dates and numbers among the values are formatted.

        Raises:
            KeyError: There is no such sentence, or a placeholder has no value.
        """
        sentence = self._words[key]
        return sentence.format(**{name: self.format_value(value) for name, value in values.items()})

    def say_count(self, key: str, number: int, **values: object) -> str:
        """Return the sentence in the plural form of a number, such as ``key.one``.

        ``{number}`` in it is filled in.
        """
        return self.say(f"{key}.{choose_form(number)}", number=number, **values)

    def say_amount(self, key: str, value: float, **values: object) -> str:
        """Return the sentence in the plural form of a measure, as ``{number}`` will be read."""
        return self.say(f"{key}.{choose_form(value)}", number=value, **values)

    def format_value(self, value: object) -> str:
        """Return a value in the form for a sentence or a cell of a table."""
        if value is None:
            return self._words["progress.nothing"]
        if isinstance(value, dt.date):
            return self.format_date(value)
        if isinstance(value, float):
            return say_number(value)
        return str(value)

    def format_date(self, date: dt.date) -> str:
        """Return a date as in "3 November 2026"."""
        return say_day(date)

    def format_month(self, date: dt.date) -> str:
        """Return a month as in "November 2026"."""
        return say_month(date)

    def get_month_name(self, month: int) -> str:
        """Return the name of a month from 1 to 12."""
        return list_months()[month - 1]

    def get(self, key: str) -> str:
        """Return a plain word or phrase."""
        return self._words[key]

    def find_name(self, key: str, otherwise: str) -> str:
        """Return a plain word or phrase, or ``otherwise`` if there is none."""
        return self._words.get(key, otherwise)
