"""The page of the hip measure without a browser; the phone's reports are set by the test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psoas_coach.journal.records import DayNote, Moment
from psoas_coach.ui.measure import draft as drafts
from psoas_coach.ui.measure.draft import Draft
from tests.support import clock
from tests.support.answers_factory import self_check
from tests.support.page_driver import run_page

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.journal.journal import Journal

CALM: dict[str, Any] = {
    "sitting_hours": 3, "sitting_bout_minutes": 20, "pain_average": 0, "pain_worst": 0,
    "pain_days": 0, "front_hip_pull": "no", "standing_up": "right_away",
    "side_stance": "neutral", "limits": 0,
}  # fmt: skip


def now(days: int = 0) -> Moment:
    """Return this instant, or the same some days ago, as the person at the page has it."""
    return clock.ago(days)


def add_self_check(journal: Journal, days_ago: int = 0, **answers: object) -> None:
    """Keep a self-check of somebody who may measure, with some answers changed."""
    journal.self_checks.add(self_check(now(days_ago), **{**CALM, **answers}))


def add_measure(journal: Journal, left: float, right: float | None, days_ago: int = 0) -> DayNote:
    """Keep a measure."""
    body = {"method": "hand", "left": [left], "right": [] if right is None else [right]}
    note = DayNote(drafts.begin(now()).id, now(days_ago), "measure", body)
    journal.day_notes.add(note)
    return note


def press(at: AppTest, key: str) -> AppTest:
    """Press the button whose key begins like this."""
    (button,) = [button for button in at.button if str(button.key).startswith(key)]
    button.click()
    return run_page(at)


def load_draft(journal: Journal) -> Draft:
    """Return the measure in progress."""
    draft = drafts.load(journal, now())
    assert draft is not None
    return draft


def reports(at: AppTest, id_: str, **fields: object) -> AppTest:
    """Let the phone report."""
    at.session_state[f"measure-{id_}"] = {"read": {"id": id_, **fields}}
    return run_page(at)


def write(at: AppTest, name: str, value: float) -> AppTest:
    """Type a number into the field of this name."""
    (field,) = [field for field in at.number_input if str(field.key).endswith(f"_{name}")]
    field.set_value(value)
    return run_page(at)
