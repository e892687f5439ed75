"""The only way to mount a component of our own: a script, markup and styles, registered once.

Scripts are written in ``js/src`` and bundled into ``assets/bundles`` by ``make js``. A payload is
JSON in bytes, plain or compressed with deflate: Streamlit passes bytes on unchanged, but would
serialise a table as JSON twice in every run. ``js/src/shared/payload.js`` decodes both, and
``js/src/payloads.d.ts`` declares the contents of each.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import streamlit as st

_BUNDLES = Path(__file__).parent / "assets" / "bundles"


class Component:
    """A component. Make each once, at import: Streamlit logs a warning for registering it again."""

    def __init__(self, bundle: str, *, html: Path | None = None, css: Sequence[Path] = ()) -> None:
        """Register the component.

        Args:
            bundle: The name of its script in ``assets/bundles``, without a suffix.
            html: Its markup, if the component shows anything.
            css: Its style sheets, in order.
        """
        self._mount = st.components.v2.component(
            f"psoas_coach_{bundle}",
            js=_read(_BUNDLES / f"{bundle}.js"),
            html=None if html is None else _read(html),
            css="\n".join(map(_read, css)) or None,
        )

    def mount(
        self,
        key: str,
        payload: bytes,
        *,
        states: Sequence[str] = (),
        triggers: dict[str, Callable[[], None]] | None = None,
    ) -> Any:  # noqa: ANN401 -- Streamlit's result has an attribute for each name
        """Draw the component.

        Args:
            key: A key that is unique on the page.
            payload: From ``encode`` or ``deflate``.
            states: Names of the values that its script keeps. Read them from the result: they are
                sent again after a lost connection, and then no callback is called.
            triggers: Callbacks by the name of a value that is sent once, on an action.

        Returns:
            The values that the script sent, not validated: an attribute for each state and trigger.
        """
        callbacks = dict.fromkeys(states, _declare) | (triggers or {})
        # These names differ from Streamlit's own parameters, which its stubs cannot express.
        named: dict[str, Any] = {f"on_{name}_change": call for name, call in callbacks.items()}
        return self._mount(key=key, data=payload, **named)


def encode(values: object) -> bytes:
    """Return plain values as a payload."""
    return msgspec.json.encode(values)


def deflate(values: object) -> bytes:
    """Return plain values as a deflated payload; cache the result if they do not change.

    Figures are long, repetitive texts. Deflating makes them five times smaller, both on a phone's
    connection and in the hash that Streamlit computes of every message in every run.
    """
    return zlib.compress(msgspec.json.encode(values), 9)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _declare() -> None:
    """Declare a state value without handling it: the result of the component has it."""
