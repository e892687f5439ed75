"""Run the self-check: find the draft, apply the answers, move on, and save.

Each run reads the draft once and writes it only when something has changed.
"""

from __future__ import annotations

from typing import NoReturn

import msgspec
import streamlit as st

from psoas_coach import content as contents
from psoas_coach.coach import self_check_cards, self_check_endings, self_check_flow
from psoas_coach.coach import self_check_draft as drafts
from psoas_coach.coach.self_check_draft import Draft
from psoas_coach.coach.self_check_navigation import NextStep, find_next_step, revisit
from psoas_coach.content import Content
from psoas_coach.guidance.results import Answer
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import question_answers, self_check_tab, shell, store
from psoas_coach.ui.answer_report import AnswerReport
from psoas_coach.ui.self_check import step_history
from psoas_coach.ui.self_check_tab import ButtonPress, SelfCheckTab, TabState


class Visit(msgspec.Struct, frozen=True):
    """The data that every part of one run needs.

    Everything in Streamlit's session state is read before anything is stored: see
    ``SelfCheckTab``.

    Attributes:
        content: The questionnaire.
        journal: The journal of the person at the page.
        at: The current moment.
        state: The values of all widgets.
        went: The last report of the browser's history.
        tab: What this tab remembers.
    """

    content: Content
    journal: Journal
    at: Moment
    state: question_answers.WidgetValues
    went: AnswerReport | None
    tab: SelfCheckTab


def read_visit() -> Visit:
    """Read what this run needs."""
    return Visit(
        contents.load(),
        store.open_journal(),
        store.now(),
        question_answers.read_widget_values(),
        step_history.read_reported_step(),
        self_check_tab.get_current_tab(),
    )


def store_changes(visit: Visit) -> tuple[Draft, TabState]:
    """Store the changes of this run, and update the tab's record of what it shows with them.

    Nothing in here accesses Streamlit's session state, so no tap can end the run between the two.
    """
    press = visit.tab.press
    if press is not None and press.button == "again":
        draft = drafts.create_draft(visit.at.local_date, visit.content)
        drafts.save_draft(visit.journal, draft)
        here = _build_tab_state(draft)
    else:
        draft = _find(visit, press)
        draft, here = _take_in(visit, draft, _find_tab_state(visit, draft), press)
    reports = question_answers.list_reports(visit.state)
    went = None if visit.went is None else visit.went.id
    here = msgspec.structs.replace(here, acknowledged=reports, went=went)
    visit.tab.remember(here)
    return draft, here


def _find(visit: Visit, press: ButtonPress | None) -> Draft:
    """Return the current draft; go to the result if it is already finished."""
    journal, today, content = visit.journal, visit.at.local_date, visit.content
    stored = drafts.load_draft(store.load_snapshot(visit.at), content)
    if stored is not None:
        return stored
    snapshot = store.load_snapshot(visit.at)
    stored = snapshot.compute_once(
        "ended early", lambda: drafts.load_ended_today(journal, today, content)
    )
    if stored is not None:
        return stored
    here = visit.tab.state
    mine = here.id if here else press.id if press else None
    if mine is None:
        return drafts.create_draft(today, content)
    if snapshot.compute_once(
        ("self-check", mine), lambda: journal.self_checks.get(mine) is not None
    ):
        _open_result(visit)
    return msgspec.structs.replace(drafts.create_draft(today, content), id=mine)


def _find_tab_state(visit: Visit, draft: Draft) -> TabState:
    """Return the step of this tab; a new tab starts where the journal says.

    On the next day it starts at the first step, with all answers kept: answers about the last days,
    and about the safety lists, may have changed.
    """
    if visit.tab.state is not None:
        return visit.tab.state
    if draft.day == visit.at.local_date:
        return _build_tab_state(draft)
    first = self_check_flow.list_steps(visit.content)[0].id
    return msgspec.structs.replace(_build_tab_state(draft), step=first, began=draft.day)


def _build_tab_state(draft: Draft) -> TabState:
    return TabState(draft.id, draft.step, draft.answers, cleared=draft.cleared)


def _take_in(
    visit: Visit, draft: Draft, here: TabState, press: ButtonPress | None
) -> tuple[Draft, TabState]:
    """Store the page's answers and its pressed button in the journal."""
    content = visit.content
    step = self_check_flow.find_step(here.step, content)
    if draft.recorded and draft.id == here.id:  # A record does not store which cards were answered.
        draft = msgspec.structs.replace(draft, cleared=here.cleared)
    answers, cleared = _merge(visit, draft, here, visit.state)
    complete = self_check_cards.drop_open_lists(answers, cleared, content)
    next_ = NextStep(step, here.asked_again)
    if self_check_endings.find_ending(answers, content) is not None:
        next_ = NextStep(self_check_endings.find_ending_step(answers, content, step))
    elif press is not None and press.step == step.id and press.id == here.id:
        next_ = find_next_step(press.button, step, complete, here.asked_again, content)
    elif press is None and visit.went and visit.went.id != here.went:
        next_ = revisit(str(visit.went.value), step, complete, content)
    elif press is None and _goes_on(visit, step, here, complete):
        next_ = find_next_step("next", step, complete, here.asked_again, content)
    after = Draft(draft.id, visit.at.local_date, step.id, answers, draft.recorded, cleared)
    if next_.to is None:
        drafts.finish(visit.journal, after, visit.at, content)
        _open_result(visit)
    after = msgspec.structs.replace(after, step=next_.to.id)
    moved = next_.to != step
    if (answers, cleared) != (draft.answers, draft.cleared):
        after = drafts.save_answers(visit.journal, draft, after, visit.at, content)
    elif moved and not draft.recorded and not drafts.save_draft(visit.journal, after):
        _open_result(visit)
    began = None if moved else here.began
    new_state = msgspec.structs.replace(
        _build_tab_state(after), asked_again=next_.mark, began=began
    )
    return after, new_state


def _goes_on(
    visit: Visit, step: self_check_flow.Step, here: TabState, complete: dict[str, Answer]
) -> bool:
    """Whether a final tap leads to the next step: never past the end, and not after a mistake."""
    content = visit.content
    after = self_check_flow.find_neighbour(step, 1, complete, content)
    if after is None or after.optional != step.optional:
        return False
    if self_check_endings.find_doubtful(step, complete, content):
        return False
    before = question_answers.ShownAnswers(here.answers, here.cleared, here.acknowledged)
    return question_answers.is_final(step.asks[0], before, complete, visit.state, content)


def _merge(
    visit: Visit, draft: Draft, here: TabState, state: question_answers.WidgetValues
) -> tuple[dict[str, Answer], tuple[str, ...]]:
    """Merge the page's values into the stored answers and cleared cards."""
    content = visit.content
    step = self_check_flow.find_step(here.step, content)
    now = _read_step(step, here, state, content)
    answers = self_check_flow.merge_answers(draft.answers, here.answers, now, content)
    cleared_now = set(here.cleared)
    before = question_answers.ShownAnswers(here.answers, here.cleared, here.acknowledged)
    for id_ in step.asks:
        newly_cleared = question_answers.find_cleared(id_, before, state, content)
        if newly_cleared is not None:
            cleared_now -= {card.id for card in self_check_cards.list_cards(id_, content)}
            cleared_now |= set(newly_cleared)
    cleared = self_check_cards.merge_cleared(draft.cleared, here.cleared, cleared_now)
    return self_check_cards.reconcile(answers, cleared, content)


def take_up_late(visit: Visit, draft: Draft, here: TabState, press: ButtonPress | None) -> None:
    """Process what a page sends that survived a restart of the server.

    In the first run of a session no widget is known before it is drawn, so its answers and presses
    are visible only now. The next run processes them as usual.

    Args:
        visit: The data of this run.
        draft: The draft as it is stored.
        here: The step of this tab.
        press: The button that was pressed.
    """
    if press is not None:
        visit.tab.press = press
    if press or _merge(visit, draft, here, question_answers.read_widget_values()) != (
        draft.answers,
        draft.cleared,
    ):
        st.rerun()


def _read_step(
    step: self_check_flow.Step,
    here: TabState,
    state: question_answers.WidgetValues,
    content: Content,
) -> dict[str, Answer | None]:
    """Return the answers of a step's widgets, of those that this tab has drawn."""
    ids = self_check_flow.list_asked(step, here.answers, content)
    before = question_answers.ShownAnswers(here.answers, here.cleared, here.acknowledged)
    reads = {id_: question_answers.read_answer(id_, before, state, content) for id_ in ids}
    return {id_: read[0] for id_, read in reads.items() if read is not None}


def _open_result(visit: Visit) -> NoReturn:
    visit.tab.forget()
    st.switch_page(shell.get_page("guidance"))
