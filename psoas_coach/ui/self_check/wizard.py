"""The self-check page: find the draft, take in what was answered, move, draw one step.

Each run reads the draft once and writes it only when something changed. The step is drawn last,
from what is kept by then, so that no answer is ever only on the page.
"""

from __future__ import annotations

from typing import NoReturn

import msgspec
import streamlit as st

from psoas_coach import content as contents
from psoas_coach.coach import self_check_draft as drafts
from psoas_coach.coach import self_check_flow
from psoas_coach.coach.self_check_draft import Draft
from psoas_coach.coach.self_check_navigation import NextStep, next_step
from psoas_coach.content import Content
from psoas_coach.guidance.results import Answer
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import questions, self_check_tab, shell, store
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.self_check import step_page
from psoas_coach.ui.self_check_tab import ButtonPress, TabState


class Visit(msgspec.Struct, frozen=True):
    """What every part of one run needs."""

    content: Content
    journal: Journal
    at: Moment
    state: questions.Seen


def show() -> None:
    """Show the self-check where the person is in it."""
    visit = Visit(contents.load(), store.journal(), store.now(), questions.seen())
    wish = self_check_tab.pressed_button()
    if wish is not None and wish.what == "again":
        kept = drafts.new_draft(visit.at.local_date, visit.content)
        drafts.save_draft(visit.journal, kept)
        here = TabState(kept.id, kept.step, kept.answers)
    else:
        kept = _find(visit, wish)
        kept, here = _take_in(visit, kept, _here(visit, kept), wish)
    fresh = self_check_tab.recall() is None
    here = msgspec.structs.replace(here, heard=questions.heard(visit.state))
    self_check_tab.remember(here)
    pressed = step_page.draw(kept, here, visit.state, visit.content)
    if fresh:
        _hear(visit, kept, here, pressed)
    focus_heading(f"self_check-{here.step}")


def _find(visit: Visit, wish: ButtonPress | None) -> Draft:
    """Return the draft to work on; leave for the result when it is finished already."""
    journal, today, content = visit.journal, visit.at.local_date, visit.content
    found = drafts.load_draft(store.snapshot(visit.at), content)
    if found is not None:
        return found
    snapshot = store.snapshot(visit.at)
    found = snapshot.cached("ended early", lambda: drafts.load_ended_today(journal, today, content))
    if found is not None:
        return found
    here = self_check_tab.recall()
    mine = here.id if here else wish.id if wish else None
    if mine is None:
        return drafts.new_draft(today, content)
    if snapshot.cached(("self-check", mine), lambda: journal.self_checks.get(mine) is not None):
        _to_result()
    return msgspec.structs.replace(drafts.new_draft(today, content), id=mine)


def _here(visit: Visit, kept: Draft) -> TabState:
    """Return where this tab is; a tab that has just come starts where the journal says.

    After a night it starts at the beginning, with every answer still there: what was true of the
    last days, and of the safety lists, may have changed.
    """
    here = self_check_tab.recall()
    if here is not None:
        return here
    if kept.day == visit.at.local_date:
        return TabState(kept.id, kept.step, kept.answers)
    return TabState(
        kept.id, self_check_flow.steps(visit.content)[0].id, kept.answers, began=kept.day
    )


def _take_in(
    visit: Visit, kept: Draft, here: TabState, wish: ButtonPress | None
) -> tuple[Draft, TabState]:
    """Bring the page's answers and its pressed button into the journal."""
    content = visit.content
    step = self_check_flow.step_of(here.step, content)
    answers = self_check_flow.merged(
        kept.answers, here.shown, _now(step, here, visit.state, content), content
    )
    next_ = NextStep(step, here.asked_again)
    if self_check_flow.ending(answers, content) is not None:
        next_ = NextStep(self_check_flow.ending_step(answers, content))
    elif wish is not None and wish.step == step.id and wish.id == here.id:
        next_ = next_step(wish.what, step, answers, here.asked_again, content)
    after = Draft(kept.id, visit.at.local_date, step.id, answers, recorded=kept.recorded)
    if next_.to is None:
        drafts.finish(visit.journal, after, visit.at, content)
        _to_result()
    after = msgspec.structs.replace(after, step=next_.to.id)
    moved = next_.to != step
    if answers != kept.answers:
        after = drafts.save_answers(visit.journal, kept, after, visit.at, content)
    elif moved and not kept.recorded and not drafts.save_draft(visit.journal, after):
        _to_result()
    began = None if moved else here.began
    return after, TabState(after.id, after.step, after.answers, next_.mark, began)


def _hear(visit: Visit, kept: Draft, here: TabState, pressed: ButtonPress | None) -> None:
    """Take up what a page sends that lived through a restart of the server.

    In the first run of a session no widget is known before it is drawn, so answers and presses
    that came with it are only seen now. The next run treats them as any others.
    """
    step = self_check_flow.step_of(here.step, visit.content)
    now = _now(step, here, questions.seen(), visit.content)
    if pressed is not None:
        self_check_tab.note_press(pressed)
    if (
        pressed
        or self_check_flow.merged(kept.answers, here.shown, now, visit.content) != kept.answers
    ):
        st.rerun()


def _now(
    step: self_check_flow.Step, here: TabState, state: questions.Seen, content: Content
) -> dict[str, Answer | None]:
    """Return what the widgets of a step say, for those that this tab has drawn."""
    drawn = self_check_flow.asked(step, here.shown, content)
    told = {
        id_: questions.told(id_, here.shown.get(id_), state, here.heard, content) for id_ in drawn
    }
    return {id_: one[0] for id_, one in told.items() if one is not None}


def _to_result() -> NoReturn:
    self_check_tab.forget()
    st.switch_page(shell.page("guidance"))
