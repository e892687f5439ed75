"""The gallery as an app of its own: ``?gallery=parts``, or the name of a state of ``states.py``.

It is no page of the product: nothing in it leads here, and the wheel does not hold it. A state is
the real app on a journal that was filled for it.
"""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from psoas_coach.journal.engine import URL_VARIABLE, open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import shell
from psoas_coach.ui.access.refusal import find_refusal
from tests.gallery.parts import PARTS
from tests.gallery.states import BARE, FOLDER, STATES, VIEWS
from tests.support import clock

STYLE = """<style>
[class*="st-key-specimen-"] { transform: translate(0); overflow: hidden; padding: 8px }
.st-key-specimen-bars, .st-key-specimen-way-out { min-height: 140px }
</style>"""
"""A transform makes what is fixed to the window stay within its specimen."""


def use_journal(view: str) -> None:
    """Let this run be on the journal of a state, filled when it is first asked for."""
    file = Path(os.environ[FOLDER]) / f"{view}.sqlite3"
    new = not file.exists()
    os.environ[URL_VARIABLE] = f"sqlite:///{file}"
    if new and view in STATES:
        engine = open_engine()
        STATES[view](Journal(engine, "local"), clock.ago())
        engine.dispose()


def draw_parts() -> None:
    """Draw every component under its name."""
    shell.draw_frame(find_refusal())
    st.html(STYLE)
    if BARE not in st.query_params:
        views = (
            f"[{view}](/{VIEWS.get(view, '')}?gallery={view.replace(' ', '+')})" for view in STATES
        )
        st.markdown(f"States: {' · '.join(views)}")
    for name, draw in PARTS.items():
        st.subheader(name.capitalize(), anchor=False)
        with st.container(key=f"specimen-{name.replace(' ', '-')}"):
            draw()


# A way from one page to the next loses the query; the journal stays.
view = st.query_params.get("gallery") or st.session_state.get("gallery", "parts")
st.session_state["gallery"] = view
use_journal(view)
if view in STATES:
    shell.run()
else:
    draw_parts()
