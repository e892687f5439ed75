"""Shared code of the commands that serve the app: the port, and Streamlit in the same process.

Streamlit reads ``.streamlit/config.toml`` beside ``app.py`` whatever the working directory is, and
that file binds the server to the loopback address. The working directory is not changed, so that
``sqlite:///journal.sqlite3`` in the environment means the same file for every command.
"""

from __future__ import annotations

import argparse
import runpy
import sys

from psoas_coach.content import load
from psoas_coach.content.app_folder import APP_FOLDER

LAST_PORT = 65535


def serve(port: int | None) -> int:
    """Serve the app in this process until it is interrupted; on Streamlit's own port with None."""
    options = [] if port is None else ["--server.port", str(port)]
    sys.argv = ["streamlit", "run", str(APP_FOLDER / "app.py"), *options]
    # As ``python -m streamlit`` would: this layer imports no page and no Streamlit.
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    return 0


def parse_port(text: str) -> int:
    """Return a typed port as a number.

    Raises:
        ArgumentTypeError: It is not a port.
    """
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) <= LAST_PORT):
        raise argparse.ArgumentTypeError(load().words["commands.run.no_port"])
    return int(text)
