"""What no single field can tell: whether the content files agree with each other.

One module for each group of files. Some checks keep promises that the rules make to people: that
more of a symptom never counts less, that a plan can always be filled, that advice has a source.
"""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.content.checks import (
    anatomy,
    asked,
    claims,
    dosing,
    moving,
    posing,
    rules,
    scoring,
    sources,
    wording,
)
from psoas_coach.content.checks.wording import needed_words
from psoas_coach.content.schema import Content

__all__ = ["faults", "needed_words"]


def faults(content: Content, language: str) -> Iterator[str]:
    """Yield one sentence for each disagreement between the files.

    Words are looked at once the rules agree: a wrong name in a rule would only be told twice.
    """
    found = [
        *asked.faults(content),
        *scoring.faults(content),
        *rules.faults(content),
        *moving.faults(content),
        *dosing.faults(content),
        *claims.faults(content),
        *sources.faults(content),
        # Poses are held against the body: a wrong limit there would only be told again in each.
        *(list(anatomy.faults(content)) or posing.faults(content)),
    ]
    yield from found or wording.faults(content, f"words/{language}")
