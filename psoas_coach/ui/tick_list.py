"""A list of tick boxes as one element of the page.

Streamlit's own tick boxes are one element each, and drawing twenty of them takes longer than all
the rest of a page (see ``docs/decisions/tick-list-component.md``). Here a tap is visible in the
browser at once and is reported to the page afterwards. Each tap has an id, and the page returns the
id of the last tap that it has processed, so that its answer to one tap never reverts the next. A
tap that did not reach the server, because the connection was lost, is reported again.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from pathlib import Path

import msgspec

from psoas_coach.ui.component import Component, encode

_ASSETS = Path(__file__).parent / "assets"

_TICK_LIST = Component(
    "tick_list",
    html=_ASSETS / "tick_list.html",
    css=(_ASSETS / "question.css", _ASSETS / "tick_row.css", _ASSETS / "tick_list.css"),
)


class Item(msgspec.Struct, frozen=True):
    """One tick box: the text read first, the rest of it, and a quieter line below."""

    id: str
    lead: str
    more: str = ""
    note: str = ""


class TickList(msgspec.Struct, frozen=True):
    """A list.

    Attributes:
        name: The name of the list.
        about: Sentences that help to answer, shown with the name above the list. None if the page
            shows both already; then the name is only for screen readers.
        items: Its tick boxes.
        none: The id of the box that clears all others and is cleared by them.
    """

    name: str
    about: tuple[str, ...] | None
    items: tuple[Item, ...]
    none: str


class TickReport(msgspec.Struct, frozen=True):
    """The last report of a list: the id of the tap, and the boxes that were ticked after it."""

    id: str
    on: dict[str, bool]


class _Payload(msgspec.Struct, frozen=True):
    key: str
    name: str
    about: tuple[str, ...] | None
    none: str
    acknowledged: str | None
    selected: tuple[str, ...]
    items: msgspec.Raw


def show_tick_list(
    key: str, list_: TickList, selected: Collection[str], acknowledged: str | None
) -> None:
    """Show a list.

    Args:
        key: Key of the component, from which ``read_tick_report`` reads its report.
        list_: The list.
        selected: Ids of the ticked boxes.
        acknowledged: The id of the tap that ``selected`` already includes.
    """
    on = tuple(item.id for item in list_.items if item.id in selected)
    payload = _Payload(
        key, list_.name, list_.about, list_.none, acknowledged, on, _pack_items(list_.items)
    )
    _TICK_LIST.mount(key, encode(payload), states=("report",))


def read_tick_report(state: Mapping[str, object], key: str) -> TickReport | None:
    """Return a list's last report; None if there is none or it is invalid.

    Args:
        state: The session's state by key.
        key: As in ``show_tick_list``.
    """
    component = state.get(key)
    if not isinstance(component, Mapping):
        return None
    try:
        return msgspec.convert(component.get("report"), TickReport)
    except msgspec.ValidationError:
        return None


@functools.lru_cache(maxsize=64)
def _pack_items(items: tuple[Item, ...]) -> msgspec.Raw:
    return msgspec.Raw(encode(items))
