"""The session page: which of its parts is due, by what the journal knows of the session."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach import personal_calendar
from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.session_start import close_left_over
from psoas_coach.coach.single_move import find_single_move
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.coach.todays_session import TodaysSession, build_session, find_todays_session
from psoas_coach.content import Content, load
from psoas_coach.guidance.results import PlanItem
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment, SessionRecord
from psoas_coach.ui import html, shell, store
from psoas_coach.ui.access import paired_devices
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.dates import day
from psoas_coach.ui.figures import theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.new_signs import banner, form
from psoas_coach.ui.phrases.doses import dose
from psoas_coach.ui.phrases.fair_test import week_note
from psoas_coach.ui.phrases.session import duration, line, warm_up_sentence
from psoas_coach.ui.phrases.today import say_length
from psoas_coach.ui.session import tab_state
from psoas_coach.ui.session.after_page import draw_after, draw_at_rest
from psoas_coach.ui.session.by_hand import log_by_hand, new_form
from psoas_coach.ui.session.player_page import draw_elsewhere, draw_player_page
from psoas_coach.ui.session_start import controls
from psoas_coach.ui.stage import build_stage
from psoas_coach.ui.streamlit_workarounds.buttons import primary_button
from psoas_coach.ui.week import build_dots
from psoas_coach.ui.words import say

BY_HAND = ("log", "by_hand")
"""Query parameter and value that ask for the form: survives a reload, says nothing private."""


def draw() -> None:
    """Draw the part of the session page that is due."""
    journal, now, content = store.journal(), store.now(), load()
    note = form.find_requested_note(journal, now)
    if note is not None:
        form.ask(journal, note, now, content)
        focus_heading(f"new_signs_{note.id}")
        return
    if st.query_params.get(BY_HAND[0]) == BY_HAND[1]:
        log_by_hand(journal, now, content)
        return
    draft = drafts.load_draft(store.snapshot(now))
    if MOVE not in st.query_params and _shows_saved(journal, draft, now):
        focus_heading("session_saved")
    elif draft is not None and draft.stage == "after":
        draw_after(journal, draft, now, content)
        focus_heading("session_after")
    elif draft is not None and draft.stage == "playing" and not drafts.is_left_over(draft, now):
        if draft.device == paired_devices.this_device():
            draw_player_page(draft.id)
        else:
            draw_elsewhere(journal, draft)
            focus_heading("session_elsewhere")
    elif draft is not None and draft.stage == "playing":
        _left_over(journal, draft, content)
    else:
        before(draft, now, content)
        if st.button(say("session.before.by_hand"), key="session_by_hand", type="tertiary"):
            st.query_params.from_dict({BY_HAND[0]: BY_HAND[1], **new_form()})
            st.rerun()
        focus_heading("session_before")


def _shows_saved(journal: Journal, draft: Draft | None, now: Moment) -> bool:
    """Show the record of the session this tab was in, once it is kept, by whichever tab."""
    here = tab_state.recall()
    if not here or (draft is not None and draft.stage != "before"):
        return False
    record = journal.sessions.get(here)
    if record is None or not personal_calendar.is_same_sitting(record.at, now):
        return False
    _saved(record, store.snapshot(now))
    return True


def _saved(record: SessionRecord, snapshot: Snapshot) -> None:
    """Show that a session is kept, the week with it, and a quiet end.

    Whoever did not have to stop still sees the body at rest of the page before.

    Args:
        record: The session.
        snapshot: The journal, with the session in it.
    """
    if record.stop_reason is None:
        draw_at_rest(breathes=False)
    st.title(say("session.saved.title"), anchor=False)
    seconds = sum(hold.held_seconds for hold in record.holds)
    some = say("session.saved.body", time=duration(seconds))
    sentences = [some if round(seconds) else say("session.after.held_none")]
    if record.pain_before is not None and record.pain_after is not None:
        before, after = record.pain_before, record.pain_after
        sentences.append(say("session.saved.pain", before=before, after=after))
    st.success(" ".join(sentences))
    if record.tingling == "up":
        st.warning(say("session.saved.up"))
    html.draw(build_dots(snapshot.today_summary, snapshot.date))
    st.markdown(say("session.saved.thanks"))
    with st.container(horizontal=True):
        if primary_button(say("session.saved.today"), key="saved_today", width="content"):
            st.switch_page(shell.page("today"))
        if st.button(say("session.saved.progress"), key="saved_progress"):
            st.switch_page(shell.page("progress"))
    if st.button(say("session.saved.another"), key="saved_another", type="tertiary"):
        tab_state.forget()
        st.rerun()


def _left_over(journal: Journal, draft: Draft, content: Content) -> None:
    """Offer to keep a session of an earlier day that nobody closed."""
    st.title(say("session.left_over.title", date=day(draft.at.local_date)), anchor=False)
    time = duration(sum(drafts.find_held_seconds(draft).values()))
    st.markdown(say("session.left_over.body", time=time))
    if primary_button(say("session.left_over.keep"), key="left_over_keep", width="stretch"):
        close_left_over(journal, draft, content)
        st.rerun()
    if st.button(say("session.left_over.drop"), key="left_over_drop", width="stretch"):
        journal.drafts.drop(drafts.KIND)
        st.rerun()


MOVE = "move"
"""Query parameter: the one move that the session is to hold."""


def before(draft: Draft | None, now: Moment, content: Content) -> None:
    """Show what the session will be, and the way into it.

    Args:
        draft: The session as it would begin.
        now: When it is now, with the person's own date and zone.
        content: The questionnaire, the rules and the words.
    """
    snapshot = store.snapshot(now)
    draft = _load_or_start(snapshot, draft, now)
    plan = snapshot.todays_plan
    item = _single(snapshot, plan, now, content)
    title = say("session.title") if item is None else content.move_words[item.move].name
    st.title(title, anchor=False)
    if plan is None:
        first = snapshot.latest_self_check is None
        st.markdown(say("session.self_check_first" if first else "session.outdated"))
        st.page_link(shell.page("self_check"), label=say("session.to_self_check"))
    elif not plan.moves and plan.guidance.allowed:
        st.markdown(say("session.break_only"))
        st.page_link(shell.page("today"), label=say("session.saved.today"))
    elif not plan.moves:
        st.markdown(say("session.no_plan"))
        st.page_link(shell.page("guidance"), label=say("session.to_guidance"))
    else:
        banner.show_banner(snapshot, "session")
        note = week_note(snapshot.current_test, now, content)
        if note and not snapshot.has_physio_session:
            st.info(note, icon=":material/event_repeat:")
        _card(snapshot, plan, draft, now, content, item=item)


def _load_or_start(snapshot: Snapshot, draft: Draft | None, now: Moment) -> Draft:
    """Return the draft that the session will have; its id is in the journal before it begins."""
    if draft is not None and (draft.stage == "playing" or not drafts.is_left_over(draft, now)):
        return draft
    fresh = drafts.new_draft(now)
    drafts.save_draft(snapshot.journal, fresh)
    return fresh


def _single(
    snapshot: Snapshot, plan: TodaysPlan | None, now: Moment, content: Content
) -> PlanItem | None:
    """Return the one move that the address asks for, where today has room for it."""
    move = st.query_params.get(MOVE)
    if plan is None or move is None:
        return None
    return find_single_move(snapshot.journal, plan, now.local_date, content, move)


def _card(  # noqa: PLR0913 -- the person, their plan, their draft, and the one move
    snapshot: Snapshot,
    plan: TodaysPlan,
    draft: Draft,
    now: Moment,
    content: Content,
    *,
    item: PlanItem | None,
) -> None:
    """Draw the card: on a desktop its moves stand beside it, on a phone they follow."""
    physio = snapshot.physio_plan
    if item is None:
        session = find_todays_session(plan, physio, content)
    else:
        session = build_session((item,), plan, content)
    drawn = [one.move for one in session.items if one.move in content.moves]
    drawn += [habit.move for habit in plan.guidance.habits]
    pictured = next((move for move in drawn if content.moves[move].lengthens), drawn[0])
    with st.container(key="wide-session"):
        left, right = st.columns([11, 10], gap="large")
        with left, st.container(key="card-session"):
            under = say("today.plan.physio") if session.is_physio else ""
            under = under if item is None else dose(item)
            html.draw(build_stage(pictured, say_length(session), under, theme()))
            move = None if item is None else item.move
            controls(snapshot.journal, plan, draft, now, move=move, physio=physio)
        with right:
            if session.warm_up is not None:
                st.markdown(warm_up_sentence(session.warm_up))
            if item is not None:
                st.markdown("\n".join(_steps(item, content)))
            elif session.is_physio:
                html.draw(_list_items(session))
            else:
                st.markdown("\n".join(f"1. {line(one, content)}" for one in session.items))


def _list_items(session: TodaysSession) -> Html:
    """Return the moves of a physio's plan; their names were typed by somebody we do not know."""
    words = session.content.move_words
    return html.ordered_list(
        html.join((html.strong(words[item.move].name), f" · {dose(item)}"))
        for item in session.items
    )


def _steps(item: PlanItem, content: Content) -> list[str]:
    """Return how the one move is done, and what to heed for this person."""
    words = content.move_words[item.move]
    return [*(f"1. {one}" for one in (words.start, *words.steps)), "", *item.modifications]
