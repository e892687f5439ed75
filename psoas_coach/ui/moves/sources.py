"""Sources in an article: who, what we take from it, where to read it, and how we saw it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from psoas_coach.content import Content
from psoas_coach.content.sources import Source
from psoas_coach.ui.citations import reference, say_use, title_and_year
from psoas_coach.ui.streamlit_workarounds.article import Block, Run, list_block, text
from psoas_coach.ui.words import say


def in_full(keys: Sequence[str], content: Content) -> Block:
    """Return a list of sources, each with what we take from it."""
    return list_block(
        [[*_runs(content.sources[key]), " ", {"aside": say_use(key)}] for key in keys]
    )


def in_a_line(keys: Sequence[str], content: Content) -> Block:
    """Return a small line of sources, or that there are none."""
    if not keys:
        return text(say("library.source.none"), small=True)
    runs: list[Run] = [f"{say('library.claims.sources')} "]
    for number, key in enumerate(keys):
        runs += [" · "] if number else []
        runs.append(_short(content.sources[key]))
    return text(*runs, small=True)


def _short(source: Source) -> Run:
    """Return the title and the year of a source; the title is the link where there is one."""
    named = title_and_year(source)
    return named if source.link is None else {"link": source.link, "text": named}


def _runs(source: Source) -> Iterator[Run]:
    yield reference(source)
    if source.link is not None:
        yield from (" ", {"link": source.link, "text": say("library.source.link")})
    if source.seen != "original":
        yield f" {say(f'library.source.{source.seen}')}"
