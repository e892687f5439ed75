"""The guidance page: which of its parts is due for the result that is open."""

from __future__ import annotations

import msgspec
import streamlit as st

from psoas_coach import content as contents
from psoas_coach.coach import self_check_flow
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import is_outdated
from psoas_coach.content import Content
from psoas_coach.ui import html, shell, store
from psoas_coach.ui.dates import day
from psoas_coach.ui.focus import focus_heading
from psoas_coach.ui.guidance import cards, opened
from psoas_coach.ui.guidance.again import again
from psoas_coach.ui.guidance.headline import draw_headline
from psoas_coach.ui.guidance.opened import Opened, flare_mode
from psoas_coach.ui.guidance.plan import start
from psoas_coach.ui.guidance.plan_sheet import offer_sheet
from psoas_coach.ui.guidance.score import answer_missing
from psoas_coach.ui.guidance.tighter import tighter
from psoas_coach.ui.guidance.written import write
from psoas_coach.ui.main_button import main_button
from psoas_coach.ui.new_signs import banner
from psoas_coach.ui.overall_change import overall_change
from psoas_coach.ui.words import say


def show() -> None:
    """Show the newest result, or the one that the address names."""
    content, snapshot = contents.load(), store.snapshot()
    try:
        found = opened.find(snapshot)
    except msgspec.ValidationError:  # brought in from elsewhere, and not a result of ours
        _unreadable()
        return
    if found is None:
        _none_yet()
        return
    if found.newest and is_outdated(found.record, content):
        _outdated(snapshot, found, content)
    else:
        _result(snapshot, found, content)
    focus_heading(f"guidance-{found.record.id}")


def _result(snapshot: Snapshot, found: Opened, content: Content) -> None:
    """Draw a result that today's rules go by, or a past one."""
    kind = cards.kind(found, content)
    if found.newest:
        banner.show_banner(snapshot, "guidance")
    else:
        _past(found)
    match kind:
        case "emergency" | "today":
            cards.alone(kind, found)
        case "under_18":
            cards.under_18(found)
        case "incomplete":
            cards.incomplete(found, content)
            _onward(snapshot, found, content)
        case "plan":
            _whole(snapshot, found, content)


def _whole(snapshot: Snapshot, found: Opened, content: Content) -> None:
    """Draw a result with a plan: a sentence, a button and pictures, then what opens."""
    written = write(found, content, snapshot)
    soon = found.guidance.level == "soon"
    if soon:
        st.title(say("results.levels.soon.title"), anchor=False)
        cards.soon(found)
    with st.container(key="wide-guidance"):
        with st.container(key="guidance-head"):
            draw_headline(found, content, "##" if soon else "#")
            start(found)
        with st.container(key="guidance-moves"):
            html.draw(written.moves)
        with st.container(key="guidance-more"):
            answer_missing(found, content)
            tighter(found, content)
            html.draw(written.reasons)
            offer_sheet(found.planned, found.record.at.local_date, flare_mode(found))
            _ask_overall(snapshot, found)
            html.draw(written.closing)
            _onward(snapshot, found, content)


def _ask_overall(snapshot: Snapshot, found: Opened) -> None:
    """Ask how it is overall, on the day of a self-check that is not the first."""
    if found.newest and found.before is not None and found.record.at.local_date == snapshot.date:
        occasion = f"self_check {snapshot.date.isoformat()}"
        overall_change(snapshot.journal, store.now(), occasion, snapshot.date)


def _outdated(snapshot: Snapshot, found: Opened, content: Content) -> None:
    """Ask for a new self-check, and show the result of the older questions: to read, as given."""
    card = "results.levels.outdated"
    st.title(say(f"{card}.title"), anchor=False)
    st.markdown(f"{say(f'{card}.body')}\n\n{say(f'{card}.action')}")
    if main_button(say("frame.card.new"), key="guidance-outdated"):
        st.switch_page(shell.page("self_check"))
    if found.guidance.level == "soon":
        cards.soon(found)
    if cards.kind(found, content) == "plan":
        written = write(found, content, snapshot)
        draw_headline(found, content, "##")
        html.draw(written.moves)
        html.draw(written.reasons, written.closing)
    opened.pick(snapshot, found)


def _onward(snapshot: Snapshot, found: Opened, content: Content) -> None:
    """Offer other results and a next self-check."""
    opened.pick(snapshot, found)
    if not found.newest:
        return
    if found.guidance.plan:
        st.page_link(shell.page("measure"), label=say("measure.link"))
    with st.container(horizontal=True):
        if found.record.at.local_date != snapshot.date:
            if st.button(say("guidance.button.new"), key="guidance-new"):
                st.switch_page(shell.page("self_check"))
            return
        first = next(iter(content.safety))
        if st.button(say("guidance.button.change"), key="guidance-change"):
            again(found, first, content)
        extra = [step for step in self_check_flow.steps(content) if step.optional]
        added = any(ask in found.record.answers for step in extra for ask in step.asks)
        offered = extra and found.guidance.plan and not added
        fine_tune = say("guidance.button.fine_tune")
        if offered and st.button(fine_tune, key="guidance-fine_tune"):
            again(found, extra[0].id, content)


def _past(found: Opened) -> None:
    st.info(
        say("guidance.past.is", date=day(found.record.at.local_date)), icon=":material/history:"
    )
    st.button(say("guidance.past.newest"), key="guidance-newest", on_click=opened.to_newest)


def _none_yet() -> None:
    st.title(say("guidance.none.title"), anchor=False)
    st.markdown(say("guidance.none.body"))
    if main_button(say("guidance.none.start"), key="guidance-begin"):
        st.switch_page(shell.page("self_check"))
    focus_heading("guidance-none")


def _unreadable() -> None:
    st.title(say("guidance.unreadable.title"), anchor=False)
    st.markdown(say("guidance.unreadable.body"))
    if main_button(say("guidance.none.start"), key="guidance-begin"):
        st.switch_page(shell.page("self_check"))
