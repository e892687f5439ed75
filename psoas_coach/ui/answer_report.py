"""The report with which a component sends an answer.

A tap is visible in the browser at once and is sent afterwards. Each report has an id, and the page
returns the id of the report that its own value includes; a report that did not arrive is sent
again.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

STATE = "answer"
"""Name of the state value in which a component reports."""


class AnswerReport(msgspec.Struct, frozen=True):
    """One report.

    Attributes:
        id: Of the report.
        value: What is chosen; None where it was taken back.
        done: It was chosen in a way that leaves no doubt, such as a tap. With arrow keys each
            option is chosen on the way to the next.
    """

    id: str
    value: str | int | float | None
    done: bool = False


def read_report(state: object) -> AnswerReport | None:
    """Return what a component reported last, or None; anything malformed counts as nothing.

    Args:
        state: What the session's state has under the key of the component.
    """
    return parse_report(state.get(STATE)) if isinstance(state, Mapping) else None


def parse_report(raw: object) -> AnswerReport | None:
    """Return a report from what a browser sent, or None where it is none."""
    try:
        return msgspec.convert(raw, AnswerReport)
    except msgspec.ValidationError:
        return None
