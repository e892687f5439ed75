"""The session page without a browser; the player's reports are set by the test."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from psoas_coach import content
from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_draft import Draft
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from tests.support import clock
from tests.support.page_driver import choice_named, choose, markups, run_page

RULES = content.load()
OpenPage = Callable[..., AppTest]
START = "I'm fine to start"


def now(days: int = 0) -> Moment:
    """Return the current moment of the person at the page, or the same some days later."""
    return clock.ago(-days)


def press(at: AppTest, label: str) -> AppTest:
    """Press the button with this label."""
    (button,) = [
        button for button in at.button if button.label.removeprefix(":violet[").rstrip("]") == label
    ]
    button.click()
    return run_page(at)


def tap(at: AppTest, start: str, answer: object) -> AppTest:
    """Choose an answer to the question that starts like this."""
    for question in at.segmented_control:
        if question.label.startswith(start):
            question.set_value(answer)
            return run_page(at)
    return choose(at, choice_named(at, start), answer)


def write(at: AppTest, line: str) -> AppTest:
    """Write the line of note."""
    at.text_input[0].set_value(line)
    return run_page(at)


def page_text(at: AppTest) -> str:
    """Return all texts of the page."""
    parts = [
        *at.title,
        *at.header,
        *at.subheader,
        *at.markdown,
        *at.success,
        *at.warning,
        *at.error,
        *at.info,
    ]
    return "\n".join([*(str(part.value) for part in parts), *markups(at)])


def draft(journal: Journal) -> Draft:
    """Return the session in progress."""
    stored = drafts.load_draft(journal)
    assert stored is not None
    return stored


def player(at: AppTest) -> dict[str, Any] | None:
    """Return what the player was given, or None if there is none on the page."""
    for mounted in at.get("bidi_component"):
        if "player" in mounted.proto.component_name:
            data: dict[str, Any] = json.loads(zlib.decompress(mounted.proto.bytes))
            return data
    return None


def report(at: AppTest, journal: Journal, **state: object) -> AppTest:
    """Report the player's state, as the browser does."""
    at.session_state[f"player-{draft(journal).id}"] = state
    return run_page(at)


def whole(journal: Journal, how: str = "finished", reason: str | None = None) -> dict[str, Any]:
    """Return the report of a session held to the end, or stopped there."""
    going = draft(journal)
    holds = [step for step in drafts.build_player_steps(going, RULES) if step.kind == "hold"]
    held = {step.id: step.seconds for step in holds}
    return {"session": going.id, "how": how, "reason": reason, "held": held}
