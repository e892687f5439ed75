"""Ways into a journal that are easy to get wrong: large tokens, two tabs at once, files."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from psoas_coach.sharing.json_export import write_json
from psoas_coach.ui.streamlit_workarounds.sign_in_cookies import FAILED
from psoas_coach.ui.words import say
from tests.support.app_server import free_port, wait_until_idle
from tests.support.nginx import PROGRAM, Nginx
from tests.support.sign_in.driver import COOKIE, Place, is_closed, open_page, sign_in, sign_out
from tests.support.sign_in.openid_provider import Provider
from tests.support.skip import missing

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from psoas_coach.journal.records import SelfCheck
    from tests.browser.conftest import Contexts


@pytest.mark.parametrize("groups", [40, 100, 200])
def test_somebody_in_hundreds_of_groups_gets_in(
    place: Place, contexts: Contexts, groups: int
) -> None:
    place.provider.groups = groups
    try:
        context = contexts()
        page = sign_in(context, place, "Ada")
        assert not is_closed(page)
        cookies = [cookie for cookie in context.cookies() if str(cookie["name"]).startswith(COOKIE)]
        assert sum(len(str(backup["value"])) for backup in cookies) < 4000
        sign_out(page, place)
    finally:
        place.provider.groups = 0


class Proxied(Place):
    """The app of hosts, behind the proxy file that they are given."""

    def __init__(self, folder: Path, provider: Provider) -> None:
        super().__init__(folder, provider)
        self._script = "deploy/serve.py"
        self._front = free_port()
        provider.redirect_uri = f"http://localhost:{self._front}/oauth2callback"
        (folder / "secrets.toml").write_text(provider.settings(), "utf-8")
        self._nginx = folder / "nginx"
        self._nginx.mkdir()

    def start(self) -> None:
        super().start()
        self.proxy = Nginx(self._nginx, self._front, (self.port, self.port))
        self.url = f"http://localhost:{self._front}"


@pytest.fixture
def proxied(open_folder: Path) -> Iterator[Proxied]:
    if PROGRAM is None:
        missing("nginx is not installed: nobody signed in through the proxy")
    provider = Provider()
    app = Proxied(open_folder, provider)
    app.start()
    yield app
    app.proxy.close()
    app.kill()
    provider.close()


def test_through_the_proxy_too(proxied: Proxied, contexts: Contexts) -> None:
    for groups in (40, 200):
        proxied.provider.groups = groups
        page = sign_in(contexts(), proxied, "Ada")
        assert not is_closed(page)
        page.close()


def begin_sign_in(context: BrowserContext, place: Place) -> Page:
    """A tab that stands at the provider's question."""
    page = open_page(context, place)
    page.get_by_role("button", name=say("access.sign_in"), exact=True).click()
    page.get_by_role("link", name="Ada").wait_for()
    return page


def let_in(page: Page, place: Place) -> bool:
    page.get_by_role("link", name="Ada").click()
    page.wait_for_url(f"{place.url}/**")
    wait_until_idle(page)
    return not is_closed(page)


def test_two_tabs_that_sign_in_at_once_both_get_in(place: Place, contexts: Contexts) -> None:
    context = contexts()
    first, second = begin_sign_in(context, place), begin_sign_in(context, place)
    assert let_in(first, place)
    assert let_in(second, place)


def test_two_tabs_come_back_in_the_other_order_too(place: Place, contexts: Contexts) -> None:
    context = contexts()
    first, second = begin_sign_in(context, place), begin_sign_in(context, place)
    assert let_in(second, place)
    assert let_in(first, place)


def test_people_who_return_without_access_are_told_so(place: Place, contexts: Contexts) -> None:
    page = contexts().new_page()
    page.goto(f"{place.url}/oauth2callback?state=nothing&code=nothing")
    wait_until_idle(page)
    assert FAILED in page.url
    page.get_by_text(say("access.failed")).wait_for()


def fetch_status(address: str, cookie: str) -> int:
    request = urllib.request.Request(address, headers={"Cookie": cookie})  # noqa: S310 -- our own loopback address
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 -- the same
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def test_the_link_of_an_export_opens_for_its_owner_only(
    place: Place, self_checks: dict[str, SelfCheck], contexts: Contexts
) -> None:
    del self_checks
    context, other = contexts(), contexts()
    page = sign_in(context, place, "Ada")
    ben = sign_in(other, place, "Ben")
    page.goto(f"{place.url}/my_data")
    wait_until_idle(page)
    page.get_by_role("tab", name=say("my_data.tabs.take")).click()
    wait_until_idle(page)
    with page.expect_response(re.compile(r"/media/")) as asked, page.expect_download():
        page.get_by_role("button", name=say("my_data.export.as_json")).click()
    address = asked.value.url
    assert fetch_status(address, cookies(context, place)) == 200
    assert fetch_status(address, "") == 403
    assert fetch_status(address, cookies(other, place)) == 403
    mine = cookies(context, place)
    sign_out(page, place)
    assert fetch_status(address, mine) == 403
    ben.close()


def test_the_browser_of_somebody_signed_in_sends_a_file(
    place: Place, self_checks: dict[str, SelfCheck], contexts: Contexts, tmp_path: Path
) -> None:
    """It brings the sign-in along, without which no file is taken."""
    del self_checks
    file = tmp_path / "journal.json"
    file.write_bytes(write_json(place.journal_of("Ada").transfer.dump()))
    page = sign_in(contexts(), place, "Ben")
    page.goto(f"{place.url}/my_data")
    wait_until_idle(page)
    page.get_by_role("tab", name=say("my_data.tabs.take")).click()
    wait_until_idle(page)
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_role("button", name="Import this").click()
    page.get_by_text("Imported: ").wait_for()
    assert len(place.journal_of("Ben").sessions.list()) == 1


def cookies(context: BrowserContext, place: Place) -> str:
    return "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in context.cookies(place.url))
