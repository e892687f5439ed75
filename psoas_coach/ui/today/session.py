"""Today's session: the way into it, and its moves with their why; or why there is none."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.guidance.results import PlanItem
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui.moves.dose_line import dose_line
from psoas_coach.ui.session.basis import Basis
from psoas_coach.ui.session.before import controls
from psoas_coach.ui.session.draft import Draft
from psoas_coach.ui.session.phrases import dose
from psoas_coach.ui.session.warming import minutes, warm_up_for
from psoas_coach.ui.today.pictured import Row, pictured
from psoas_coach.ui.today.seen import Seen
from psoas_coach.ui.words import say


def sitting_break(item: PlanItem, content: Content) -> str:
    """Return the line for the whole day; its figure stands with those of the session."""
    name = content.move_words[item.move].name
    return f"**{say('today.plan.break', name=name)}.** {dose_line(item.move, content)}"


def heading(known: Basis, told: Seen, content: Content) -> str:
    """Return what there is to say about the session before its controls."""
    title = f"## {say('today.plan.title')}"
    if told.way == "breaks":
        return f"{title}\n\n{say('today.plan.flare_breaks')}"
    rest = _rest(told)
    if rest:
        return f"{title}\n\n{say(f'today.plan.rest_{rest}')}"
    if told.done:
        return f"## {say('today.plan.done')}\n\n{say('today.plan.done_body')}"
    return f"{title}\n\n{_length(known, told, content)}"


def session(journal: Journal, known: Basis, told: Seen, current: Draft | None, now: Moment) -> None:
    """Draw the way into the session; folded away on a day that needs none."""
    if told.way == "breaks":
        return
    if not told.done and not _rest(told):
        controls(journal, known, current, now)
        return
    label = say("today.plan.once_more" if told.done else "today.plan.anyway")
    with st.expander(label, key="today_more", on_change="rerun") as more:
        if more.open:
            controls(journal, known, current, now)


def moves(known: Basis, told: Seen, content: Content) -> None:
    """Draw the sitting break and the moves, each with its figure and why; and how it has gone."""
    sitting, *others = known.guidance.habits
    name = content.move_words[sitting.move].name
    rows = [
        Row(
            sitting.move,
            say("today.plan.break", name=name),
            (dose_line(sitting.move, content), sitting.why),
        )
    ]
    rows += [
        Row(
            item.move,
            content.move_words[item.move].name,
            (dose_line(item.move, content), item.why, *item.modifications),
        )
        for item in others
    ]
    rows += [
        Row(
            item.move,
            content.move_words[item.move].name,
            (dose(item), item.why, *item.modifications),
        )
        for item in known.moves
    ]
    pictured(rows, say("today.plan.moves"), told.weeks)


def _length(known: Basis, told: Seen, content: Content) -> str:
    items = known.moves
    key = "today.plan.count_one" if len(items) == 1 else "today.plan.count"
    first = warm_up_for(items, known.guidance.allowed, content)
    text = say(key, moves=len(items), minutes=minutes(items, first, content))
    return f"{text} {say('today.plan.flare_half')}" if told.way == "half" else text


def _rest(told: Seen) -> str | None:
    return next((one for one in ("ill", "away") if told.says(one)), None)
