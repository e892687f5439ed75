"""The Chromium for tests, pictures and benchmarks, and how it is started."""

from __future__ import annotations

import shutil

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "chrome")
"""The headless shell first: the same engine without a window's tabs and menus, which cost a page
three times the processor time (2.4 s against 7.0 s for 15 contexts, Chromium 156)."""
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
