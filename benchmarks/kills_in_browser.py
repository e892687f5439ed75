"""Press Save in a real browser, and kill the server or drop a response at that moment.

``python -m benchmarks.kills_in_browser [--kills 200] [--cuts 100]`` from the root of the
repository; it writes its tables into ``docs/reliability.md``, and with 0 a table stays as it is. It
needs Chromium and, for the responses, a PostgreSQL server's programs; what cannot be tried is left
out with a message. One browser and one tab serve all tries; half of them are check-ins, the others
sessions logged by hand.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.reliability import table
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from tests.support.app_server import WIRE
from tests.support.chromium import ARGUMENTS, CHROMIUM
from tests.support.clock import ZONE
from tests.support.connection_faults import CuttingProxy
from tests.support.fault_table import Row
from tests.support.fork_server import ForkedApp
from tests.support.measured_pages import RELIABILITY, write_measured
from tests.support.postgres import Cluster, binaries
from tests.support.save_driver import ByHand, CheckIn, Form, Scene, Try, answer_lost, kill_server
from tests.support.session_driver import store_self_check

KILLS, CUTS = 200, 100
LATEST = 0.15
"""Seconds after the press within which the server is killed."""
KILLED, CUT = "kills in a browser", "answers lost under a browser"
"""Marks of the two tables."""
FORMS: tuple[tuple[str, type[Form]], ...] = (
    ("a check-in", CheckIn),
    ("a session logged by hand", ByHand),
)


def one_tab(browser: Browser) -> Page:
    """Open the tab that all tries happen in."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, timezone_id=ZONE, locale="en-GB"
    )
    context.add_init_script(path=WIRE)
    context.set_default_timeout(60_000)
    return context.new_page()


def kills(browser: Browser, folder: Path, times: int, seed: int = 20) -> Iterator[tuple[Row, str]]:
    """Kill the server ``times`` times, half of them for each form.

    Args:
        browser: Chromium.
        folder: For the journal's file and the log.
        times: How often, in all.
        seed: Of the moments; every other time the person loads the page again.

    Yields:
        The row of each form, and a sentence about where the kills fell.
    """
    chance = random.Random(seed)  # noqa: S311 -- moments to kill at, nothing secret
    app = ForkedApp(folder)
    journal = Journal(open_engine(app.database), app.owner)
    app.start()
    try:
        store_self_check(app)
        page = one_tab(browser)

        def once(form: Form, number: int) -> Try:
            scene = Scene(page, app, journal, form)
            return kill_server(
                scene, number, delay=chance.uniform(0, LATEST), reload=number % 2 == 1
            )

        fault = "The server is killed (SIGKILL) 0 to 150 ms after Save is pressed in Chromium, on"
        yield from _rows(f"{fault} {{form}}", "SQLite", times, once)
    finally:
        app.kill()


def cuts(browser: Browser, folder: Path, cluster: Cluster, times: int) -> Iterator[tuple[Row, str]]:
    """Lose the answer to what Save commits ``times`` times, half of them for each form.

    Args:
        browser: Chromium.
        folder: For the log.
        cluster: The PostgreSQL server.
        times: How often, in all.

    Yields:
        The row of each form, and a sentence about what was committed.
    """
    address = cluster.database("answers_lost")
    proxy = CuttingProxy(cluster.folder)
    through = address.replace(str(cluster.folder), str(proxy.folder))
    app = ForkedApp(folder, database=through)
    journal = Journal(open_engine(address), app.owner)
    app.start()
    try:
        store_self_check(app)
        page = one_tab(browser)

        def once(form: Form, number: int) -> Try:
            return answer_lost(Scene(page, app, journal, form), number, proxy)

        fault = "The answer to the commit is lost after Save is pressed in Chromium, on"
        yield from _rows(f"{fault} {{form}}", "PostgreSQL", times, once)
    finally:
        app.kill()
        proxy.close()


def _rows(
    fault: str, where: str, times: int, once: Callable[[Form, int], Try]
) -> Iterator[tuple[Row, str]]:
    for name, form in FORMS:
        tries = [once(form(), number) for number in range(times // len(FORMS))]
        already = sum(attempt.committed for attempt in tries)
        again = sum(attempt.presses > 1 for attempt in tries)
        sentence = (
            f"{where}, {name}: in {already} of {len(tries)} tries the record was in the journal "
            f"when the fault struck, and in {again} Save was pressed again."
        )
        row = Row(fault.format(form=name), where, tuple(attempt.outcome for attempt in tries))
        yield row, sentence


def main() -> int:
    """Measure and write; exit status 1 when anything was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--cuts", type=int, default=CUTS)
    args = parser.parse_args()
    measured: dict[str, Callable[[Browser, Path], Iterator[tuple[Row, str]]]] = {}
    with ExitStack() as stack:
        if args.kills:
            measured[KILLED] = partial(kills, times=args.kills)
        if args.cuts and (programs := binaries()) is not None:
            cluster = Cluster(programs)
            stack.callback(cluster.close)
            measured[CUT] = partial(cuts, cluster=cluster, times=args.cuts)
        elif args.cuts:
            sys.stderr.write("NOT TRIED on this machine: answers lost on PostgreSQL\n")
        chromium = stack.enter_context(sync_playwright()).chromium
        browser = chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        faults = 0
        for mark, measure in measured.items():
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            rows, sentences = [], []
            for row, sentence in measure(browser, folder):
                print(row.line(), sentence, sep="", flush=True)
                rows.append(row)
                sentences.append(f"- {sentence}\n")
            write_measured(RELIABILITY, f"{table(rows)}\n{''.join(sentences)}", mark)
            faults += sum(row.total("lost") + row.total("doubled") for row in rows)
        browser.close()
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
