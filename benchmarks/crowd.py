"""Many people at once, each with a tab: ``python -m benchmarks.crowd [--people 200] [--years 1]``.

Each opens one of the pages, requests a rerun, thinks for one to five seconds, and requests the next
one, like a person who fills in a step or looks at a chart. It prints the reruns per second, their
median and 95th percentile, the errors, and the memory of the process: before anybody came, for each
person, and after all have left. The simulated clients share the two cores with the server, and the
share of each side is printed. Without sign-in all of them use one journal, the demo's.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from websockets.asyncio.client import ClientConnection, connect

from benchmarks.places import places, prepare
from benchmarks.side_by_side import make_demo
from benchmarks.visitor import ROOT, Server, Tab, Visitor, build_connection
from psoas_coach.journal.engine import URL_VARIABLE

THINK = (1.0, 5.0)
"""Seconds between a rerun and the next; a choice of ours."""
LONG, EPOCH = 50, 1971
"""A journal begins in 1970 at the earliest: longer lives than this end in years to come."""
SETTLE = 3
"""Seconds that a closed tab may come back in, here; an hour in life."""


class Crowd:
    """People with a tab each, and how long they waited.

    One thread speaks for all of them: a thread for each would keep the others waiting for Python's
    lock, and would measure that in place of the server.

    Attributes:
        times: How long each rerun took, in milliseconds, once everybody was in.
        faults: What went wrong.
        server_cores: How much of one core the server took.
        client_cores: How much of one core the people took.
    """

    def __init__(self, app: Server, people: int) -> None:
        self._app = app
        every = [place for place in places() if not place.plays]
        self._places = [every[number % len(every)] for number in range(people)]
        self.times: list[float] = []
        self.faults: list[str] = []
        self.server_cores = self.client_cores = 0.0

    async def run(self, seconds: float) -> float:
        """Let everybody in, wait, and send them home. Returns what the process held with all."""
        people = []
        for number in range(len(self._places)):
            people.append(asyncio.create_task(self._person(number)))
            await asyncio.sleep(0.02)
        await asyncio.sleep(max(THINK))
        self.times.clear()  # opening a page is not a rerun
        server, client = self._app.processor_seconds(), time.process_time()
        await asyncio.sleep(seconds)
        self.server_cores = (self._app.processor_seconds() - server) / seconds
        self.client_cores = (time.process_time() - client) / seconds
        times = self.times.copy()  # those who are on their way still add theirs
        held = self._app.memory()
        for person in people:
            person.cancel()
        await asyncio.gather(*people, return_exceptions=True)
        self.times = times
        return held

    async def _person(self, number: int) -> None:
        chance = random.Random(number)  # noqa: S311 -- when somebody taps is no secret
        tab = Tab(self._places[number].page, self._places[number].query)
        try:
            async with connect(**build_connection(self._app.port)) as line:
                while True:
                    await line.send(tab.request())
                    while (run := tab.receive(await _receive(line))) is None:
                        pass
                    self.times.append(run.milliseconds)
                    self.faults += run.faults
                    await asyncio.sleep(chance.uniform(*THINK))
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is counted and shown
            self.faults.append(f"{type(error).__name__}: {error}")


async def _receive(line: ClientConnection) -> bytes:
    async with asyncio.timeout(120):  # wait_for of Python 3.11 loses a cancellation now and then
        data = await line.recv()
    return data if isinstance(data, bytes) else data.encode()


class Answered(NamedTuple):
    """How a crowd was answered: milliseconds, in the median and at the 95th percentile."""

    median: float
    high: float
    faults: int


def measure(people: int, years: float, seconds: float) -> Answered:
    """Print a line for a crowd at a journal of some years, and return what it says."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        here = {
            URL_VARIABLE: f"sqlite:///{folder / 'journal.sqlite3'}",
            "STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(SETTLE),
        }
        until = ("--until", f"{EPOCH + round(years)}-01-01") if years > LONG else ()
        journal = make_demo(here[URL_VARIABLE], years, *until)
        app = Server(ROOT, here, folder / "app.log")
        try:
            for place in places():  # what is made once for all of them
                prepare(journal, place)
                with Visitor(app, place.page, place.query) as first:
                    first.run()
            before = app.memory()
            crowd = Crowd(app, people)
            held = asyncio.run(crowd.run(seconds))
            time.sleep(SETTLE + 1)
            for _ in range(3):  # closed tabs are forgotten when the next one closes
                with Visitor(app) as passer_by:
                    passer_by.run()
                time.sleep(SETTLE)
            times = sorted(crowd.times)
            high = times[int(0.95 * len(times))]
            print(
                f"{people:6} people {years:6g} years {len(times) / seconds:7.1f} reruns/s  "
                f"median {statistics.median(times):6.1f} ms  95 % {high:6.1f} "
                f"ms  faults {len(crowd.faults)}  "
                f"cores {crowd.server_cores:.2f} + {crowd.client_cores:.2f}  "
                f"memory {before:.0f} MiB, "
                f"{(held - before) * 1024 / people:.0f} KiB each, {app.memory():.0f} MiB after",
                flush=True,
            )
            for fault in sorted(set(crowd.faults)):
                print(f"       {fault}")
            return Answered(statistics.median(times), high, len(crowd.faults))
        finally:
            app.stop()


def main() -> None:
    """Measure one crowd, or how it goes with more people and more years."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--people", type=int, nargs="+", default=[200])
    parser.add_argument("--years", type=float, nargs="+", default=[1])
    parser.add_argument("--seconds", type=float, default=30)
    args = parser.parse_args()
    for people in args.people:
        for years in args.years:
            measure(people, years, args.seconds)


if __name__ == "__main__":
    main()
