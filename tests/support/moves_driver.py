"""What a test reads from the Moves page."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from psoas_coach.content import load
from tests.support.page_driver import words

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


ALL = load()


def list_sent(at: AppTest) -> list[bytes]:
    """Return the bytes that are sent to each component that takes bytes."""
    return [
        component.proto.bytes for component in at.get("bidi_component") if component.proto.bytes
    ]


def browse_payload(at: AppTest) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the contents of the list, and its pictures by move."""
    for data in list_sent(at):
        if data.startswith(b'{"count"'):
            plain, _, pictures = data.partition(b"\0")
            return json.loads(plain), json.loads(zlib.decompress(pictures)) if pictures else {}
    return {"count": "", "groups": []}, {}


def cards(at: AppTest) -> dict[str, dict[str, Any]]:
    """Return the cards of the list by move."""
    groups = browse_payload(at)[0]["groups"]
    return {row["id"]: row for group in groups for row in group["rows"]}


def unpack_sent(at: AppTest) -> list[Any]:
    """Return the packed data of the other components."""
    return [json.loads(zlib.decompress(data)) for data in list_sent(at) if data.startswith(b"\x78")]


def texts(values: Any) -> Iterator[str]:  # noqa: ANN401 -- any plain value
    """Yield every text in plain values, with the pieces of a line joined."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, dict):
        for value in values.values():
            yield from texts(value)
    elif isinstance(values, list):
        if values and all(isinstance(value, str) or len(value) < 3 for value in values):
            yield "".join(part for value in values for part in texts(value))
        for value in values:
            yield from texts(value)


def everything(at: AppTest) -> str:
    """Return all texts of the page, in its elements and in its components."""
    sentences = [words(at), *(message.value for message in at.success)]
    return "\n".join([*sentences, *(line for values in unpack_sent(at) for line in texts(values))])


def pictures(at: AppTest) -> list[dict[str, Any]]:
    """Return the figures of a move, the left side's first."""
    nodes: list[dict[str, Any]] = []

    def look(value: Any) -> None:  # noqa: ANN401 -- any plain value
        if isinstance(value, dict):
            if "caption" in value:
                nodes.append(value)
            for item in value.values():
                look(item)
        elif isinstance(value, list):
            for item in value:
                look(item)

    look(unpack_sent(at))
    return nodes
