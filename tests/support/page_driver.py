"""Walk through the self-check as a person would, one widget at a time."""

from __future__ import annotations

import html
import json
import re
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from psoas_coach.coach.self_check_flow import Step, find_step, list_steps
from psoas_coach.content import load
from psoas_coach.ui.question_answers import is_choice, list_items
from psoas_coach.ui.question_list import NONE, make_key
from psoas_coach.ui.words import has, say

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


LINK = re.compile(r"</?a\b[^>]*>")
"""What makes a number a link; the number is read without it."""


def run_page(at: AppTest) -> AppTest:
    """Run a page, and fail on any error in it, which a later run would hide."""
    at.run()
    assert not at.exception, at.exception[0].stack_trace
    return at


def title(at: AppTest) -> str:
    """Return the heading of the page, in whatever element it is drawn."""
    if at.title:
        return str(at.title[0].value)
    lines = (line for markdown in at.markdown for line in str(markdown.value).splitlines())
    heads = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
    heads += [
        html.unescape(head) for body in markups(at) for head in re.findall("<h1>(.*?)</h1>", body)
    ]
    return heads[0]


def markups(at: AppTest) -> list[str]:
    """Return each piece of rich text of the page, without stylesheet and bars."""
    bodies = (str(block.proto.body) for block in at.get("html"))
    return [body for body in bodies if not body.startswith(("<style>", '<div class="pc-bar'))]


def press_key(at: AppTest, key: str) -> AppTest:
    """Press the button with a key, and run the page."""
    at.button(key=key).click()
    return run_page(at)


def words(at: AppTest) -> str:
    """Return all texts of the page, in no particular order."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "error", "warning", "info")
    texts = [str(element.value) for kind in kinds for element in getattr(at, kind)]
    texts += [LINK.sub("", markup) for markup in markups(at)]
    texts += [
        str(getattr(element, "label", ""))
        for kind in ("button", "checkbox", "expander")
        for element in at.get(kind)
    ]
    texts += [
        " ".join((item["lead"] + item["more"], item["note"]))
        for drawn in lists(at)
        for item in drawn["items"]
    ]
    for drawn in choices(at).values():
        texts += [
            drawn["name"],
            *(drawn["about"] or ()),
            *(option["label"] for option in drawn["options"]),
        ]
    return html.unescape("\n".join(texts))


def lists(at: AppTest) -> list[dict[str, Any]]:
    """Return the data of each part of each list on the page, in order.

    A part with cards is returned as a list of its items. "None of these" is ticked at its end if
    every card of the list is cleared.
    """
    drawn = [component.proto for component in at.get("bidi_component")]
    parts = [json.loads(part.bytes) for part in drawn if "tick_list" in part.component_name]
    cards = [json.loads(part.bytes) for part in drawn if "sign_cards" in part.component_name]
    for part in cards:
        part["items"] = [item for card in part["cards"] for item in card["items"]] + part["rest"]
    if cards and cards[-1]["words"]["none"] is not None:  # else the cards are no question
        cards[-1]["items"].append({"id": NONE, "lead": "", "more": "", "note": ""})
        if all(
            card["id"] in part["cleared"] for part in cards for card in part["cards"]
        ) and not any(part["selected"] for part in cards):
            cards[-1]["selected"].append(NONE)
    return cards + parts


def list_ticked(at: AppTest) -> set[str]:
    """Return the ticked items of all lists on the page."""
    return {item for drawn in lists(at) for item in drawn["selected"]}


def list_cleared(at: AppTest) -> set[str]:
    """Return the cleared cards on the page."""
    return {card for drawn in lists(at) for card in drawn.get("cleared", ())}


def tap(at: AppTest, list_: str, *items: str, on: bool = True) -> None:
    """Report taps on items of a list, as the browser does, without running the page.

    "None of these" of a list with cards means the button of each card; a card is tapped by its id.
    """
    parts = [part for part in lists(at) if part["name"] == lists_name(list_)]
    for item in items:
        for number, part in enumerate(parts):
            if "cards" in part:
                _tap_cards(at, make_key(list_, number), part, item, on=on)
            elif item in {item["id"] for item in part["items"]}:
                _tap_item(at, make_key(list_, number), part, item, on=on)


def clear_others(at: AppTest, list_: str) -> AppTest:
    """Clear every open card of a list."""
    for part in lists(at):
        ticks = set(part["selected"])
        for card in part.get("cards", ()):
            if not ticks & {item["id"] for item in card["items"]}:
                tap(at, list_, card["id"])
    return run_page(at)


def _tap_cards(at: AppTest, place: str, part: dict[str, Any], item: str, *, on: bool) -> None:
    cards = {card["id"]: [item["id"] for item in card["items"]] for card in part["cards"]}
    wanted = list(cards) if item == NONE else [item]
    if item != NONE and item not in {*cards, *(item["id"] for item in part["items"])}:
        return
    shown = dict.fromkeys(
        [*cards, *(item["id"] for item in part["items"] if item["id"] != NONE)], False
    )
    shown |= dict.fromkeys(
        [*part["cleared"], *(id_ for id_ in part["selected"] if id_ != NONE)], True
    )
    now = _unheard(at, place, part) or shown
    for one in wanted:
        now[one] = on
        if on and one in cards:
            now |= dict.fromkeys(cards[one], False)
        now |= {card: False for card, inside in cards.items() if on and one in inside}
    if item == NONE and on:
        now = {id_: id_ in cards for id_ in now}
    at.session_state[place] = {"report": {"id": uuid.uuid4().hex, "on": now}}


def _tap_item(at: AppTest, place: str, part: dict[str, Any], item: str, *, on: bool) -> None:
    shown = {item["id"]: item["id"] in part["selected"] for item in part["items"]}
    now = _unheard(at, place, part) or shown
    if on:
        now = {id_: was and (id_ == NONE) == (item == NONE) for id_, was in now.items()}
    at.session_state[place] = {"report": {"id": uuid.uuid4().hex, "on": {**now, item: on}}}


def _unheard(at: AppTest, place: str, part: dict[str, Any]) -> dict[str, bool] | None:
    """Return what was ticked after taps that the page has not processed."""
    before = at.session_state[place].get("report") if place in at.session_state else None
    return dict(before["on"]) if before and before["id"] != part["acknowledged"] else None


def choices(at: AppTest) -> dict[str, dict[str, Any]]:
    """Return the data of each single choice on the page, by key and in order."""
    drawn = (component.proto for component in at.get("bidi_component"))
    payloads = [json.loads(part.bytes) for part in drawn if part.component_name.endswith("_choice")]
    return {payload["key"]: payload for payload in payloads}


def find_chosen(at: AppTest, place: str) -> str | None:
    """Return the chosen option of a single choice."""
    value: str | None = choices(at)[place]["value"]
    return value


def choose(at: AppTest, place: str, value: object, *, done: bool = True) -> AppTest:
    """Choose an option or a number, or None for nothing, and run the page."""
    set_choice(at, place, value, done=done)
    return run_page(at)


def set_choice(at: AppTest, place: str, value: object, *, done: bool = True) -> None:
    """Report a choice, as the browser does, without running the page."""
    shown = choices(at)[place]
    expected = None if value is None else str(value)
    assert expected in {None, *(option["id"] for option in shown["options"])}
    report = {"id": uuid.uuid4().hex, "value": expected, "done": done}
    at.session_state[place] = {"answer": report}


def choice_named(at: AppTest, start: str) -> str:
    """Return the key of the choice whose question starts like this."""
    (place,) = [key for key, choice in choices(at).items() if choice["name"].startswith(start)]
    return place


def lists_name(list_: str) -> str:
    """Return the name of a list."""
    return say(f"{'safety' if has(f'safety.{list_}.ask') else 'questions'}.{list_}.ask")


def screen(at: AppTest) -> Step:
    """Return the step of the self-check that the page shows."""
    return find_step(at.session_state["self_check-tab"].state.step, load())


def go(at: AppTest, id_: str) -> AppTest:
    """Show the screen of a question, unless it is shown already."""
    if "self_check-tab" not in at.session_state or id_ in screen(at).asks:
        return at
    tab = at.session_state["self_check-tab"]
    tab.remember(msgspec.structs.replace(tab.state, step=find_step(id_, load()).id))
    return run_page(at)


def tick(at: AppTest, list_: str, item: str, *, on: bool = True) -> AppTest:
    """Tick or untick one item of a list."""
    go(at, list_)
    tap(at, list_, item, on=on)
    return run_page(at)


def answer(at: AppTest, id_: str, value: Any) -> AppTest:  # noqa: ANN401 -- any answer
    """Answer one question, with any widget, in a way that does not lead to the next step."""
    content = load()
    go(at, id_)
    if list_items(id_, content):
        for item in value or (NONE,):
            tick(at, id_, item)
        return at
    question = content.questions[id_]
    place = make_key(id_)
    if question.kind == "text":
        at.text_input(key=place).input(value)
    elif is_choice(id_, content):
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return choose(at, place, f"{value:g}" if number else value, done=False)
    else:
        at.number_input(key=place).set_value(value)
    return run_page(at)


def press(at: AppTest, what: str, step: str) -> AppTest:
    """Press a button of a step, or of a group of steps, and expect to stay on the self-check.

    If a tap has already led to the next step, nothing is pressed.
    """
    shown = screen(at)
    if what == "next" and step not in {shown.id, shown.group}:
        return at
    at.button(key=f"self_check-{what}-{shown.id}").click()
    return run_page(at)


def fill(at: AppTest, step: str, answers: Mapping[str, Any]) -> AppTest:
    """Answer every question of a step, or of a group, that ``answers`` has, in asking order."""
    for one in list_steps(load()):
        if step in {one.id, one.group}:
            for id_ in one.asks:
                if id_ in answers:
                    answer(at, id_, answers[id_])
    return at


def keys(at: AppTest) -> set[str]:
    """Return the keys of all buttons on the page."""
    return {str(button.key) for button in at.button}
