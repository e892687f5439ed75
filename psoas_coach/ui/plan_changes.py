"""Changes in today's plan, as parts of the pages that show the plan, and a way to decline them.

Today names a change while it is news; the page of the plan names all of them. On both one tap
declines a gain or accepts it again. A restriction for safety ends by itself on the date that its
sentence names; a session that was logged by mistake can be corrected in the journal. While
collapsed, the changes are no element of their own on either page, because every element has a cost
in each rerun.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from psoas_coach.coach.plan_choices import set_declined
from psoas_coach.content import Content
from psoas_coach.guidance.choices import GAINS
from psoas_coach.guidance.plan_changes.model import PlanChange
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import html, shell
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases.plan_changes import say_change
from psoas_coach.ui.words import say, say_count

OPEN = "today_changes"
"""Session-state key: the list on Today is expanded."""
UNDO = "plan_changes_undo"
"""Session-state key: the controls to undo changes, on the page of the plan, are expanded."""
_TITLE = "today_changes_title"
"""Session-state key: the last title of the collapsible section."""


def _list_news(plan_changes: Sequence[PlanChange]) -> list[PlanChange]:
    """Return the changes that are news, without a bad day, for which Today has its own switch."""
    return [change for change in plan_changes if change.is_news and change.kind != "flare"]


def _say_changes_title(plan_changes: Sequence[PlanChange]) -> str:
    """Return the title of the list of changes on Today."""
    count = len(plan_changes)
    return say_count("adapting.days", count, number=count)


def draw_changes(journal: Journal, changed: Sequence[PlanChange], content: Content) -> None:
    """Draw the list of changes that are news; nothing if there are none.

    Args:
        journal: The person's journal.
        changed: The changes of today's plan.
        content: The questionnaire, the rules and the words.
    """
    news = _list_news(changed)
    if not news:
        return
    title = _say_changes_title(news)
    if OPEN in st.session_state and st.session_state.get(_TITLE) != title:
        # With another title Streamlit would treat it as a new expander, which starts collapsed.
        st.session_state[OPEN] = bool(st.session_state[OPEN])
    st.session_state[_TITLE] = title
    with st.expander(title, key=OPEN, on_change="rerun") as expander:
        if expander.open:
            lines = [f"- {say_change(change, content)}" for change in news]
            st.markdown("\n".join([f"**{say('adapting.title')}**", "", *lines]))
            _draw_switches(journal, news)


def draw_ways_to_undo(journal: Journal, changed: Sequence[PlanChange]) -> None:
    """Draw what undoes the changes that ``build_changes`` names; nothing if there is no such way.

    Args:
        journal: The person's journal.
        changed: The changes of today's plan.
    """
    if not _can_be_undone(changed):
        return
    with st.expander(say("adapting.undo"), key=UNDO, on_change="rerun") as expander:
        if expander.open:
            _draw_switches(journal, changed)


def _can_be_undone(changed: Sequence[PlanChange]) -> bool:
    """Whether one of the changes was earned or is a hidden move; others have their own switch."""
    return any(change.kind == "hidden" or change.kind in GAINS for change in changed)


def _draw_switches(journal: Journal, plan_changes: Sequence[PlanChange]) -> None:
    """Draw the switches that undo what was earned, and links to where else something is undone."""
    kinds = {change.kind for change in plan_changes}
    for gain in GAINS:
        if gain in kinds:
            is_declined = any(change.declined for change in plan_changes if change.kind == gain)
            on = st.toggle(
                say(f"adapting.keep.{gain}"),
                value=is_declined,
                key=f"as_before {gain} {is_declined}",
            )
            if on != is_declined:
                set_declined(journal, gain, on=on)
                st.rerun()
    if "hidden" in kinds:
        st.page_link(shell.get_page("moves"), label=say("adapting.to_moves"))
    if kinds & {"rest", "step_back"}:
        st.page_link(shell.get_page("my_data"), label=say("adapting.to_my_data"))


def build_changes(plan_changes: Sequence[PlanChange], content: Content) -> Html:
    """Return every change as markup, with the place to undo it; nothing if there is none."""
    if not plan_changes:
        return Html()
    can_undo = _can_be_undone(plan_changes)
    where = [say("adapting.undo_below", title=say("adapting.undo"))] if can_undo else []
    return html.join(
        (
            html.heading(say("adapting.title"), 3),
            html.unordered_list(say_change(change, content) for change in plan_changes),
            *map(html.paragraph, where),
        )
    )
