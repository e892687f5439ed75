"""Sources, claims and labels of evidence: each names who wrote it, and says what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from psoas_coach.content.checks.names import report_repeats, report_unknown
from psoas_coach.content.schema import Content

COPY_SITES = frozenset(
    {
        "1stchoicepharmacy.co.uk",
        "britbrief.co.uk",
        "citationsy.com",
        "docplayer.net",
        "grepmed.com",
        "healthinfobl.com",
        "issuu.com",
        "knowridge.com",
        "massagefitnessmag.com",
        "medluna.com",
        "millisecond.com",
        "painscience.com",
        "paperexplained.cn",
        "redflagsymptoms.co.uk",
        "reference.com",
        "researchgate.net",
        "researcher.life",
        "scribd.com",
        "semanticscholar.org",
        "skyscape.com",
        "slideshare.net",
        "startribune.com",
        "studylib.net",
        "stuvia.com",
    }
)
"""Hosts that show other people's work or retell it: a source names who wrote it instead."""


def find_source_faults(content: Content) -> Iterator[str]:
    """Yield what is wrong with sources.toml and with the labels of evidence in moves.toml."""
    for key, source in content.sources.items():
        field = f"sources.toml: {key}"
        site = find_copy_site(source.link or "")
        if site:
            yield f"{field}.link: {site} is a site of copies, so give the publisher's own address"
        text = f"{source.authors} {source.title} {source.place or ''}"
        for name in sorted(one for one in COPY_SITES if one in text.lower()):
            yield f"{field}: {name} is a site of copies, so name who wrote it"
    for id_, move in content.moves.items():
        field = f"moves.toml: {id_}.evidence_for"
        if move.evidence == "none" and move.evidence_for is not None:
            yield f"{field}: there is none, so leave it out"
        if move.evidence != "none" and move.evidence_for is None:
            yield f"{field}: needed, unless evidence is none"


def find_copy_site(link: str) -> str | None:
    """Return the site of copies that an address leads to, or None."""
    match = re.match(r"https://([^/?#:]+)", link)
    host = match[1].lower() if match else ""
    return next((one for one in COPY_SITES if host == one or host.endswith(f".{one}")), None)


def find_claim_faults(content: Content) -> Iterator[str]:
    """Yield what is wrong with claims.toml."""
    for id_, claim in content.claims.items():
        field = f"claims.toml: {id_}.sources"
        yield from report_unknown(field, claim.sources, content.sources)
        yield from report_repeats(field, claim.sources)
        if claim.verdict == "true" and not claim.sources:
            yield f"{field}: what is true needs a source"
