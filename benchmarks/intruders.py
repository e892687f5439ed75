"""A thousand tries at every way in that must stay closed; writes into ``docs/reliability.md``.

``python -m benchmarks.intruders [--times 1000]`` from the root of the repository. It starts two
servers, one as at home and one with sign-in, and needs Chromium, in which two people sign in.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import BrowserContext, sync_playwright

from tests.support.app_server import WIRE, App
from tests.support.chromium import ARGUMENTS, CHROMIUM
from tests.support.measured_pages import RELIABILITY, write_measured
from tests.support.session_driver import store_self_check
from tests.support.sign_in.attack_targets import Prey, lay_out
from tests.support.sign_in.attacks import list_attacks
from tests.support.sign_in.driver import Place
from tests.support.sign_in.openid_provider import Provider

TIMES = 1000
MARK = "measured intruders"


class Row(NamedTuple):
    """How one way in was tried.

    Attributes:
        name: What an intruder does.
        tried: How often.
        got_in: How often it worked.
    """

    name: str
    tried: int
    got_in: int


@contextmanager
def two_servers() -> Iterator[Prey]:
    """Start a server as at home and one with sign-in, and let people sign in."""
    with ExitStack() as stack:
        folders = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2)]
        home, provider = App(folders[0]), Provider()
        place = Place(folders[1], provider)
        stack.callback(provider.close)
        for app in (home, place):
            app.start()
            stack.callback(app.kill)
        store_self_check(home)
        chromium = stack.enter_context(sync_playwright()).chromium
        browser = chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        stack.callback(browser.close)

        def contexts() -> BrowserContext:
            context = browser.new_context()
            context.add_init_script(path=WIRE)
            return context

        yield stack.enter_context(lay_out(contexts, home, place))


def rows(prey: Prey, times: int, seed: int = 20) -> Iterator[Row]:
    """Try every way.

    Args:
        prey: What there is to get at.
        times: How often, each.
        seed: Of the variations.

    Yields:
        A row for each way.

    Raises:
        RuntimeError: It is closed to its owner too, so the tries proved nothing.
    """
    chance = random.Random(seed)  # noqa: S311 -- variations, nothing secret
    for name, attempt in list_attacks(prey).items():
        got_in = sum(attempt(chance) for _ in range(times))
        if not all(prey.opens().values()):
            raise RuntimeError(f"closed to its owner: {prey.opens()}")
        yield Row(name, times, got_in)


def table(results: list[Row]) -> str:
    """Return the table in Markdown, with the day."""
    lines = "".join(f"| {row.name} | {row.tried:,} | {row.got_in} |\n" for row in results)
    head = "| What an intruder does | Times tried | Got in |\n|---|---|---|\n"
    return f"Measured on {dt.datetime.now(dt.UTC).date().isoformat()}.\n\n{head}{lines}"


def main() -> int:
    """Measure and write; exit status 1 when anybody got in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES)
    times = parser.parse_args().times
    results = []
    with two_servers() as prey:
        for row in rows(prey, times):
            print(*row, sep=" | ", flush=True)
            results.append(row)
    write_measured(RELIABILITY, table(results), MARK)
    return int(any(row.got_in for row in results))


if __name__ == "__main__":
    sys.exit(main())
