"""Reopen the questions of a self-check, to change an answer or to add an extra one."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from psoas_coach.coach import self_check_draft
from psoas_coach.coach.self_check_offers import (
    ExtraEffect,
    find_extra_effect,
    list_unanswered_extras,
)
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import Content
from psoas_coach.guidance import History
from psoas_coach.journal.records import SelfCheck
from psoas_coach.ui import self_check_tab, shell, store
from psoas_coach.ui.phrases.answer_words import join_phrases
from psoas_coach.ui.words import say


def reopen_answers(record: SelfCheck, step: str, content: Content) -> NoReturn:
    """Open the answers of a self-check at one step; on a later day, start a new self-check.

    A new self-check is also needed while new signs are open, because older answers do not cover
    them.

    Args:
        record: The self-check.
        step: A step, or one of its questions.
        content: The questionnaire.
    """
    journal = store.open_journal()
    if journal.day_notes.open_new_signs() is None:
        self_check_draft.reopen(journal, record, step, store.now().local_date, content)
    self_check_tab.forget()
    st.switch_page(shell.get_page("self_check"))


def offer_extras(snapshot: Snapshot, record: SelfCheck, content: Content) -> None:
    """Say what the extra answers of a self-check changed, and offer the next question.

    Args:
        snapshot: The journal.
        record: A self-check of the snapshot's date; on later days all questions are asked again.
        content: The questionnaire and the rules.
    """
    effect = snapshot.compute_once(
        ("extra answers", record.id), lambda: _find_effect(snapshot, record, content)
    )
    left = list_unanswered_extras(record.answers, content)
    sentences = [] if effect is None else [_say_sentence(effect, content)]
    if left:
        sentences.append(say("guidance.extras.offer"))
    st.markdown(" ".join(sentences))
    if left and st.button(say("guidance.button.fine_tune"), key="guidance-fine_tune"):
        reopen_answers(record, left[0].id, content)


def has_extras(record: SelfCheck, content: Content) -> bool:
    """Whether ``offer_extras`` has something to show for a self-check."""
    return bool(list_unanswered_extras(record.answers, content))


def _find_effect(snapshot: Snapshot, record: SelfCheck, content: Content) -> ExtraEffect | None:
    date = record.at.local_date
    past = History(date, snapshot.journal.history.list_past_sessions(date))
    return find_extra_effect(record.answers, past, content)


def _say_sentence(effect: ExtraEffect, content: Content) -> str:
    names = join_phrases([content.move_words[move].name for move in effect.moves])
    return say(f"guidance.extras.{effect.kind}", **({"moves": names} if names else {}))
