"""The Today page: which of its parts is due."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content, load
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import store
from psoas_coach.ui.session import draft as drafts
from psoas_coach.ui.session import worry
from psoas_coach.ui.session.basis import Basis, basis
from psoas_coach.ui.today import check_in, days, first, level
from psoas_coach.ui.today.seen import seen
from psoas_coach.ui.today.session import session, sitting_break
from psoas_coach.ui.words import say


def draw() -> None:
    """Draw the page."""
    journal, now, content = store.journal(), store.now(), load()
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
    elif not _halted(journal, known, now):
        _whole(journal, known, now, content)


def _whole(journal: Journal, known: Basis, now: Moment, content: Content) -> None:
    """Draw the page of somebody with a plan."""
    told = seen(journal, now.local_date, content)
    st.markdown(f"# {say('frame.pages.today')}\n\n{told.sentence}")
    level.soon(known)
    level.remind(known, now.local_date)
    days.flare_over(journal, now, told)
    days.silence(journal, now, told)
    sitting_break(known.guidance.plan[0], content)
    session(known, told, content)
    check_in.check_in(journal, now, told)
    days.not_normal(journal, now, told)


def _halted(journal: Journal, known: Basis, now: Moment) -> bool:
    """Show the card of a worrying answer given today, alone. Returns whether there is one."""
    current = drafts.load(journal)
    if (
        current is None
        or current.stage != "halted"
        or drafts.is_left_over(current, now)
        or worry.lifted(current, known.check.at)
    ):
        return False
    st.title(say("frame.pages.today"), anchor=False)
    worry.halted(current)
    return True
