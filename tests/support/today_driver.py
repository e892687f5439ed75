"""The Today page without a browser: opening it for the desk worker, and its controls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Hold, Moment, SessionRecord
from tests.support import answers_factory, clock, page_driver
from tests.support.answers_factory import self_check
from tests.support.page_driver import choices, run_page

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


CONTENT = load()
OpenPage = Callable[..., "AppTest"]


def now(days_ago: int = 0) -> Moment:
    """Return the same time of day on an earlier day, even if the clocks changed in between."""
    return clock.ago(days_ago)


def today() -> dt.date:
    return now().local_date


def session(days_ago: int = 0, before: int = 4, after: int = 3) -> SessionRecord:
    holds = (Hold("bridge", "Bridge", "both", 1, 60, 60),)
    pain = {"pain_before": before, "pain_after": after}
    return answers_factory.session(now(days_ago), depth=0, holds=holds, **pain)


def toggle(at: AppTest, label: str) -> AppTest:
    (switch,) = [toggle for toggle in at.toggle if toggle.label == label]
    switch.set_value(not switch.value)
    return run_page(at)


def page(journal: Journal, open_page: OpenPage, *, opened: tuple[str, ...] = ()) -> AppTest:
    """Open the page of somebody with a self-check of today, with some of its parts expanded."""
    if journal.self_checks.find_latest() is None:
        journal.self_checks.add(self_check(now()))
    at = open_page("today")
    for key in opened:
        at.session_state[key] = True
    return run_page(at)


def press(at: AppTest, label: str) -> AppTest:
    (button,) = [button for button in at.button if label in button.label]
    button.click()
    return run_page(at)


def choose(at: AppTest, key: str, value: object) -> AppTest:
    if key in choices(at):
        return page_driver.choose(at, key, value)
    at.segmented_control(key=key).set_value(value)
    return run_page(at)
