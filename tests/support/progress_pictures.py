"""The progress page of six people, as pictures to look at.

``python -m tests.support.progress_pictures --out DIR``: each at the sizes of a phone and of a
desktop, in light and dark.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

from tests.support.app_server import WIRE, ZONE, App, person_now, wait_until_idle, wait_until_still
from tests.support.chromium import ARGUMENTS, CHROMIUM
from tests.support.six_people import PEOPLE, Person, fill

if TYPE_CHECKING:
    from playwright.sync_api import Page

SIZES = ((360, 740), (1280, 900))
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_DRAWN = """() => [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]
  .every(chart => chart.querySelector('svg .mark-line path, svg .mark-symbol path'))"""
_TALL = "() => document.querySelector('[data-testid=stMain]').scrollHeight"


def open_progress(app: App, page: Page, person: Person) -> None:
    """Fill the empty journal with a person's history and open the page."""
    fill(app.journal(), person, person_now())
    page.goto(f"{app.url}/progress?range=All")
    wait_for_charts(page)


def looks(page: Page) -> Iterator[str]:
    """Show the open page in every size and theme; yield the name of each."""
    for width, height in SIZES:
        for scheme in SCHEMES:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme)
            wait_until_still(page)  # The charts notice their new width a moment later.
            wait_for_charts(page)
            yield f"{width}-{scheme}"


def wait_for_charts(page: Page) -> None:
    """Wait until every chart is drawn."""
    wait_until_idle(page)
    page.wait_for_function(_DRAWN)


def main() -> int:
    """Write the pictures. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        app = App(Path(folder))
        app.start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            for person in PEOPLE:
                app.empty()
                context = browser.new_context(timezone_id=ZONE, locale="en-GB")
                context.add_init_script(path=WIRE)
                page = context.new_page()
                open_progress(app, page, person)
                for name in looks(page):
                    width = int(name.split("-")[0])
                    page.set_viewport_size({"width": width, "height": page.evaluate(_TALL)})
                    wait_until_still(page)
                    page.screenshot(path=args.out / f"{person.name}-{name}.png")
                context.close()
        finally:
            browser.close()
            app.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main())
