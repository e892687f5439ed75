"""The guidance of the latest self-check or a past one: how gently to start, and what to do."""

from psoas_coach.ui import shell

shell.enter()

import msgspec
import streamlit as st

from psoas_coach.coach.todays_plan import is_outdated
from psoas_coach.content import load
from psoas_coach.ui import html, store
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.guidance import cards, page_end, selected_result
from psoas_coach.ui.guidance.explanation import build_parts
from psoas_coach.ui.guidance.headline import draw_headline
from psoas_coach.ui.guidance.plan import draw_start
from psoas_coach.ui.guidance.score import draw_missing
from psoas_coach.ui.guidance.selected_result import SelectedResult
from psoas_coach.ui.new_signs import banner
from psoas_coach.ui.plan_changes import draw_ways_to_undo
from psoas_coach.ui.words import say

content, snapshot = load(), store.load_snapshot()


def draw_result(selected: SelectedResult) -> None:
    """Draw a result of today's rules, or a past one."""
    if selected.newest:
        banner.show_banner(snapshot, "guidance")
    else:
        cards.draw_past(selected)
    kind = cards.find_kind(selected, content)
    if kind == "plan":
        draw_plan(selected)
        return
    cards.draw_card(kind, selected, content)
    if kind == "incomplete":
        page_end.draw_onward(snapshot, selected, content)


def draw_plan(selected: SelectedResult) -> None:
    """Draw a result with a plan: a sentence, a button and pictures, then the collapsible parts."""
    parts, soon = build_parts(selected, content, snapshot), selected.guidance.level == "soon"
    if soon:
        st.title(say("results.levels.soon.title"), anchor=False)
        cards.draw_soon_card(selected)
    with st.container(key="wide-guidance"):
        with st.container(key="guidance-head"):
            draw_headline(selected, content, "##" if soon else "#")
            if selected.newest and snapshot.has_physio_session:
                st.page_link(shell.get_page("physio_plan"), label=say("guidance.physio"))
            draw_start(snapshot, selected)
        with st.container(key="guidance-moves"):
            html.draw(parts.moves)
        with st.container(key="guidance-more"):
            draw_missing(selected, content)
            page_end.draw_tighter_side(selected, content)
            html.draw(parts.reasons)
            draw_ways_to_undo(snapshot.journal, selected.changed)
            page_end.ask_overall(snapshot, selected)
            html.draw(parts.closing)
            page_end.draw_onward(snapshot, selected, content)


try:
    result = selected_result.find_selected(snapshot)
except msgspec.ValidationError:  # It was imported and is not a result of this app.
    cards.draw_unreadable()
else:
    if result is None:
        cards.draw_none_yet()
    elif result.newest and is_outdated(result.record, content):
        cards.draw_outdated(snapshot, result, content)
    else:
        draw_result(result)
    focus_heading("guidance-none" if result is None else f"guidance-{result.record.id}")
