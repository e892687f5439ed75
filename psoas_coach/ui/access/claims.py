"""What a browser keeps of a sign-in: four claims and where they came from, and nothing else.

A provider may tell two hundred groups of a person. Streamlit would keep all of it in cookies, twice
with the tokens, and send them with every request: more than a proxy or the server itself takes, so
the page stays empty. What names the person and the sign-in is all that is ever read here.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any

from streamlit.web.server.starlette import starlette_auth_routes as routes
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from psoas_coach.ui.access import ended, visitor
from psoas_coach.ui.access.admitted import Visit

if TYPE_CHECKING:
    from starlette.datastructures import Headers
    from starlette.responses import Response

KEPT = ("iss", "sub", "iat", "nonce", "origin", "is_logged_in", "provider")
LONGEST_TOKEN = 1500
"""Letters of an id token that are kept for signing out at the provider; one that is longer, with a
person's groups in it, is not: providers sign out without it too, some with one more question."""

_keep_all = routes._set_auth_cookie  # noqa: SLF001 -- the one place where Streamlit writes it


async def _keep_few(response: Response, user_info: dict[str, Any], tokens: dict[str, Any]) -> None:
    token = tokens.get("id_token")
    short = {"id_token": token} if isinstance(token, str) and len(token) <= LONGEST_TOKEN else {}
    await _keep_all(response, {name: user_info[name] for name in KEPT if name in user_info}, short)


def install() -> None:
    """Let no more be kept from now on. Doing it again changes nothing."""
    routes._set_auth_cookie = _keep_few  # noqa: SLF001 -- see above


def visit(headers: Headers) -> Visit | None:
    """Return who asks, by the signed cookie of a request; None when it names nobody any more."""
    try:
        cookies = {name: one.value for name, one in SimpleCookie(headers.get("cookie", "")).items()}
        signed = _get_signed_cookie_with_chunks(cookies, USER_COOKIE_NAME)
        user = json.loads(signed) if signed else {}
        if not isinstance(user, Mapping) or user.get("is_logged_in") is not True:
            return None
        owner = visitor.owner_of(user.get("iss"), user.get("sub"))
    except (CookieError, ValueError, visitor.StrangerError):
        return None
    if visitor.signed_in_at(user) + visitor.HOLDS_SECONDS < time.time():
        return None
    return Visit(owner, ended.mark(user))
