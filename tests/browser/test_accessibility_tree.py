"""The accessibility tree of every page in Chromium, which is what screen readers get."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from playwright.sync_api import Page

from tests.screen_reader.reading import Node, name_of, read_tree, role_of
from tests.support.answers_factory import self_check, session
from tests.support.app_server import TOO_WIDE, App, person_now, visit, wait_until_still
from tests.support.record_samples import day_note

MARKUP = re.compile(r"\*\*|:(?:gray|violet|small|material|blue)|\]\(|<[a-z/]|&[a-z]+;")
CONTROLS = frozenset(
    [
        *("button", "link", "radio", "checkbox", "switch", "tab", "slider", "textbox"),
        *("spinbutton", "combobox", "DisclosureTriangle"),
    ]
)
GROUPS = frozenset(["radiogroup", "group", "list", "listitem", "tabpanel", "dialog", "navigation"])
PAGES = (
    "",
    "guidance",
    "session",
    "session?move=bridge",
    "progress",
    "moves",
    "moves?move=runners_lunge",
    "moves?view=psoas",
    "moves?view=claims",
    "my_data",
    "my_data?entry={entry}",
    "measure",
    "breaks",
    "reminders",
    "fair_test",
    "hand_over",
    "physio_plan",
    "prescribe",
    "more",
    "self_check",
)


def fill_journal(app: App) -> str:
    """Give the journal a plan and some days; return the id of an entry."""
    journal, now = app.journal(), person_now()
    journal.self_checks.add(self_check(now, main_activity="playing with my kids"))
    journal.sessions.add(record := session(now))
    journal.day_notes.add(day_note(at=now))
    return record.id


def open_page(page: Page, app: App, path: str, entry: str) -> None:
    visit(page, app, path.format(entry=entry))
    page.get_by_role("heading", level=1).first.wait_for()


def read_nodes(page: Page) -> list[Node]:
    """Return the nodes that a screen reader visits."""
    return [node for node in read_tree(page) if not node["ignored"]]


def list_controls(nodes: list[Node]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield role, name and the names of the groups of every control."""
    nodes_by_id = {node["nodeId"]: node for node in nodes}
    for node in nodes:
        if role_of(node) not in CONTROLS:
            continue
        groups, above = [], nodes_by_id.get(node.get("parentId", ""))
        while above is not None:
            if role_of(above) in GROUPS and name_of(above):
                groups.append(name_of(above))
            above = nodes_by_id.get(above.get("parentId", ""))
        yield role_of(node), name_of(node), tuple(groups)


def test_every_page_has_plain_distinct_names_and_is_no_wider_than_the_screen(
    app: App, page: Page
) -> None:
    entry = fill_journal(app)
    for path in PAGES:
        open_page(page, app, path, entry)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            wait_until_still(page)
            nodes = read_nodes(page)
            names = [name_of(node) for node in nodes]
            assert [name for name in names if MARKUP.search(name)] == [], path
            assert [name for name in names if "link to heading" in name.lower()] == [], path
            controls = list(list_controls(nodes))
            assert [control for control in controls if not control[1].strip()] == [], path
            twice = [control for control, count in Counter(controls).items() if count > 1]
            assert twice == [], path
        page.set_viewport_size({"width": 320, "height": 800})
        wait_until_still(page)
        assert page.evaluate(TOO_WIDE) <= 0, f"{path}, 320 px"
        page.set_viewport_size({"width": 640, "height": 800})
        large = page.add_style_tag(content="html { font-size: 200% !important }")
        wait_until_still(page)
        if path != "self_check":  # which has a test of its own for each of its steps
            assert page.evaluate(TOO_WIDE) <= 0, f"{path}, 200 % text"
        large.evaluate("style => style.remove()")


def test_the_first_visit_is_plain_words_too(app: App, page: Page) -> None:
    for path in ("", "progress", "moves", "moves?move=bridge", "guidance", "measure", "more"):
        open_page(page, app, path, "")
        nodes = read_nodes(page)
        assert [name_of(node) for node in nodes if MARKUP.search(name_of(node))] == [], path
        twice = [control for control, count in Counter(list_controls(nodes)).items() if count > 1]
        assert twice == [], path


def test_the_test_itself_finds_markup_and_names_given_twice(page: Page) -> None:
    page.set_content(
        "<h1>Page</h1><button>**Save**</button><button>**Save**</button>"
        '<div role="group" aria-label="One"><button>Go</button></div>'
        '<div role="group" aria-label="Two"><button>Go</button></div>'
    )
    nodes = read_nodes(page)
    assert [
        name_of(node)
        for node in nodes
        if role_of(node) == "button" and MARKUP.search(name_of(node))
    ]
    counted = Counter(list_controls(nodes))
    assert [control[1] for control, count in counted.items() if count > 1] == ["**Save**"]
