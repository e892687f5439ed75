"""The addresses of this machine on its local networks, found without asking any other host."""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address

import ifaddr

_HOST_ONLY = re.compile(r"(docker|br-|virbr|vmnet|vboxnet|veth[0-9a-f]{7})")
"""Adapters of containers and virtual machines, which no phone can reach."""
_TUNNEL = re.compile(r"(tun|tap|utun|wg|zt|tailscale|ppp)")
_NAMED = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\Z")
_DOCUMENTATION = ("192.0.2.1", 9)
"""An address that is reserved for documentation (RFC 5737)."""


def list_addresses() -> tuple[str, ...]:
    """Return this machine's IPv4 addresses on local networks, the most likely first.

    The address of the default route comes first, then ordinary networks, then tunnels. Public
    addresses are left out, because access is only for the home network.
    """
    candidates: list[tuple[tuple[bool, bool, bool], str]] = []
    default = _find_default_route()
    for adapter in ifaddr.get_adapters():
        name = str(adapter.nice_name).lower()
        if _HOST_ONLY.match(name):
            continue
        for ip in adapter.ips:
            if not isinstance(ip.ip, str) or not is_local(ip.ip):
                continue
            address = IPv4Address(ip.ip)
            order = (ip.ip != default, address.is_link_local, bool(_TUNNEL.match(name)))
            candidates.append((order, ip.ip))
    return tuple(dict.fromkeys(address for _, address in sorted(candidates)))


def is_local(address: str) -> bool:
    """Whether an IPv4 address belongs to a local network: neither loopback nor public.

    Addresses of VPNs such as Tailscale (100.64.0.0/10) count as local.
    """
    try:
        number = IPv4Address(address)
    except ValueError:
        return False
    return not (
        number.is_global or number.is_loopback or number.is_multicast or number.is_unspecified
    )


def find_local_name() -> str | None:
    """Return the mDNS name of this machine; None if it has none."""
    label = socket.gethostname().partition(".")[0].lower()
    return f"{label}.local" if _NAMED.match(label) and label != "localhost" else None


def _find_default_route() -> str | None:
    """Return the address that this machine uses towards other networks.

    Connecting a UDP socket sends nothing: the system only consults its routing table.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_DOCUMENTATION)
        except OSError:  # There is no route.
            return None
        return str(probe.getsockname()[0])
