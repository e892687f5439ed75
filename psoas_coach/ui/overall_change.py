"""Overall change since the person began: one question with seven steps, asked on some occasions.

It is asked after every self-check but the first, and in the six-week review. It is optional. Each
occasion has a name, so that a second press or a second tab saves one answer, and a skipped question
is not asked again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from typing import get_args

import streamlit as st

from psoas_coach.coach.look_back import KIND
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment, Overall
from psoas_coach.ui import store
from psoas_coach.ui.words import say

STEPS: tuple[Overall, ...] = get_args(Overall)
SKIPPED_SETTING = "overall_change.skipped"
"""The setting with the occasion on which the question was skipped last."""
_SAVED = "overall_change-saved"


def make_answer_id(occasion: str) -> str:
    """Return the id of an occasion's answer: a version-4 UUID derived from its name."""
    digest = hashlib.sha256(f"{KIND} {occasion}".encode()).digest()
    return uuid.UUID(bytes=digest[:16], version=4).hex


def is_due(journal: Journal, occasion: str, since: dt.date) -> bool:
    """Whether the question is neither answered nor skipped on an occasion.

    Args:
        journal: The journal with the answers.
        occasion: Its name, such as ``"self_check 2026-11-22"``.
        since: The first date on which it may have been answered.
    """
    key = ("overall change", occasion, since)
    return store.load_snapshot().compute_once(key, lambda: _look_back(journal, occasion, since))


def _look_back(journal: Journal, occasion: str, since: dt.date) -> bool:
    if journal.settings.get(SKIPPED_SETTING) == occasion:
        return False
    return all(note.id != make_answer_id(occasion) for note in journal.day_notes.list(since))


def ask_overall_change(journal: Journal, now: Moment, occasion: str, since: dt.date) -> None:
    """Draw the question if it is due, or a confirmation that it is answered.

    Args:
        journal: The journal with the answers.
        now: The moment of the answer.
        occasion: As in ``is_due``.
        since: As in ``is_due``.
    """
    if not is_due(journal, occasion, since):
        if st.session_state.get(_SAVED) == occasion:
            st.success(say("rechecks.overall.saved"), icon=":material/check:")
        return
    with st.container(border=True, key="overall_change"):
        answer = st.pills(
            f"**{say('rechecks.overall.ask')}**",
            STEPS,
            format_func=lambda step: say(f"rechecks.overall.steps.{step}"),
            key="overall_change-answer",
        )
        with st.container(horizontal=True):
            saved = st.button(say("rechecks.overall.save"), key="overall_change-save")
            skipped = st.button(
                say("rechecks.overall.skip"), key="overall_change-skip", type="tertiary"
            )
        if skipped:
            journal.settings.save(SKIPPED_SETTING, occasion)
            st.rerun()
        if saved and answer is None:
            st.warning(say("rechecks.overall.first"))
        elif saved and _store_answer(journal, now, occasion, str(answer)):
            st.session_state[_SAVED] = occasion
            st.rerun()


def _store_answer(journal: Journal, now: Moment, occasion: str, answer: str) -> bool:
    """Store an answer; False for a value that only a manipulated page sends."""
    try:
        journal.day_notes.add(DayNote(make_answer_id(occasion), now, KIND, {"overall": answer}))
    except JournalRefusalError:
        return False
    return True
