"""The Today page: which of its parts is due."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content, load
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import store
from psoas_coach.ui.adapted import why_less
from psoas_coach.ui.new_signs import banner
from psoas_coach.ui.new_signs.gate import due
from psoas_coach.ui.session import draft as drafts
from psoas_coach.ui.session.basis import Basis, basis
from psoas_coach.ui.session.draft import Draft
from psoas_coach.ui.today import check_in, days, first, level
from psoas_coach.ui.today.recheck import recheck
from psoas_coach.ui.today.seen import seen
from psoas_coach.ui.today.session import habit_lines, heading, moves, session, walks
from psoas_coach.ui.words import say


def draw() -> None:
    """Draw the page."""
    journal, now, content = store.journal(), store.now(), load()
    days.take_in(journal, now, content)
    known = basis(journal, now.local_date)
    if known is None:
        if journal.latest_self_check() is None:
            first.first(journal)
        else:
            first.again()
        return
    why = level.stop(known, content)
    if why:
        level.stopped(why, known)
        return
    _whole(journal, known, drafts.load(journal), now, content)


def _whole(
    journal: Journal, known: Basis, current: Draft | None, now: Moment, content: Content
) -> None:
    """Draw the page of somebody with a plan."""
    told = seen(journal, now.local_date, content)
    top = [f"# {say('frame.pages.today')}", told.sentence]
    held = due(journal).held is not None
    if held or level.has_banner(known) or days.asks(told):
        st.markdown("\n\n".join(top))
        banner.held(journal, "today")
        level.banner(known)
        days.flare_over(journal, now, told)
        days.silence(journal, told)
        top = []
    less = why_less(known.changed, content)
    habits = habit_lines(known, told, content)
    st.markdown("\n\n".join((*top, *habits, heading(known, told, content), *less)))
    # What is large goes first: it lets the sender in, which then rests (settings-for-speed.md).
    way_in = st.container()
    moves(known, told, content)
    with way_in:
        session(journal, known, told, current, now)
        if not held:  # which has asked for one already
            recheck(journal, known, now.local_date)
    check_in.check_in(journal, now, told, walks=walks(known))
    days.not_normal(journal, now, told, known.changed, content)
