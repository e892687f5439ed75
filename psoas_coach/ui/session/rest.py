"""The rest offered to a person who had to stop, with its own clock. Nothing of it is recorded."""

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
from psoas_coach.ui.phrases.session import write_stop_rule
from psoas_coach.ui.player import build_drawings, pack_player, show_player
from psoas_coach.ui.player.script import build_script
from psoas_coach.ui.player.sound import Sound, read_sound
from psoas_coach.ui.words import say

THUMB = 96
"""The width of the figure beside the words in pixels."""


def offer_rest(draft: Draft, content: Content) -> None:
    """Offer a rest, with its own clock if wanted.

    Args:
        draft: The session that was stopped.
        content: The questionnaire, the rules and the words.
    """
    resting = f"session_rest_{draft.id}"
    with st.container(key="card-rest"):
        if move := st.session_state.get(resting):
            _show_clock(draft, move, content)
            if st.button(say("session.rest.close"), key="rest_close"):
                st.session_state[resting] = None
                st.rerun()
            return
        move = _find_move(draft)
        with st.container(
            horizontal=True, vertical_alignment="center", wrap=False, key="rest-offer"
        ):
            show_figure(move, width=THUMB)
            name = content.move_words[move].name
            st.markdown(f"**{say('session.rest.title')}**\n\n{name}", width="stretch")
        minutes = round((content.moves[move].hold_seconds or 180) / 60)
        if st.button(say("session.rest.start", minutes=minutes), key="rest_start"):
            # A rest that runs keeps its move, also if the saved session changes what is allowed.
            st.session_state[resting] = move
            st.rerun()


def _find_move(draft: Draft) -> str:
    """Return the first resting position that the person may take."""
    plan = store.load_snapshot(draft.at).todays_plan
    return find_rest(plan.guidance.allowed if plan else ()) or RESTS[-1]


def _show_clock(draft: Draft, move: str, content: Content) -> None:
    dose = content.moves[move]
    item = PlanItem(move, dose.depth, 1, dose.hold_seconds or 180, 1, "", ())
    sound = st.session_state.get("session_sound") or Sound()
    data = build_script(
        content, build_timeline((item,), content.plan, stances=list_stances(content.moves)), {}
    )
    data |= {"figures": build_drawings((move,), content)}
    data |= {"stop_rule": write_stop_rule(draft.pain_before or 0, content, draft.stop_at)}
    data |= {"sound": msgspec.to_builtins(read_sound(msgspec.to_builtins(sound)) or Sound())}
    rest_id = f"{draft.id}-rest"
    show_player(rest_id, pack_player(rest_id, {**data, "resume": None, "autostart": True}))
