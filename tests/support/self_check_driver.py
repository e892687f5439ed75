"""Answer the self-check in the browser, by keyboard alone or by tapping."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any

from psoas_coach.coach.self_check_cards import list_cards
from psoas_coach.coach.self_check_flow import find_step, list_asked, list_steps
from psoas_coach.content import load
from psoas_coach.ui.question_answers import is_choice, list_items
from psoas_coach.ui.question_list import NONE, make_key
from psoas_coach.ui.self_check.questions import YES_NO
from psoas_coach.ui.words import say
from tests.support.app_server import App, person_now, wait_until_idle

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

GROUPS = [step.id for step in list_steps(load())]
ASKED = [
    step.id
    for step in list_steps(load())
    if not step.optional and list_asked(step, {"thigh_frequency": "none"}, load())
]
"""The screens of somebody without thigh signs."""
MOST_TABS = 60
UNHURRIED = """() => {
  window.__lastTap ?? addEventListener("click", () => (window.__lastTap = performance.now()), true)
  window.__lastTap ??= performance.now()
  return performance.now() - window.__lastTap > 400
}"""
"""Whether the last tap is so long ago that the next one is no half of a double tap."""
FOCUSED = """selector => {
  const at = document.activeElement
  const within = at?.shadowRoot?.activeElement  // an item of a list stands in a root of its own
  const [outer, inner] = selector.split(" ")
  return Boolean(at?.closest(selector) || (at?.closest(outer) && within?.closest(inner ?? "*")))
}"""


def heading(step: str) -> str:
    """Return the heading of a step, which is its first question."""
    first = find_step(step, load()).asks[0]
    return say(f"{'questions' if first in load().questions else 'safety'}.{first}.ask")


def at(page: Page, step: str) -> None:
    """Wait until a step is shown."""
    page.get_by_role("heading", level=1, name=heading(step), exact=True).wait_for()
    wait_until_idle(page)
    page.wait_for_function(UNHURRIED)


def place(id_: str, item: str = "") -> str:
    """Return the selector of a widget, or of an item of a list in it, from its key."""
    drawn = ".st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", make_key(id_))
    return f'[class*="{drawn[1:]}"] [data-item="{item}"]' if item else drawn


def button(what: str, step: str) -> str:
    """Return the selector of a button of a step."""
    return f".st-key-self_check-{what}-{step} button"


def open_at(page: Page, app: App, step: str, answers: dict[str, Any]) -> None:
    """Open the self-check at a step, with the previous steps answered as in ``answers``."""
    before = [id_ for earlier in list_steps(load())[: GROUPS.index(step)] for id_ in earlier.asks]
    draft = {
        "id": uuid.uuid4().hex,
        "day": person_now().local_date.isoformat(),
        "step": step,
        "answers": {id_: answers[id_] for id_ in before if id_ in answers},
    }
    assert app.journal().drafts.save("self_check", draft)
    page.goto(f"{app.url}/self_check")
    at(page, step)


def tap(page: Page, id_: str, item: str = "") -> None:
    """Tap the tick box of an item; for a list with cards, NONE is the button of each card."""
    cards = list_cards(id_, load())
    if cards and item == NONE:
        for card in cards:
            none_button(page, card.id).click()
            wait_until_idle(page)
        return
    unfold(page, id_, item)
    page.locator(place(id_, item)).click()
    wait_until_idle(page)


def none_button(page: Page, card: str) -> Locator:
    """Return the button of a card that says that none of its items applies."""
    return page.locator(f'[data-card="{card}"] .none')


def unfold(page: Page, id_: str, item: str) -> None:
    """Open the card of an item, if it is in a card that is closed."""
    for card in list_cards(id_, load()):
        head = page.locator(f'[data-card="{card.id}"] .head')
        if item in card.items and head.get_attribute("aria-expanded") == "false":
            head.click()


def option(page: Page, id_: str, value: object) -> Locator:
    """Return the radio of an answer."""
    return page.locator(place(id_, str(value))).get_by_role("radio")


def tab_to(page: Page, selector: str) -> None:
    """Press the Tab key until the focus is inside ``selector``."""
    for _ in range(MOST_TABS):
        if page.evaluate(FOCUSED, selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the tab key never reaches {selector}")


def answer_by_keyboard(page: Page, id_: str, value: Any) -> int:  # noqa: ANN401 -- any answer
    """Answer a question by keyboard alone; return the number of keys that the answer took."""
    content = load()
    if list_cards(id_, content) and not value:
        for card in list_cards(id_, content):
            tab_to(page, f'{place(id_)} [data-card="{card.id}"]')
            page.keyboard.press("Tab")  # Past the heading that opens the card.
            page.keyboard.press("Space")
            wait_until_idle(page)
        return len(list_cards(id_, content))
    if list_items(id_, content):
        ticks = value or [NONE]
        for item in ticks:
            tab_to(page, place(id_, item))
            page.keyboard.press("Space")
            wait_until_idle(page)
        return len(ticks)
    tab_to(page, place(id_))
    question = content.questions[id_]
    if not is_choice(id_, content):
        text = str(value)
        page.keyboard.type(text)
        page.keyboard.press("Tab")
        wait_until_idle(page)
        return len(text)
    choices = sorted(question.options or YES_NO, key="not_sure".__eq__)  # The page asks it last.
    if question.kind in {"whole", "number"}:
        numbers = question.stops or range(question.least, question.most + 1)
        choices = [f"{number:g}" for number in numbers]
    steps_down = choices.index(str(value))
    for _ in range(steps_down):
        page.keyboard.press("ArrowRight")
    if not steps_down:
        page.keyboard.press("Space")
    wait_until_idle(page)
    return max(1, steps_down)


def answer(page: Page, step: str, answers: dict[str, Any]) -> None:
    """Answer a step by tapping, and go to the next one; skip it without answers.

    Args:
        page: The self-check, at this step.
        step: Its id.
        answers: The answers by question; missing ones are left open.
    """
    value = answers.get(step)
    if isinstance(value, list):
        for item in value or [NONE]:
            tap(page, step, item)
    elif value is not None:
        option(page, step, value).click()
        wait_until_idle(page)
    going_on = page.locator(button("next", step))
    if going_on.is_visible():
        going_on.click()
        wait_until_idle(page)


def press_by_keyboard(page: Page, what: str, step: str) -> None:
    """Press a button of a step by keyboard."""
    tab_to(page, button(what, step))
    page.keyboard.press("Enter")
    wait_until_idle(page)
