"""Today's session: the way into it, and its moves with their why; or why there is none."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.today_summary import TodaySummary
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.coach.warm_up import find_warm_up, session_minutes
from psoas_coach.content import Content
from psoas_coach.guidance.results import WALK, PlanItem
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui.phrases.doses import dose, dose_line
from psoas_coach.ui.session_start import controls
from psoas_coach.ui.today.pictured import Row, pictured
from psoas_coach.ui.words import say


def habit_lines(known: TodaysPlan, told: TodaySummary, content: Content) -> list[str]:
    """Return the lines for the whole day; their figures stand with those of the session."""
    return [
        f"**{_bold(item, content)}.** {_amount(item, known, told, content)}"
        for item in known.guidance.habits
    ]


def walks(known: TodaysPlan) -> bool:
    """Whether today's plan has a walk."""
    return any(item.move == WALK for item in known.guidance.habits)


def _bold(item: PlanItem, content: Content) -> str:
    name = content.move_words[item.move].name
    return name if item.move == WALK else say("today.plan.break", name=name)


def _amount(item: PlanItem, known: TodaysPlan, told: TodaySummary, content: Content) -> str:
    """Say how much of a habit: the sitting break as its words have it, the walk by its ladder."""
    if item.move != WALK:
        return dose_line(item.move, content)
    if told.way is not None:
        return say("today.walk.flare")
    rest = _rest(told)
    if rest:
        return say(f"today.walk.{rest}")
    asked, done = known.walk.step.days, known.walk.done
    line = say("today.walk.step", minutes=known.walk.step.minutes, days=asked)
    if done >= asked:
        return f"{line} {say('today.walk.reached')}"
    key = "today.walk.done_one" if done == 1 else "today.walk.done"
    return f"{line} {say(key, number=done) if done else say('today.walk.none_yet')}"


def heading(known: TodaysPlan, told: TodaySummary, content: Content) -> str:
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


def session(
    journal: Journal, known: TodaysPlan, told: TodaySummary, current: Draft | None, now: Moment
) -> None:
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


def moves(known: TodaysPlan, told: TodaySummary, content: Content) -> None:
    """Draw the habits and the moves, each with its figure and why; and how it has gone."""
    rows = [
        Row(
            item.move,
            _bold(item, content),
            (_amount(item, known, told, content), item.why, *item.modifications),
        )
        for item in known.guidance.habits
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


def _length(known: TodaysPlan, told: TodaySummary, content: Content) -> str:
    items = known.moves
    key = "today.plan.count_one" if len(items) == 1 else "today.plan.count"
    first = find_warm_up(items, known.guidance.allowed, content)
    text = say(key, moves=len(items), minutes=session_minutes(items, first, content))
    return f"{text} {say('today.plan.flare_half')}" if told.way == "half" else text


def _rest(told: TodaySummary) -> str | None:
    return next((one for one in ("ill", "away") if told.says(one)), None)
