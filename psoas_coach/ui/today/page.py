"""The Today page: which of its parts is due."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import TodaysPlan, find_stop
from psoas_coach.content import Content, load
from psoas_coach.journal.records import Moment
from psoas_coach.ui import store
from psoas_coach.ui.new_signs import banner
from psoas_coach.ui.phrases.today import why_less
from psoas_coach.ui.today import check_in, days, first, level
from psoas_coach.ui.today.recheck import recheck
from psoas_coach.ui.today.session import habit_lines, heading, moves, session, walks
from psoas_coach.ui.words import say


def draw() -> None:
    """Draw the page."""
    now, content = store.now(), load()
    snapshot = store.snapshot(now)
    if days.take_in(snapshot, now.zone):
        snapshot = store.snapshot(now)
    known = snapshot.todays_plan
    if known is None:
        if snapshot.latest_self_check is None:
            first.first(snapshot)
        else:
            first.again()
        return
    why = find_stop(known, content)
    if why:
        level.stopped(why, known)
        return
    _whole(snapshot, known, drafts.load_draft(snapshot), now, content)


def _whole(
    snapshot: Snapshot, known: TodaysPlan, current: Draft | None, now: Moment, content: Content
) -> None:
    """Draw the page of somebody with a plan."""
    journal, told = snapshot.journal, snapshot.today_summary
    top = [f"# {say('frame.pages.today')}", told.sentence]
    held = snapshot.held_note is not None
    if held or level.has_banner(known) or days.asks(told):
        st.markdown("\n\n".join(top))
        banner.show_banner(snapshot, "today")
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
            recheck(snapshot, known)
    check_in.check_in(journal, now, told, walks=walks(known))
    days.not_normal(journal, now, told, known.changed, content)
