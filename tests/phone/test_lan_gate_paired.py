"""A paired phone behind the gate: its cookie, its open connections, and its removal."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from psoas_coach.journal.devices import LAST_SEEN_STEP
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.phone import lan_gate
from psoas_coach.phone.access import Endpoint, PhoneAccess
from psoas_coach.phone.cookie import PLAIN_NAME
from psoas_coach.phone.lan_gate import LanGate
from tests.phone.conftest import Pair
from tests.support import clock
from tests.support.behind_gate import ADDRESS, ORIGIN, Inside
from tests.support.event_loop import run_async
from tests.support.raw_asgi import Caller


def test_the_cookie_lasts_anew_with_each_page(caller: Caller, pair: Pair) -> None:
    cookie = pair()
    (line,) = caller.get("/", cookie=cookie).all("set-cookie")
    assert line.startswith(cookie)
    assert "HttpOnly" in line
    assert "Secure" in line


def test_a_page_that_is_refused_says_how_to_come_in(caller: Caller) -> None:
    answer = caller.get("/session", headers=[("accept", "text/html,*/*;q=0.8")])
    assert answer.status == 403
    assert b"Connect this phone" in answer.body
    assert caller.get("/session").body == b""


def test_messages_pass_both_ways_until_the_browser_goes(
    caller: Caller, inside: Inside, pair: Pair
) -> None:
    cookie = pair()

    async def talk() -> None:
        async with caller.connection(headers=[("origin", ORIGIN)], cookie=cookie) as connection:
            assert connection.status == 101
            for count in range(1, 4):
                await connection.say(b"question")
                await connection.until(lambda count=count: len(connection.sent) == 1 + count)
        assert connection.closed is None

    run_async(talk())
    kinds = [message["type"] for message in inside.received]
    assert kinds == ["websocket.connect", *["websocket.receive"] * 3, "websocket.disconnect"]


def test_removing_a_phone_closes_what_it_has_open_and_no_other(
    caller: Caller, inside: Inside, access: PhoneAccess, journal: Journal, pair: Pair
) -> None:
    lost, kept = pair(), pair()
    device = access.find_device(lost.partition("=")[2])
    assert device is not None

    async def remove() -> None:
        headers = [("origin", ORIGIN)]
        async with (
            caller.connection(headers=headers, cookie=lost) as first,
            caller.connection(headers=headers, cookie=lost) as second,
            caller.connection(headers=headers, cookie=kept) as other,
        ):
            received = len(inside.received)
            assert await asyncio.to_thread(access.remove, device)
            await first.until(lambda: first.closed is not None)
            await second.until(lambda: second.closed is not None)
            assert (first.closed, second.closed) == (1008, 1008)
            await first.say(b"one more")
            assert other.closed is None
            await other.say(b"question")
            await other.until(lambda: len(other.sent) == 2)
        texts = [
            message for message in inside.received[received:] if message.get("bytes") == b"one more"
        ]
        assert texts == [], "what a removed phone says reaches nobody"
        async with caller.connection(headers=headers, cookie=lost) as again:
            assert again.status == 403

    run_async(remove())
    assert caller.get("/", cookie=lost).status == 403
    assert caller.get("/", cookie=kept).status == 200
    assert len(journal.devices.list()) == 1


def test_a_phone_that_another_process_removed_is_noticed_too(
    caller: Caller,
    access: PhoneAccess,
    journal: Journal,
    pair: Pair,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lan_gate, "RECHECK_SECONDS", 0.05)
    cookie = pair()
    device = access.find_device(cookie.partition("=")[2])
    assert device is not None

    async def wait() -> None:
        async with caller.connection(headers=[("origin", ORIGIN)], cookie=cookie) as connection:
            journal.devices.remove(device, clock.now())
            await connection.until(lambda: connection.closed == 1008)

    run_async(wait())


def test_while_the_journal_is_away_nobody_new_comes_in_and_nobody_is_cut_off(
    caller: Caller,
    inside: Inside,
    access: PhoneAccess,
    pair: Pair,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cookie = pair()
    monkeypatch.setattr(lan_gate, "RECHECK_SECONDS", 0.02)

    def away(_token: str) -> str:
        raise JournalUnavailableError("unreachable")

    async def go_through_it() -> None:
        async with caller.connection(headers=[("origin", ORIGIN)], cookie=cookie) as connection:
            monkeypatch.setattr(access, "find_device", away)
            await asyncio.sleep(0.2)
            await connection.say(b"question")
            await connection.until(lambda: len(connection.sent) == 2)
            assert connection.closed is None

    run_async(go_through_it())
    inside.reached.clear()
    assert caller.get("/", cookie=cookie).status == 503
    assert inside.reached == []


def test_when_a_phone_was_here_is_noted(caller: Caller, journal: Journal, pair: Pair) -> None:
    cookie = pair()
    (device,) = journal.devices.list()
    earlier = clock.now() - dt.timedelta(days=3)
    with journal.scope.write_tx() as connection:
        connection.exec_driver_sql(
            "UPDATE devices SET last_seen_at = ?", (earlier.strftime("%Y-%m-%d %H:%M:%S.%f"),)
        )
    caller.get("/", cookie=cookie)
    (seen,) = journal.devices.list()
    assert seen.last_seen_at - device.paired_at < LAST_SEEN_STEP
    assert seen.last_seen_at > earlier


def test_over_http_the_other_cookie_counts_and_pages_must_be_http(
    inside: Inside, access: PhoneAccess, gate: LanGate
) -> None:
    access.endpoint = Endpoint((ADDRESS,), 80, secure=False)
    caller = Caller(gate, ADDRESS)
    origin = [("origin", f"http://{ADDRESS}")]
    answer = caller.post("/pair", {"code": access.codes.issue()}, headers=origin)
    assert answer.status == 204
    cookie = answer.all("set-cookie")[0].partition(";")[0]
    assert cookie.startswith(PLAIN_NAME)
    assert caller.get("/", cookie=cookie, headers=origin).status == 200
    assert caller.get("/", cookie=cookie, headers=[("origin", f"https://{ADDRESS}")]).status == 403
    assert inside.reached == ["/"]
