"""``python -m tests.screen_reader`` regenerates the screen reader's text of each screen.

Read what has changed (``git diff``) before you commit it: it is what a blind person hears.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.screen_reader.files import write_readings
from tests.support import clock
from tests.support.app_server import App
from tests.support.chromium import ARGUMENTS, CHROMIUM


def main() -> int:
    """Write the files. Returns the exit status."""
    clock.begin()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        app = App(Path(folder))
        app.start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            write_readings(browser, app)
        finally:
            browser.close()
            app.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main())
