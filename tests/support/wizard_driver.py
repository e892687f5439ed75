"""The self-check page without a browser: open it at a step, and read its draft."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from streamlit.testing.v1.element_tree import Block, Element

from psoas_coach.coach.self_check_flow import find_step, list_asked, list_steps
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import store
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.page_driver import (
    title,
)
from tests.ui.conftest import OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


CALM = [
    step.id
    for step in list_steps(load())
    if not step.optional and list_asked(step, {"thigh_frequency": "none"}, load())
]
"""The screens of somebody without thigh signs."""


def group_title(step: str) -> str:
    """Return the heading of a screen, or of the first of a group."""
    first = find_step(step, load()).asks[0]
    return say(f"questions.{first}.ask" if first in load().questions else f"safety.{first}.ask")


def draft_answers(journal: Journal) -> dict[str, Any]:
    draft = journal.drafts.load("self_check")
    assert draft is not None
    answers: dict[str, Any] = draft["answers"]
    return answers


def move_days_ahead(monkeypatch: pytest.MonkeyPatch, *, days: int) -> None:
    """Move the person's date into the future."""
    now = store.now

    def moved() -> Any:  # noqa: ANN401 -- a Moment
        at = now()
        by = dt.timedelta(days=days)
        return msgspec.structs.replace(at, utc=at.utc + by, local_date=at.local_date + by)

    monkeypatch.setattr(store, "now", moved)


def at_step(open_page: OpenPage, journal: Journal, step: str, answers: dict[str, Any]) -> AppTest:
    """Open the self-check at a step, with every previous step answered."""
    every = list_steps(load())
    before = [
        id_ for earlier in every[: every.index(find_step(step, load()))] for id_ in earlier.asks
    ]
    draft = {
        "id": uuid.uuid4().hex,
        "day": clock.today().isoformat(),
        "step": step,
        "answers": {id_: answers[id_] for id_ in before if id_ in answers},
    }
    assert journal.drafts.save("self_check", draft)
    at = open_page("self_check")
    assert title(at) == group_title(step)
    return at


def flat(block: Block) -> Iterator[Element]:
    """Yield every element of a page in drawing order."""
    for child in block.children.values():
        if isinstance(child, Block):
            yield from flat(child)
        else:
            yield child
