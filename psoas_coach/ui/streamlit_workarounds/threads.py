"""A page is sent in one piece.

A page is drawn in 4 to 10 ms. At Python's usual 5 ms Streamlit's sender breaks in, sends half of
the page and rests before it sends the rest (see ``docs/decisions/settings-for-speed.md``).
"""

from __future__ import annotations

import sys

SECONDS = 0.02
"""For which a thread may go on while another waits."""


def lengthen_turns() -> None:
    """Let a thread go on for longer. Doing it again changes nothing."""
    sys.setswitchinterval(SECONDS)
