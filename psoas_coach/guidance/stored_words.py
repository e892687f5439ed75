"""Sentences in stored data: written in the first language, and shown in the language of the run.

A result and a session store the sentences of that day beside their ids. They are stored in one
language, so that a journal is the same whichever language the person reads, and are translated by
the sentence's key. A session in progress keeps the language in which it was started. Sentences of
an older version have no key any more and are shown as they were written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

import msgspec

from psoas_coach.content import Content, InvalidContentError, load
from psoas_coach.content.language import FIRST_LANGUAGE, cache_per_language, list_languages
from psoas_coach.guidance.results import Guidance, PlanItem

_STORED = ("results.why.", "results.modifications.", "results.points.", "physio_plan.")
"""The keys of the sentences that stored results and plans contain."""


def find_recorded(content: Content) -> Content:
    """Return a content with the words of the first language, in which results are stored.

    Args:
        content: The rules and the words, which may include a physio's own moves.
    """
    if content.language == FIRST_LANGUAGE:
        return content
    first = load(language=FIRST_LANGUAGE)
    own = {id_: words for id_, words in content.move_words.items() if id_ not in first.move_words}
    if not own:
        return first
    return msgspec.structs.replace(
        content,
        language=FIRST_LANGUAGE,
        words=first.words,
        move_words={**first.move_words, **own},
    )


def translate_result(result: Guidance, content: Content) -> Guidance:
    """Return a stored result in the words of a content."""
    if len(list_languages()) == 1:
        return result
    receipt = tuple(
        msgspec.structs.replace(line, reason=translate(line.reason, content))
        for line in result.receipt
    )
    plan = translate_plan(result.plan, content)
    return msgspec.structs.replace(result, receipt=receipt, plan=plan)


def translate_plan(plan: Sequence[PlanItem], content: Content) -> tuple[PlanItem, ...]:
    """Return the lines of a stored plan in the words of a content."""
    if len(list_languages()) == 1:
        return tuple(plan)
    return tuple(
        msgspec.structs.replace(
            item,
            why=translate(item.why, content),
            modifications=tuple(
                translate(modification, content) for modification in item.modifications
            ),
        )
        for item in plan
    )


def translate(sentence: str, content: Content) -> str:
    """Return a stored sentence in the words of a content; unchanged if it has no key."""
    key = _index_sentences(load(language=FIRST_LANGUAGE)).get(sentence)
    return content.words.get(key or "", sentence)


def name_move(id_: str, stored_name: str, content: Content) -> str:
    """Return a move's name in a content, or its stored name if it is not one of our moves.

    Args:
        id_: Id of the move.
        stored_name: The name that is stored beside it.
        content: The words.
    """
    return content.move_words[id_].name if id_ in content.move_words else stored_name


@cache_per_language(maxsize=8)
def _index_sentences(first: Content) -> Mapping[str, str]:
    """Return the key of every sentence that may be stored, in any language."""
    keys: dict[str, str] = {}
    for language in reversed(list_languages()):  # The first language overwrites the others.
        with suppress(InvalidContentError):  # People with that language see the error.
            words = first.words if language == first.language else load(language=language).words
            keys |= {text: key for key, text in words.items() if key.startswith(_STORED)}
    return keys
