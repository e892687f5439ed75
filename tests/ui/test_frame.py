"""The frame around every page: its bars, the way to every page, the tokens of its stylesheet."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from psoas_coach.ui import frame, shell
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import self_check
from tests.ui.conftest import ROOT, OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.journal.journal import Journal

pytestmark = pytest.mark.usefixtures("journal")
SHEETS = {
    name: (ROOT / "psoas_coach" / "ui" / "frame" / f"{name}.css").read_text("utf-8")
    for name in frame.SHEETS
}
PAIRS = [
    (words, surface)
    for words in ("text", "quiet", "primary")
    for surface in ("page", "card", "chip", "picture")
] + [
    ("on-primary", "primary"),
    ("on-primary-soft", "primary-soft"),
    ("danger", "danger-soft"),
    ("on-danger", "danger"),
    ("danger", "card"),
    ("danger", "page"),
    ("care", "care-soft"),
    ("good", "good-soft"),
]
"""What is read, on what."""


def frame_of(at: AppTest) -> list[str]:
    """Return the bars of a page, in the order of reading."""
    bodies = [str(block.proto.body) for block in at.get("html")]
    return [body for body in bodies if body.startswith('<div class="pc-bar')]


def links(body: str) -> list[tuple[str, str | None]]:
    """Return where the links of a bar's list lead, and how each is marked."""
    matches = re.findall(r'<li><a href="([^"]*)" data-page(?: aria-current="(\w+)")?>', body)
    return [(where, mark or None) for where, mark in matches]


@pytest.mark.parametrize("name", sorted(shell.PAGES.keys() - frame.FOCUSED))
def test_every_page_has_the_same_four_places_above_and_below(
    open_page: OpenPage, name: str
) -> None:
    top, bottom = frame_of(open_page(name))
    assert links(top) == links(bottom)
    assert [where for where, _ in links(top)] == ["./", "./progress", "./moves", "./more"]
    marked = [(where, mark) for where, mark in links(top) if mark]
    own = {"session": ("./", "true")}.get(name, ("./more", "true"))
    assert marked == [(frame.build_address(name), "page") if name in frame.BAR else own]


def test_the_self_check_has_one_way_out_in_place_of_the_bars(open_page: OpenPage) -> None:
    (top,) = frame_of(open_page("self_check"))
    assert links(top) == []
    assert say("frame.bar.close") in top


def test_every_page_can_be_reached_from_the_bars(journal: Journal, open_page: OpenPage) -> None:
    """The session is begun on Today, and all else is in the bar or on the page behind More."""
    journal.self_checks.add(self_check(clock.ago(0)))
    listed = "".join(str(block.proto.body) for block in open_page("more").get("html"))
    reached = {where for where, _ in re.findall(r'href="\./(\w*)([^"]*)" data-page', listed)}
    assert {"today" if where == "" else where for where in reached} == set(shell.PAGES)


def list_targets(at: AppTest) -> list[str]:
    """Return where the links of the More page lead, in their order."""
    listed = "".join(str(block.proto.body) for block in at.main.get("html"))
    return re.findall(r'<a class="pc-row" href="\./(\w+)" data-page', listed)


def test_a_person_who_has_no_plan_is_offered_nothing_that_needs_one(open_page: OpenPage) -> None:
    assert list_targets(open_page("more")) == ["self_check", "breaks", "my_data"]


def test_while_help_is_needed_more_leads_to_the_self_check_and_the_own_data_alone(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(clock.ago(0), red_now=["chest_pain"]))
    assert list_targets(open_page("more")) == ["self_check", "hand_over", "my_data"]


# The tokens


def tokens(theme: int) -> dict[str, str]:
    """Return the colour of each token, of the light (0) or the dark (1) theme."""
    matches = re.findall(r"--pc-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", SHEETS["tokens"])
    return {name: both[theme] for name, *both in matches}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, other: str) -> float:
    low, high = sorted((luminance(colour), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "surface"), PAIRS)
def test_words_can_be_read_on_what_they_stand_on(words: str, surface: str, theme: int) -> None:
    colours = tokens(theme)
    assert contrast(colours[words], colours[surface]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("surface", ["page", "card"])
def test_the_edge_of_a_control_can_be_seen(surface: str, theme: int) -> None:
    colours = tokens(theme)
    assert contrast(colours["edge"], colours[surface]) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_streamlits_widgets_have_the_same_colours(theme: str) -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    colours = tokens(0 if theme == "light" else 1)
    options = config["theme"][theme]
    same = {
        "primaryColor": "primary",
        "backgroundColor": "page",
        "textColor": "text",
        "borderColor": "edge",
        "violetTextColor": "on-primary",
        "greenBackgroundColor": "primary-soft",
        "greenTextColor": "on-primary-soft",
    }
    assert {name: options[name] for name in same} == {
        name: colours[token] for name, token in same.items()
    }


def test_every_token_that_is_used_is_there() -> None:
    defined = set(re.findall(r"(--pc-[\w-]+):", SHEETS["tokens"]))
    used = set(re.findall(r"var\((--pc-[\w-]+)", "".join(SHEETS.values())))
    assert used <= defined
    assert len(defined) > 20


def test_every_icon_that_is_named_is_drawn(journal: Journal, open_page: OpenPage) -> None:
    journal.self_checks.add(self_check(clock.ago(0)))
    more = "".join(str(block.proto.body) for block in open_page("more").get("html"))
    drawn = set(re.findall(r"\.pc-icon-([\w-]+) \{", SHEETS["icons"]))
    listed = set(re.findall(r'class="pc-icon pc-icon-([\w-]+)"', more))
    named = listed | set(frame.BAR) | {"close", "go"}
    assert len(listed) > len(frame.BAR)
    assert named <= drawn


def test_no_page_around_the_app_may_command_it() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["client"]["allowedOrigins"] == []
