"""The headline of a result: what it means, how long a session is, and which moves it leaves out."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from psoas_coach.coach.warm_up import find_warm_up
from psoas_coach.content import Content
from psoas_coach.guidance.results import Guidance
from psoas_coach.guidance.timeline import compute_session_minutes
from psoas_coach.ui.guidance.selected_result import SelectedResult, find_flare_mode
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import has, say, say_count

_NOT_UNLOCKED = "history.not_unlocked"
_WEEK = 7
_NAMED = 2
"""The number of reasons in the line; the others are under "Why this plan"."""


def draw_headline(result: SelectedResult, content: Content, level: Literal["#", "##"]) -> None:
    """Draw the title and the lines under it.

    Args:
        result: The result.
        content: The rules and the words.
        level: ``#`` for the title of the page, ``##`` under the card of a level.
    """
    title, meaning = _say_title_and_meaning(result)
    lines = [meaning]
    if result.plan_guidance.level != "soon":  # That level has a card with the reason.
        limit = "" if find_flare_mode(result) else describe_limit(result.plan_guidance, content)
        lines = [describe_length(result.plan_guidance, content), limit, meaning]
    st.markdown(f"{level} {title}\n\n{' '.join(filter(None, lines))}", anchors=False)


def _say_title_and_meaning(result: SelectedResult) -> tuple[str, str]:
    """Return title and sentence for today's plan; a bad day has its own, whatever the answers."""
    flare_mode = find_flare_mode(result)
    if flare_mode is not None:
        return say("guidance.flare.title"), say(f"today.plan.flare_{flare_mode}")
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
    """Return what is left out and because of which answers; empty if nothing is left out."""
    key = f"guidance.lead.cap_{planned.depth_cap}"
    answers = [ref for ref in planned.cap_reasons if ref != _NOT_UNLOCKED]
    if answers and has(key):
        return say(key, because=_name_reasons(answers))
    body = [
        [ref for ref in entry.because if ref.startswith("precautions.")]
        for entry in planned.withheld
    ]
    body = [refs for refs in body if refs]
    if body:
        because = _name_reasons([ref for refs in body for ref in refs])
        return say_count("guidance.lead.left_out", len(body), count=len(body), because=because)
    if any(_NOT_UNLOCKED in entry.because for entry in planned.withheld):
        rule = content.depth.unlock
        weeks = rule.over_days // _WEEK
        return say("guidance.lead.locked", sessions=rule.clean_sessions, weeks=weeks)
    return ""


def _name_reasons(refs: list[str]) -> str:
    phrases = list(dict.fromkeys(map(answer_words.say_reason, refs)))
    if len(phrases) > _NAMED:
        phrases = [*phrases[:_NAMED], say("guidance.lead.more")]
    return answer_words.join_phrases(phrases)
