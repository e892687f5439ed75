"""The end of a session on one page: the body at rest, two questions, and the saved session.

The session is saved with the second answer, without a button. The questions stay where they are, so
that an answer can be put right; what is new appears below them. A person who had to stop is offered
a rest, which never counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import streamlit as st

from psoas_coach.coach import personal_calendar
from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.session_finish import EndedSession, save_session, store_changes
from psoas_coach.coach.session_record import count_days
from psoas_coach.content import Content
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.progress.recent_history import WEEK
from psoas_coach.ui import html, shell, store
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.figures import draw_with_words, get_theme
from psoas_coach.ui.goal import find_goal_words
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases.session import say_duration
from psoas_coach.ui.session import tab_state
from psoas_coach.ui.session.closing_answers import ClosingAnswers
from psoas_coach.ui.session.rest import offer_rest
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.week import build_dots
from psoas_coach.ui.words import say, say_count

_AT_REST = "constructive_rest"


def find_ended(journal: Journal, draft: Draft | None, now: Moment) -> EndedSession | None:
    """Return the session that this tab shows the end of, whichever tab saved it.

    Args:
        journal: The person's journal.
        draft: The session in progress, or None.
        now: The current moment, with the person's own date and time zone.
    """
    if draft is not None and draft.stage != "before":
        return EndedSession(draft) if draft.stage == "after" else None
    shown = _find_shown(now)
    record = None if shown is None else journal.sessions.get(shown.id)
    return None if shown is None or record is None else EndedSession(shown, record)


def is_removed(journal: Journal, now: Moment) -> bool:
    """Whether the session whose end this tab has shown was removed elsewhere since then.

    Args:
        journal: The person's journal.
        now: The current moment, with the person's own date and time zone.
    """
    shown = _find_shown(now)
    return shown is not None and journal.sessions.get(shown.id) is None


def _find_shown(now: Moment) -> Draft | None:
    """Return the session whose end this tab has shown in this sitting."""
    shown = tab_state.recall()
    if shown is None or not personal_calendar.is_same_sitting(shown.at, now):
        return None
    return shown.draft


def draw_finish(journal: Journal, ended: EndedSession, now: Moment, content: Content) -> None:
    """Show the end of a session, ask how it left the person, and save it.

    Args:
        journal: The person's journal.
        ended: The session.
        now: The current moment, with the person's own date and time zone.
        content: The questionnaire, the rules and the words.
    """
    if ended.record is None:
        tab_state.remember(ended.draft, now)
    with st.container(key="wide-finish"):
        left, right = st.columns([11, 10], gap="large", vertical_alignment="top")
        with left:
            _draw_heading(journal, ended, now, content)
            if ended.stop_reason is not None:
                is_stopped = ended.stop_reason in content.session.counts.trouble
                if is_stopped or _counts_as_session(ended, content):  # Others say that it counts.
                    st.markdown(say(f"session.after.stopped.{ended.stop_reason}"))
                offer_rest(ended.draft, content)
        with right, st.container(key="card-finish"):
            _ask_and_save(journal, ended, content)


def _draw_heading(journal: Journal, ended: EndedSession, now: Moment, content: Content) -> None:
    if ended.stop_reason is None:
        _draw_at_rest()
    st.title(_write_title(journal, ended, now, content), anchor=False)
    seconds = ended.held_seconds
    some = say("session.after.held", time=say_duration(seconds))
    lines = [some if round(seconds) else say("session.after.held_none")]
    counts = _counts_as_session(ended, content)
    if round(seconds) and not counts:
        lines.append(say("session.too_short"))
    snapshot = store.load_snapshot(now)
    if ended.stop_reason is None and (goal := find_goal_words(snapshot.latest_self_check)):
        lines.append(goal)
    html.draw(*(html.paragraph(line) for line in lines))
    if not drafts.is_left_over(ended.draft, now):
        html.draw(build_dots(snapshot.today_summary, snapshot.date, practised=counts))


def _write_title(journal: Journal, ended: EndedSession, now: Moment, content: Content) -> str:
    """Say that the session is done, and on how many of the last seven days there was one."""
    date = ended.draft.at.local_date
    if drafts.is_left_over(ended.draft, now):
        return say("session.after.title_date", date=format_day(date))
    if ended.stop_reason is not None and ended.stop_reason != "time":
        return say("session.after.stopped_title")
    if not _counts_as_session(ended, content):
        return say("session.after.title")
    if ended.stop_reason is not None:
        return say("session.after.short_title")
    first = date - dt.timedelta(days=WEEK - 1)
    count = count_days(journal.history.sum_days(first, date), date, ended.held_seconds, content)
    return say_count("session.after.done", count, count=count)


def _counts_as_session(ended: EndedSession, content: Content) -> bool:
    """Whether the session is long enough to count as one."""
    return content.session.counts.is_session(ended.held_seconds)


def _draw_at_rest() -> None:
    """Draw a body at rest, and a ring around it that breathes once."""
    picture, _ = draw_with_words(_AT_REST, "work", "left", get_theme())
    ring = html.element("div", classes="breath-ring")
    html.draw(html.element("div", ring, html.image(picture, ""), classes="at-rest"))


def _ask_and_save(journal: Journal, ended: EndedSession, content: Content) -> None:
    """Ask how the person feels now, store each answer, and save the session with the second one."""
    answers = ClosingAnswers(ended.draft.id, ended.answers)
    answers.ask_pain()
    answers.ask_tingling()
    status, ways = st.container(), st.container(key="finish-ways")
    answers.ask_note()
    stored = store_changes(journal, ended, answers.changes)
    answers.remember()
    if stored.record is None and answers.is_tapped and not stored.answers.open_questions:
        save_session(journal, stored, content)
        st.rerun()
    if stored.record is not None and ended.record is None:  # Another tab has just saved it.
        st.rerun()
    with status:
        html.draw(html.element("div", *_list_status(stored), role="status", classes="finish"))
        if stored.record is not None and stored.answers.tingling == "up":
            st.warning(say("session.saved.up"))
    with ways:
        if stored.record is None:
            _offer_to_save(journal, stored, content)
        else:
            _offer_ways_on(another=not stored.calls_for_rest)


def _list_status(ended: EndedSession) -> Iterator[Html]:
    """Say what is still open, or that the session is saved and what changed."""
    if ended.record is None:
        open_questions = ended.answers.open_questions
        if open_questions:
            yield html.paragraph(say_count("session.after.taps", open_questions))
        return
    before, after = ended.draft.pain_before, ended.answers.pain_after
    yield html.paragraph(html.element("strong", say("session.saved.title")))
    if before is not None and after is not None:
        key = "pain_same" if before == after else "pain"
        yield html.paragraph(say(f"session.saved.{key}", before=before, after=after))
    yield html.paragraph(say("session.saved.thanks"))


def _offer_to_save(journal: Journal, ended: EndedSession, content: Content) -> None:
    """Draw the button that saves the session with the answers that are given."""
    open_questions = ended.answers.open_questions
    if open_questions:
        words = say_count("session.after.save_anyway", open_questions)
        is_pressed = st.button(words, key=f"save_{ended.draft.id}", type="tertiary")
    else:  # They were given with arrow keys, or their saving failed.
        words = say("session.after.save")
        is_pressed = draw_primary_button(words, key=f"save_{ended.draft.id}", width="stretch")
    if is_pressed:
        save_session(journal, ended, content)
        st.rerun()


def _offer_ways_on(*, another: bool) -> None:
    """Draw the ways on; another session today only where this one did no harm."""
    with st.container(horizontal=True):
        if draw_primary_button(say("session.saved.today"), key="saved_today", width="stretch"):
            st.switch_page(shell.get_page("today"))
        if st.button(say("session.saved.progress"), key="saved_progress", width="stretch"):
            st.switch_page(shell.get_page("progress"))
    if another and st.button(say("session.saved.another"), key="saved_another", type="tertiary"):
        tab_state.forget()
        st.rerun()
