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
COMPILES_LATE = (
    "--js-flags=--invocation-count-for-maglev=4000 --invocation-count-for-turbofan=20000"
)
"""For a browser whose pages are short-lived, as those of tests are: what V8 compiles anew for speed
is hardly run before the page is gone.

Compiling that late, a page costs a fifteenth less processor time (0.436 s, not 0.465 s), and with
axe in both themes an eighth less (1.07 s, not 1.25 s); a session played frame by frame costs the
same. Benchmarks take V8 as people have it.
"""
