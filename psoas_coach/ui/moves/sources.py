"""Sources on a page: who, what we take from it, where to read it, and how we saw it."""

from __future__ import annotations

from collections.abc import Sequence

from psoas_coach.content import Content
from psoas_coach.content.schema import Source
from psoas_coach.ui.words import say


def listed(keys: Sequence[str], content: Content) -> str:
    """Return some sources in full, each with what we take from it, as a list in Markdown."""
    sources = [content.sources[key] for key in keys]
    return "\n".join(f"- {_reference(source)} *{source.used_for}*" for source in sources)


def referred(keys: Sequence[str], content: Content) -> str:
    """Return some sources in one line of Markdown, or that there are none."""
    if not keys:
        return say("library.source.none")
    references = " · ".join(_reference(content.sources[key]) for key in keys)
    return say("library.heard.sources", list=references)


def _reference(source: Source) -> str:
    parts = [f"{source.reference}."]
    if source.link.startswith("https://"):
        parts.append(f"[{say('library.source.link')}]({source.link}).")
    if source.seen != "original":
        parts.append(say(f"library.source.{source.seen}"))
    return " ".join(parts)
