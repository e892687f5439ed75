"""The server asks nobody on the network about a visitor."""

from __future__ import annotations

import pytest
from streamlit import net_util
from streamlit.web.server import server_util

from psoas_coach.ui import shell
from psoas_coach.ui.streamlit_workarounds import disclosures


def _refuse(url: str, **_options: object) -> str:
    raise AssertionError(f"asked {url}")


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "http://192.0.2.7:8501", "null"])
def test_a_page_of_another_origin_is_turned_away_without_asking(
    monkeypatch: pytest.MonkeyPatch, origin: str
) -> None:
    monkeypatch.setattr(net_util, "_make_blocking_http_get", _refuse)
    disclosures.hide_external_address()
    assert not server_util.is_url_from_allowed_origins(origin)


def test_the_frame_of_the_app_has_seen_to_it() -> None:
    assert shell.PAGES
    assert net_util.get_external_ip.__module__ == disclosures.__name__
