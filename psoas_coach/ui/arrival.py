"""Where somebody lands when the page turns: at its heading, at the top.

Streamlit keeps the scroll position and the focus when a step changes, so a person would find
themselves at the foot of the next one, and with a keyboard or a reader would have to walk back up.
This moves both to the heading, once for each change, and never on the first page of a visit.
"""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
const WATCH_MS = 3000
let last = null
let stop = () => {}
export default function ({ data, parentElement }) {
  if (last === null ? data.turned : last !== data.at) {
    stop()
    const page = parentElement.ownerDocument ?? document
    const land = () => {
      const heading = page.querySelector("h1")
      if (!heading) return
      heading.tabIndex = -1
      heading.style.outline = "none"
      heading.focus({ preventScroll: true })
      for (let up = heading; up; up = up.parentElement) up.scrollTop = 0
    }
    land()
    // Streamlit may still show the heading of the page before: when it is taken away, the focus is
    // lost, and it goes to the one that came instead, unless somebody has touched the page since.
    const watch = new MutationObserver(() => page.activeElement === page.body && land())
    const timer = setTimeout(() => stop(), WATCH_MS)
    stop = () => {
      watch.disconnect()
      clearTimeout(timer)
      for (const kind of ["pointerdown", "keydown"]) page.removeEventListener(kind, stop, true)
    }
    watch.observe(page.body, { childList: true, subtree: true })
    for (const kind of ["pointerdown", "keydown"]) page.addEventListener(kind, stop, true)
  }
  last = data.at
}
"""

_mount = st.components.v2.component("psoas_coach_arrival", js=_SCRIPT)
_FIRST = "first_arrival"
"""Where the visit began: the page may have turned before the browser has loaded the script."""


def arrive(at: str) -> None:
    """Say what the page shows now; draw it after everything else.

    It is drawn in every run: on a slow machine the next run may follow before the browser has
    loaded the script, and an element that is missing from that run would never move the focus.

    Args:
        at: Any name for it. When it differs from the last one, focus goes to the heading.
    """
    turned = st.session_state.setdefault(_FIRST, at) != at
    _mount(key="arrival", data={"at": at, "turned": turned})
