"""A scale of whole numbers in one row, such as pain from 0 to 10, the same on every page."""

from __future__ import annotations

from psoas_coach.ui.answer_report import AnswerReport
from psoas_coach.ui.choice import Choice, Option, ask_choice
from psoas_coach.ui.words import say

PAIN = range(11)
"""The numbers of the pain scale."""


def build_scale(
    name: str,
    ends: tuple[str, str] | None,
    numbers: range = PAIN,
    *,
    about: tuple[str, ...] | None = (),
    optional: bool = False,
) -> Choice:
    """Return a scale as a single choice.

    Args:
        name: The question.
        ends: Words for the lowest and the highest number.
        numbers: The numbers that can be chosen.
        about: As in ``Choice``.
        optional: The answer can be undone.
    """
    named = {numbers[0]: ends[0], numbers[-1]: ends[1]} if ends else {}
    options = tuple(
        Option(str(number), str(number), _name_number(number, numbers[-1], named.get(number)))
        for number in numbers
    )
    return Choice(name, options, about, "row", ends, optional)


def build_pain_scale(
    name: str, *, about: tuple[str, ...] | None = (), optional: bool = True
) -> Choice:
    """Return the scale for pain, from 0 to 10.

    Args:
        name: The question.
        about: As in ``Choice``.
        optional: The answer can be undone.
    """
    ends = (say("frame.choice.no_pain"), say("frame.choice.worst_pain"))
    return build_scale(name, ends, about=about, optional=optional)


def ask_number(key: str, choice: Choice, stored: int | None = None) -> int | None:
    """Ask for a number on a scale, and return it; None without an answer.

    Args:
        key: A key that is unique on the page.
        choice: From ``build_scale``.
        stored: The earlier choice, used if nothing has been reported since.
    """
    chosen = ask_choice(key, choice, None if stored is None else str(stored))
    return None if chosen is None else int(chosen)


def read_number(report: AnswerReport) -> int | None:
    """Return the number that a report of the pain scale names; None if it names none."""
    value = report.value
    return int(value) if isinstance(value, str) and value in map(str, PAIN) else None


def _name_number(number: int, most: int, end: str | None) -> str:
    if end is None:
        return say("frame.choice.number", number=number, most=most)
    return say("frame.choice.number_end", number=number, most=most, end=end)
