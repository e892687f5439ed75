"""The machine's own addresses: the most likely first, found without asking other machines."""

from __future__ import annotations

import socket
from types import SimpleNamespace
from typing import Any, NoReturn

import ifaddr
import pytest

from psoas_coach.phone import addresses


def adapters(**found: list[str]) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(nice_name=name, ips=[SimpleNamespace(ip=ip) for ip in ips])
        for name, ips in found.items()
    ]


def with_adapters(monkeypatch: pytest.MonkeyPatch, default: str | None, **found: Any) -> None:  # noqa: ANN401 -- as above
    monkeypatch.setattr(ifaddr, "get_adapters", lambda: adapters(**found))
    monkeypatch.setattr(addresses, "_find_default_route", lambda: default)


def test_the_way_out_comes_first_and_tunnels_last(monkeypatch: pytest.MonkeyPatch) -> None:
    with_adapters(
        monkeypatch,
        "192.168.1.5",
        tun0=["10.8.0.2"],
        eth0=["10.0.0.9"],
        wlan0=["192.168.1.5", "169.254.3.4"],
    )
    assert addresses.list_addresses() == ("192.168.1.5", "10.0.0.9", "10.8.0.2", "169.254.3.4")


def test_no_phone_is_behind_loopback_containers_or_the_internet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_adapters(
        monkeypatch,
        None,
        lo=["127.0.0.1"],
        docker0=["172.17.0.1"],
        virbr0=["192.168.122.1"],
        eth0=["8.8.8.8", "0.0.0.0", "224.0.0.1"],  # noqa: S104 -- none that anybody listens to
        en0=["192.168.1.5"],
    )
    assert addresses.list_addresses() == ("192.168.1.5",)


def test_ipv6_and_doubles_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with_adapters(monkeypatch, None, en0=[("fe80::1", 0, 4), "192.168.1.5", "192.168.1.5"])
    assert addresses.list_addresses() == ("192.168.1.5",)


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("192.168.0.1", True),
        ("10.1.2.3", True),
        ("172.16.0.1", True),
        ("100.64.0.9", True),  # a VPN's
        ("169.254.1.1", True),
        ("172.32.0.1", False),
        ("8.8.8.8", False),
        ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 -- the same
        ("::1", False),
        ("192.168.0.1.evil.example", False),
        ("", False),
    ],
)
def test_local_is_what_the_internet_cannot_reach(address: str, local: bool) -> None:
    assert addresses.is_local(address) is local


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("kitchen", "kitchen.local"),
        ("Kitchen.example.org", "kitchen.local"),
        ("annas-mac.local", "annas-mac.local"),
        ("localhost", None),
        ("", None),
        ("with_underscore", None),
        ("küche", None),
        ("-x", None),
    ],
)
def test_the_name_nearby_is_the_first_part_of_the_hosts(
    monkeypatch: pytest.MonkeyPatch, host: str, name: str | None
) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: host)
    assert addresses.find_local_name() == name


def test_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name is looked up, no byte is sent and no connection is made."""

    def ask(*_: object, **__: object) -> NoReturn:
        raise AssertionError

    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "getfqdn"):
        monkeypatch.setattr(socket, name, ask)
    probes: list[str] = []

    class Probe(socket.socket):
        def send(self, *_: object) -> NoReturn:
            raise AssertionError

        sendto = sendall = sendmsg = send

        def connect(self, address: Any) -> None:  # noqa: ANN401 -- as the system takes it
            assert self.type == socket.SOCK_DGRAM
            probes.append(address[0])
            super().connect(address)

    monkeypatch.setattr(socket, "socket", Probe)
    assert isinstance(addresses.list_addresses(), tuple)
    assert probes == ["192.0.2.1"]


def test_without_a_way_out_there_is_no_likeliest(monkeypatch: pytest.MonkeyPatch) -> None:
    class Nowhere(socket.socket):
        def connect(self, _address: object) -> NoReturn:
            raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(socket, "socket", Nowhere)
    monkeypatch.setattr(ifaddr, "get_adapters", lambda: adapters(eth0=["10.0.0.9"]))
    assert addresses.list_addresses() == ("10.0.0.9",)
