"""``psoas-coach run``: the app itself, for this machine alone.

Streamlit reads ``.streamlit/config.toml`` beside ``app.py`` whatever the working directory is, and
that file binds the server to the loopback address. The working directory stays what it was, so that
``sqlite:///journal.sqlite3`` in the environment means the same file for every command.
"""

from __future__ import annotations

import argparse
import runpy
import sys

from psoas_coach.content import load
from psoas_coach.content.app_folder import APP_FOLDER

LAST_PORT = 65535


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    words = load().words
    parser = commands.add_parser(
        "run", help=words["commands.run.help"], description=words["commands.run.about"]
    )
    parser.add_argument("--port", type=parse_port, help=words["commands.run.port"])


def run(args: argparse.Namespace) -> int:
    """Serve the app in this process until it is interrupted."""
    port = [] if args.port is None else ["--server.port", str(args.port)]
    sys.argv = ["streamlit", "run", str(APP_FOLDER / "app.py"), *port]
    # As ``python -m streamlit`` would: this layer imports no page and no Streamlit.
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    return 0


def parse_port(text: str) -> int:
    """Return a port as it was typed.

    Raises:
        ArgumentTypeError: It is none.
    """
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) <= LAST_PORT):
        raise argparse.ArgumentTypeError(load().words["commands.run.no_port"])
    return int(text)
