"""The browser's Back and Forward within the self-check: a component reports where they lead."""

from __future__ import annotations

import msgspec
import streamlit as st

from psoas_coach.ui.answer_report import STATE, AnswerReport, parse_report, read_report
from psoas_coach.ui.component import Component, encode

_KEY = "self_check-history"
_STEP_HISTORY = Component("step_history")


class _Payload(msgspec.Struct, frozen=True):
    check: str
    step: str
    ended: bool
    acknowledged: str | None


def read_reported_step() -> AnswerReport | None:
    """Return the browser's last report: the step that it went back or forward to."""
    return read_report(st.session_state.get(_KEY))


def show_history(check: str, step: str, *, ended: bool, acknowledged: str | None) -> str | None:
    """Make the current step an entry of the browser's history.

    Args:
        check: Id of the self-check.
        step: The step.
        ended: The questionnaire has ended.
        acknowledged: The id of the report that was processed last.

    Returns:
        The id of the last report. In the first run of a session after a restart of the server, only
        this value has it, and that report is old.
    """
    payload = _Payload(check, step, ended, acknowledged)
    result = _STEP_HISTORY.mount(_KEY, encode(payload), states=(STATE,))
    report = parse_report(getattr(result, STATE, None))
    return acknowledged if report is None else report.id
