"""The app with sign-in, and the steps with which people sign in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from psoas_coach.content.formats import say_day
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import shell
from psoas_coach.ui.access.current_owner import derive_owner
from psoas_coach.ui.words import say
from tests.support.app_server import visit, wait_until_idle
from tests.support.fork_server import ForkedApp
from tests.support.sign_in.openid_provider import NAMES, Provider

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from psoas_coach.journal.records import SelfCheck

COOKIE = "_streamlit_user"
NOTE = "a note that only one person may read"
ADDRESSES = ["", *list(shell.PAGES)[1:]]
"""Of every page."""


class Place(ForkedApp):
    """The app with sign-in, on an address that its provider knows."""

    def __init__(self, folder: Path, provider: Provider, database: str | None = None) -> None:
        file = folder / "secrets.toml"
        super().__init__(
            folder, database=database, environment={"STREAMLIT_SECRETS_FILES": str(file)}
        )
        provider.redirect_uri = f"{self.url}/oauth2callback"
        file.write_text(provider.settings(), "utf-8")
        self.provider = provider

    def journal_of(self, who: str) -> Journal:
        owner = derive_owner(self.provider.issuer, NAMES[who])
        return Journal(open_engine(self.database), owner)


def open_page(context: BrowserContext, place: Place, address: str = "") -> Page:
    page = context.new_page()
    go_to(page, place, address)
    return page


def go_to(page: Page, place: Place, address: str) -> None:
    """Load an address in a tab that is there: less than half the work of a tab of its own."""
    page.goto(f"{place.url}/{address}")
    wait_until_idle(page)


def sign_in(context: BrowserContext, place: Place, who: str) -> Page:
    page = open_page(context, place)
    page.get_by_role("button", name=say("access.sign_in"), exact=True).click()
    page.get_by_role("link", name=who).click()
    page.wait_for_url(f"{place.url}/")
    wait_until_idle(page)
    page.get_by_role("heading", level=1).wait_for()
    assert not page.get_by_role("heading", name=say("access.signed_out.title")).count()
    return page


def sign_out(page: Page, place: Place) -> None:
    page.goto(f"{place.url}/my_data")
    wait_until_idle(page)
    page.get_by_role("button", name=say("access.out.button")).click()
    page.get_by_role("heading", name=say("access.signed_out.title")).wait_for()
    wait_until_idle(page)


def is_closed(page: Page) -> bool:
    """Whether a page shows the way in and nothing else."""
    page.get_by_role("heading", level=1).wait_for()
    text = page.locator("[data-testid=stMain]").inner_text().split("\n")
    sentences = (say(f"access.{key}") for key in ("signed_out.title", "signed_out.text", "sign_in"))
    expected = [say("frame.name"), *sentences]
    return [line for line in text if line.strip()] == expected


def everything(page: Page, place: Place) -> str:
    """Return all that the pages say to the person in this browser.

    The first is loaded anew in this tab and the others follow as the app's links do: who is signed
    in belongs to the connection, which does not depend on the address.
    """
    go_to(page, place, ADDRESSES[0])
    text = ""
    for address in ADDRESSES:
        visit(page, place, address)
        text += page.locator("[data-testid=stApp]").inner_text()
    return text


def date_of(record: SelfCheck) -> str:
    at = record.at.local_date
    return say_day(at)
