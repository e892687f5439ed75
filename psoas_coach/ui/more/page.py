"""The More page: links in groups, each with a line about what is behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import streamlit as st

from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content.language import cache_per_language
from psoas_coach.ui import store
from psoas_coach.ui.frame import address
from psoas_coach.ui.html import Html, element, join
from psoas_coach.ui.words import say

LINKS = {
    "guidance": ("guidance", "plan"),
    "self_check": ("self_check", "check"),
    "breaks": ("breaks", "breaks"),
    "by_hand": ("session?log=by_hand", "hand"),
    "measure": ("measure", "measure"),
    "reminders": ("reminders", "reminders"),
    "fair_test": ("fair_test", "fair"),
    "hand_over": ("hand_over", "visit"),
    "physio_plan": ("physio_plan", "physio"),
    "prescribe": ("prescribe", "pen"),
    "my_data": ("my_data", "data"),
}
"""Name of a link's words, with where it leads and its icon."""
GROUPS = {
    "plan": ("guidance", "self_check", "physio_plan"),
    "days": ("breaks", "reminders", "by_hand", "measure", "fair_test"),
    "others": ("hand_over", "prescribe"),
    "data": ("my_data",),
}
"""Name of a group's heading, with its links."""
ALWAYS = ("self_check", "hand_over", "my_data")
"""Links that name no move, no plan and no measure: all there is while help is needed first."""
FIRST = ("self_check", "breaks", "my_data")
"""Links for somebody without a plan."""


def draw() -> None:
    """Draw the page."""
    st.html(_page(_offered(store.snapshot())))


def _offered(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the names of the links that lead to something for this person."""
    if snapshot.urgent_card is not None:
        return ALWAYS
    if snapshot.latest_self_check is None:
        return FIRST
    return tuple(LINKS)


@cache_per_language()
def _page(names: tuple[str, ...]) -> Html:
    lists = _grouped_lists() if names == tuple(LINKS) else (_list(names),)
    honest = element("p", say("frame.more.honest"), classes="pc-small")
    return join((element("h1", say("frame.pages.more")), *lists, honest))


def _grouped_lists() -> Iterator[Html]:
    """Yield the groups; the few links of somebody without a plan need no headings."""
    for group, names in GROUPS.items():
        yield element("h2", say(f"frame.more.groups.{group}"), classes="pc-group-title")
        yield _list(names, "pc-list pc-group")


def _list(names: Iterable[str], classes: str = "pc-list") -> Html:
    return element("ul", *map(_link, names), classes=classes)


def _link(name: str) -> Html:
    target, icon = LINKS[name]
    words = element(
        "span",
        element("strong", say(f"frame.more.{name}.title")),
        element("span", say(f"frame.more.{name}.what")),
        classes="pc-row-words",
    )
    before, after = (element("span", classes=f"pc-icon pc-icon-{one}") for one in (icon, "go"))
    row = element("a", before, words, after, classes="pc-row", href=address(target), data_page=True)
    return element("li", row)
