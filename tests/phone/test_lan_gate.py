"""The gate in front of the app: which cookie, name and origin give access."""

from __future__ import annotations

import itertools
import random

import pytest

from psoas_coach.phone.access import PhoneAccess
from psoas_coach.phone.cookie import PLAIN_NAME, SECURE_NAME
from tests.phone.conftest import Pair
from tests.support.behind_gate import ADDRESS, HOST, ORIGIN, PORT, Inside
from tests.support.event_loop import run_async
from tests.support.raw_asgi import Caller

PATHS = [
    *("/", "/session", "/my_data", "/index.html", "/favicon.png", "/manifest.json"),
    *(
        "/static/js/index.js",
        "/static/media/font.woff2",
        "/app/static/x",
        "/component/x/index.html",
    ),
    *(
        "/_stcore/health",
        "/_stcore/script-health-check",
        "/_stcore/host-config",
        "/_stcore/metrics",
    ),
    *("/_stcore/stream", "/_stcore/upload_file/session/file", "/_stcore/bidi-components/x/y.js"),
    *("/_stcore/agent", "/_stcore/agent/openapi.json", "/media/abc.json", "/auth/login", "/ready"),
    *("/oauth2callback", "/pair/", "/pair/x", "/PAIR", "//pair", "/pair/../", "/pair/../static/x"),
    *("/pair/..%2fstatic", "/pair%2fpair.js", "/pair/pair.js/", "/pair/pair.js/../../", "/pair\\x"),
    *("/./pair", "/pair;x", "/pair\x00", "/x/pair", "*", ""),
]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW"]
ORIGINS: list[list[tuple[str, str]]] = [[], [("origin", ORIGIN)]] * 4
UNPAIRED = "2Jm0xq3bYc7TnVw5oHs8uRZe1LdKfGp4iNaXyBtQjUk"
"""As this machine makes them, but of no paired phone; the same in every process of a run."""
BAD_COOKIES = [
    None,
    "",
    f"{SECURE_NAME}=",
    f"{SECURE_NAME}={'a' * 43}",
    f"{SECURE_NAME}={UNPAIRED}",
    f"{PLAIN_NAME}={UNPAIRED}",
    f"{SECURE_NAME}=' OR 1=1 --",
]


def test_an_unpaired_client_reaches_nothing_by_any_path_and_method(
    caller: Caller, inside: Inside
) -> None:
    async def try_everything() -> None:
        for path, method, accept in itertools.product(PATHS, METHODS, ("*/*", "text/html")):
            for bad, origin in zip(itertools.cycle(BAD_COOKIES), ORIGINS, strict=False):
                headers = [("accept", accept), *origin]
                answer = await caller.call(method, path, headers=headers, cookie=bad)
                assert answer.status == 403, (path, method, bad, origin, accept)
                assert not answer.all("set-cookie")

    run_async(try_everything())
    assert inside.reached == []


@pytest.mark.parametrize("bad", BAD_COOKIES)
def test_no_cookie_but_a_paired_phones_opens_anything(
    caller: Caller, inside: Inside, bad: str | None
) -> None:
    for path in ("/", "/_stcore/health", "/static/js/index.js", "/media/x"):
        assert caller.get(path, cookie=bad).status == 403
    assert inside.reached == []


@pytest.mark.parametrize("path", ["/_stcore/stream", "/", "/pair", "/x/_stcore/stream"])
def test_an_unpaired_client_opens_no_websocket(caller: Caller, inside: Inside, path: str) -> None:
    async def attempt(bad: str | None, origin: str | None) -> int:
        headers = [("origin", origin)] if origin else []
        async with caller.connection(path, headers=headers, cookie=bad) as connection:
            return connection.status

    for bad, origin in itertools.product(BAD_COOKIES, (None, ORIGIN)):
        assert run_async(attempt(bad, origin)) == 403
    assert inside.reached == []


@pytest.mark.parametrize(
    "path", ["/pair", "/pair/pair.css", "/pair/pair.js", "/pair/manifest.json"]
)
def test_open_paths_are_read_only_and_never_reach_the_app(
    caller: Caller, inside: Inside, path: str
) -> None:
    for method in METHODS:
        answer = run_async(caller.call(method, path))
        assert answer.status == (200 if method in {"GET", "HEAD"} else 403), method
    assert inside.reached == []


def test_a_paired_phone_reaches_everything(caller: Caller, inside: Inside, pair: Pair) -> None:
    cookie = pair()
    paths = [path for path in PATHS if path]
    for path in paths:
        assert caller.get(path, cookie=cookie).status == 200
    assert inside.reached == paths


@pytest.mark.parametrize(
    "host",
    [
        None,
        "evil.example",
        f"evil.example:{PORT}",
        ADDRESS,
        f"{ADDRESS}:443",
        f"{ADDRESS}:{PORT}x",
        f"{ADDRESS}.:{PORT}",
        f"{ADDRESS}:{PORT}.evil.example",
        f"x@{HOST}",
        f"{HOST}, {HOST}",
        f"localhost:{PORT}",
        f"127.0.0.1:{PORT}",
        f"3232235781:{PORT}",  # the same address as one number
        f"192.168.1.005:{PORT}",
        f"192.168.1.6:{PORT}",
        f"[::ffff:{ADDRESS}]:{PORT}",
    ],
)
def test_a_name_that_is_not_ours_is_refused_even_with_the_cookie(
    caller: Caller, inside: Inside, pair: Pair, host: str | None
) -> None:
    """A page whose name was pointed at this machine calls it by that name."""
    cookie = pair()
    assert caller.get("/", cookie=cookie, host=host).status == 403
    assert caller.get("/pair", host=host).status == 403
    assert inside.reached == []


def test_two_names_are_none(caller: Caller, pair: Pair) -> None:
    cookie = pair()
    for other in (HOST, "evil.example"):
        assert caller.get("/", cookie=cookie, headers=[("host", other)]).status == 403


def test_every_name_of_the_certificate_is_ours_in_any_case(caller: Caller, pair: Pair) -> None:
    cookie = pair()
    for host in (HOST, f"kitchen.local:{PORT}", f"Kitchen.LOCAL:{PORT}"):
        assert caller.get("/", cookie=cookie, host=host).status == 200


FOREIGN_ORIGINS = [
    *(
        "null",
        "https://evil.example",
        f"http://{HOST}",
        f"https://{ADDRESS}",
        f"{ORIGIN}/",
        "https://",
    ),
    *(f"https://{ADDRESS}:443", f"https://kitchen.local:{PORT}", f"https://evil@{HOST}", ""),
    *(f"{ORIGIN}.evil.example", f"{ORIGIN} ", f"https://localhost:{PORT}"),
]


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_page_of_elsewhere_is_refused_even_with_the_cookie(
    caller: Caller, inside: Inside, access: PhoneAccess, pair: Pair, origin: str
) -> None:
    cookie, code = pair(), access.codes.issue()
    headers = [("origin", origin)]
    for method in ("GET", "POST", "PUT", "DELETE"):
        answer = run_async(caller.call(method, "/", headers=headers, cookie=cookie))
        assert answer.status == 403
    assert caller.post("/pair", {"code": code}, headers=headers).status == 403
    assert access.codes.is_good(code)

    async def connect() -> int:
        async with caller.connection(headers=headers, cookie=cookie) as connection:
            return connection.status

    assert run_async(connect()) == 403
    assert inside.reached == []


def test_a_request_that_changes_something_must_name_its_origin(
    caller: Caller, inside: Inside, pair: Pair
) -> None:
    cookie = pair()
    for method in METHODS[2:]:
        assert run_async(caller.call(method, "/", cookie=cookie)).status == 403, method
        twice = [("origin", ORIGIN)] * 2
        answer = run_async(caller.call(method, "/", cookie=cookie, headers=twice))
        assert answer.status == 403, method
    assert inside.reached == []


@pytest.mark.parametrize("peer", ["8.8.8.8", "1.1.1.1", "::1", "2001:db8::1", "", "testclient"])
def test_nobody_comes_in_from_the_internet(
    caller: Caller, inside: Inside, pair: Pair, peer: str
) -> None:
    cookie = pair()
    assert caller.get("/pair", peer=peer or " ").status == 403
    assert caller.get("/", cookie=cookie, peer=peer or " ").status == 403
    assert inside.reached == []


def test_random_requests_without_a_cookie_reach_nothing(caller: Caller, inside: Inside) -> None:
    chance = random.Random(20261129)
    pieces = ["/", "pair", "static", "_stcore", "..", "%2e", "//", "?", "#", "\\", ".js", "stream"]

    async def everything() -> None:
        for _ in range(2000):
            path = "".join(chance.choices(pieces, k=chance.randrange(1, 6)))
            headers = [("origin", chance.choice([ORIGIN, "null", "https://evil.example"]))]
            host = chance.choice([HOST, "evil.example", None])
            await caller.call(
                chance.choice(METHODS), path, headers=headers[: chance.randrange(2)], host=host
            )

    run_async(everything())
    assert inside.reached == []
