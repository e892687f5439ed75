"""Today's session: the sitting break of the day, the way into it, and its moves with their why."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import seconds, timeline
from psoas_coach.ui.session.basis import Basis
from psoas_coach.ui.session.before import before_controls
from psoas_coach.ui.session.phrases import dose
from psoas_coach.ui.today.pictured import Row, pictured
from psoas_coach.ui.today.seen import Seen
from psoas_coach.ui.words import say


def sitting_break(item: PlanItem, content: Content) -> None:
    """Draw the line for the whole day."""
    words = content.move_words[item.move]
    pictured([Row(item.move, say("today.plan.break", name=words.name), (words.dose,))])


def session(known: Basis, told: Seen, content: Content) -> None:
    """Draw the session of the day, or why there is none."""
    title = f"## {say('today.plan.title')}"
    rest = next((one for one in ("ill", "away") if told.says(one)), None)
    if told.way == "breaks":
        st.markdown(f"{title}\n\n{say('today.plan.flare_breaks')}")
    elif rest:
        st.markdown(f"{title}\n\n{say(f'today.plan.rest_{rest}')}")
        _folded(say("today.plan.anyway"), known, told, content)
    elif told.done:
        st.markdown(f"## {say('today.plan.done')}\n\n{say('today.plan.done_body')}")
        _folded(say("today.plan.once_more"), known, told, content)
    else:
        _way_in(title, known, told, content)


def _folded(label: str, known: Basis, told: Seen, content: Content) -> None:
    """Offer the session without proposing it."""
    with st.expander(label, key="today_more", on_change="rerun") as more:
        if more.open:
            _way_in("", known, told, content)


def _way_in(title: str, known: Basis, told: Seen, content: Content) -> None:
    items = known.moves
    minutes = max(1, round(seconds(timeline(items, content.plan)) / 60))
    key = "today.plan.count_one" if len(items) == 1 else "today.plan.count"
    text = [title, say(key, moves=len(items), minutes=minutes)]
    if told.way == "half":
        text.append(say("today.plan.flare_half"))
    st.markdown("\n\n".join(text))
    before_controls(known)
    pictured([_row(item, content) for item in items], say("today.plan.moves"))


def _row(item: PlanItem, content: Content) -> Row:
    name = content.move_words[item.move].name
    return Row(item.move, name, (dose(item), item.why, *item.modifications))
