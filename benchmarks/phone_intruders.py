"""A thousand tries at every way past the gate for phones; writes into ``docs/reliability.md``.

``python -m benchmarks.phone_intruders [--times 1000]`` from the root of the repository. The gate is
the real one, in front of an app that records who reached it; requests come as a server hands them
over, so that they may be odder than any browser's.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.intruders import Row, table
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.phone.access import Endpoint, PhoneAccess
from psoas_coach.phone.cookie import SECURE_NAME, make_token
from psoas_coach.phone.lan_gate import LanGate
from psoas_coach.phone.pair_page import PairPage
from tests.support.behind_gate import ADDRESS, HOST, ORIGIN, PORT, Inside
from tests.support.measured_pages import RELIABILITY, write_measured
from tests.support.raw_asgi import Caller

TIMES = 1000
MARK = "measured phone intruders"
PATHS = (
    *("/", "/session", "/static/js/index.js", "/_stcore/health", "/_stcore/host-config"),
    *("/_stcore/upload_file/a/b", "/media/a.json", "/_stcore/bidi-components/a/b.js", "/pair/../"),
    *("//pair", "/pair%2fpair.js", "/pair;", "/component/a/b", "/pair\\..\\", "/PAIR"),
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
HOSTS = ("evil.example", f"evil.example:{PORT}", f"localhost:{PORT}", ADDRESS, f"{HOST}.evil", "")
ORIGINS = ("null", "https://evil.example", f"http://{HOST}", f"{ORIGIN}.evil", f"{ORIGIN}/x", "")
JSON = ("content-type", "application/json")


class Prey(NamedTuple):
    """What there is to get at.

    Attributes:
        access: Who may come in.
        inside: What is behind the gate.
        caller: Speaks to the gate.
        chance: Draws the tries.
        cookie: Of a phone that is paired all the while.
    """

    access: PhoneAccess
    inside: Inside
    caller: Caller
    chance: random.Random
    cookie: str

    async def ask(self, cookie: str | None = None, **more: Any) -> bool:  # noqa: ANN401 -- as a call takes it
        """Ask for something at random; gives whether it was reached."""
        before = len(self.inside.reached)
        method, path = self.chance.choice(METHODS), self.chance.choice(PATHS)
        origin = more.pop("origin", self.chance.choice([ORIGIN, None]))
        headers = [("origin", origin)] if origin is not None else []
        await self.caller.call(method, path, headers=headers, cookie=cookie, **more)
        return len(self.inside.reached) > before

    async def connect(self, cookie: str | None, origin: str | None) -> bool:
        """Open a websocket; gives whether it was opened."""
        headers = [("origin", origin)] if origin is not None else []
        async with self.caller.connection(headers=headers, cookie=cookie) as connection:
            return connection.status == 101

    async def post(self, code: str, peer: str) -> bool:
        """Post a code; gives whether it paired a phone."""
        body = json.dumps({"code": code}).encode()
        headers = [("origin", ORIGIN), JSON]
        answer = await self.caller.call("POST", "/pair", headers=headers, body=body, peer=peer)
        return answer.status == 204


def _pair(access: PhoneAccess) -> tuple[str, str]:
    """Pair a phone; gives its cookie and its id."""
    _, token = access.pair(access.codes.issue(), "192.168.1.20", "Phone")
    device = None if token is None else access.find_device(token)
    _require(device is not None)
    return f"{SECURE_NAME}={token}", device or ""


def _require(works: bool) -> None:
    """Make sure that what must work does: a gate that nobody passes proves nothing.

    Raises:
        RuntimeError: It does not.
    """
    if not works:
        raise RuntimeError("closed to whom it belongs to")


Try = Callable[[Prey, int], Awaitable[bool]]


async def _no_cookie(prey: Prey, _: int) -> bool:
    return await prey.ask()


async def _try_forged_cookie(prey: Prey, _: int) -> bool:
    return await prey.ask(f"{SECURE_NAME}={make_token()}")


async def _websocket(prey: Prey, number: int) -> bool:
    cookie = f"{SECURE_NAME}={make_token()}" if number % 2 else None
    return await prey.connect(cookie, prey.chance.choice([ORIGIN, None, "null"]))


async def _other_name(prey: Prey, _: int) -> bool:
    return await prey.ask(prey.cookie, host=prey.chance.choice(HOSTS) or "x")


async def _other_page(prey: Prey, number: int) -> bool:
    origin = prey.chance.choice(ORIGINS)
    if number % 2:
        return await prey.connect(prey.cookie, origin)
    return await prey.ask(prey.cookie, origin=origin)


async def _from_the_internet(prey: Prey, _: int) -> bool:
    peer = f"{prey.chance.choice([8, 81, 151, 203])}.{prey.chance.randrange(256)}.7.9"
    return await prey.ask(prey.cookie, peer="8.8.8.8" if peer.startswith("203.0.") else peer)


async def _guess(prey: Prey, number: int) -> bool:
    prey.access.codes.issue()
    letters = "".join(prey.chance.choices("abcdefghijklmnopqrstuvwxyz234567", k=26))
    return await prey.post(letters, f"192.168.{number // 250}.{number % 250 + 1}")


async def _replay(prey: Prey, number: int) -> bool:
    code, peer = prey.access.codes.issue(), f"10.0.{number // 250}.{number % 250 + 1}"
    _require(await prey.post(code, peer))
    return await prey.post(code, f"10.1.{number // 250}.{number % 250 + 1}")


async def _race(prey: Prey, number: int) -> bool:
    code = prey.access.codes.issue()
    peers = [f"172.16.{number % 250}.{place}" for place in range(1, 6)]
    won = await asyncio.gather(*(prey.post(code, peer) for peer in peers))
    _require(any(won))
    return sum(won) > 1


async def _try_removed(prey: Prey, number: int) -> bool:
    cookie, device = _pair(prey.access)
    if number % 2:
        prey.access.remove(device)
        return await prey.connect(cookie, ORIGIN) or await prey.ask(cookie)
    async with prey.caller.connection(headers=[("origin", ORIGIN)], cookie=cookie) as connection:
        _require(connection.status == 101)
        received = len(prey.inside.received)
        prey.access.remove(device)
        await connection.until(lambda: connection.closed is not None)
        await connection.say(b"one more")
    return any(message.get("bytes") == b"one more" for message in prey.inside.received[received:])


WAYS: dict[str, Try] = {
    "A phone without a cookie asks for anything, by any method": _no_cookie,
    "The same with a cookie that was made up": _try_forged_cookie,
    "An unpaired phone opens the connection of a page": _websocket,
    "A site whose name was pointed at the computer, with a stolen cookie": _other_name,
    "A page of another site or port, with a stolen cookie": _other_page,
    "Somebody on the internet, with a stolen cookie": _from_the_internet,
    "A code is guessed, each time from another address": _guess,
    "A code is used a second time": _replay,
    "Five phones race for one code, and more than one gets it": _race,
    "A phone that was removed goes on, with or without an open page": _try_removed,
}


def rows(times: int, seed: int = 29) -> Iterator[Row]:
    """Try every way and count."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder)}/journal.sqlite3")
        journal = Journal(engine, "local")
        access = PhoneAccess(Endpoint((ADDRESS,), PORT), lambda: journal)
        inside = Inside()
        gate = LanGate(inside, access, PairPage(access))
        chance = random.Random(seed)  # noqa: S311 -- tries drawn at random
        cookie = _pair(access)[0]
        prey = Prey(access, inside, Caller(gate, HOST), chance, cookie)

        async def count(attempt: Try) -> int:
            got_in = 0
            for number in range(times):
                got_in += await attempt(prey, number)
            # The gate is no wall: the phone that is paired comes in, after everything.
            _require(await prey.connect(prey.cookie, ORIGIN))
            return got_in

        for name, attempt in WAYS.items():
            yield Row(name, times, asyncio.run(count(attempt)))
        engine.dispose()


def main() -> int:
    """Try everything and write the table; 1 when anybody got in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES)
    results = list(rows(parser.parse_args().times))
    for row in results:
        print(row)
    write_measured(RELIABILITY, table(results), MARK)
    return int(any(row.got_in for row in results))


if __name__ == "__main__":
    sys.exit(main())
