"""What people hear about the psoas, with a kind verdict and the sources beside each claim."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.ui.moves.sources import referred
from psoas_coach.ui.words import say

VERDICTS = ("holds", "partly", "not_shown", "view")
ICONS = {
    "holds": ":material/check_circle:",
    "partly": ":material/contrast:",
    "not_shown": ":material/search_off:",
    "view": ":material/chat_bubble:",
}


def heard(content: Content) -> None:
    """Show every claim under its heading."""
    claims = content.claims
    counts = Counter(str(claim.verdict) for claim in claims.values())
    st.header(say("library.heard.title"))
    st.markdown(say("library.heard.lead"))
    st.markdown(
        say("library.heard.tally", all=len(claims), **{one: counts[one] for one in VERDICTS})
    )
    for topic, ids in groupby(claims, key=lambda id_: claims[id_].topic):
        st.subheader(say(f"library.topic.{topic}"))
        for id_ in ids:
            _claim(id_, content)
    st.markdown(say("library.heard.note"))


def _claim(id_: str, content: Content) -> None:
    claim = content.claims[id_]
    verdict = say(f"library.verdict.{claim.verdict}")
    with st.container(border=True):
        st.markdown(f"**{say(f'claims.{id_}.said')}**")
        st.markdown(f"{ICONS[claim.verdict]} **{verdict}.** {say(f'claims.{id_}.found')}")
        st.markdown(f":small[{referred(claim.sources, content)}]")
