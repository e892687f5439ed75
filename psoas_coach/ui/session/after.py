"""After the session: how the person feels now, a note, and saving it exactly once.

A person who finished sees a body at rest, one breath, and the days of this week. A person who had
to stop is offered a rest, which never counts.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import streamlit as st

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_draft import Draft, find_held_seconds
from psoas_coach.coach.session_record import build_record, count_days
from psoas_coach.coach.session_start import RESTS, find_rest
from psoas_coach.content import Content
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import build_timeline, list_stances
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.progress.date_range import floor_to_step
from psoas_coach.ui import html, store
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.figures import draw_with_words, show_figure, theme
from psoas_coach.ui.phrases.session import LONGEST_NOTE, duration, one_line, write_stop_rule
from psoas_coach.ui.player import build_drawings, pack_player, show_player
from psoas_coach.ui.player.script import build_script
from psoas_coach.ui.player.sound import Sound, read_sound
from psoas_coach.ui.scale import ask_number, build_pain_scale
from psoas_coach.ui.session import tab_state
from psoas_coach.ui.streamlit_workarounds.buttons import primary_button
from psoas_coach.ui.words import say, say_count

CHANGES = ("down", "same", "up")


def draw_after(journal: Journal, draft: Draft, now: Moment, content: Content) -> None:
    """Ask the questions after a session and save it.

    Args:
        journal: The person's journal.
        draft: The session that has ended.
        now: The current moment, with the person's own date and time zone.
        content: The questionnaire, the rules and the words.
    """
    tab_state.remember(draft)
    stopped = draft.finished.reason if draft.finished else None
    with st.container(key="wide-after"):
        left, right = st.columns([11, 10], gap="large", vertical_alignment="center")
        with left:
            _heading(journal, draft, now, content)
            if stopped is not None:
                st.markdown(say(f"session.after.stopped.{stopped}"))
                offer_rest(draft, content)
        with right, st.container(key="card-after"):
            _ask_and_save(journal, draft, content)


def _ask_and_save(journal: Journal, draft: Draft, content: Content) -> None:
    """Ask how the person feels now, and save the session once."""
    answered = _answers(draft)
    answered_draft = msgspec.structs.replace(draft, **answered)
    if answered_draft != draft and not drafts.save_draft(journal, answered_draft):
        st.rerun()  # Another tab has just saved it.
    is_open = answered_draft.pain_after is None or answered_draft.tingling is None
    save = primary_button(say("session.after.save"), key=f"save_{draft.id}", width="stretch")
    anyway = is_open and st.button(
        say("session.after.save_anyway"), key=f"anyway_{draft.id}", type="tertiary"
    )
    if save and is_open:
        st.warning(say(f"session.after.missing.{_find_missing(answered_draft)}"))
    elif save or anyway:
        journal.sessions.add(build_record(answered_draft, content))
        st.rerun()


def _find_missing(draft: Draft) -> str:
    """Return which of the two answers is missing."""
    if draft.pain_after is not None:
        return "tingling"
    return "both" if draft.tingling is None else "pain"


def _heading(journal: Journal, draft: Draft, now: Moment, content: Content) -> None:
    stopped = draft.finished.reason if draft.finished else None
    if drafts.is_left_over(draft, now):
        date = format_day(draft.at.local_date)
        st.title(say("session.after.title_date", date=date), anchor=False)
    elif stopped is None:
        show(journal, draft, content)
    elif stopped == "time":
        st.title(say("session.after.short_title"), anchor=False)
    else:
        st.title(say("session.after.stopped_title"), anchor=False)
    seconds = sum(drafts.find_held_seconds(draft).values())
    some = say("session.after.held", time=duration(seconds))
    st.markdown(some if round(seconds) else say("session.after.held_none"))


def _answers(draft: Draft) -> dict[str, Any]:
    """Ask the questions, starting with the stored answers, and return the answers."""
    pain = ask_number(
        f"pain_{draft.id}", build_pain_scale(say("session.after.pain")), draft.pain_after
    )
    tingling = st.segmented_control(
        say("session.after.tingling"),
        CHANGES,
        default=draft.tingling,
        format_func=lambda change: say(f"session.after.tingling_is.{change}"),
        key=f"tingling_{draft.id}",
    )
    note = st.text_input(
        say("session.after.note"), draft.note, max_chars=LONGEST_NOTE, key=f"note_{draft.id}"
    )
    return {"pain_after": pain, "tingling": tingling, "note": one_line(note)}


_AT_REST = "constructive_rest"


def draw_at_rest(*, breathes: bool = True) -> None:
    """Draw a body at rest, and a ring around it.

    Args:
        breathes: The ring breathes out once; it is still if the figure was already on the page.
    """
    picture, _ = draw_with_words(_AT_REST, "work", "left", theme())
    ring = html.element("div", classes="breath-ring" if breathes else "breath-ring still")
    html.draw(html.element("div", ring, html.image(picture, ""), classes="at-rest"))


def write_title(journal: Journal, draft: Draft, content: Content) -> str:
    """Say that the session is done, and on how many days of this week there was one.

    Args:
        journal: The person's journal.
        draft: The draft as it is stored.
        content: The questionnaire, the rules and the words.
    """
    date: dt.date = draft.at.local_date
    first = floor_to_step(date, "week", store.week_begins())
    seconds = sum(find_held_seconds(draft).values())
    count = count_days(journal.history.days(first, date), date, seconds, content)
    if count == 0:
        return say("session.after.title")
    return say_count("session.after.done", count, count=count)


def show(journal: Journal, draft: Draft, content: Content) -> None:
    """Show the end of a finished session.

    Args:
        journal: The person's journal.
        draft: The draft as it is stored.
        content: The questionnaire, the rules and the words.
    """
    draw_at_rest()
    st.title(write_title(journal, draft, content), anchor=False)


THUMB = 120
"""Pixels of the figure beside the words."""


def offer_rest(draft: Draft, content: Content) -> None:
    """Offer a rest, with its own clock if wanted. Nothing about it is stored."""
    plan = store.snapshot(draft.at).todays_plan
    move = find_rest(plan.guidance.allowed if plan else ()) or RESTS[-1]
    words = content.move_words[move]
    resting = f"session_rest_{draft.id}"
    with st.container(border=True):
        if st.session_state.get(resting):
            _clock(draft, move, content)
            if st.button(say("session.rest.close"), key="rest_close"):
                st.session_state[resting] = False
                st.rerun()
            return
        with st.container(
            horizontal=True, vertical_alignment="center", wrap=False, key="rest-offer"
        ):
            show_figure(move, width=THUMB)
            title = f"**{say('session.rest.title')}: {words.name}**"
            st.markdown(f"{title}\n\n{words.start}", width="stretch")
        minutes = round((content.moves[move].hold_seconds or 180) / 60)
        if st.button(say("session.rest.start", minutes=minutes), key="rest_start"):
            st.session_state[resting] = True
            st.rerun()


def _clock(draft: Draft, move: str, content: Content) -> None:
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
