"""A computer that serves and a phone, each with a Chromium in its own network namespace."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import prepare
from tests.support.app_server import ZONE
from tests.support.chromium import ARGUMENTS, CHROMIUM
from tests.support.phone_network import ORIGIN, PhoneApp, PhoneNetwork, phone_network

if TYPE_CHECKING:
    from pathlib import Path

PIXEL = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/139.0.0.0 Mobile Safari/537.36"
)
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
SITE = SimpleNamespace(url=ORIGIN)
AWAY = """() => {
  const app = document.querySelector('[data-testid=stApp]')
  return app.dataset.testConnectionState !== 'CONNECTED'
}"""
"""Whether a page has noticed that its connection is gone."""


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PhoneNetwork]:
    with phone_network(tmp_path_factory.mktemp("network")) as network:
        yield network


@pytest.fixture(scope="module")
def phone_app(
    network: PhoneNetwork, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PhoneApp]:
    """The app as the command starts it."""
    running = PhoneApp(tmp_path_factory.mktemp("phone-app"), network)
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="module")
def phone_browser(
    browser: Browser, network: PhoneNetwork, phone_app: PhoneApp
) -> Iterator[Browser]:
    """Chromium on the phone, which trusts the computer's certificate."""
    yield from _launch(browser, network.wrap(network.phone, str(CHROMIUM)), phone_app)


@pytest.fixture(scope="module")
def computer_browser(
    browser: Browser, network: PhoneNetwork, phone_app: PhoneApp
) -> Iterator[Browser]:
    """Chromium on the computer itself, which can also visit by the network's address."""
    yield from _launch(browser, network.wrap(network.computer, str(CHROMIUM)), phone_app)


def _launch(browser: Browser, program: Path, app: PhoneApp) -> Iterator[Browser]:
    arguments = [*ARGUMENTS, app.trusted_by()]
    launched = browser.browser_type.launch(executable_path=program, args=arguments)
    yield launched
    launched.close()


def open_phone(browser: Browser, **options: Any) -> Page:  # noqa: ANN401 -- whatever Playwright takes
    """Open a page of a phone's size that can be touched."""
    wanted = {
        "viewport": {"width": 390, "height": 844},
        "has_touch": True,
        "is_mobile": True,
        "user_agent": PIXEL,
        "timezone_id": ZONE,
        "locale": "en-GB",
    }
    context = browser.new_context(**{**wanted, **options})
    prepare(context)
    return context.new_page()


def pair(page: Page, code: str) -> None:
    """Scan a code: open its address and press the button."""
    page.goto(f"{ORIGIN}/pair#{code}")
    page.get_by_role("button", name="Connect").click()
    page.locator("[data-testid=stApp] h1").wait_for()
