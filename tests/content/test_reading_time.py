"""How long the self-check takes to read with every sign of every card opened.

What has to be read is measured in ``tests/ui/self_check/test_step_page_pace.py``. Here words are
read at 200 a minute (a careful reader of short texts), and each answer or step costs a tap of 2
seconds. ``python -m tests.content.test_reading_time`` prints the sum.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from psoas_coach import content

CONTENT = content.load()
WORDS = CONTENT.words
A_MINUTE = 200
TAP_SECONDS = 2
MOST_WORDS = {"whole": 1055, "first sentences": 850}
"""What may have to be read. It only goes down: take the new number when you have cut words."""


def count(*keys: str) -> int:
    return sum(len(WORDS[key].split()) for key in keys if key in WORDS)


def safety(id_: str, items: tuple[str, ...], *, whole: bool) -> int:
    """Count a list: its question, its signs (or their first sentences), its answers."""
    around = [f"safety.{id_}.{part}" for part in ("ask", "help", "none", "not_sure")]
    texts = [WORDS[f"safety.{id_}.items.{item}"] for item in items]
    signs = [text if whole else text.partition(". ")[0] for text in texts]
    return count(*around) + sum(len(text.split()) for text in signs)


def questions() -> Iterator[tuple[str, int]]:
    """Yield each question that somebody without thigh signs is asked, with its words."""
    for id_, one in CONTENT.questions.items():
        if one.only_if or (one.optional and id_ != "main_activity"):
            continue
        parts = [f"questions.{id_}.{part}" for part in ("ask", "help", "unit", "least", "most")]
        parts += [f"questions.{id_}.options.{option}" for option in one.options]
        yield id_, count(*parts)


def required(*, whole: bool) -> dict[str, int]:
    """Return the words of everything that has to be read, by list and question."""
    lists = {id_: one.items for id_, one in CONTENT.safety.items()}
    lists["precautions"] = CONTENT.precautions.items
    return {
        **{id_: safety(id_, items, whole=whole) for id_, items in lists.items()},
        **dict(questions()),
    }


def minutes(words: dict[str, int]) -> float:
    """Return how long it takes: the words, and a tap for each answer and for each way on."""
    return sum(words.values()) / A_MINUTE + 2 * len(words) * TAP_SECONDS / 60


def test_the_self_check_does_not_grow_longer_to_read() -> None:
    for name, whole in (("whole", True), ("first sentences", False)):
        words = sum(required(whole=whole).values())
        assert words <= MOST_WORDS[name], f"{name}: {words} words"


def test_the_bound_is_no_looser_than_it_has_to_be() -> None:
    for name, whole in (("whole", True), ("first sentences", False)):
        assert MOST_WORDS[name] - sum(required(whole=whole).values()) < 25, name


def test_a_sign_begins_with_a_short_sentence() -> None:
    lists = {id_: one.items for id_, one in CONTENT.safety.items()}
    lists["precautions"] = CONTENT.precautions.items
    signs = [f"safety.{id_}.items.{item}" for id_, items in lists.items() for item in items]
    long = [sign for sign in signs if len(WORDS[sign].partition(". ")[0].split()) > 21]
    assert long == []


if __name__ == "__main__":
    for name, whole in (("whole", True), ("first sentences", False)):
        words = required(whole=whole)
        sys.stdout.write(f"{name}: {sum(words.values())} words, {minutes(words):.1f} minutes\n")
        sys.stdout.write("".join(f"  {id_:22} {number:4}\n" for id_, number in words.items()))
