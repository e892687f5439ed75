"""Today in a browser with an empty cache: nothing is left to load once its content arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.app_server import wait_until_idle
from tests.support.session_driver import store_self_check

if TYPE_CHECKING:
    from tests.browser.conftest import Contexts
    from tests.support.app_server import App


def test_every_script_is_requested_before_the_page_asks_for_its_content(
    app: App, contexts: Contexts
) -> None:
    store_self_check(app)
    page = contexts().new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("websocket", lambda _: requests.append("content"))
    page.goto(app.url)
    wait_until_idle(page)
    late = requests[requests.index("content") :]
    assert [url for url in late if "/static/js/" in url] == []
    assert any("/static/js/Button." in url for url in requests)
