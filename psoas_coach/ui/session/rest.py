"""A rest for whoever had to stop: offered, never counted."""

from __future__ import annotations

import msgspec
import streamlit as st

from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.session_start import RESTS, find_rest
from psoas_coach.content import Content
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import build_timeline, list_stances
from psoas_coach.ui import store
from psoas_coach.ui.figures import show_figure
from psoas_coach.ui.phrases.stop_rule import stop_rule
from psoas_coach.ui.player import Sound, drawings, packed, player, read_sound, script
from psoas_coach.ui.words import say

THUMB = 120
"""Pixels of the figure beside the words."""


def offer_rest(draft: Draft, content: Content) -> None:
    """Offer a rest, with its own clock if wanted. Nothing of it is kept."""
    known = store.snapshot(draft.at).todays_plan
    move = find_rest(known.guidance.allowed if known else ()) or RESTS[-1]
    words = content.move_words[move]
    resting = f"session_rest_{draft.id}"
    with st.container(border=True):
        if st.session_state.get(resting):
            _clock(draft, move, content)
            if st.button(say("session.rest.close")):
                st.session_state[resting] = False
                st.rerun()
            return
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            show_figure(move, width=THUMB)
            title = f"**{say('session.rest.title')}: {words.name}**"
            st.markdown(f"{title}\n\n{words.start}", width="stretch")
        minutes = round((content.moves[move].hold_seconds or 180) / 60)
        if st.button(say("session.rest.start", minutes=minutes)):
            st.session_state[resting] = True
            st.rerun()


def _clock(draft: Draft, move: str, content: Content) -> None:
    dose = content.moves[move]
    item = PlanItem(move, dose.depth, 1, dose.hold_seconds or 180, 1, "", ())
    sound = st.session_state.get("session_sound") or Sound()
    data = script(
        content, build_timeline((item,), content.plan, stances=list_stances(content.moves)), {}
    )
    data |= {"figures": drawings((move,), content)}
    data |= {"stop_rule": stop_rule(draft.pain_before or 0, content)}
    data |= {"sound": msgspec.to_builtins(read_sound(msgspec.to_builtins(sound)) or Sound())}
    rest_id = f"{draft.id}-rest"
    player(rest_id, packed(rest_id, {**data, "resume": None, "autostart": True}))
