"""People who have not signed in find the sign-in page, and nothing else, at every address."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING

from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from psoas_coach.ui.words import say
from tests.support.app_server import violations_in_both_themes
from tests.support.sign_in.driver import (
    ADDRESSES,
    COOKIE,
    Place,
    go_to,
    is_closed,
    open_page,
    sign_in,
)
from tests.support.sign_in.openid_provider import NAMES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from psoas_coach.journal.records import SelfCheck
    from tests.browser.conftest import Contexts


def test_signed_out_every_address_is_the_sign_in_page(
    place: Place, self_checks: dict[str, SelfCheck], page: Page
) -> None:
    """Each address is loaded by a browser without a cookie of its own; ``nothing`` is no page."""
    del self_checks
    for address in (*ADDRESSES, "guidance?result=0", "session?id=1", "nothing"):
        page.context.clear_cookies()
        go_to(page, place, address)
        assert is_closed(page), address
        assert not page.get_by_role("link", name=say("frame.pages.my_data")).count(), address


def forge_cookies(place: Place, real: str) -> dict[str, str]:
    """Return cookies that somebody could make without knowing the app's secret."""
    ada = {
        "origin": place.url,
        "is_logged_in": True,
        "iss": place.provider.issuer,
        "sub": NAMES["Ada"],
        "iat": 4_000_000_000,
    }
    text = json.dumps(ada)
    middle = len(real) // 3
    swapped = "A" if real[middle] != "A" else "B"
    return {
        "one letter changed": real[:middle] + swapped + real[middle + 1 :],
        "its end cut off": real[:-4],
        "not signed": text,
        "signed with a guess": create_signed_value(secrets.token_hex(32), COOKIE, text).decode(),
        "signed with nothing": create_signed_value("", COOKIE, text).decode(),
    }


def test_a_forged_or_changed_cookie_opens_nothing(
    place: Place, self_checks: dict[str, SelfCheck], contexts: Contexts
) -> None:
    del self_checks
    context = contexts()
    sign_in(context, place, "Ada").close()
    real = next(cookie for cookie in context.cookies() if cookie["name"] == COOKIE)
    stranger = contexts()
    page = stranger.new_page()

    def is_closed_with(value: str) -> bool:
        stranger.clear_cookies()
        go_to(page, place, "")  # for Streamlit's other cookie
        stranger.add_cookies([{"name": COOKIE, "value": value, "url": place.url}])
        go_to(page, place, "my_data")
        return is_closed(page)

    for how, value in forge_cookies(place, str(real["value"])).items():
        assert is_closed_with(value), how
    # The same way with the real one, so that the ones above prove something.
    assert not is_closed_with(str(real["value"]))


def test_the_sign_in_page_is_for_everybody(place: Place, contexts: Contexts) -> None:
    page = open_page(contexts(), place)
    assert violations_in_both_themes(page) == []
    page.keyboard.press("Tab")
    for _ in range(6):
        if page.evaluate("document.activeElement?.innerText") == say("access.sign_in"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Ada").wait_for()
