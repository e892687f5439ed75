"""The Today page: which of its parts is due."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import TodaysPlan, find_stop
from psoas_coach.content import Content, load
from psoas_coach.journal.records import Moment
from psoas_coach.ui import html, store
from psoas_coach.ui.goal import heading_with_goal
from psoas_coach.ui.new_signs import banner
from psoas_coach.ui.phrases.today import why_less
from psoas_coach.ui.today import check_in, days, first, level
from psoas_coach.ui.today.changes import changes
from psoas_coach.ui.today.recheck import recheck
from psoas_coach.ui.today.session import moves, session, walks, way_in
from psoas_coach.ui.today.week import week
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
    snapshot: Snapshot, plan: TodaysPlan, current: Draft | None, now: Moment, content: Content
) -> None:
    """Draw the page of somebody with a plan."""
    journal, summary = snapshot.journal, snapshot.today_summary
    held = snapshot.held_note is not None
    with st.container(key="wide-today"):
        html.draw(heading_with_goal(say("frame.pages.today"), plan.check))
        if held or level.has_banner(plan) or days.asks(summary):
            banner.show_banner(snapshot, "today")
            level.banner(plan)
            days.flare_over(journal, now, summary)
            days.silence(journal, summary)
        left, right = st.columns([11, 10], gap="large")
        with left, st.container(key="card-session"):
            session(plan, summary, content)
            if less := why_less(plan.changed, content):
                st.markdown("\n\n".join(less))
            way_in(journal, plan, summary, current, now)
        with right:
            html.draw(week(summary, now.local_date))
            with st.container(horizontal=True, key="chips"):
                check_in.check_in(journal, now, summary, walks=walks(plan))
                days.not_normal(journal, now, summary)
                changes(journal, plan.changed, content)
            if not held:  # which has asked for one already
                recheck(snapshot, plan)
            moves(plan, summary, content)
