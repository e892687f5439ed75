"""Attacks on the running app over a network; writes into ``docs/reliability.md``.

``python -m benchmarks.phone_attacks``, as root, from the root of the repository. The app runs in a
network namespace as ``psoas-coach phone`` starts it, with Streamlit behind the gate. The attacker
sits in another one and sends bytes, so that requests may be such as no browser sends.
"""

from __future__ import annotations

import argparse
import ctypes
import datetime as dt
import json
import os
import re
import socket
import ssl
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import product
from pathlib import Path
from typing import NamedTuple

from benchmarks.intruders import Row, table
from psoas_coach.journal.devices import Device
from psoas_coach.phone.cookie import PLAIN_NAME, SECURE_NAME, hash_token, make_token
from tests.support.measured_pages import RELIABILITY, write_measured
from tests.support.phone_network import COMPUTER, PORT, PhoneApp, phone_network

MARK = "measured phone attacks"
HOST = f"{COMPUTER}:{PORT}"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "X")
ROUTES = (
    *("/", "/session", "/my_data", "/_stcore/health", "/_stcore/host-config", "/_stcore/stream"),
    *("/_stcore/script-health-check", "/_stcore/metrics", "/_stcore/agent/openapi.json"),
    *("/_stcore/upload_file/a/b", "/media/a.json", "/_stcore/bidi-components/a/b.js"),
    *("/component/a/b", "/app/static/a", "/static/index.html", "/favicon.png", "/manifest.json"),
)
INSIDE = ("_stcore/health", "static/js/{script}", "_stcore/host-config", "")
TRICKS = (
    *("/pair/../{0}", "/pair/..%2f{0}", "/pair/%2e%2e/{0}", "/pair/%2e%2e%2f{0}", "//{0}"),
    *("/pair/..\\{0}", "/pair/..%5c{0}", "/pair/..%252f{0}", "/pair%00/../{0}", "/pair;/../{0}"),
    *("/pair?/../{0}", "/pair#/../{0}", "/./{0}", "/%5fstcore/../{0}", "/pair/pair.css/../../{0}"),
    *("/pair//..//{0}", "///{0}", "/pair/away/..;/{0}", "/PAIR/../{0}", "/%2f{0}", "/{0}%00.css"),
    *("/{0}/pair/pair.css", "/{0}?/pair", "/{0}#/pair", "https://{host}/{0}", "http://{host}/{0}"),
    *("https://{host}@evil.example/{0}", "*", "{0}", "/pair/pair.js/../../{0}", "/pair/ {0}"),
)
HOSTS = (
    *(
        "evil.example",
        f"evil.example:{PORT}",
        f"localhost:{PORT}",
        "localhost",
        COMPUTER,
        "",
        "x y",
    ),
    *(
        f"{HOST}.evil.example",
        f"evil.example@{HOST}",
        f"{HOST}@evil.example",
        f"{COMPUTER}.:{PORT}",
    ),
    *(
        f"{HOST}, evil.example",
        f"127.0.0.1:{PORT}",
        f"[::1]:{PORT}",
        "192.168.77.01:8443",
        "0:8443",
    ),
    *("3232255233:8443", "0xc0a84d01:8443", f"{COMPUTER}:08443", f"{COMPUTER}:8443/", "null"),
)
ORIGINS = (
    *("null", "", "https://evil.example", f"http://{HOST}", f"https://{COMPUTER}", "https://"),
    *(
        f"https://{HOST}.evil.example",
        f"https://evil.example@{HOST}",
        f"https://{HOST}/",
        "file://",
    ),
    *(f"https://localhost:{PORT}", f"https://{HOST}, https://{HOST}", f"wss://{HOST}"),
)
UPGRADE = (
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol: streamlit",
)
CROWD = 1000
CLONE_NEWNET = 0x40000000


class Target(NamedTuple):
    """The running app, and what an attacker could have got hold of.

    Attributes:
        app: It, with its journal and what it has printed.
        cookie: Of a phone that is paired all the while.
        script: Name of one of Streamlit's scripts.
    """

    app: PhoneApp
    cookie: str
    script: str

    def send(self, data: bytes, seconds: float = 10) -> bytes:
        """Send bytes over TLS; returns all that comes back until the other side is done."""
        with suppress(OSError), connect() as line:
            line.settimeout(seconds)
            line.sendall(data)
            return read_all(line)
        return b""

    def ask(self, method: str, path: str, *headers: str, host: str | None = HOST) -> bytes:
        """Send a request; a host of None leaves its header out."""
        named = [] if host is None else [f"Host: {host}"]
        lines = [f"{method} {path} HTTP/1.1", *named, "Connection: close", *headers, "", ""]
        return self.send("\r\n".join(lines).encode("latin-1", "replace"))

    def connect_page(self, *headers: str, host: str = HOST) -> bytes:
        """Open the connection of a page; returns the beginning of the answer."""
        lines = ["GET /_stcore/stream HTTP/1.1", f"Host: {host}", *UPGRADE, *headers, "", ""]
        with suppress(OSError), connect() as line:
            line.settimeout(10)
            line.sendall("\r\n".join(lines).encode())
            return line.recv(4096)
        return b""

    def post(self, code: str) -> bool:
        """Post a code as the page does; gives whether it paired."""
        body = json.dumps({"code": code})
        headers = ("Content-Type: application/json", f"Content-Length: {len(body)}")
        lines = ("POST /pair HTTP/1.1", f"Host: {HOST}", f"Origin: https://{HOST}", *headers)
        data = "\r\n".join([*lines, "Connection: close", "", body]).encode()
        return self.send(data).startswith(b"HTTP/1.1 204")


def connect() -> ssl.SSLSocket:
    """Open a connection that trusts whatever certificate it is shown."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context.wrap_socket(socket.create_connection((COMPUTER, PORT), timeout=30))


def read_all(line: socket.socket) -> bytes:
    """Read until the other side closes, or sends nothing more for a while."""
    data = b""
    with suppress(OSError):
        while more := line.recv(65536):
            data += more
    return data


def gets_in(answer: bytes) -> bool:
    """Whether any part of an answer is the app's: none of ours, and no refusal."""
    for part in re.split(rb"(?=HTTP/1\.1 \d{3} )", answer):
        head = re.match(rb"HTTP/1\.1 (\d{3}) ", part)
        if head is None or int(head[1]) >= 400:
            continue
        policy = b"frame-ancestors 'none'" in part  # every answer of the pairing page has it
        if not policy:
            return True
    return False


Attack = Callable[[Target], Iterator[bool]]


def _no_cookie(target: Target) -> Iterator[bool]:
    for method, path in product(METHODS, (*ROUTES, f"/static/js/{target.script}")):
        for headers in ((), (f"Origin: https://{HOST}",), ("Accept: text/html",)):
            yield gets_in(target.ask(method, path, *headers))


def _path_tricks(target: Target) -> Iterator[bool]:
    for trick, wanted, method in product(TRICKS, INSIDE, ("GET", "HEAD")):
        path = trick.format(wanted.format(script=target.script), host=HOST)
        yield gets_in(target.ask(method, path))


def _bad_cookies(target: Target) -> Iterator[bool]:
    name, _, token = target.cookie.partition("=")
    forged = f"{name}={make_token()}"
    cookies = (
        *(forged, f"{name}=", name, f"{name}={token[:-1]}", f"{name}={token}x", f"{name}=%00"),
        *(f"{PLAIN_NAME}={token}", f"{name.lower()}={token}", f"{name}={hash_token(token)}"),
        *(f"{target.cookie}; {forged}", f"{forged}; {target.cookie}", f'{name}="{token}"'),
        *(f"{name} ={token}x", f"{name}={token}{'a' * 9000}", f"{name}={token} or 1=1"),
    )
    for cookie, path in product(cookies, ("/", "/_stcore/health", f"/static/js/{target.script}")):
        yield gets_in(target.ask("GET", path, f"Cookie: {cookie}"))
    for cookie in cookies:
        yield gets_in(target.connect_page(f"Origin: https://{HOST}", f"Cookie: {cookie}"))
    yield gets_in(target.ask("GET", "/", f"Cookie: {target.cookie}", f"Cookie: {forged}"))


def _rebinding(target: Target) -> Iterator[bool]:
    for host, path in product(HOSTS, ("/", "/_stcore/health", f"/static/js/{target.script}")):
        yield gets_in(target.ask("GET", path, f"Cookie: {target.cookie}", host=host))
        for extra in (f"Host: {HOST}", f"X-Forwarded-Host: {HOST}", f"Forwarded: host={HOST}"):
            yield gets_in(target.ask("GET", path, f"Cookie: {target.cookie}", extra, host=host))
    for host in HOSTS:
        headers = (f"Origin: https://{host}", f"Cookie: {target.cookie}")
        yield gets_in(target.connect_page(*headers, host=host))
    yield gets_in(target.ask("GET", "/", f"Cookie: {target.cookie}", host=None))


def _other_origins(target: Target) -> Iterator[bool]:
    cookie = f"Cookie: {target.cookie}"
    for origin in ORIGINS:
        yield gets_in(target.connect_page(f"Origin: {origin}", cookie))
        two = (f"Origin: https://{HOST}", f"Origin: {origin}")
        yield gets_in(target.connect_page(*two, cookie))
        for method, path in product(("GET", "POST", "PUT", "DELETE"), ROUTES[:9]):
            yield gets_in(target.ask(method, path, f"Origin: {origin}", cookie))
    yield gets_in(target.connect_page(cookie))


def _smuggling(target: Target) -> Iterator[bool]:
    inner = f"GET /_stcore/health HTTP/1.1\r\nHost: {HOST}\r\n\r\n"
    size = len(inner)
    first = f"POST /pair HTTP/1.1\r\nHost: {HOST}\r\nOrigin: https://{HOST}\r\n"
    chunked = "Transfer-Encoding: chunked\r\n"
    for head in (
        f"Content-Length: 0\r\n\r\n{inner}",
        f"Content-Length: 4\r\n{chunked}\r\n0\r\n\r\n{inner}",
        f"{chunked}Content-Length: {size}\r\n\r\n0\r\n\r\n{inner}",
        f"Content-Length: 0\r\nContent-Length: {size}\r\n\r\n{inner}",
        f"Transfer-Encoding: xchunked\r\nContent-Length: 0\r\n\r\n{inner}",
        f"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n{inner}",
        f"Content-Length: -1\r\n\r\n{inner}",
        f"{chunked}\r\n{size:x}\r\n{inner}\r\n0\r\n\r\n{inner}",
        f"X: a\r\n Cookie: {target.cookie[:-1]}x\r\nContent-Length: 0\r\n\r\n{inner}",
        f"Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n{inner}",
    ):
        yield gets_in(target.send((first + head).encode(), 2))
    for before in ("GET /pair", "HEAD /pair/pair.css", "GET /pair/away"):
        plain = f"{before} HTTP/1.1\r\nHost: {HOST}\r\n\r\n"
        yield gets_in(target.send((plain + inner).encode(), 2))
    yield gets_in(target.send(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 2))


def _codes(target: Target) -> Iterator[bool]:
    code = target.app.printed_code()
    _require(target.post(code))
    for again in (code, code.upper(), "-".join(code), f" {code}\n"):
        yield target.post(again)
    for wrong in ("", "a" * 26, code[:-1], code + "a", "\x00", "a" * 900):
        yield target.post(wrong)


def _try_removed(target: Target) -> Iterator[bool]:
    cookie, device = pair(target.app)
    _require(gets_in(target.ask("GET", "/_stcore/health", f"Cookie: {cookie}")))
    target.app.journal().devices.remove(device, dt.datetime.now(dt.UTC))
    for path in (*ROUTES, f"/static/js/{target.script}"):
        yield gets_in(target.ask("GET", path, f"Cookie: {cookie}"))
    yield gets_in(target.connect_page(f"Origin: https://{HOST}", f"Cookie: {cookie}"))


def _huge(target: Target) -> Iterator[bool]:
    for header in ("X", "Cookie", "Host", "Origin", "Accept"):
        yield gets_in(target.ask("GET", "/", f"{header}: {'a' * 1_000_000}"))
    yield gets_in(target.ask("GET", "/" + "a" * 1_000_000))
    yield gets_in(target.ask("GET", "/", *(f"X{number}: a" for number in range(50_000))))
    size = 5_000_000
    long = f"POST /pair HTTP/1.1\r\nHost: {HOST}\r\nOrigin: https://{HOST}\r\n"
    kind = f"Content-Type: application/json\r\nContent-Length: {size}\r\n\r\n"
    yield gets_in(target.send((long + kind).encode() + b"a" * size))


def _plain(target: Target) -> Iterator[bool]:
    for path in ROUTES:
        data = f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nCookie: {target.cookie}\r\n\r\n".encode()
        with suppress(OSError), socket.create_connection((COMPUTER, PORT), timeout=10) as line:
            line.sendall(data)
            yield gets_in(read_all(line))


def _crowd(target: Target) -> Iterator[bool]:
    """A try is a phone that was kept out, or waited for more than ten seconds."""
    begun = f"GET / HTTP/1.1\r\nHost: {HOST}\r\nX: ".encode()
    for trickles in (False, True):
        with ExitStack() as open_lines:
            for _ in range(CROWD):
                line = socket.create_connection((COMPUTER, PORT), timeout=30)
                open_lines.enter_context(line)
                if trickles:
                    with suppress(OSError):
                        line.sendall(begun)
            start = time.monotonic()
            answer = target.ask("GET", "/_stcore/health", f"Cookie: {target.cookie}")
            yield not gets_in(answer) or time.monotonic() - start > 10


ATTACKS: dict[str, tuple[str, Attack]] = {
    "no cookie": ("Every route by every method without a cookie", _no_cookie),
    "paths": ("Paths that lead out of the pairing page, in every spelling", _path_tricks),
    "cookies": ("Cookies that are forged, cut, doubled, or under another name", _bad_cookies),
    "rebinding": ("Another name in Host, with a stolen cookie (DNS rebinding)", _rebinding),
    "origins": ("A page of another origin, with a stolen cookie", _other_origins),
    "smuggling": ("A second request hidden in one to the pairing page", _smuggling),
    "codes": ("A printed code a second time, and what looks like one", _codes),
    "removed": ("The cookie of a phone that was removed", _try_removed),
    "huge": ("Heads, paths and bodies of a megabyte and more", _huge),
    "plain": ("Plain HTTP at the port, with a stolen cookie", _plain),
    "crowd": ("A thousand connections that stay silent, or trickle; a phone is kept out", _crowd),
}


def _require(works: bool) -> None:
    """Make sure that what must work does.

    Raises:
        RuntimeError: It does not.
    """
    if not works:
        raise RuntimeError("closed to whom it belongs to")


def pair(app: PhoneApp) -> tuple[str, str]:
    """Pair a phone without a code; gives its cookie and its id."""
    token, now = make_token(), dt.datetime.now(dt.UTC)
    device = Device(hash_token(token)[:32], "Phone", now, now)
    app.journal().devices.pair(device, hash_token(token))
    return f"{SECURE_NAME}={token}", device.id


@contextmanager
def inside(namespace: str) -> Iterator[None]:
    """Let this thread open its connections in another network."""
    system = ctypes.CDLL(None, use_errno=True)
    with (
        Path("/proc/thread-self/ns/net").open() as own,
        Path(f"/run/netns/{namespace}").open() as other,
    ):
        for target in (other, own):
            if system.setns(target.fileno(), CLONE_NEWNET):
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
            if target is other:
                try:
                    yield
                except BaseException:
                    system.setns(own.fileno(), CLONE_NEWNET)
                    raise


def run(target: Target, only: str) -> Iterator[Row]:
    """Try everything; the paired phone must come in before and after."""
    for key, (name, attack) in ATTACKS.items():
        if only not in key:
            continue
        results = list(attack(target))
        cookie = f"Cookie: {target.cookie}"
        _require(gets_in(target.ask("GET", "/_stcore/health", cookie)))
        _require(gets_in(target.connect_page(f"Origin: https://{HOST}", cookie)))
        yield Row(name, len(results), sum(results))


def main() -> int:
    """Try everything and write the table; 1 when anything worked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="part of the name of an attack; writes nothing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, phone_network(Path(folder)) as network:
        app = PhoneApp(Path(folder), network)
        app.start()
        try:
            cookie, _ = pair(app)
            with inside(network.phone):
                home = Target(app, cookie, "").ask("GET", "/", f"Cookie: {cookie}")
                script = re.findall(rb"/static/js/(index\.[^\"']+\.js)", home)[0].decode()
                results = []
                for row in run(Target(app, cookie, script), options.only):
                    print(*row, sep=" | ", flush=True)
                    results.append(row)
        finally:
            app.kill()
    if not options.only:
        write_measured(RELIABILITY, table(results), MARK)
    return int(any(row.got_in for row in results))


if __name__ == "__main__":
    sys.exit(main())
