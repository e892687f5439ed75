"""How long the journal takes over ten years of daily sessions: 3,650 of ten holds each.

``python benchmarks/journal.py [ADDRESS]``: medians in milliseconds, on a SQLite file in a temporary
folder unless an address is given. A save includes the disk's own time to keep it (fsync); what is
left without it is measured on a file in memory where the system has one.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Hold, SessionRecord, make_moment

DAYS, ROUNDS = 3650, 15
FIRST = dt.datetime(2016, 1, 1, 18, tzinfo=dt.UTC)
TODAY = dt.date(2027, 1, 1)
IN_MEMORY = Path("/dev/shm")  # noqa: S108 -- a temporary folder of our own is made in it


def new_id() -> str:
    """Give an id."""
    return uuid.uuid4().hex


def a_session(chance: random.Random, day: int) -> SessionRecord:
    """Three moves on two sides, ten holds."""
    moves = chance.sample(range(12), 3)
    holds = tuple(
        Hold(
            f"move_{move}",
            "A name",
            ("left", "right")[n % 2],
            n // 2 % 2 + 1,
            30,
            30,
            None,
            move < 6,
        )
        for n in range(10)
        for move in [moves[n // 4]]
    )
    line = {"move": "move_1", "name": "A name", "why": "because " * 10, "hold_seconds": 30}
    return SessionRecord(
        id=new_id(),
        at=make_moment(FIRST + dt.timedelta(days=day), "Europe/Lisbon"),
        self_check=None,
        source="player",
        plan=(line,) * 4,
        depth=2,
        pain_before=chance.randrange(5),
        tingling_before=False,
        pain_after=chance.randrange(5),
        tingling="same",
        finished=True,
        stop_reason=None,
        note="",
        holds=holds,
    )


def median(deed: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds of one ``deed``, the median of some."""
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        deed()
        took.append(1000 * (time.perf_counter() - begun))
    return statistics.median(took)


def measure(address: str) -> None:
    """Fill a journal and print what each question takes."""
    chance = random.Random(1)  # noqa: S311 -- sizes, not secrets
    engine = open_engine(address)
    journal = Journal(engine, new_id())
    sessions = [a_session(chance, day) for day in range(DAYS)]
    begun = time.perf_counter()
    journal.bulk.fill_empty([], sessions, [])
    print(f"{'fill with 3,650 sessions':32}{1000 * (time.perf_counter() - begun):9.1f} ms")
    questions: dict[str, Callable[[], object]] = {
        "days, ten years": journal.history.sum_days,
        "days, one year": lambda: journal.history.sum_days(dt.date(2025, 1, 1)),
        "history for guidance": lambda: journal.history.list_past_sessions(TODAY),
        "effects of moves": journal.history.read_move_effects,
        "last 30 sessions": lambda: journal.sessions.list(limit=30),
        "version": journal.read_version,
        "keep a draft": lambda: journal.drafts.save("session", {"id": new_id(), "step": 1}),
        "save a session": lambda: journal.sessions.add(replace(sessions[0], id=new_id())),
    }
    for name, question in questions.items():
        rounds = 200 if name in {"version", "keep a draft", "save a session"} else ROUNDS
        print(f"{name:32}{median(question, rounds):9.2f} ms")
    engine.dispose()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        for where in (None, *([IN_MEMORY] if IN_MEMORY.is_dir() else [])):
            with tempfile.TemporaryDirectory(dir=where) as folder:
                print(f"SQLite, {'in memory: no waiting for a disk' if where else 'on this disk'}")
                measure(f"sqlite:///{folder}/journal.sqlite3")
