"""The guidance page: which of its parts is due for the result that is open, under its headline."""

from __future__ import annotations

from typing import Literal

import msgspec
import streamlit as st

from psoas_coach import content as contents
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import is_outdated
from psoas_coach.coach.warm_up import compute_session_minutes, find_warm_up
from psoas_coach.content import Content
from psoas_coach.guidance.results import Guidance
from psoas_coach.ui import html, shell, store
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.dates import day
from psoas_coach.ui.guidance import cards, selected_result
from psoas_coach.ui.guidance.cards import draw_tighter_side
from psoas_coach.ui.guidance.explanation import build_parts
from psoas_coach.ui.guidance.plan import draw_start, offer_sheet
from psoas_coach.ui.guidance.score import draw_missing
from psoas_coach.ui.guidance.selected_result import SelectedResult, flare_mode
from psoas_coach.ui.new_signs import banner
from psoas_coach.ui.overall_change import ask_overall_change
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.reopened_answers import offer_extras, reopen_answers
from psoas_coach.ui.streamlit_workarounds.buttons import primary_button
from psoas_coach.ui.words import has, say, say_count


def draw() -> None:
    """Show the newest result, or the one that the address names."""
    content, snapshot = contents.load(), store.snapshot()
    try:
        selected = selected_result.find_selected(snapshot)
    except msgspec.ValidationError:  # brought in from elsewhere, and not a result of ours
        _draw_unreadable()
        return
    if selected is None:
        _draw_none_yet()
        return
    if selected.newest and is_outdated(selected.record, content):
        _draw_outdated(snapshot, selected, content)
    else:
        _draw_result(snapshot, selected, content)
    focus_heading(f"guidance-{selected.record.id}")


def _draw_result(snapshot: Snapshot, selected: SelectedResult, content: Content) -> None:
    """Draw a result that today's rules go by, or a past one."""
    kind = cards.find_kind(selected, content)
    if selected.newest:
        banner.show_banner(snapshot, "guidance")
    else:
        _draw_past(selected)
    match kind:
        case "emergency" | "today":
            cards.alone(kind, selected)
        case "under_18":
            cards.under_18(selected)
        case "incomplete":
            cards.incomplete(selected, content)
            _draw_onward(snapshot, selected, content)
        case "plan":
            _draw_whole(snapshot, selected, content)


def _draw_whole(snapshot: Snapshot, selected: SelectedResult, content: Content) -> None:
    """Draw a result with a plan: a sentence, a button and pictures, then what opens."""
    parts = build_parts(selected, content, snapshot)
    soon = selected.guidance.level == "soon"
    physio_first = selected.newest and snapshot.has_physio_session
    if soon:
        st.title(say("results.levels.soon.title"), anchor=False)
        cards.soon(selected)
    with st.container(key="wide-guidance"):
        with st.container(key="guidance-head"):
            draw_headline(selected, content, "##" if soon else "#")
            if physio_first:
                st.page_link(shell.page("physio_plan"), label=say("guidance.physio"))
            draw_start(selected, done=snapshot.today_summary.done)
        with st.container(key="guidance-moves"):
            html.draw(parts.moves)
        with st.container(key="guidance-more"):
            draw_missing(selected, content)
            draw_tighter_side(selected, content)
            html.draw(parts.reasons)
            _ask_overall(snapshot, selected)
            html.draw(parts.closing)
            _draw_onward(snapshot, selected, content)


def _ask_overall(snapshot: Snapshot, selected: SelectedResult) -> None:
    """Ask how it is overall, on the day of a self-check that is not the first."""
    if (
        selected.newest
        and selected.before is not None
        and selected.record.at.local_date == snapshot.date
    ):
        occasion = f"self_check {snapshot.date.isoformat()}"
        ask_overall_change(snapshot.journal, store.now(), occasion, snapshot.date)


def _draw_outdated(snapshot: Snapshot, selected: SelectedResult, content: Content) -> None:
    """Ask for a new self-check, and show the result of the older questions: to read, as given."""
    card = "results.levels.outdated"
    st.title(say(f"{card}.title"), anchor=False)
    st.markdown(f"{say(f'{card}.body')}\n\n{say(f'{card}.action')}")
    if primary_button(say("frame.card.new"), key="guidance-outdated"):
        st.switch_page(shell.page("self_check"))
    if selected.guidance.level == "soon":
        cards.soon(selected)
    if cards.find_kind(selected, content) == "plan":
        parts = build_parts(selected, content, snapshot)
        draw_headline(selected, content, "##")
        html.draw(parts.moves)
        html.draw(parts.reasons, parts.closing)
    selected_result.draw_picker(snapshot, selected)


def _draw_onward(snapshot: Snapshot, selected: SelectedResult, content: Content) -> None:
    """Offer the plan on paper, a next self-check, and other results: rows of one look."""
    with st.container(key="card-onward"):
        if selected.newest:
            _draw_next(snapshot, selected, content)
        if cards.find_kind(selected, content) == "plan":
            offer_sheet(
                selected.plan_guidance,
                selected.record.at.local_date,
                flare_mode(selected),
                physio_first=selected.newest and snapshot.has_physio_session,
            )
        selected_result.draw_picker(snapshot, selected)


def _draw_next(snapshot: Snapshot, selected: SelectedResult, content: Content) -> None:
    """Offer what the newest result leads to."""
    is_todays = selected.record.at.local_date == snapshot.date
    if is_todays and selected.guidance.plan:
        offer_extras(snapshot, selected.record, content)
    if is_todays:
        if st.button(say("guidance.button.change"), key="guidance-change"):
            reopen_answers(selected.record, next(iter(content.safety)), content)
    elif st.button(say("guidance.button.new"), key="guidance-new"):
        st.switch_page(shell.page("self_check"))
    if selected.guidance.plan:
        st.page_link(shell.page("measure"), label=say("measure.link"))
    st.page_link(shell.page("hand_over"), label=say("visit.link"))


def _draw_past(selected: SelectedResult) -> None:
    st.info(
        say("guidance.past.is", date=day(selected.record.at.local_date)), icon=":material/history:"
    )
    st.button(
        say("guidance.past.newest"), key="guidance-newest", on_click=selected_result.select_newest
    )


def _draw_none_yet() -> None:
    st.title(say("guidance.none.title"), anchor=False)
    st.markdown(say("guidance.none.body"))
    if primary_button(say("guidance.none.start"), key="guidance-begin"):
        st.switch_page(shell.page("self_check"))
    focus_heading("guidance-none")


def _draw_unreadable() -> None:
    st.title(say("guidance.unreadable.title"), anchor=False)
    st.markdown(say("guidance.unreadable.body"))
    if primary_button(say("guidance.none.start"), key="guidance-begin"):
        st.switch_page(shell.page("self_check"))


_NOT_UNLOCKED = "history.not_unlocked"
_WEEK = 7
_NAMED = 2
"""Reasons that the line names; the rest is behind "Why this plan"."""


def draw_headline(result: SelectedResult, content: Content, level: Literal["#", "##"]) -> None:
    """Draw the title and the lines under it.

    Args:
        result: The result.
        content: The rules and the words.
        level: ``#`` for the title of the page, ``##`` under the card of a level.
    """
    title, meaning = _title_and_meaning(result)
    lines = [meaning]
    if result.plan_guidance.level != "soon":  # its card says why, and no number stands beside it
        limit = "" if flare_mode(result) else describe_limit(result.plan_guidance, content)
        lines = [describe_length(result.plan_guidance, content), limit, meaning]
    st.markdown(f"{level} {title}\n\n{' '.join(filter(None, lines))}", anchors=False)


def _title_and_meaning(result: SelectedResult) -> tuple[str, str]:
    """Return the words for today's plan; a bad day has its own, whatever the answers said."""
    way = flare_mode(result)
    if way is not None:
        return say("guidance.flare.title"), say(f"today.plan.flare_{way}")
    band = result.plan_guidance.band
    if band is None or not has(f"results.bands.{band}.name"):
        return say("guidance.no_band.title"), say("guidance.no_band.body")
    return say(f"results.bands.{band}.name"), say(f"results.bands.{band}.meaning")


def describe_length(planned: Guidance, content: Content) -> str:
    """Return how many moves a session has and how long it takes; empty without a session."""
    moves = planned.session
    if not moves:
        return ""
    first = None
    if planned.versions.rules == content.versions.rules:
        first = find_warm_up(moves, planned.allowed, content)
    minutes = compute_session_minutes(moves, first, content)
    key = "guidance.lead" if first is None else "guidance.lead.warm_up"
    return say_count(key, len(moves), count=len(moves), minutes=minutes)


def describe_limit(planned: Guidance, content: Content) -> str:
    """Return what is left out and because of which answers; empty where nothing is."""
    key = f"guidance.lead.cap_{planned.depth_cap}"
    answers = [ref for ref in planned.cap_reasons if ref != _NOT_UNLOCKED]
    if answers and has(key):
        return say(key, because=_name_reasons(answers))
    body = [
        [ref for ref in one.because if ref.startswith("precautions.")] for one in planned.withheld
    ]
    body = [refs for refs in body if refs]
    if body:
        because = _name_reasons([ref for refs in body for ref in refs])
        return say_count("guidance.lead.left_out", len(body), count=len(body), because=because)
    if any(_NOT_UNLOCKED in one.because for one in planned.withheld):
        rule = content.depth.unlock
        weeks = rule.over_days // _WEEK
        return say("guidance.lead.locked", sessions=rule.clean_sessions, weeks=weeks)
    return ""


def _name_reasons(refs: list[str]) -> str:
    phrases = list(dict.fromkeys(map(answer_words.because, refs)))
    if len(phrases) > _NAMED:
        phrases = [*phrases[:_NAMED], say("guidance.lead.more")]
    return answer_words.joined(phrases)
