"""Evidence: common claims about the muscle, how true each one is, and sources in an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from psoas_coach.content import Content
from psoas_coach.content.language import cache_per_language
from psoas_coach.content.sources import VERDICTS, Source
from psoas_coach.ui.citations import say_use, write_reference, write_short_reference
from psoas_coach.ui.streamlit_workarounds.article import (
    Block,
    Run,
    bold,
    boxes,
    heading,
    list_block,
    more,
    show_article,
    text,
    write,
)
from psoas_coach.ui.words import say


def show_claims(content: Content) -> None:
    """Show every claim, collapsed under its topic."""
    show_article("moves_claims", write_claims(content))


def summarize_claims(content: Content) -> str:
    """Return the number of claims, and how many have each verdict."""
    verdicts = Counter(str(claim.verdict) for claim in content.claims.values())
    counts = {verdict: verdicts[verdict] for verdict in VERDICTS}
    return say("library.claims.summary", all=len(content.claims), **counts)


@cache_per_language(maxsize=8)
def write_claims(content: Content) -> bytes:
    """Return the payload with all claims; it is the same for everybody."""
    blocks = [
        heading(say("library.claims.title")),
        text(say("library.claims.lead")),
        text(bold(summarize_claims(content))),
    ]
    for topic, ids in groupby(content.claims, key=lambda id_: content.claims[id_].topic):
        claims = [_build_claim(id_, content) for id_ in ids]
        title = say("library.claims.topic", topic=say(f"library.topic.{topic}"), count=len(claims))
        blocks.append(more(title, [boxes(*claims, single=True)]))
    return write([*blocks, text(say("library.claims.note"), small=True)])


def _build_claim(id_: str, content: Content) -> list[Block]:
    claim = content.claims[id_]
    verdict = say(f"library.verdict.{claim.verdict}")
    look = "strong" if claim.verdict == "true" else ""
    return [
        text(bold(say(f"claims.{id_}.claim"))),
        text({"verdict": verdict, "look": look}, f" {say(f'claims.{id_}.finding')}"),
        build_source_line(claim.sources, content),
    ]


def build_source_list(keys: Sequence[str], content: Content) -> Block:
    """Return a list of sources, each with what we take from it."""
    return list_block(
        [[*_build_reference(content.sources[key]), " ", {"aside": say_use(key)}] for key in keys]
    )


def build_source_line(keys: Sequence[str], content: Content) -> Block:
    """Return a small line of sources, or a sentence that there are none."""
    if not keys:
        return text(say("library.source.none"), small=True)
    runs: list[Run] = [f"{say('library.claims.sources')} "]
    for number, key in enumerate(keys):
        runs += [" · "] if number else []
        runs.append(_build_short_reference(content.sources[key]))
    return text(*runs, small=True)


def _build_short_reference(source: Source) -> Run:
    """Return title and year of a source; the title is a link if the source has one."""
    named = write_short_reference(source)
    return named if source.link is None else {"link": source.link, "text": named}


def _build_reference(source: Source) -> Iterator[Run]:
    yield write_reference(source)
    if source.link is not None:
        yield from (" ", {"link": source.link, "text": say("library.source.link")})
    if source.seen != "original":
        yield f" {say(f'library.source.{source.seen}')}"
