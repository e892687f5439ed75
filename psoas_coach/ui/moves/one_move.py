"""One move: its figures, how it is done, what it asks, who leaves it out, and how good it is."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.move_availability import MoveAvailability
from psoas_coach.coach.plan_choices import hide_move, unhide_move
from psoas_coach.content import Content
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.figures import theme
from psoas_coach.ui.moves import address
from psoas_coach.ui.moves.article import show_article
from psoas_coach.ui.moves.move_article import write_move, write_summary
from psoas_coach.ui.moves.notice import invite_to_self_check, show_blocking_card, show_withheld
from psoas_coach.ui.phrases.doses import dose, habit_dose
from psoas_coach.ui.words import say

HABITS = ("break", "walk")
"""Kinds of moves that belong to the day and not to a session."""


def show_move(id_: str, journal: Journal, now: MoveAvailability, content: Content) -> None:
    """Show one move.

    While something else comes first, only what the move is and who leaves it out is shown.
    """
    st.markdown(f"# {content.move_words[id_].name}", anchors=False)
    show_blocking_card(now)
    if now.waits:
        st.info(say("library.waits.single"))
        show_article(f"move_{id_}", write_summary(id_, content))
    else:
        show_withheld(id_, now, content)
        _for_the_person(id_, now, content)
        show_article(f"move_{id_}", write_move(id_, theme(), content))
        if not now.checked:
            invite_to_self_check()
    _hide(id_, journal, now)


def _for_the_person(id_: str, now: MoveAvailability, content: Content) -> None:
    """Tell the person's own dose, and the lines of advice that are theirs alone."""
    planned = now.plan.get(id_)
    if planned is not None:
        is_habit = content.moves[id_].kind in HABITS
        amount = habit_dose(planned, content).rstrip(".") if is_habit else dose(planned)
        lines = [say("library.move.dose_plan", dose=amount), *planned.modifications]
        st.success("\n\n".join(lines), icon=":material/event_available:")
    elif id_ not in now.because and now.advice.get(id_):
        lines = [say("library.move.for_you"), *now.advice[id_]]
        st.info("\n\n".join(lines), icon=":material/person:")


def _hide(id_: str, journal: Journal, now: MoveAvailability) -> None:
    if id_ in now.hidden:
        st.info(say("library.standing.hidden"))
        if st.button(say("library.move.show"), icon=":material/undo:"):
            unhide_move(journal, id_)
            st.rerun()
        return
    if st.button(
        say("library.move.hide"),
        icon=":material/visibility_off:",
        help=say("library.move.hide_help"),
    ):
        hide_move(journal, id_)
        st.rerun()


def show_way_back() -> None:
    """Draw the way back to all moves: a link to the page itself would not change the address."""
    st.button(
        say("library.back"),
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=address.leave,
    )
