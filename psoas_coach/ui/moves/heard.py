"""What people hear about the psoas, with a kind verdict and the sources beside each claim."""

from __future__ import annotations

import functools
from collections import Counter
from itertools import groupby

from psoas_coach.content import Content
from psoas_coach.ui.moves.article import Block, article, bold, boxes, heading, text, write
from psoas_coach.ui.moves.sources import in_a_line
from psoas_coach.ui.words import say

VERDICTS = ("holds", "partly", "not_shown", "view")


def heard(content: Content) -> None:
    """Show every claim under its heading."""
    article("moves_heard", claims(content))


@functools.lru_cache(maxsize=8)
def claims(content: Content) -> bytes:
    """Write all claims out: the same for everybody."""
    given = Counter(str(claim.verdict) for claim in content.claims.values())
    tally = {one: given[one] for one in VERDICTS}
    blocks = [
        heading(say("library.heard.title")),
        text(say("library.heard.lead")),
        text(say("library.heard.tally", all=len(content.claims), **tally)),
    ]
    for topic, ids in groupby(content.claims, key=lambda id_: content.claims[id_].topic):
        blocks.append(heading(say(f"library.topic.{topic}"), 3))
        blocks.append(boxes(*(_claim(id_, content) for id_ in ids), framed=True, single=True))
    return write([*blocks, text(say("library.heard.note"))])


def _claim(id_: str, content: Content) -> list[Block]:
    claim = content.claims[id_]
    verdict = say(f"library.verdict.{claim.verdict}")
    look = "strong" if claim.verdict == "holds" else ""
    return [
        text(bold(say(f"claims.{id_}.said"))),
        text({"verdict": verdict, "look": look}, f" {say(f'claims.{id_}.found')}"),
        in_a_line(claim.sources, content),
    ]
