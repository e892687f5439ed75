"""How long the self-check takes: what a person without signs has to read and to tap.

Three minutes at most, with words read at 200 a minute (a careful reader of short texts) and two
seconds for a tap. The pages are walked through as this person would, and everything on them counts:
questions, hints, answers, the summary of each card. Numbers on a scale or in a grid are looked up
and not read, and a label that was read before, such as "Next" or "None", is recognised. The signs
in a card are behind its summary, for those whom the summary may concern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from psoas_coach.coach.self_check_cards import list_cards
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.question_list import make_key
from psoas_coach.ui.words import say
from tests.support.answers_factory import DESK_WORKER
from tests.support.page_driver import choices, choose, lists, run_page, screen, tap, title
from tests.ui.conftest import OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

A_MINUTE = 200
TAP_SECONDS = 2
MOST_MINUTES = 3.0


def test_the_self_check_takes_three_minutes(open_page: OpenPage, journal: Journal) -> None:
    at = open_page("self_check")
    read: dict[str, str] = {}
    taps = 0
    while journal.self_checks.find_latest() is None:
        step = screen(at).id
        for text in texts(at):
            read.setdefault(text, step)
        taps += pass_screen(at, step)
    words = {
        step: sum(count(text) for text, first in read.items() if first == step)
        for step in dict.fromkeys(read.values())
    }
    minutes = sum(words.values()) / A_MINUTE + taps * TAP_SECONDS / 60
    figures = f"{sum(words.values())} words, {taps} taps: {minutes:.2f} minutes"
    print(figures, words, sep="\n")  # noqa: T201 -- the figures are the point
    assert title(at) == say("results.bands.ease_in.name")
    assert set(words) >= {*load().safety, "precautions", "age_group", "limits"}
    assert minutes <= MOST_MINUTES, figures


def pass_screen(at: AppTest, step: str) -> int:
    """Answer one screen as the desk worker does; return how many taps it took."""
    cards = list_cards(step, load())
    if cards:
        for card in cards:
            tap(at, step, card.id)
            run_page(at)
        return len(cards)
    choose(at, make_key(step), DESK_WORKER[step])
    if step != "limits":
        return 1
    at.button(key="self_check-finish-limits").click()
    run_page(at)
    return 2


def texts(at: AppTest) -> Iterator[str]:
    """Yield every text that is read on a screen."""
    for markdown in at.main.markdown:
        yield from (line.removeprefix("# ") for line in str(markdown.value).splitlines())
    yield from (str(field.placeholder) for field in at.main.text_input)
    yield from (
        button.label.removeprefix(":violet[").removesuffix("]") for button in at.main.button
    )
    for choice in choices(at).values():
        yield from (() if choice["about"] is None else (choice["name"], *choice["about"]))
        yield from choice["ends"] or ()
        if choice["layout"] == "list":
            yield from (option["label"] for option in choice["options"])
    for part in lists(at):
        yield from (card["summary"] for card in part["cards"])
        yield part["words"]["none"]
        for item in part["rest"]:
            yield from (item["lead"] + item["more"], item["note"])


def count(text: str) -> int:
    """Return how many words a text has; tags are none."""
    return len(re.findall(r"\S*\w\S*", re.sub(r"<[^>]+>", "", text)))
