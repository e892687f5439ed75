"""The extra questions: what those that are answered changed, and the next one."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.extra_answers import ExtraEffect, extra_effect, unanswered_extras
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import Content
from psoas_coach.guidance import History
from psoas_coach.ui.guidance.again import again
from psoas_coach.ui.guidance.selected_result import SelectedResult
from psoas_coach.ui.phrases.answer_words import joined
from psoas_coach.ui.words import say


def offer_extras(snapshot: Snapshot, found: SelectedResult, content: Content) -> None:
    """Say what the extra answers of today changed, and offer the next question."""
    answers = found.record.answers
    effect = snapshot.cached(
        ("extra answers", found.record.id), lambda: _effect(snapshot, found, content)
    )
    left = unanswered_extras(answers, content)
    said = [] if effect is None else [_sentence(effect, content)]
    if left:
        said.append(say("guidance.extras.offer"))
    st.markdown(" ".join(said))
    if left and st.button(say("guidance.button.fine_tune"), key="guidance-fine_tune"):
        again(found, left[0].id, content)


def _effect(snapshot: Snapshot, found: SelectedResult, content: Content) -> ExtraEffect | None:
    date = found.record.at.local_date
    past = History(date, snapshot.journal.history.past_sessions(date))
    return extra_effect(found.record.answers, past, content)


def _sentence(effect: ExtraEffect, content: Content) -> str:
    names = joined([content.move_words[move].name for move in effect.moves])
    return say(f"guidance.extras.{effect.kind}", **({"moves": names} if names else {}))
