"""The app for hosts: the same ``app.py``, with ``/ready`` beside it.

``/_stcore/health`` says that the process runs. It knows nothing of the journal, so ``/ready`` asks
that: 200 when it can be used now, else 503, with one plain word in either case. Whoever may see
it learns nothing of a person; the proxy keeps it from strangers all the same, because each
question opens a connection to the database.

Start it with ``streamlit run deploy/serve.py`` from the root of the repository: under another
server, Streamlit would ignore its environment variables.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from psoas_coach.journal import read_only
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.ui.access import server

if TYPE_CHECKING:
    from starlette.requests import Request


def ready(_request: Request) -> PlainTextResponse:
    """Ask the journal. Not a coroutine, so that Starlette asks in a thread and nobody waits."""
    try:
        state: str = read_only.check_readiness()
    except JournalRefusalError:
        state = "address"
    return PlainTextResponse(
        state,
        status_code=200 if state == "ready" else 503,
        headers={"Cache-Control": "no-store"},
    )


app = st.App(
    Path(__file__).resolve().parents[1] / "app.py",
    routes=[Route("/ready", ready)],
    middleware=server.build_middleware(),
)
