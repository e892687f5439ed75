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
    """One report of a component.

    Attributes:
        id: The id of the report.
        value: The chosen option; None if the choice was undone.
        done: The choice is final, as after a tap. Arrow keys choose every option on the way to the
            one that the person wants.
    """

    id: str
    value: str | int | float | None
    done: bool = False


def read_report(state: object) -> AnswerReport | None:
    """Return the last report of a component; None if there is none or it is malformed.

    Args:
        state: The value in the session's state under the component's key.
    """
    return parse_report(state.get(STATE)) if isinstance(state, Mapping) else None


def parse_report(raw: object) -> AnswerReport | None:
    """Parse a report that a browser sent; None if it is malformed."""
    try:
        return msgspec.convert(raw, AnswerReport)
    except msgspec.ValidationError:
        return None
