"""A page is found once, and can be run in every run."""

from __future__ import annotations

import sys

import pytest
import streamlit as st
from streamlit.errors import StreamlitAPIException

from psoas_coach.ui import shell
from psoas_coach.ui.streamlit_workarounds import threads
from psoas_coach.ui.streamlit_workarounds.pages import copy_page


def test_running_a_copy_leaves_the_page_to_be_run_again() -> None:
    page = st.Page(lambda: None, title="A page", url_path="a-page")
    page._can_be_called = True  # noqa: SLF001 -- as st.navigation marks the page that it chose
    for _ in range(3):
        copy_page(page).run()


def test_streamlit_still_refuses_to_run_a_page_twice() -> None:
    page = st.Page(lambda: None, title="A page", url_path="a-page")
    page._can_be_called = True  # noqa: SLF001 -- as st.navigation marks the page that it chose
    page.run()
    with pytest.raises(StreamlitAPIException, match="cannot be called directly"):
        page.run()


def test_the_frame_hands_out_another_page_each_time() -> None:
    assert shell.page("today") is not shell.page("today")
    assert shell.page("today").url_path == shell.page("today").url_path


def test_the_frame_gives_a_page_the_time_to_be_drawn_in_one_turn() -> None:
    assert shell.PAGES
    assert sys.getswitchinterval() == pytest.approx(threads.SECONDS)
