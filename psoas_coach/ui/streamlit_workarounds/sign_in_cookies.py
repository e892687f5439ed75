"""What a browser stores of a sign-in: only a little, and one cookie for each tab that starts one.

**Only the claims that are used are stored** (streamlit/streamlit#16569). A provider may send two
hundred groups of a person. Streamlit would store all of them in cookies, twice with the tokens, and
the browser would send them with every request. That is more than a proxy or the server accepts, so
the page would stay empty. Only the claims that identify the person and the sign-in are ever read.

**Several tabs may sign in at once.** Since streamlit/streamlit#15048 the state of a sign-in is
stored in one session cookie. Two tabs that start together overwrite each other, and the first to
come back from the provider shows "Please sign in" again without an explanation. The cookie of each
tab is therefore named after its ``state``, sent only to the callback address, and deleted
afterwards. A person who still comes back without access is told so.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from streamlit.web.server.starlette import starlette_auth_routes as routes
from streamlit.web.server.starlette.starlette_server_config import (
    SESSION_COOKIE_NAME,
    USER_COOKIE_NAME,
)

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE_CLAIMS = ("iss", "sub", "iat", "nonce", "origin", "is_logged_in", "provider")
MAX_TOKEN_LENGTH = 1500
"""The longest id token that is stored for signing out at the provider. A longer one, with a
person's groups in it, is not stored: providers sign out without it too, some after one more
question.
"""

_set_auth_cookie = routes._set_auth_cookie  # noqa: SLF001 -- the one place where Streamlit writes it


async def _set_small_auth_cookie(
    response: Response, user_info: dict[str, Any], tokens: dict[str, Any]
) -> None:
    token = tokens.get("id_token")
    short = {"id_token": token} if isinstance(token, str) and len(token) <= MAX_TOKEN_LENGTH else {}
    await _set_auth_cookie(
        response, {name: user_info[name] for name in COOKIE_CLAIMS if name in user_info}, short
    )


def limit_sign_in_cookie() -> None:
    """Limit the contents of the cookie from now on. Calling it again has no effect."""
    routes._set_auth_cookie = _set_small_auth_cookie  # noqa: SLF001 -- see above


LOGIN, BACK = "/auth/login", "/oauth2callback"
LASTS_SECONDS = 15 * 60
FAILED = "sign_in_failed"
"""Query parameter of the first page after an unsuccessful return from the provider."""


class OneSignInPerTab:
    """Renames the cookie of a sign-in in progress, in the response and in the request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        path = str(scope.get("path", ""))
        if scope["type"] == "http" and path.endswith(LOGIN):
            await self._app(drop_cookie(scope), receive, _note_sign_in(send, path))
        elif scope["type"] == "http" and path.endswith(BACK):
            query = parse_qs(scope["query_string"].decode("latin-1"))
            name = _name_cookie(query.get("state", [""])[0])
            # A sign-out returns to the same address with neither of them.
            is_return = not {"code", "error"}.isdisjoint(query)
            reply = _end_attempt(send, path, name) if is_return else send
            await self._app(_with_cookie(scope, name), receive, reply)
        else:
            await self._app(scope, receive, send)


def _name_cookie(state: str) -> str:
    """Return the name of the cookie for a sign-in: its state, restricted to allowed characters."""
    letters = "".join(letter for letter in state[:64] if letter.isascii() and letter.isalnum())
    return f"{SESSION_COOKIE_NAME}_{letters}"


def _read_cookies(scope: Scope) -> dict[str, str]:
    try:
        read = SimpleCookie(Headers(scope=scope).get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in read.items()}


def _with_cookies(scope: Scope, cookies: dict[str, str]) -> Scope:
    headers = [pair for pair in scope["headers"] if pair[0].lower() != b"cookie"]
    if cookies:
        line = "; ".join(f"{name}={value}" for name, value in cookies.items())
        headers.append((b"cookie", line.encode("latin-1")))
    return {**scope, "headers": headers}


def drop_cookie(scope: Scope) -> Scope:
    """Return the request without the cookie of a sign-in in progress."""
    cookies = _read_cookies(scope)
    cookies.pop(SESSION_COOKIE_NAME, None)
    return _with_cookies(scope, cookies)


def _with_cookie(scope: Scope, name: str) -> Scope:
    """Return the request with the cookie of the sign-in that returns, or of an older version."""
    cookies = _read_cookies(scope)
    if name in cookies:
        cookies[SESSION_COOKIE_NAME] = cookies.pop(name)
    return _with_cookies(scope, cookies)


def _note_sign_in(send: Send, path: str) -> Send:
    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            state = parse_qs(urlsplit(headers.get("location", "")).query).get("state", [""])[0]
            if state:
                back = path.removesuffix(LOGIN) + BACK
                _rename(headers, _name_cookie(state), back)
        await send(message)

    return answer


def _rename(headers: MutableHeaders, name: str, path: str) -> None:
    """Give the session cookie the name of this sign-in, valid only for the return path."""
    others = []
    for cookie in headers.getlist("set-cookie"):
        if not cookie.startswith(f"{SESSION_COOKIE_NAME}="):
            others.append(cookie)
            continue
        value, *more = cookie.removeprefix(f"{SESSION_COOKIE_NAME}=").split("; ")
        more = [part for part in more if part.lower().partition("=")[0] not in {"path", "max-age"}]
        others.append(
            "; ".join([f"{name}={value}", f"path={path}", f"Max-Age={LASTS_SECONDS}", *more])
        )
    del headers["set-cookie"]
    for cookie in others:
        headers.append("set-cookie", cookie)


def _end_attempt(send: Send, path: str, name: str) -> Send:
    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            let_in = any(
                header.startswith(f"{USER_COOKIE_NAME}=") and "max-age=0" not in header.lower()
                for header in headers.getlist("set-cookie")
            )
            if not let_in and "location" in headers:
                where = headers["location"]
                headers["location"] = f"{where}{'&' if '?' in where else '?'}{FAILED}=1"
            headers.append("set-cookie", f"{name}=; path={path}; Max-Age=0; httponly; samesite=lax")
        await send(message)

    return answer
