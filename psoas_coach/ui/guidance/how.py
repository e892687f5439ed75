"""How a result was worked out: the rules in plain words, their versions and their sources."""

from __future__ import annotations

import msgspec
import streamlit as st

from psoas_coach.content import Content
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.words import say

_TOLD = ("answers", "levels", "cap", "score", "weights", "patterns", "reviewed", "sources")


def how(opened: Opened, content: Content) -> None:
    """Draw how it was worked out."""
    given = opened.guidance
    with st.expander(say("results.how.title")):
        rules = "\n".join(f"- {say(f'results.how.{one}')}" for one in _TOLD)
        versions = say("results.how.versions", **msgspec.structs.asdict(given.versions))
        st.markdown("\n\n".join([rules, versions, "\n".join(_sources(opened, content))]))


def _sources(opened: Opened, content: Content) -> list[str]:
    """Return a line for each source that this result leans on, in the order of its use."""
    given = opened.guidance
    used = [line.source for line in given.receipt]
    for item in given.plan:
        move = content.moves.get(item.move)
        used += move.sources if move else ()
    lines = []
    for key in dict.fromkeys(used):
        source = content.sources.get(key)
        if source is not None:
            lines.append(
                "- "
                + say(
                    "guidance.source",
                    name=key,
                    reference=source.reference,
                    used_for=source.used_for,
                    link=source.link,
                )
            )
    return lines
