"""What stands between the network and Streamlit, the same at home and hosted."""

from __future__ import annotations

from starlette.middleware import Middleware

from psoas_coach.ui import discreet, offline
from psoas_coach.ui.access import claims, downloads
from psoas_coach.ui.access.gate import Gate
from psoas_coach.ui.access.tabs import OneSignInPerTab


def middleware() -> list[Middleware]:
    """Return what every request goes through first; what Streamlit itself does is set right too."""
    # Before the first visitor: a page that was open all along speaks at once.
    discreet.install()
    offline.install()
    claims.install()
    downloads.install()
    return [Middleware(Gate), Middleware(OneSignInPerTab)]
