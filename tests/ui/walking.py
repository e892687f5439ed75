"""Walking through the self-check as a person would, one widget at a time."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from psoas_coach.content import load
from psoas_coach.ui.questions import NONE, items, key
from psoas_coach.ui.self_check.flow import step_of

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def ran(at: AppTest) -> AppTest:
    """Run a page, and fail on any error in it: a later good run would hide it."""
    at.run()
    assert not at.exception, at.exception[0].stack_trace
    return at


def title(at: AppTest) -> str:
    """Return the heading of the page, however it is drawn."""
    if at.title:
        return str(at.title[0].value)
    lines = (line for one in at.markdown for line in str(one.value).splitlines())
    return next(line for line in lines if line.startswith("# ")).removeprefix("# ")


def words(at: AppTest) -> str:
    """Return everything that the page says in words, in no order."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "error", "warning", "info")
    said = [str(one.value) for kind in kinds for one in getattr(at, kind)]
    said += [str(one.proto.body) for one in at.get("html")]
    said += [
        str(getattr(one, "label", ""))
        for kind in ("button", "checkbox", "expander")
        for one in at.get(kind)
    ]
    return html.unescape("\n".join(said))


def tick(at: AppTest, list_: str, item: str, *, on: bool = True) -> AppTest:
    """Tick or untick one item of a list."""
    box = at.checkbox(key=key(list_, item))
    if on:
        box.check()
    else:
        box.uncheck()
    return ran(at)


def answer(at: AppTest, id_: str, value: Any) -> AppTest:  # noqa: ANN401 -- any answer
    """Answer one question, whatever its widget."""
    content = load()
    if items(id_, content):
        for item in value or (NONE,):
            tick(at, id_, item)
        return at
    question = content.questions[id_]
    place = key(id_)
    if question.kind == "text":
        at.text_input(key=place).input(value)
    elif question.kind in {"choice", "yes_no"} and not question.optional:
        at.radio(key=place).set_value(value)
    elif question.kind in {"choice", "yes_no"} or question.most - question.least <= 10:
        at.pills(key=place).set_value(value)
    else:
        at.number_input(key=place).set_value(value)
    return ran(at)


def press(at: AppTest, what: str, step: str) -> AppTest:
    """Press a button of a step, and expect to stay on the self-check."""
    at.button(key=f"self_check-{what}-{step}").click()
    return ran(at)


def fill(at: AppTest, step: str, answers: Mapping[str, Any]) -> AppTest:
    """Answer every question of a step that ``answers`` has, in asking order."""
    for id_ in step_of(step, load()).asks:
        if id_ in answers:
            answer(at, id_, answers[id_])
    return at


def keys(at: AppTest) -> set[str]:
    """Return the keys of all buttons on the page."""
    return {str(one.key) for one in at.button}
