"""The sentences that people see, by key, in the person's language."""

from __future__ import annotations

from psoas_coach import content
from psoas_coach.content.formats import choose_form


def say(key: str, **values: object) -> str:
    """Return the sentence for a key of ``data/words``, with its placeholders filled in.

    Raises:
        KeyError: No words file has the key, or the value of a placeholder is missing.
    """
    sentence = content.load().words[key]
    return sentence.format(**values) if values else sentence


def say_count(key: str, number: float, /, **values: object) -> str:
    """Return the sentence for a key in the plural form of a number.

    Args:
        key: The key without the plural form: ``today.week`` for ``today.week.one`` and others.
        number: The number that decides the form.
        values: The values of the placeholders, including the number.

    Raises:
        KeyError: As in ``say``.
    """
    return say(f"{key}.{choose_form(number)}", **values)


def has(key: str) -> bool:
    """Whether there is a sentence for the key."""
    return key in content.load().words
