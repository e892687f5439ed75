"""The questions at the end of a session, and what the person has answered in this tab.

Another tab, a phone, or My data may change the same answers. A widget follows the journal until the
person changes it here, so that the page never shows an answer that is not the stored one.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import streamlit as st

from psoas_coach.coach.session_draft import Tingling
from psoas_coach.coach.session_finish import Answers
from psoas_coach.ui.answer_report import AnswerReport, read_report
from psoas_coach.ui.choice import show_choice
from psoas_coach.ui.phrases.session import LONGEST_NOTE, put_on_one_line
from psoas_coach.ui.scale import build_pain_scale, read_number
from psoas_coach.ui.words import say

CHANGES: tuple[Tingling, ...] = ("down", "same", "up")


class _Shown(NamedTuple):
    """What this tab has shown last, all of it stored.

    Attributes:
        answers: The answers.
        report: The id of the last report of the pain scale, or None.
    """

    answers: Answers
    report: str | None


class ClosingAnswers:
    """The three widgets of one session in one run. Each ``ask`` draws one of them.

    Args:
        id_: Id of the session.
        stored: The answers in the journal.
    """

    def __init__(self, id_: str, stored: Answers) -> None:
        self._id, self._stored = id_, stored
        self._last: _Shown | None = st.session_state.get(self._make_key("finish_answers"))
        self._report: AnswerReport | None = None
        self._given = stored

    @property
    def changes(self) -> dict[str, Any]:
        """What the person has changed in this tab, by the field of ``Answers``."""
        before = self._before
        return {
            field: value
            for field, value in self._given._asdict().items()
            if value != getattr(self._stored, field)
            and (field == "pain_after" or value != getattr(before, field))
        }

    @property
    def is_tapped(self) -> bool:
        """Whether the person tapped one of the answers.

        Arrow keys pass every number on the way to the one that the person wants, so they do not
        count as a tap; Enter does.
        """
        is_number_final = self._report is not None and self._report.done
        return is_number_final or self._given.tingling != self._before.tingling

    def ask_pain(self) -> None:
        """Ask how strong the pain is now. The scale keeps no value of its own."""
        key, scale = (
            self._make_key("pain"),
            build_pain_scale(say("session.after.pain"), optional=False),
        )
        report = read_report(st.session_state.get(key))
        value = self._read_pain(report)
        shown = show_choice(
            key,
            scale,
            None if value is None else str(value),
            None if report is None else report.id,
        )
        self._given = self._given._replace(pain_after=self._read_pain(shown))
        self._report = shown if self._is_new(shown) else None

    def ask_tingling(self) -> None:
        """Ask how tingling or numbness has changed."""
        key = self._make_key("tingling")
        if self._last and st.session_state.get(key) == self._last.answers.tingling:
            self._follow_journal(key, "tingling")
        answer: Tingling | None = st.segmented_control(
            say("session.after.tingling"),
            CHANGES,
            default=None if key in st.session_state else self._stored.tingling,
            required=True,  # Otherwise the second tap of a double tap would undo the first.
            format_func=lambda change: say(f"session.after.tingling_is.{change}"),
            key=key,
        )
        self._given = self._given._replace(tingling=answer)

    def ask_note(self) -> None:
        """Ask for a note of one line."""
        key = self._make_key("note")
        typed = put_on_one_line(st.session_state.get(key) or "")
        if self._last and typed == self._last.answers.note:
            self._follow_journal(key, "note")
        value = "" if key in st.session_state else self._stored.note
        note = st.text_input(say("session.after.note"), value, max_chars=LONGEST_NOTE, key=key)
        self._given = self._given._replace(note=put_on_one_line(note or ""))

    def remember(self) -> None:
        """Record that this tab's answers are stored, so that the next run finds what changes."""
        report = read_report(st.session_state.get(self._make_key("pain")))
        shown = _Shown(self._given, None if report is None else report.id)
        st.session_state[self._make_key("finish_answers")] = shown

    @property
    def _before(self) -> Answers:
        return self._last.answers if self._last else self._stored

    def _read_pain(self, report: AnswerReport | None) -> int | None:
        if report is None or not self._is_new(report):
            return self._stored.pain_after
        return read_number(report)

    def _is_new(self, report: AnswerReport | None) -> bool:
        return report is not None and (self._last is None or report.id != self._last.report)

    def _follow_journal(self, key: str, field: str) -> None:
        """Set a widget, which the person has not changed, to what was changed elsewhere."""
        stored = getattr(self._stored, field)
        if key in st.session_state and stored != getattr(self._before, field):
            st.session_state[key] = stored

    def _make_key(self, part: str) -> str:
        return f"{part}_{self._id}"
