"""Attacks that must fail, each with thousands of random variations.

``list_attacks`` returns them by name; each attempt returns whether it succeeded.
"""

from __future__ import annotations

import random
import string
import uuid
from collections.abc import Callable
from functools import partial

from tests.support.sign_in.attack_targets import XSRF, Prey, cookie, page_of, upload
from tests.support.sign_in.raw_client import Headers, send_request, visit

PAGES = (
    "",
    "guidance",
    "fair_test",
    "hand_over",
    "physio_plan",
    "prescribe",
    "measure",
    "more",
    "moves",
    "my_data",
    "progress",
    "breaks",
    "reminders",
    "self_check",
    "session",
)
OTHER_PATHS = (
    "_stcore/health", "_stcore/host-config", "_stcore/upload_file/a/b", "media/a.json", "nothing",
    "favicon.png", "index.html", "static/js/nothing.js", "oauth2callback", "auth/logout", "ready",
    "moves?move=bridge", "session?log=by_hand", "robots.txt", "app/static/nothing",
)  # fmt: skip
EVIL = (
    "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "xn--lcalhost-5wf", "evil",
    "192.168.1.20", "10.0.0.7", "[2001:db8::1]", "[fe80::1]", "0x7f.1.evil.example", "8.8.8.8",
)  # fmt: skip
"""Names that are no name of this machine; each may point at it all the same."""
OURS = ("localhost", "127.0.0.1", "[::1]")
Chance = random.Random
Try = Callable[[Chance], bool]


def list_attacks(prey: Prey) -> dict[str, Try]:
    """Return every way, by what an intruder does there."""
    return {
        "A page at another port of this machine opens a connection": partial(_other_port, prey),
        "A page of another site opens a connection": partial(_foreign, prey),
        "A program that names no page opens a connection": partial(_nameless, prey),
        "A site whose name was pointed at this machine opens a page": partial(_rebound, prey),
        "Another site shows a page in a frame": partial(_is_frameable, prey),
        "A cookie from before signing out, or a forged one, opens a page": partial(
            _opens_ended, prey
        ),
        "A file is uploaded without sign-in": partial(_upload, prey),
        "The link of an export is opened without sign-in": _Download(prey),
    }


def _mix_case(chance: Chance, text: str) -> str:
    """Return a name in small, large or mixed letters."""
    how = chance.choice((str.lower, str.upper, str.title, str))
    return how(text)


def _around(chance: Chance) -> Headers:
    """Return what else may stand in a request."""
    return chance.sample(
        [
            ("Referer", "http://localhost/"), ("Accept-Language", "en"),
            ("Sec-Fetch-Site", chance.choice(("cross-site", "none"))),
            ("User-Agent", "Mozilla/5.0"), ("X-Requested-With", "fetch"),
            ("Sec-Fetch-Dest", chance.choice(("iframe", "frame", "embed", "object"))),
            ("Accept-Encoding", chance.choice(("gzip", "identity", "br"))), ("Pragma", "no-cache"),
        ],
        chance.randrange(5),
    )  # fmt: skip


def _add_dot(chance: Chance, name: str) -> str:
    """Return a name, now and then with the dot of a full one; an IPv6 address has none."""
    return name if name.endswith("]") else name + chance.choice(("", "", "."))


def _ask_origin(chance: Chance, port: int, origins: list[str], host: str = "") -> bool:
    headers = [(_mix_case(chance, "origin"), origin) for origin in origins]
    host = host or f"{chance.choice(OURS)}:{port}"
    return visit(port, host, [*headers, *_around(chance)], page=chance.choice(PAGES)).got_in


def _other_port(prey: Prey, chance: Chance) -> bool:
    """The same machine, any scheme, every port but the server's own, also the unnamed ones."""
    others = (chance.randrange(1, 65536), prey.home - 1, prey.home + 1, prey.hosted, 80, 443)
    port = next(other for other in chance.sample(others, len(others)) if other != prey.home)
    name = _add_dot(chance, _mix_case(chance, chance.choice(OURS)))
    scheme = _mix_case(chance, chance.choice(("http", "https", "ws", "wss")))
    origin = f"{scheme}://{name}{chance.choice((f':{port}', f':{port}', ''))}"
    own = f"http://localhost:{prey.home}"
    several = chance.choice(([origin], [origin], [origin] * 2, [origin, own], [own, origin]))
    return _ask_origin(chance, prey.home, several)


def _foreign(prey: Prey, chance: Chance) -> bool:
    """Another name, or what only looks like ours."""
    own = f"localhost:{prey.home}"
    evil = _add_dot(chance, _mix_case(chance, chance.choice(EVIL)))
    origin = chance.choice(
        (
            f"http://{evil}", f"https://{evil}:{prey.home}", f"http://{evil}:{prey.home}",
            f"http://{own}@{evil}", f"http://{evil}@{own}", f"http://{evil}\\@{own}",
            f"http://{own}.{evil}", f"http://{own}/{evil}", f"http://{own}#@{evil}", f"{own}",
            "null", "file://", "data:text/html,x", f"chrome-extension://{chance.randbytes(16).hex()}",
            f"http://{own} {evil}", f"http://{own}, http://{evil}", f"http://{own}?{evil}",
            f"http://2130706433:{prey.home}", f"http://0.0.0.0:{prey.home}", f"//{own}",
            f"http://{own}0", f"http://[::ffff:127.0.0.1]:{prey.home}", "http://", "http://[",
            f"http:/{own}", f"http://:{prey.home}", f"http://localhost:{prey.home}:{prey.home}",
        )
    )  # fmt: skip
    several = chance.choice(
        ([origin], [origin], [origin, f"http://{own}"], [f"http://{own}", origin])
    )
    return _ask_origin(chance, prey.home, several, own)


def _nameless(prey: Prey, chance: Chance) -> bool:
    """No origin, an empty one, or one in another header."""
    own = f"http://localhost:{prey.home}"
    more: Headers = chance.sample(
        [
            ("Referer", f"{own}/"), ("Sec-WebSocket-Origin", own), ("X-Origin", own),
            ("X-Forwarded-Host", f"localhost:{prey.home}"), ("Sec-Fetch-Site", "same-origin"),
            ("Forwarded", "host=localhost"), ("X-Forwarded-For", "127.0.0.1"), ("Origin", ""),
            ("Origin ", own), ("X-Real-Ip", "127.0.0.1"),
        ],
        chance.randrange(4),
    )  # fmt: skip
    host = f"{_add_dot(chance, _mix_case(chance, chance.choice(OURS)))}:{prey.home}"
    return visit(prey.home, host, [*more, *_around(chance)], page=chance.choice(PAGES)).got_in


def _rebound(prey: Prey, chance: Chance) -> bool:
    """The browser calls the server by a name of the other site's, as a page of that very name."""
    letters = "".join(chance.choices(string.ascii_lowercase, k=8))
    name = chance.choice((*EVIL, f"{letters}.example", f"localhost.{letters}.example"))
    place = f"{_add_dot(chance, _mix_case(chance, name))}:{prey.home}"
    passed_on = [("X-Forwarded-Host", place)]
    host = chance.choice((place, place, f"localhost:{prey.home}"))
    more = passed_on if host != place else []
    headers = [page_of(place, chance.choice(("http", "https"))), *more, *_around(chance)]
    return visit(prey.home, host, headers, page=chance.choice(PAGES)).got_in


def _is_frameable(prey: Prey, chance: Chance) -> bool:
    """Whether anything that is answered does not say who may frame it."""
    path = f"/{chance.choice((*PAGES, *OTHER_PATHS))}"
    path = chance.choice((path, path, f"{path}/", f"/{path}", f"{path}?embed=true"))
    method = chance.choice(("GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "DELETE", "PUT"))
    port = chance.choice((prey.home, prey.hosted))
    reply = send_request(port, method, path, [("Origin", "http://evil.example"), *_around(chance)])
    policies = reply.values("content-security-policy")
    return not any(policy.strip() == "frame-ancestors 'self'" for policy in policies)


def _strangers_cookies(prey: Prey, chance: Chance) -> dict[str, str]:
    """Cookies that open nothing: none, those of an ended sign-in, or forged ones."""
    ended = dict(prey.signed_out)
    name = next(test for test in ended if test != XSRF)
    value = prey.signed_in[name]
    place = chance.randrange(len(value))
    other = chance.choice([letter for letter in string.ascii_letters if letter != value[place]])
    forged = chance.choice(
        (
            value[:place] + other + value[place + 1 :], value[:place],
            ended[name][: ended[name].rfind("|")] + value[value.rfind("|") :],
        )
    )  # fmt: skip
    only = {XSRF: ended[XSRF]}
    return chance.choice((ended, ended, {**ended, name: forged}, only))


def _opens_ended(prey: Prey, chance: Chance) -> bool:
    """Whether a page opens; also one that names the session of somebody who is signed in."""
    host = f"localhost:{prey.hosted}"
    cookies = _strangers_cookies(prey, chance)
    protocols = [cookies[XSRF], *chance.choice(([], [prey.session], [str(uuid.uuid4())]))]
    headers = [page_of(host), cookie(cookies), *_around(chance)]
    page = chance.choice(PAGES)
    return visit(prey.hosted, host, headers, page=page, protocols=protocols).got_in


def _upload(prey: Prey, chance: Chance) -> bool:
    """Whether a file is taken; the session may be that of somebody who is signed in."""
    cookies = chance.choice((_strangers_cookies(prey, chance), {}, dict(prey.other)))
    session = chance.choice((prey.session, prey.session, prey.session.upper(), str(uuid.uuid4())))
    start = chance.choice(
        (
            "/_stcore/upload_file", "//_stcore/upload_file", "/%5Fstcore/upload_file",
            "/_stcore//upload_file", "/_stcore/./upload_file", "/_STCORE/upload_file",
            "/_stcore/upload%5ffile", "/x/../_stcore/upload_file", "/session/_stcore/upload_file",
        )
    )  # fmt: skip
    end = chance.choice(("", "", "/", "?x=1", "%2e"))
    path = f"{start}/{session}/{uuid.uuid4()}{end}"
    return upload(prey, session, cookies, path, chance.choice(("PUT", "PUT", "POST", "PATCH")))


class _Download:
    """Tries a link that opens for its owner, just now."""

    def __init__(self, prey: Prey) -> None:
        self._prey = prey
        self._link = ""

    def __call__(self, chance: Chance) -> bool:
        """Whether the file comes; a page in its place, as for any address, is no file."""
        prey = self._prey
        if not (self._link and prey.downloads(self._link)):
            self._link = prey.export()
        cookies = chance.choice((_strangers_cookies(prey, chance), {}, dict(prey.other)))
        file = self._link.removeprefix("/media/")
        link = chance.choice(
            (
                self._link, self._link, f"//media/{file}", f"/media//{file}", f"/%6dedia/{file}",
                f"/media/{file}?title=x", f"/media/{file}#x", f"/./media/{file}", f"/MEDIA/{file}",
                f"/media/{file.partition('.')[0]}", f"/my_data/media/{file}", f"/media/{file}/",
                f"/media/x/../{file}", f"/media/%2e/{file}", f"/x/../media/{file}",
                f"/static/media/{file}", f"/static/../media/{file}", f"/static/%2e%2e/media/{file}",
            )
        )  # fmt: skip
        around = [header for header in _around(chance) if header[0] != "Accept-Encoding"]
        part = chance.choice(([], [("Range", "bytes=0-99")]))
        headers = [cookie(cookies), *around, *part]
        reply = send_request(prey.hosted, chance.choice(("GET", "GET", "HEAD")), link, headers)
        kinds = reply.values("content-type")
        return reply.passed() and not any(kind.startswith("text/html") for kind in kinds)
