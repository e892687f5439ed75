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
from psoas_coach.content.checks.wording import list_needed_words
from psoas_coach.content.schema import Content

__all__ = ["find_faults", "list_needed_words"]


def find_faults(content: Content, language: str) -> Iterator[str]:
    """Yield one sentence for each disagreement between the files.

    Words are looked at once the rules agree: a wrong name in a rule would only be told twice.
    """
    found = [
        *asked.find_faults(content),
        *scoring.find_faults(content),
        *rules.find_faults(content),
        *moving.find_faults(content),
        *dosing.find_faults(content),
        *claims.find_faults(content),
        *sources.find_faults(content),
        # Poses are held against the body: a wrong limit there would only be told again in each.
        *(list(anatomy.find_faults(content)) or posing.find_faults(content)),
    ]
    yield from found or wording.find_faults(content, f"words/{language}")
