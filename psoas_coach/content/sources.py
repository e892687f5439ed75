"""The structure of a source, and of common claims about the psoas with the evidence for them."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from psoas_coach.content.table import Line, Table

Year = Annotated[int, Meta(ge=1900, le=2100)]
Link = Annotated[str, Meta(min_length=1, pattern=r"^https://")]


class Source(Table, frozen=True):
    """A source; see the head of sources.toml. Its use is described among the words.

    Attributes:
        authors: Its authors or publisher.
        title: Its title, or our description if ``described`` is true.
        year: The year of publication, or the year in which it was read if ``undated`` is true.
        seen: How the facts were found.
        place: Journal, volume and pages, or the kind of publication.
        link: Where to read it.
        described: Whether the title is ours: the original names an illness or was not seen.
        undated: Whether the source gives no date.
    """

    authors: Line
    title: Line
    year: Year
    seen: Literal["original", "copy", "unverified"]
    place: Line | None = None
    link: Link | None = None
    described: bool = False
    undated: bool = False


TOPICS = ("body", "sitting", "standing", "back", "nerves", "feelings", "moving", "strength")
"""The headings, in the order in which a page shows them."""

VERDICTS = ("true", "partly", "unproven", "outlook")
"""Every verdict, in the order in which the summary counts them."""


class Claim(Table, frozen=True):
    """One claim; see the head of claims.toml for the fields."""

    topic: Literal[
        "body", "sitting", "standing", "back", "nerves", "feelings", "moving", "strength"
    ]
    verdict: Literal["true", "partly", "unproven", "outlook"]
    sources: tuple[str, ...]
