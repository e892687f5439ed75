"""The screen reader's text of an open page: one line for each stop.

The source is Chromium's accessibility tree, in reading order: role, name, state. A line that is
further in belongs to the group above it. ``Ears`` hears what live regions say meanwhile, in every
shadow root.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

Node = Mapping[str, Any]

ROLES = {
    "DisclosureTriangle": "button that unfolds",
    "checkbox": "tick box",
    "image": "picture",
    "img": "picture",
    "progressbar": "progress",
    "progressIndicator": "progress",
    "radio": "choice",
    "spinbutton": "number field",
    "textbox": "text field",
}
"""How a role is read, where its own name would not be understood."""
STOPS = frozenset(
    [
        *("button", "link", "radio", "checkbox", "switch", "tab", "slider", "textbox", "image"),
        *("img", "spinbutton", "combobox", "DisclosureTriangle", "progressIndicator", "heading"),
        *("progressbar",),
    ]
)
"""Read as one thing, whatever is inside."""
GROUPS = frozenset(
    [
        *("radiogroup", "group", "list", "navigation", "dialog", "region", "main", "banner"),
        *("alert", "status", "timer", "form", "contentinfo", "complementary", "tabpanel", "log"),
    ]
)
"""Read with their name when one goes in."""
LINES = frozenset(["paragraph", "listitem", "LabelText", "term", "definition", "blockquote"])
"""Words inside are one line, unless there is something to stop at among them."""
STOP_WORDS = frozenset(ROLES.get(role, role) for role in STOPS)
STATES = {
    "checked": {"true": "on", "false": "off"},
    "pressed": {"true": "pressed", "false": "not pressed"},
    "expanded": {"True": "unfolded", "False": "folded"},
    "disabled": {"True": "cannot be used"},
    "selected": {"True": "selected"},
}
EARS = """(() => {
  const ears = (window.__ears = [])
  const SELECTOR = "[aria-live], [role=alert], [role=status], [role=log], output"
  const regionOf = (node) => {
    const region = (node.nodeType === 1 ? node : node.parentElement)?.closest(SELECTOR)
    if (!region || region.ariaLive === "off" || region.closest("[hidden]")) return null
    return region
  }
  const wordsOf = (node) => {
    if (node.nodeType === 3) return node.data
    if (node.nodeType !== 1 || node.ariaHidden === "true" || node.hidden) return ""
    return `${[...node.childNodes].map(wordsOf).join("")} `
  }
  const hear = (region) => {
    const text = wordsOf(region).replace(/\\s+/g, " ").trim()
    const urgent = region.ariaLive === "assertive" || (!region.ariaLive && region.role === "alert")
    const said = `${urgent ? "at once" : "when idle"}: ${text}`
    if (text) ears.push(said)
  }
  const look = (changes) => {
    const regions = new Set()
    for (const { target, addedNodes } of changes) {
      regions.add(regionOf(target))
      for (const node of addedNodes) {
        if (node.nodeType !== 1) continue
        for (const one of node.querySelectorAll("[role=alert]")) regions.add(regionOf(one))
        regions.add(regionOf(node))
      }
    }
    for (const region of regions) if (region?.isConnected) hear(region)
  }
  const watch = (root) => new MutationObserver(look)
    .observe(root, { childList: true, characterData: true, subtree: true })
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (how) {
    const root = attach.call(this, how)
    watch(root)
    return root
  }
  watch(document)
})()"""


def open_ears(page: Page) -> None:
    """Have the page remember what its live regions say; it is opened after that."""
    page.add_init_script(EARS)


def take_announcements(page: Page) -> list[str]:
    """Return what live regions have said since they were last listened to, in order."""
    heard: list[str] = page.evaluate("window.__ears.splice(0)")
    return heard


def read_tree(page: Page) -> list[Node]:
    """Return the nodes of the accessibility tree."""
    tree: dict[str, Any] = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    nodes: list[Node] = tree["nodes"]
    return nodes


def name_of(node: Node) -> str:
    """Return what a node is called."""
    return str(node.get("name", {}).get("value", ""))


def role_of(node: Node) -> str:
    """Return what a node is."""
    return str(node.get("role", {}).get("value", ""))


def write_reading(nodes: list[Node]) -> str:
    """Return the text that a screen reader goes through, from the top of the page to its end."""
    nodes_by_id = {node["nodeId"]: node for node in nodes}
    return "".join(f"{line}\n" for line in _read(nodes[0], nodes_by_id, 0))


def _read(node: Node, known: Mapping[str, Node], depth: int) -> Iterator[str]:
    role, indent = role_of(node), "  " * depth
    if not node["ignored"]:
        if role == "StaticText":
            if name_of(node).strip():
                yield indent + _one_line(name_of(node))
            return
        if role in STOPS:
            yield indent + _describe(node)
            return
        if role in LINES and not _stops_within(node, known):
            if words := _one_line("".join(_words(node, known))):
                yield indent + words
            return
    inside = [line for child in _children(node, known) for line in _read(child, known, depth + 1)]
    if role == "LabelText":  # what it holds is named by its words already
        inside = [line for line in inside if line.strip().partition(":")[0] in STOP_WORDS]
    if node["ignored"] or role not in GROUPS or not (name_of(node) or role in {"alert", "status"}):
        yield from (line.removeprefix("  ") for line in inside)
        return
    if inside:
        yield indent + _describe(node) + ":"
        yield from inside


def _children(node: Node, known: Mapping[str, Node]) -> Iterator[Node]:
    return (known[child] for child in node.get("childIds", ()) if child in known)


def _stops_within(node: Node, known: Mapping[str, Node]) -> bool:
    return any(
        (role_of(child) in STOPS | GROUPS and not child["ignored"]) or _stops_within(child, known)
        for child in _children(node, known)
    )


def _words(node: Node, known: Mapping[str, Node]) -> Iterator[str]:
    for child in _children(node, known):
        if role_of(child) == "StaticText" and not child["ignored"]:
            yield name_of(child)
        else:
            yield from _words(child, known)


def _describe(node: Node) -> str:
    """Return role, name and state of something."""
    role = role_of(node)
    properties = {
        property_["name"]: str(property_["value"].get("value"))
        for property_ in node.get("properties", ())
    }
    announced = ROLES.get(role, role)
    if role == "heading":
        announced = f"heading {properties['level']}"
    states = [
        words[properties[state]]
        for state, words in STATES.items()
        if state in properties and properties[state] in words
    ]
    value = str(node.get("value", {}).get("value", ""))
    if role in {"progressIndicator", "progressbar"} and value:
        value = f"{100 * float(value):.0f} %" if float(value) <= 1 else f"{float(value):.0f} %"
    if value and value != name_of(node):
        states.append(properties.get("valuetext") or value)
    return ", ".join([f"{announced}: {_one_line(name_of(node))}".removesuffix(": "), *states])


def _one_line(text: str) -> str:
    return " ".join(text.split())
