"""What no single field can tell: whether the content files agree with each other.

One module for each group of files. Some checks keep promises that the rules make to people: that
more of a symptom never counts less, that a plan can always be filled, that advice has a source.
"""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.content.checks import (
    anatomy,
    moves,
    poses,
    questionnaire,
    rules,
    sources,
    wording,
)
from psoas_coach.content.checks.wording import list_needed_words
from psoas_coach.content.schema import Content

__all__ = ["find_faults", "list_needed_words"]


def find_faults(content: Content, language: str) -> Iterator[str]:
    """Yield one sentence for each disagreement between the files.

    Words are looked at once the rules agree: a wrong name in a rule would only be reported twice.
    """
    faults = [
        *questionnaire.find_question_faults(content),
        *questionnaire.find_point_faults(content),
        *rules.find_faults(content),
        *moves.find_move_faults(content),
        *moves.find_plan_faults(content),
        *rules.find_fair_test_faults(content),
        *sources.find_claim_faults(content),
        *sources.find_source_faults(content),
        # Poses are held against the body: a wrong limit there would only be reported again in each.
        *(list(anatomy.find_faults(content)) or poses.find_faults(content)),
    ]
    yield from faults or wording.find_word_faults(content, f"words/{language}")
