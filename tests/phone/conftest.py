"""The gate in front of an app that only records who reached it, spoken to in raw ASGI."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.phone import service
from psoas_coach.phone.access import Endpoint, PhoneAccess
from psoas_coach.phone.cookie import SECURE_NAME
from psoas_coach.phone.lan_gate import LanGate
from psoas_coach.phone.pair_page import PairPage
from tests.support.behind_gate import ADDRESS, HOST, ORIGIN, PORT, Inside
from tests.support.event_loop import run_async
from tests.support.raw_asgi import Answer, Caller

Pair = Callable[[], str]
"""Pairs a phone, and gives its cookie."""


@pytest.fixture
def journal(tmp_path: Path, new_file: Path) -> Iterator[Journal]:
    file = shutil.copyfile(new_file, tmp_path / "journal.sqlite3")
    engine = open_engine(f"sqlite:///{file}")
    yield Journal(engine, "local")
    engine.dispose()


@pytest.fixture
def inside() -> Inside:
    return Inside()


@pytest.fixture
def access(journal: Journal) -> PhoneAccess:
    return PhoneAccess(Endpoint((ADDRESS, "kitchen.local"), PORT), lambda: journal)


@pytest.fixture
def gate(inside: Inside, access: PhoneAccess) -> LanGate:
    return LanGate(inside, access, PairPage(access))


@pytest.fixture
def caller(gate: LanGate) -> Caller:
    return Caller(gate, HOST)


@pytest.fixture
def pair(caller: Caller, access: PhoneAccess) -> Callable[[], str]:
    """Pair a phone and return its cookie."""

    def pair_one() -> str:
        answer = post_code(caller, access.codes.issue())
        assert answer.status == 204
        return read_cookie(answer)

    return pair_one


@pytest.fixture
def on_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the service print nothing, and be called by the loopback address."""
    monkeypatch.setattr(service, "print_invitation", lambda *_: None)
    monkeypatch.setattr(service, "list_names", lambda: ("127.0.0.1",))


def post_code(caller: Caller, code: Any, **more: Any) -> Answer:  # noqa: ANN401 -- also what is none
    """Post a code as the page does."""
    return caller.post("/pair", {"code": code}, headers=[("origin", ORIGIN)], **more)


def read_cookie(answer: Answer) -> str:
    """Return the cookie that an answer sets, as the next request brings it."""
    (line,) = answer.all("set-cookie")
    assert line.startswith(f"{SECURE_NAME}=")
    return line.partition(";")[0]


def run_all(work: Sequence[Any]) -> list[Any]:
    """Run coroutines at the same time."""

    async def together() -> list[Any]:
        return list(await asyncio.gather(*work))

    return run_async(together())
