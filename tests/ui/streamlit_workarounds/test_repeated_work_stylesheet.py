"""A stylesheet is drawn where Streamlit itself puts one."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _draw_both() -> None:
    """A script, which has to bring its own imports."""
    import streamlit as st  # noqa: PLC0415 -- Streamlit runs nothing but these lines

    from psoas_coach.ui.streamlit_workarounds import repeated_work  # noqa: PLC0415 -- see above

    sheet = "<style>p { color: green }</style>"
    st.html(sheet)
    repeated_work.draw_stylesheet(sheet)
    st.html("<p>Green</p>")


def test_it_goes_where_a_stylesheet_goes_and_says_the_same() -> None:
    at = AppTest.from_function(_draw_both).run()
    assert not at.exception
    theirs, ours = at._tree[2].children.values()  # noqa: SLF001 -- what takes no room on the page
    assert theirs.proto == ours.proto
    assert [child.proto.body for child in at.main.children.values()] == ["<p>Green</p>"]
