"""While the app does not respond, the page says so in our words, and covers nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from psoas_coach.ui.words import say
from tests.support.app_server import violations, wait_until_idle
from tests.support.session_driver import first_hold, status, store_self_check

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.app_server import App


def test_a_hold_goes_on_under_a_notice_until_the_app_is_back(app: App, page: Page) -> None:
    store_self_check(app)
    first_hold(page, app)
    app.kill()
    notice = page.get_by_role("status").filter(has_text=say("frame.away"))
    expect(notice).to_be_visible(timeout=30_000)
    asked: list[str] = []
    page.on("requestfailed", lambda request: asked.append(request.url))
    while len(asked) < 6:  # Streamlit's dialog comes within these tries
        page.wait_for_event("requestfailed")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert status(page) == "running"
    assert violations(page) == []
    app.start()
    wait_until_idle(page)
    expect(notice).to_have_count(0)
    assert status(page) == "running"
