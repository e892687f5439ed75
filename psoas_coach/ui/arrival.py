"""Where somebody lands when the page turns: at its heading, at the top.

Streamlit keeps the scroll position and the focus when a step changes, so a person would find
themselves at the foot of the next one, and with a keyboard or a reader would have to walk back up.
This moves both to the heading, once for each change, and never on the first page of a visit.
"""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
let last = null
export default function ({ data, parentElement }) {
  if (last !== null && last !== data.at) {
    const heading = (parentElement.ownerDocument ?? document).querySelector("h1")
    if (heading) {
      heading.tabIndex = -1
      heading.style.outline = "none"
      heading.focus({ preventScroll: true })
      for (let up = heading; up; up = up.parentElement) up.scrollTop = 0
    }
  }
  last = data.at
}
"""

_mount = st.components.v2.component("psoas_coach_arrival", js=_SCRIPT)


def arrive(at: str) -> None:
    """Say what the page shows now; draw it after everything else.

    It is drawn in every run: on a slow machine the next run may follow before the browser has
    loaded the script, and an element that is missing from that run would never move the focus.

    Args:
        at: Any name for it. When it differs from the last one, focus goes to the heading.
    """
    _mount(key="arrival", data={"at": at})
