"""More: links to everything that has no place in the bars, each with a line about it."""

from psoas_coach.ui import shell

shell.enter()

import streamlit as st

from psoas_coach.ui import store
from psoas_coach.ui.frame import build_address
from psoas_coach.ui.html import Html, element, join
from psoas_coach.ui.words import say

LINKS = {  # Key of a link's words, with its target and its icon.
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
GROUPS = {  # name of a group's heading, with its links
    "plan": ("guidance", "self_check", "physio_plan"),
    "days": ("breaks", "reminders", "by_hand", "measure", "fair_test"),
    "others": ("hand_over", "prescribe"),
    "data": ("my_data",),
}
WHILE_HELP_COMES_FIRST = ("self_check", "hand_over", "my_data")  # no move, no plan, no measure
WITHOUT_PLAN = ("self_check", "breaks", "my_data")  # They are so few that they need no headings.


def build_link(name: str) -> Html:
    target, icon = LINKS[name]
    words = element(
        "span",
        element("strong", say(f"frame.more.{name}.title")),
        element("span", say(f"frame.more.{name}.what")),
        classes="pc-row-words",
    )
    before, after = (
        element("span", classes=f"pc-icon pc-icon-{symbol}") for symbol in (icon, "go")
    )
    row = element(
        "a", before, words, after, classes="pc-row", href=build_address(target), data_page=True
    )
    return element("li", row)


def build_list(names: tuple[str, ...], classes: str = "pc-list") -> Html:
    return element("ul", *map(build_link, names), classes=classes)


def build_group(group: str) -> Html:
    title = element("h2", say(f"frame.more.groups.{group}"), classes="pc-group-title")
    return element("section", title, build_list(GROUPS[group], "pc-list pc-group"))


snapshot = store.load_snapshot()
if snapshot.urgent_card is not None:
    lists = [build_list(WHILE_HELP_COMES_FIRST)]
elif snapshot.latest_self_check is None:
    lists = [build_list(WITHOUT_PLAN)]
else:
    lists = [element("div", *map(build_group, GROUPS), classes="pc-groups")]
honest = element("p", say("frame.more.honest"), classes="pc-small")
with st.container(key="wide-more"):
    st.html(join((element("h1", say("frame.pages.more")), *lists, honest)))
