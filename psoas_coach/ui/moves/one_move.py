"""One move: its figures, how it is done, its equipment, who leaves it out, and its evidence."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from psoas_coach.coach.move_availability import MoveAvailability
from psoas_coach.coach.plan_choices import hide_move, unhide_move
from psoas_coach.coach.single_move import find_single_move, has_stretched_enough
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import Content
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import shell
from psoas_coach.ui.figures import get_theme
from psoas_coach.ui.moves import address
from psoas_coach.ui.moves.move_article import write_facts, write_move, write_pictures, write_summary
from psoas_coach.ui.moves.notice import invite_to_self_check, show_blocking_card, show_withheld
from psoas_coach.ui.phrases.doses import say_dose, say_habit_dose
from psoas_coach.ui.streamlit_workarounds.article import show_article
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say

Room = Literal["free", "enough", "none"]
"""The room that today has for a session of a move; ``enough``: today has enough stretching already.
"""
HABITS = ("break", "walk")
"""Kinds of moves that belong to the day and not to a session."""


def show_move(id_: str, snapshot: Snapshot, content: Content) -> None:
    """Show one move.

    While a card has priority, only what the move is and who leaves it out is shown.

    Args:
        id_: The id of the move.
        snapshot: What the person's journal says at this moment.
        content: The questionnaire, the rules and the words.
    """
    now = snapshot.move_availability
    st.markdown(f"# {content.move_words[id_].name}", anchors=False)
    show_blocking_card(now)
    if now.waits:
        st.info(say("library.waits.single"))
        show_article(f"move_{id_}", write_summary(id_, content))
    else:
        _draw_whole(id_, snapshot, content)
    _hide(id_, snapshot.journal, now)


def _draw_whole(id_: str, snapshot: Snapshot, content: Content) -> None:
    """Show the move, the button that starts it, and the steps beside its pictures."""
    now = snapshot.move_availability
    st.markdown(content.move_words[id_].short)
    with st.container(key="wide-move"):
        left, right = st.columns([11, 10], gap="large")
        with left:
            show_withheld(id_, now, content)
            _offer_session(id_, snapshot, content)
            show_article(f"move_{id_}_pictures", write_pictures(id_, get_theme(), content))
        with right:
            st.markdown(f":gray[{write_facts(id_, content)}]")
            _draw_own_dose(id_, now, content)
            if not now.checked:
                invite_to_self_check()
            show_article(f"move_{id_}", write_move(id_, content))


def _offer_session(id_: str, snapshot: Snapshot, content: Content) -> None:
    """Offer a session of this move alone, if today has room for it."""
    room = snapshot.compute_once(
        ("room for a move", id_), lambda: _find_room(id_, snapshot, content)
    )
    if room == "enough":
        st.markdown(say("library.move.enough"))
    if room != "free":
        return
    label = say("library.move.now")
    if draw_primary_button(label, key="move_now", width="stretch", icon=":material/play_arrow:"):
        st.switch_page(shell.get_page("session"), query_params={"move": id_})


def _find_room(id_: str, snapshot: Snapshot, content: Content) -> Room:
    """Return whether today has room for a session of this move."""
    plan = snapshot.todays_plan
    if plan is None:
        return "none"
    arguments = (snapshot.journal, plan, snapshot.date, content, id_)
    if find_single_move(*arguments) is not None:
        return "free"
    return "enough" if has_stretched_enough(*arguments) else "none"


def _draw_own_dose(id_: str, now: MoveAvailability, content: Content) -> None:
    """Show the person's own dose, and the advice that applies to them."""
    planned = now.plan.get(id_)
    if planned is not None:
        is_habit = content.moves[id_].kind in HABITS
        amount = say_habit_dose(planned, content).rstrip(".") if is_habit else say_dose(planned)
        lines = [say("library.move.dose_plan", dose=amount), *planned.modifications]
        st.success("\n\n".join(lines), icon=":material/event_available:")
    elif id_ not in now.because and now.advice.get(id_):
        lines = [say("library.move.for_you"), *now.advice[id_]]
        st.info("\n\n".join(lines), icon=":material/person:")


def _hide(id_: str, journal: Journal, now: MoveAvailability) -> None:
    if id_ in now.hidden:
        st.info(say("library.standing.hidden"))
        if st.button(say("library.move.show"), key=f"move_show_{id_}", icon=":material/undo:"):
            unhide_move(journal, id_)
            st.rerun()
        return
    if st.button(
        say("library.move.hide"),
        key=f"move_hide_{id_}",
        icon=":material/visibility_off:",
        help=say("library.move.hide_help"),
    ):
        hide_move(journal, id_)
        st.rerun()


def show_way_back() -> None:
    """Draw the button back to all moves: a link to the page itself would not change the address."""
    st.button(
        say("library.back"),
        key="move_back",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=address.leave,
    )
