"""The controls that start a session: current pain, whether anything is new, and one button.

The Today page and the session page use the same controls. A pain number and "nothing new today,
start" are the two taps from opening the app to getting ready for the first hold.
"""

from __future__ import annotations

import datetime as dt

import streamlit as st

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.physio_plan import OpenPlan
from psoas_coach.coach.physio_session import begin_physio_session
from psoas_coach.coach.self_check_cards import list_cards
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.session_start import Feeling, begin, list_moves_instead
from psoas_coach.coach.single_move import begin_single_move
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.content import Content, load
from psoas_coach.guidance.current_symptoms import should_rest_first
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import html, shell, store
from psoas_coach.ui.access import paired_devices
from psoas_coach.ui.answer_report import read_report
from psoas_coach.ui.figures import get_theme
from psoas_coach.ui.move_rows import build_move_links
from psoas_coach.ui.new_signs.banner import draw_plan_button
from psoas_coach.ui.new_signs.form import report_new_signs
from psoas_coach.ui.phrases.session import write_stop_rule
from psoas_coach.ui.scale import ask_number, build_pain_scale, read_number
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say

JUST_NOW = dt.timedelta(minutes=30)
"""How long the pain of a check-in counts as the pain right now."""
_SCALE_SHOWN = "session_pain_drawn"
"""Session-state key: the scale that was drawn last, and the report it had processed."""


def draw_controls(  # noqa: PLR0913 -- the person, their plans, their draft, and the one move
    journal: Journal,
    plan: TodaysPlan,
    current: Draft | None,
    now: Moment,
    *,
    move: str | None = None,
    physio: OpenPlan | None = None,
) -> None:
    """Draw the controls that start today's session, on whichever page.

    If a session is in progress, a link to it is shown instead. Pressing start stores the session in
    the journal and opens the session page, where the player starts automatically. With strong pain,
    the alternatives come first and the start is one more tap away.

    Args:
        journal: The journal in which the session is stored.
        plan: The plan of the session; it has at least one move.
        current: The session in progress, if there is one.
        now: The current moment.
        move: The single move of the session; None for the whole plan.
        physio: The physio's plan in force, or None.
    """
    has_begun = current is not None and current.stage in {"playing", "after"}
    if current and has_begun and not drafts.is_left_over(current, now):
        _offer_to_go_on(after=current.stage == "after")
        return
    pain = _ask_pain(now)
    if pain is not None and should_rest_first(pain, load()):
        _draw_rest_first(plan, load())
        with st.expander(
            say("session.rest_first.anyway"), key="session_anyway", on_change="rerun"
        ) as anyway:
            if anyway.open:
                _start(journal, plan, now, pain, way="start_anyway", move=move, physio=physio)
        if not anyway.open:
            _offer_new_signs(journal, now)
            _draw_signs(say("session.before.ask"), load())
    else:
        _start(journal, plan, now, pain, way="start", move=move, physio=physio)


def _offer_new_signs(journal: Journal, now: Moment) -> None:
    """Draw the link for a person with something new to report."""
    if st.button(say("session.before.worried"), key="session_worried", type="tertiary"):
        report_new_signs(journal, now)
        st.switch_page(shell.get_page("session"))


def _draw_signs(title: str, content: Content) -> None:
    """Draw the list of what counts as new, collapsed until the person opens it.

    A collapsed list costs a rerun nothing, because it is written only when it is opened. The cards'
    summaries name every sign in a third of the space that the single signs would take.

    Args:
        title: The question that the list belongs to.
        content: The safety lists and their words.
    """
    with st.expander(title, key="session_signs", on_change="rerun") as expander:
        if expander.open:
            lists = (("signs_now", "red_now"), ("signs_today", "red_today"))
            pieces = (
                f"{say(f'session.before.{title}')}\n\n{_list_summaries(list_, content)}"
                for title, list_ in lists
            )
            st.markdown("\n\n".join(pieces))


def _list_summaries(list_: str, content: Content) -> str:
    """Return a line for each card of a safety list."""
    cards = list_cards(list_, content)
    return "\n".join(f"- {content.words[f'safety.cards.{card.id}.summary']}" for card in cards)


def _draw_rest_first(plan: TodaysPlan, content: Content) -> None:
    """Draw the alternatives to a session for strong pain, each a link; only allowed moves."""
    st.warning(say("session.rest_first.see"), icon=":material/call:")
    moves = build_move_links(list_moves_instead(plan.guidance.allowed), get_theme(), content)
    html.draw(html.paragraph(say("session.rest_first.instead")), moves)


def _start(  # noqa: PLR0913 -- all that a session begins with
    journal: Journal,
    plan: TodaysPlan,
    now: Moment,
    pain: int | None,
    *,
    way: str,
    move: str | None,
    physio: OpenPlan | None,
) -> None:
    """Draw the two buttons that start, the link to report new signs, and when to stop.

    Args:
        journal: The journal in which the session is stored.
        plan: The plan of the session.
        now: The current moment.
        pain: Current pain; None while it was not reported.
        way: The way to the buttons; a press on those of one way does not count for the other.
        move: The single move of the session, or None.
        physio: The physio's plan in force, or None.
    """
    limit = None if physio is None else physio.stop_at
    missing = st.container()
    _draw_signs(say("session.before.question"), load())
    key, icon, snapshot = f"session_{way}", ":material/play_arrow:", store.load_snapshot(now)
    label = say("session.before.start")
    plain = draw_plan_button(snapshot, label, key=key, width="stretch", icon=icon)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="quiet-choices"):
        tingling = st.button(
            say("session.before.start_tingling"), key=f"session_{way}_tingling", type="tertiary"
        )
        _offer_new_signs(journal, now)
    if pain is not None:  # It is drawn last, so that nothing moves away under a finger.
        st.markdown(f":gray[:small[{write_stop_rule(pain, load(), limit)}]]")
    if not (plain or tingling):
        return
    if pain is None:
        missing.warning(say("session.before.pain_first"))
        return
    refusal = _begin(journal, plan, now, Feeling(pain, tingling), move=move, physio=physio)
    if refusal is not None:
        missing.warning(say(refusal))
        return
    st.session_state.pop(_make_pain_key(now), None)
    st.session_state.pop(_make_stored_key(now), None)
    st.switch_page(shell.get_page("session"))


def _begin(  # noqa: PLR0913 -- all that a session begins with
    journal: Journal,
    plan: TodaysPlan,
    now: Moment,
    feeling: Feeling,
    *,
    move: str | None,
    physio: OpenPlan | None,
) -> str | None:
    """Start the session; return the key of the message if that is impossible.

    Args:
        journal: The journal in which the session is stored.
        plan: The plan of the session.
        now: The current moment.
        feeling: Pain and tingling right now.
        move: The single move of the session, or None.
        physio: The physio's plan in force, or None.
    """
    content, device = load(), paired_devices.find_this_device()
    stop_at = None if physio is None else physio.stop_at
    if move is not None:
        begun = begin_single_move(
            journal, plan, now, content, feeling, move=move, device=device, stop_at=stop_at
        )
        return None if begun is not None else "session.before.not_this_move"
    if physio is None or not physio.items:
        begin(journal, plan, now, content, feeling, device=device, stop_at=stop_at)
        return None
    begun = begin_physio_session(journal, plan, now, content, feeling, physio=physio, device=device)
    if begun is not None:
        return None
    reached = stop_at is not None and feeling.pain >= stop_at
    return "physio_plan.silent.pain" if reached else "physio_plan.not_right_now"


def _ask_pain(now: Moment) -> int | None:
    """Ask for current pain; yesterday's number does not count, even on a page that stayed open."""
    key, stored = _make_pain_key(now), _make_stored_key(now)
    shown_key, acknowledged = st.session_state.get(_SCALE_SHOWN, (key, None))
    if shown_key != key:  # A tap on a page drawn yesterday counts for today.
        late_report = read_report(st.session_state.get(shown_key))
        if late_report is not None and late_report.id != acknowledged:
            st.session_state[stored] = read_number(late_report)
    value = st.session_state.get(stored)
    if value is None:
        value = _read_recent_check_in(now)
    pain = ask_number(key, build_pain_scale(say("session.before.pain")), value)
    report = read_report(st.session_state.get(key))
    st.session_state[stored] = pain
    st.session_state[_SCALE_SHOWN] = (key, None if report is None else report.id)
    return pain


def _read_recent_check_in(now: Moment) -> int | None:
    """Return the pain of a recent check-in, so that it need not be entered again."""
    for note in store.load_snapshot(now).today_summary.check_ins:
        pain = note.body.get("pain_now")
        if isinstance(pain, int):
            return pain if dt.timedelta() <= now.utc - note.at.utc <= JUST_NOW else None
    return None


def _make_pain_key(at: Moment) -> str:
    return f"session_pain {at.local_date}"


def _make_stored_key(at: Moment) -> str:
    """Return the key under which the day's number is kept while other pages are open."""
    return f"session_pain_stored {at.local_date}"


def _offer_to_go_on(*, after: bool) -> None:
    st.markdown(say("session.before.waiting" if after else "session.before.running"))
    label = say("session.before.finish" if after else "session.before.go_on")
    if draw_primary_button(label, key="session_go_on", width="stretch"):
        st.switch_page(shell.get_page("session"))
