"""The state of the library in the page's address, so that it can be shared and bookmarked.

The names in the address are ids and not words, so an address works in every language. The widgets
store nothing: each is set from the address before it is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

MOVE = "move"
"""Query parameter: the move that is shown by itself."""
VIEW = "view"
SINGLE_CHOICES, KIT = ("where", "deep", "time"), "kit"
"""Query parameters of the filters: those with one value, and the one with any number."""
ANY = "any"


def read_option(name: str, options: Sequence[str]) -> str | None:
    """Return the option that the address names, or None."""
    value = st.query_params.get(name)
    return value if value in options else None


def read_options(name: str, options: Sequence[str]) -> list[str]:
    """Return the options that the address names, in the order of ``options``."""
    values = st.query_params.get_all(name)
    return [option for option in options if option in values]


def make_key(name: str) -> str:
    """Return the key of the widget that shows a part of the address."""
    return f"moves_{name}"


def bind_widget(name: str, value: object) -> tuple[str, Callable[[], None]]:
    """Set a widget from the address; return its key and the callback for a change."""
    st.session_state[make_key(name)] = value

    def update_address() -> None:
        chosen = st.session_state[make_key(name)]
        if chosen in (None, [], ANY):
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = chosen

    return make_key(name), update_address


def is_narrowed() -> bool:
    """Whether the address contains any filter."""
    return any(name in st.query_params for name in (*SINGLE_CHOICES, KIT))


def go(move: str) -> None:
    """Open one move, and keep the filter for the way back."""
    st.query_params[MOVE] = move


def clear() -> None:
    """Remove the filter from the address."""
    for name in (*SINGLE_CHOICES, KIT):
        st.query_params.pop(name, None)


def leave() -> None:
    """Go back to all moves, with the filter as it was."""
    st.query_params.pop(MOVE, None)
