"""Ways into a journal that are easy to get wrong: large tokens, two tabs at once, files."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from psoas_coach.ui.access.tabs import FAILED
from psoas_coach.ui.words import say
from tests.browser.running import settled
from tests.browser.sign_in.signing import COOKIE, Place, closed, opened, sign_in, sign_out

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
        assert not closed(page)
        kept = [one for one in context.cookies() if str(one["name"]).startswith(COOKIE)]
        assert sum(len(str(one["value"])) for one in kept) < 4000
        sign_out(page, place)
    finally:
        place.provider.groups = 0


def begun(context: BrowserContext, place: Place) -> Page:
    """A tab that stands at the provider's question."""
    page = opened(context, place)
    page.get_by_role("button", name=say("access.sign_in"), exact=True).click()
    page.get_by_role("link", name="Ada").wait_for()
    return page


def let_in(page: Page, place: Place) -> bool:
    page.get_by_role("link", name="Ada").click()
    page.wait_for_url(f"{place.url}/**")
    settled(page)
    return not closed(page)


def test_two_tabs_that_sign_in_at_once_both_get_in(place: Place, contexts: Contexts) -> None:
    context = contexts()
    first, second = begun(context, place), begun(context, place)
    assert let_in(first, place)
    assert let_in(second, place)


def test_two_tabs_come_back_in_the_other_order_too(place: Place, contexts: Contexts) -> None:
    context = contexts()
    first, second = begun(context, place), begun(context, place)
    assert let_in(second, place)
    assert let_in(first, place)


def test_who_comes_back_in_vain_is_told_so(place: Place, contexts: Contexts) -> None:
    page = contexts().new_page()
    page.goto(f"{place.url}/oauth2callback?state=nothing&code=nothing")
    settled(page)
    assert FAILED in page.url
    page.get_by_text(say("access.failed")).wait_for()


def fetched(address: str, cookie: str) -> int:
    asked = urllib.request.Request(address, headers={"Cookie": cookie})  # noqa: S310 -- our own loopback address
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:  # noqa: S310 -- the same
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def test_the_link_of_an_export_opens_for_its_owner_only(
    place: Place, told: dict[str, SelfCheck], contexts: Contexts
) -> None:
    del told
    context, other = contexts(), contexts()
    page = sign_in(context, place, "Ada")
    ben = sign_in(other, place, "Ben")
    page.goto(f"{place.url}/my_data")
    settled(page)
    page.get_by_role("tab", name=say("my_data.tabs.take")).click()
    settled(page)
    with page.expect_response(re.compile(r"/media/")) as asked, page.expect_download():
        page.get_by_role("button", name=say("my_data.export.as_json")).click()
    address = asked.value.url
    assert fetched(address, cookies(context, place)) == 200
    assert fetched(address, "") == 403
    assert fetched(address, cookies(other, place)) == 403
    mine = cookies(context, place)
    sign_out(page, place)
    assert fetched(address, mine) == 403
    ben.close()


def cookies(context: BrowserContext, place: Place) -> str:
    return "; ".join(f"{one['name']}={one['value']}" for one in context.cookies(place.url))
