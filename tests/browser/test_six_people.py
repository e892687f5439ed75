"""The progress page of six people with a known truth, in every size and theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from psoas_coach.content import load
from psoas_coach.ui.words import say
from tests.support.app_server import OF_COLOUR, person_now, violations
from tests.support.progress_pictures import looks, open_progress
from tests.support.six_people import PEOPLE, Person, days_of_practice

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.app_server import App

WORDS = load().words
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
CALLED = {
    "new": "too_early",
    "regular": "within",
    "gappy": "within",
    "improving": "better",
    "flat": "within",
    "worse": "worse",
}
"""What the page must say of whether pain is changing, by who it is."""
CHANGES = (
    "look.below.changing.better",
    "look.below.changing.worse",
    "progress.change.better",
    "progress.change.worse",
)


def match_values(key: str, text: str) -> list[str]:
    """Return the values that a sentence of the words has on the page; none when it is not said."""
    pattern = re.escape(WORDS[key]).replace(r"\{what\}", "{what}")
    pattern = re.sub(r"\\\{\w+\\\}|\{\w+\}", r"(\\d+(?:\\.\\d+)?|.+?)", pattern)
    match = re.search(pattern, text)
    return list(match.groups()) or [WORDS[key]] if match else []


@pytest.mark.parametrize("person", PEOPLE, ids=[person.name for person in PEOPLE])
def test_each_sentence_is_true_and_axe_finds_nothing(app: App, page: Page, person: Person) -> None:
    open_progress(app, page, person)
    notes = page.locator("details").filter(has_text=say("progress.reading"))
    if notes.count():
        notes.locator("summary").click()
        notes.locator("p").first.wait_for()
    text = page.locator("[data-testid=stMain]").inner_text()
    _doing_is_true(text, person)
    _changing_is_true(text, person)
    if person.name == "gappy":
        assert match_values("progress.gaps.other", text) == [str(len(person.silent) - 1)]
    for name in looks(page):
        if name == "360-dark":
            assert violations(page, only=OF_COLOUR) == [], name
        elif name.endswith("light"):
            assert violations(page, colours=name.startswith("360")) == [], name
        assert page.evaluate(OVERFLOW) <= 0, name


def _doing_is_true(text: str, person: Person) -> None:
    days = [days_ago for days_ago in days_of_practice(person, person_now()) if days_ago < 28]
    times, of = match_values("look.number.doing", text)
    assert (int(times), int(of)) == (len(days), min(28, person.days))


def _changing_is_true(text: str, person: Person) -> None:
    called = CALLED[person.name]
    if called == "too_early":
        assert match_values("look.changing.too_early", text), text
    else:
        assert match_values(f"look.below.changing.{called}", text), text
    for key in CHANGES:
        assert bool(match_values(key, text)) == key.endswith(f".{called}"), key
    if called != "too_early":
        start, now = map(float, match_values("look.number.changing", text))
        assert start == pytest.approx(person.before, abs=0.6)
        assert now == pytest.approx(person.after, abs=0.6)
    assert say("look.asked.helped") in text
