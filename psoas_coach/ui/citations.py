"""How a source is cited for people: by its authors, title and year, never by its key."""

from __future__ import annotations

from psoas_coach.content.sources import Source
from psoas_coach.ui.words import say


def write_reference(source: Source) -> str:
    """Return the full reference of a source as a sentence: authors, year, title and place."""
    named = say(
        "library.source.reference",
        authors=source.authors,
        year=_write_year(source),
        title=_write_title(source),
    )
    title = named if named.endswith("?") else f"{named}."
    return f"{title} {source.place}." if source.place else title


def say_use(key: str) -> str:
    """Return what we take from a source, in one or two plain sentences."""
    return say(f"sources.used_for.{key}")


def write_short_reference(source: Source) -> str:
    """Return the short reference of a source: its title, and its year in brackets."""
    return say("library.source.short", title=_write_title(source), year=_write_year(source))


def _write_title(source: Source) -> str:
    """Return the title; in square brackets, as libraries do, if the words are ours."""
    return say("library.source.described", title=source.title) if source.described else source.title


def _write_year(source: Source) -> str:
    year = str(source.year)
    return say("library.source.read_in", year=year) if source.undated else year
