"""Every sentence a person sees comes through here, by its key, in the person's language."""

from __future__ import annotations

from psoas_coach import content


def say(key: str, **values: object) -> str:
    """Return the sentence for a key of ``data/words``, with its placeholders filled.

    Raises:
        KeyError: When no words file has the key, or a placeholder is not given.
    """
    sentence = content.load().words[key]
    return sentence.format(**values) if values else sentence


def has(key: str) -> bool:
    """Whether there is a sentence for the key."""
    return key in content.load().words
