"""English words that are not German words: if one occurs, a sentence was not translated."""

from __future__ import annotations

import re

from tests.support.made_up_language import list_readable

ENGLISH = re.compile(
    r"""(?<![\w\-/.])(?:
    a|and|any|are|as|at|be|but|by|can|does|for|from|has|have|how|if|is|it|its|it's|of|off|on|once|our
    |than|that|the|their|them|then|there|these|they|this|to|too|us|we|what|when|where|which|who|why
    |with|without|you|you're|your|can't|don't|won't
    |about|after|again|answer|answers|back|before|belly|body|break|breaks|check|check-in|day|days
    |delete|discard|doctor|done|each|easy|end|every|exercise|feel|few|first|floor|gentle|gently
    |guidance|hip|hips|hold|holds|hour|hours|hurt|hurts|knee|knees|less|lie|low|minutes|more
    |move|moves|need|never|new|next|no|now|numb|numbness|pain|phone|please|progress|question
    |questions|reminder|repetition|repetitions|reps|safe|save|score|screen|second|seconds|session
    |sessions|set|sets|side|sign|signs|sit|sitting|skip|slow|slowly|sore|steady|step|stretch
    |stretches|stretching|thigh|tingling|today|try|tuck|until|visit|walk|week|weeks|yes|yesterday
    )(?![\w\-/]|\.\w)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Everyday English words, and those of the product, that are no German words."""


GERMAN_AFTER_ALL = re.compile(r"Geschlechtsteile, After\b|\bCC BY\b")
"""Where such a word is German, or part of a name."""


def find_english_near(text: str) -> list[str]:
    """Return each run of a text or of markup that has English words, with what stands around it."""
    return [
        near
        for whole in list_readable(text)
        for part in re.split(r"\s{2,}", whole)
        for hit in ENGLISH.finditer(part)
        if not GERMAN_AFTER_ALL.search(near := part[max(0, hit.start() - 30) : hit.end() + 30])
    ]
