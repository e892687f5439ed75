"""``python -m tests.gallery`` shows the gallery; ``--write`` takes its baselines again.

Look at what has changed (``git diff``) before you commit a new baseline: it says what is right.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.gallery import pictures
from tests.support import clock


def main() -> int:
    """Show, or write. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="take the baselines anew")
    args = parser.parse_args()
    clock.begin()
    with tempfile.TemporaryDirectory() as folder:
        gallery = pictures.make_gallery(Path(folder))
        gallery.start()
        try:
            if args.write:
                with sync_playwright() as playwright:
                    pictures.write_baselines(pictures.launch(playwright.chromium), gallery)
            else:
                sys.stdout.write(f"{gallery.url}\nEnd it with Ctrl+C.\n")
                sys.stdout.flush()
                signal.pause()
        except KeyboardInterrupt:
            pass
        finally:
            gallery.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main())
