"""What people say about the psoas, with a kind verdict and the sources beside each claim."""

from __future__ import annotations

import functools
from collections import Counter
from itertools import groupby

from psoas_coach.content import Content
from psoas_coach.content.sources import VERDICTS
from psoas_coach.ui.moves.article import (
    Block,
    bold,
    boxes,
    heading,
    more,
    show_article,
    text,
    write,
)
from psoas_coach.ui.moves.sources import in_a_line
from psoas_coach.ui.words import say


def show_claims(content: Content) -> None:
    """Show every claim, folded away under its topic."""
    show_article("moves_claims", write_claims(content))


def claims_summary(content: Content) -> str:
    """Return how many claims were checked, and how many have each verdict."""
    given = Counter(str(claim.verdict) for claim in content.claims.values())
    counts = {verdict: given[verdict] for verdict in VERDICTS}
    return say("library.claims.summary", all=len(content.claims), **counts)


@functools.lru_cache(maxsize=8)
def write_claims(content: Content) -> bytes:
    """Write all claims out: the same for everybody."""
    blocks = [
        heading(say("library.claims.title")),
        text(say("library.claims.lead")),
        text(bold(claims_summary(content))),
    ]
    for topic, ids in groupby(content.claims, key=lambda id_: content.claims[id_].topic):
        claims = [_claim(id_, content) for id_ in ids]
        title = say("library.claims.topic", topic=say(f"library.topic.{topic}"), count=len(claims))
        blocks.append(more(title, [boxes(*claims, single=True)]))
    return write([*blocks, text(say("library.claims.note"), small=True)])


def _claim(id_: str, content: Content) -> list[Block]:
    claim = content.claims[id_]
    verdict = say(f"library.verdict.{claim.verdict}")
    look = "strong" if claim.verdict == "true" else ""
    return [
        text(bold(say(f"claims.{id_}.claim"))),
        text({"verdict": verdict, "look": look}, f" {say(f'claims.{id_}.finding')}"),
        in_a_line(claim.sources, content),
    ]
