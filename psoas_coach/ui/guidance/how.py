"""How a result was worked out: the rules in plain words, their versions and their sources."""

from __future__ import annotations

import msgspec

from psoas_coach.content import Content
from psoas_coach.content.sources import Source
from psoas_coach.ui import html
from psoas_coach.ui.citations import reference
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import say

_TOLD = ("answers", "levels", "cap", "score", "weights", "patterns", "reviewed", "sources")


def how(opened: Opened, content: Content) -> Html:
    """Return how it was worked out, and what it leans on: each opens by itself."""
    versions = say("results.how.versions", **msgspec.structs.asdict(opened.guidance.versions))
    sources = _sources(opened, content)
    rules = html.disclosure(
        say("results.how.title"),
        html.unordered_list(say(f"results.how.{one}") for one in _TOLD),
        html.paragraph(versions),
    )
    title = say("guidance.why.sources", count=len(sources))
    return html.join((rules, html.disclosure(title, html.unordered_list(sources))))


def _sources(opened: Opened, content: Content) -> list[Html]:
    """Return a line for each source that this result leans on, in the order of its use."""
    given = opened.guidance
    used = [line.source for line in given.receipt]
    for item in given.plan:
        move = content.moves.get(item.move)
        used += move.sources if move else ()
    known = content.sources
    return [_source(known[key]) for key in dict.fromkeys(used) if key in known]


def _source(source: Source) -> Html:
    line = say("guidance.source", reference=reference(source), used_for=source.used_for)
    if source.link is None:
        return html.join((line,))
    # The address itself can name an illness, so only its words are shown.
    return html.join((line, " ", html.link(source.link, say("library.source.link"))))
