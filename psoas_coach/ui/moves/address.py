"""The state of the library in the page's address, so that it can be shared and bookmarked.

The names in the address are ids and not words, so an address works in every language. The widgets
store nothing: each is set from the address before it is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

MOVE = "move"
"""Names the move that is shown by itself."""
VIEW = "view"
SINGLE_CHOICES, KIT = ("where", "deep", "time"), "kit"
"""Names of what narrows the moves down: one of several, and any number of several."""
ANY = "any"


def read_option(name: str, options: Sequence[str]) -> str | None:
    """Return the option that the address names, or None."""
    value = st.query_params.get(name)
    return value if value in options else None


def read_options(name: str, options: Sequence[str]) -> list[str]:
    """Return the options that the address names, in their own order."""
    values = st.query_params.get_all(name)
    return [option for option in options if option in values]


def key(name: str) -> str:
    """Return the key of the widget that shows what the address says."""
    return f"moves_{name}"


def bind_widget(name: str, value: object) -> tuple[str, Callable[[], None]]:
    """Set a widget to what the address says; return its key and what to call when it changes."""
    st.session_state[key(name)] = value

    def changed() -> None:
        chosen = st.session_state[key(name)]
        if chosen in (None, [], ANY):
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = chosen

    return key(name), changed


def is_narrowed() -> bool:
    """Whether the address narrows the moves down at all."""
    return any(name in st.query_params for name in (*SINGLE_CHOICES, KIT))


def go(move: str) -> None:
    """Go to one move, and keep what narrows the others down for the way back."""
    st.query_params[MOVE] = move


def clear() -> None:
    """Take all that narrows the moves down out of the address."""
    for name in (*SINGLE_CHOICES, KIT):
        st.query_params.pop(name, None)


def leave() -> None:
    """Go back to all moves, as they were narrowed down."""
    st.query_params.pop(MOVE, None)
