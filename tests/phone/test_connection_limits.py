"""Strangers who open connections and send little or nothing cannot block a phone."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from psoas_coach.journal.journal import Journal
from psoas_coach.phone import access
from psoas_coach.phone.connection_limits import MOST_UNPROVEN, ConnectionLimits
from psoas_coach.phone.service import PhoneService
from tests.support.event_loop import run_async
from tests.support.phone_listener import HERE, Phone, pair_for_cookie, run_with

PAST_SECONDS = 0.2
"""A limit that is over soon, in place of one that a person would not notice."""


on_loopback = pytest.mark.usefixtures("on_loopback")


@contextmanager
def open_connections(
    port: int, count: int, begin: Callable[[socket.socket], socket.socket | None]
) -> Iterator[list[socket.socket]]:
    """Open connections one after the other; each is begun, and left alone then."""
    with ExitStack() as opened:
        kept = []
        for _ in range(count):
            connection = opened.enter_context(socket.create_connection((HERE, port), timeout=20))
            begun = begin(connection)
            if begun is not None:
                kept.append(opened.enter_context(begun))
        yield kept


def say_nothing(connection: socket.socket) -> socket.socket:
    return connection


def agree_on_tls(connection: socket.socket) -> socket.socket | None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context.wrap_socket(connection)


def begin_a_request(connection: socket.socket) -> socket.socket | None:
    wrapped = agree_on_tls(connection)
    assert wrapped is not None
    wrapped.sendall(b"GET / HTTP/1.1\r\nHost: ")
    return wrapped


def is_closed(connection: socket.socket) -> bool:
    """Whether the other side has closed a connection, or does within twenty seconds."""
    try:
        return connection.recv(1) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


@on_loopback
@pytest.mark.parametrize(
    ("begin", "strangers"), [(say_nothing, 1000), (agree_on_tls, 200), (begin_a_request, 200)]
)
def test_a_thousand_silent_connections_do_not_keep_a_phone_out(
    begin: Callable[[socket.socket], socket.socket | None],
    strangers: int,
    tmp_path: Path,
    journal: Journal,
) -> None:
    def work(service: PhoneService, port: int) -> None:
        assert service.access is not None
        cookie = pair_for_cookie(service)
        with open_connections(port, strangers, begin) as opened:
            assert len(opened) == strangers
            assert Phone(port, cookie).get("/static/x.js")[0] == 200
            assert Phone(port).get("/pair")[0] == 200, "and another phone can still be paired"
            assert len(service.access.limits) <= MOST_UNPROVEN
            assert is_closed(opened[0]), "the oldest had to go"

    run_with(tmp_path, journal, work)


@on_loopback
def test_a_connection_that_shows_no_cookie_is_closed_after_a_while(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "ConnectionLimits", lambda: ConnectionLimits(lasts=PAST_SECONDS))

    def work(service: PhoneService, port: int) -> None:
        for begin in (say_nothing, begin_a_request):
            with open_connections(port, 1, begin) as (stranger,):
                assert is_closed(stranger)
        assert service.access is not None
        assert len(service.access.limits) == 0

    run_with(tmp_path, journal, work)


@on_loopback
def test_a_paired_phone_keeps_its_connection_for_longer_than_that(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "ConnectionLimits", lambda: ConnectionLimits(lasts=PAST_SECONDS))

    def work(service: PhoneService, port: int) -> None:
        head = (
            f"GET / HTTP/1.1\r\nHost: {HERE}:{port}\r\nCookie: {pair_for_cookie(service)}\r\n\r\n"
        )
        with open_connections(port, 1, agree_on_tls) as (phone,):
            phone.sendall(head.encode())
            assert phone.recv(12) == b"HTTP/1.1 200"
            time.sleep(3 * PAST_SECONDS)
            phone.sendall(head.encode())
            answer = b""
            while b"HTTP/1.1 200" not in answer:
                answer += phone.recv(4096)

    run_with(tmp_path, journal, work)


@on_loopback
def test_an_endless_head_is_refused(tmp_path: Path, journal: Journal) -> None:
    def work(_made: PhoneService, port: int) -> None:
        with open_connections(port, 1, begin_a_request) as (stranger,):
            sent = 0
            with suppress(OSError):
                while sent < 4_000_000:
                    sent += stranger.send(b"x" * 10_000)
            assert sent < 4_000_000 or is_closed(stranger)

    run_with(tmp_path, journal, work)


def test_a_crowd_pushes_out_its_own_and_nobody_elses() -> None:
    async def fill() -> tuple[bool, list[bool]]:
        limits = ConnectionLimits(most=4)
        pairs = [socket.socketpair() for _ in range(8)]
        limits.add(pairs[0][0], ("192.168.1.20", 5000))
        for port, (connection, _) in enumerate(pairs[1:]):
            limits.add(connection, ("192.168.1.66", port))
        for _, other in pairs:
            other.settimeout(0.05)
        closed = [is_closed(other) for _, other in pairs]
        for both in pairs:
            for source in both:
                source.close()
        assert len(limits) == 0, "what is closed is not counted"
        return closed[0], closed[1:]

    phone, crowd = run_async(fill())
    assert not phone
    assert crowd == [True, True, True, True, False, False, False]


def test_a_paired_phone_is_not_counted() -> None:
    async def fill() -> int:
        limits = ConnectionLimits(most=4)
        pairs = [socket.socketpair() for _ in range(3)]
        with ExitStack() as opened:
            for port, both in enumerate(pairs):
                for source in both:
                    opened.enter_context(source)
                limits.add(both[0], ("192.168.1.20", port))
            limits.release(("192.168.1.20", 1))
            limits.release(("192.168.1.20", 1))
            return len(limits)

    assert run_async(fill()) == 2


def test_the_limit_of_a_connection_never_closes_a_later_one_from_the_same_port() -> None:
    async def open_twice() -> bool:
        limits = ConnectionLimits(lasts=PAST_SECONDS)
        earlier, _ = socket.socketpair()
        later, _ = socket.socketpair()
        peer = ("192.168.1.5", 50_000)
        limits.add(earlier, peer)
        earlier.close()
        await asyncio.sleep(PAST_SECONDS / 2)
        limits.add(later, peer)
        await asyncio.sleep(PAST_SECONDS * 0.75)
        still_open = len(limits) == 1 and later.fileno() >= 0
        later.send(b"x")
        limits.release(peer)
        later.close()
        return still_open

    assert run_async(open_twice())
