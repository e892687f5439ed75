"""Every fault of ``docs/reliability.md``, tried and counted, row by row."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from psoas_coach.content import load
from psoas_coach.journal.engine import open_engine
from tests.support import connection_faults, fault_scenarios, file_faults
from tests.support.fault_outcomes import Outcome
from tests.support.postgres import Cluster


class Row(msgspec.Struct, frozen=True):
    """One line of the table.

    Attributes:
        fault: The fault.
        where: The database.
        outcomes: The result of each try.
    """

    fault: str
    where: str
    outcomes: tuple[Outcome, ...]

    def total(self, count: str) -> int:
        """Return the sum of a count over all tries."""
        return sum(getattr(outcome, count) for outcome in self.outcomes)

    def line(self) -> str:
        """Return the line in Markdown."""
        words = load().words
        keys = sorted({key for outcome in self.outcomes for key in outcome.messages})
        sentences = " / ".join(f"“{words[key]}”" for key in keys) or "none is needed"
        counts = [len(self.outcomes), *map(self.total, ("confirmed", "lost", "doubled"))]
        return f"| {self.fault} | {self.where} | {' | '.join(map(str, counts))} | {sentences} |\n"


def rows(times: int, folder: Path, cluster: Cluster | None, seed: int = 20) -> Iterator[Row]:
    """Try every fault; kill ``times`` times on each database, the others a fifth as often.

    Args:
        times: How often a writer is killed.
        folder: For the file that writers are killed at.
        cluster: A PostgreSQL server, or None if there is none.
        seed: The seed for the moments and kinds of damage.
    """
    chance = random.Random(seed)
    few = max(1, times // 5)
    places = {"SQLite": f"sqlite:///{folder}/journal.sqlite3"}
    if cluster is not None:
        places["PostgreSQL"] = cluster.database("reliability")
    for address in places.values():
        open_engine(address).dispose()

    def tried(
        fault: str, where: str, deed: Callable[[], Outcome | None], count: int
    ) -> Iterator[Row]:
        results = [deed() for _ in range(count)]
        outcomes = tuple(outcome for outcome in results if outcome is not None)
        if outcomes:
            yield Row(fault, where, outcomes)
        else:
            sys.stderr.write(f"NOT TRIED on this machine: {fault}\n")

    for where, address in places.items():
        yield from tried(
            "The writing process is killed (SIGKILL) at a random moment",
            where,
            lambda address=address: fault_scenarios.kill_while_writing(address, chance),  # type: ignore[misc]
            times,
        )
    yield from tried("The disk is full", "SQLite", fault_scenarios.full_disk, few)
    yield from tried("The file may only be read", "SQLite", fault_scenarios.read_only, few)
    yield from tried("Another program holds the lock", "SQLite", fault_scenarios.lock_file, few)
    yield from tried(
        "The file is damaged, and its last backup put back",
        "SQLite",
        lambda: fault_scenarios.damage_file(chance),
        few,
    )
    if cluster is not None:
        yield from tried(
            "The server restarts in the middle of a save",
            "PostgreSQL",
            lambda: fault_scenarios.restart_server(cluster, places["PostgreSQL"]),
            few,
        )
        yield from tried(
            "The server's own process dies (SIGKILL) in the middle of a save",
            "PostgreSQL",
            lambda: connection_faults.backend_killed(places["PostgreSQL"]),
            few,
        )
        yield from tried(
            "The answer to a commit is lost on its way",
            "PostgreSQL",
            lambda: connection_faults.answer_lost(cluster, places["PostgreSQL"]),
            few,
        )
    for fault, on_a_file in (
        (
            "Somebody saves without a pause while a backup is put back",
            file_faults.write_during_restore,
        ),
        (
            "The file is damaged or deleted under the app, and a backup put back",
            lambda: file_faults.swap_under_the_app(chance),
        ),
        (
            "The file is empty or damaged for seven days of use, then the last good copy put back",
            lambda: file_faults.a_week_of_trouble(chance),
        ),
    ):
        yield from tried(fault, "SQLite", on_a_file, few)
    for where, address in places.items():
        yield from tried(
            "The clock is ahead and put right, and the zone changes, between entries",
            where,
            lambda address=address: file_faults.jumping(address, chance),  # type: ignore[misc]
            few,
        )
        for fault, deed in (
            ("Two tabs, three clicks each on the same button", fault_scenarios.click_at_once),
            ("The clock is set back a day between writes", fault_scenarios.clock_set_back),
        ):
            yield from tried(fault, where, lambda deed=deed, at=address: deed(at), few)  # type: ignore[misc]
