"""What a chart says where somebody points: one sentence from the words, filled in by the browser.

A sentence of the words becomes an expression of Vega; its dates and numbers come from the data, so
no text has to travel for a point that nobody points at.
"""

from __future__ import annotations

import re
from typing import Any

from psoas_coach.progress.date_range import STEPS
from psoas_coach.progress.phrases import Phrases

_DATES = ("%-d %B %Y", "%-d %B %Y", "%B %Y", "%B %Y", "%Y")
_SENTENCES = ("", "progress.dates.week", "", "charts.tips.quarter", "")
"""How the date of a value is written, and the phrase it stands in, by what the value stands for:
``step`` in the data is a place in ``STEPS``."""
_PLACE = re.compile(r"\{(\w+)\}")


def with_tip(drawn: Any, said: str) -> Any:  # noqa: ANN401 -- see base.Drawing
    """Return a chart that says something for each of its marks."""
    return drawn.transform_calculate(told=said).encode(tooltip="told:N")


def sentence(words: str, **values: str) -> str:
    """Return the expression of a sentence.

    Args:
        words: It, with ``{placeholders}``.
        values: The expression of each placeholder.

    >>> sentence("{name}: {value} minutes", name="datum.side", value="datum.minutes")
    "datum.side+': '+datum.minutes+' minutes'"
    """
    parts = _PLACE.split(words)
    said = [values[part] if place % 2 else _text(part) for place, part in enumerate(parts) if part]
    return "+".join(said)


def number(field: str) -> str:
    """Return the expression of a number with one place after the point at most."""
    return f"format(datum.{field},'.1~f')"


def dated(speaker: Phrases) -> str:
    """Return the expression that says which day, week or months a value stands for."""
    said = "''"
    for place in range(len(STEPS) - 1, -1, -1):
        date = f"utcFormat(datum.date,'{_DATES[place]}')"
        phrase = _SENTENCES[place]
        shown = sentence(speaker.name(phrase), date=date) if phrase else date
        same = said.startswith(shown + ":") or said == "''"
        said = shown if same else f"datum.step=={place}?{shown}:{said}"
    return f"({said})"


def _text(words: str) -> str:
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"
