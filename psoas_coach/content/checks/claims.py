"""Claims: whether each names sources that exist, and has one where it is said to be true."""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.content.checks.names import report_repeats, report_unknown
from psoas_coach.content.schema import Content


def find_faults(content: Content) -> Iterator[str]:
    """Yield what is wrong with claims.toml."""
    for id_, claim in content.claims.items():
        field = f"claims.toml: {id_}.sources"
        yield from report_unknown(field, claim.sources, content.sources)
        yield from report_repeats(field, claim.sources)
        if claim.verdict == "true" and not claim.sources:
            yield f"{field}: what is true needs a source"
