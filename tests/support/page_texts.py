"""The texts of a page: all that a person reads or hears in its elements and components."""

from __future__ import annotations

import html
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

TEXTS = ("label", "help", "placeholder", "body", "value", "caption", "text", "options", "title")
"""Fields of Streamlit's messages that a person reads."""
NO_TEXT = re.compile(
    r"M[\d-]|<svg|data:image|[a-z_]+( [a-z_]+)? (\d{4}-\d\d-\d\d|start|running|ended)$"
)
"""A path, a picture, its address, or the id of a question or of a place to turn to."""


SEALED = re.compile(r'\{"analysis":.*?\}(?=<|$)|\b[0-9a-f]{32,}\b')
"""The terms of a fair test, word for word as they were sealed, and the hash that seals them."""


def gather_texts(pages: Iterable[AppTest], unchanged: Iterable[str]) -> set[str]:
    """Return the texts of pages, each once.

    Args:
        pages: The pages, or one page in several states.
        unchanged: Texts that are the same in any language; they are removed.
    """
    longest_first = sorted(unchanged, key=len, reverse=True)
    texts = set()
    for text in {text for at in pages for text in list_texts(at)}:
        plain = SEALED.sub("", html.unescape(text))
        for one in longest_first:
            plain = plain.replace(one, "")
        texts.add(plain)
    return texts


def list_texts(at: AppTest) -> Iterator[str]:
    """Yield all readable and spoken texts on a page."""
    for block in (at.main, at.sidebar):
        for element in walk(block):
            proto = getattr(element, "proto", None)
            if proto is None:
                continue
            if hasattr(proto, "component_name"):
                if proto.WhichOneof("data") == "bytes":
                    yield from list_strings(read_payload(proto.bytes))
                continue
            if type(proto).__name__ == "Block":
                proto = getattr(proto, proto.WhichOneof("type") or "", None)
            for field in TEXTS:
                text = getattr(proto, field, None)
                if isinstance(text, str):
                    yield text
                elif text is not None and not isinstance(text, bool | int | float):
                    yield from (line for line in text if isinstance(line, str))


def walk(block: Any) -> Iterator[Any]:  # noqa: ANN401 -- a block or an element of AppTest
    """Yield every block and element within a block, in drawing order."""
    for child in getattr(block, "children", {}).values():
        yield child
        yield from walk(child)


def read_payload(data: bytes) -> object:
    """Return the data of a component, without its pictures."""
    if not data.startswith((b"{", b"[")):
        data = zlib.decompress(data)
    return json.loads(data.partition(b"\0")[0])


def list_strings(value: object) -> Iterator[str]:
    """Yield the sentences among plain values; ids, paths and colours contain no spaces."""
    if isinstance(value, dict):
        for item in value.values():
            yield from list_strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from list_strings(item)
    elif isinstance(value, str) and " " in value and not NO_TEXT.match(value):
        yield value
