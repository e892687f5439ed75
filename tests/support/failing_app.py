"""An app that fails with a person's note in the error message, in its page or in a callback."""

from __future__ import annotations

import streamlit as st

from psoas_coach.ui import shell, store
from psoas_coach.ui.words import say


def fail() -> None:
    raise ValueError(store.open_journal().sessions.list()[0].note)


class Broken:
    """Stands in for a page that no card ever replaces."""

    title = say("frame.pages.my_data")
    url_path = "my_data"

    def __init__(self, refusal: Exception | None) -> None:
        del refusal

    def run(self) -> None:
        st.button("In a callback", on_click=fail)
        if st.button("In the page"):
            fail()
        st.markdown("Nothing has failed yet.")


shell.draw_frame = Broken  # type: ignore[assignment]  # all that is used of a page
shell.run()
