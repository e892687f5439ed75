"""Our app and an empty one-line app with the same settings, each in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.visitor import ROOT, Server, Visitor
from psoas_coach.journal.engine import URL_VARIABLE, open_engine
from psoas_coach.journal.journal import Journal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

EMPTY = "import streamlit as st\n\nst.write('Hello')\n"
IDLE_SHARE = 0.02
"""Processor seconds that a server at rest uses at most in a second."""
OURS = "from psoas_coach.ui import shell\n\nshell.run()\n"


class Pair(NamedTuple):
    """Both apps, running, and the journal that ours shows."""

    app: Server
    empty: Server
    journal: Journal


def make_demo(url: str, years: float, *more: str) -> Journal:
    """Fill a journal with made-up years.

    Args:
        url: Address of an empty journal.
        years: How many years.
        more: Further arguments of ``psoas-coach demo``.
    """
    command = [sys.executable, "-m", "psoas_coach", "demo", "--years", str(years), "--seed", "1"]
    here = {**os.environ, URL_VARIABLE: url}
    subprocess.run([*command, *more], cwd=ROOT, env=here, check=True, stdout=subprocess.DEVNULL)
    return Journal(open_engine(url), "local")


def write_app(folder: Path, script: str) -> Path:
    """Make a folder in which ``streamlit run app.py`` starts a script with the app's settings."""
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    (folder / "app.py").write_text(script, "utf-8")
    if "shell.run()" in script:
        (folder / "pages").symlink_to(ROOT / "pages")
    return folder


@contextmanager
def both_running(
    years: float, after: str = "", settings: Mapping[str, str] | None = None
) -> Iterator[Pair]:
    """Start both apps and end them.

    Args:
        years: Made-up years in the journal.
        after: Lines of a script that both run after their page; without them ours runs as it is.
        settings: Environment variables of ours.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'journal.sqlite3'}"
        journal = make_demo(url, years)
        home = write_app(folder / "ours", OURS + after) if after else ROOT
        here = {URL_VARIABLE: url, "PYTHONPATH": str(ROOT), **(settings or {})}
        app = Server(home, here, folder / "app.log")
        try:
            empty = Server(write_app(folder / "bare", EMPTY + after), {}, folder / "empty.log")
            try:
                settle(app)
                settle(empty)
                yield Pair(app, empty, journal)
            finally:
                empty.stop()
        finally:
            app.stop()


def settle(server: Server) -> None:
    """Open the front page of an app once, and wait until what follows is over: the day's copy.

    Also, the first page of a server goes through ``app.py``, which others rely on.
    """
    with Visitor(server) as first:
        first.run()
    wait_at_rest(server)


def wait_at_rest(server: Server) -> None:
    """Wait until a server has done what visitors asked for, also those who have left."""
    used = -1.0
    while server.processor_seconds() - used > IDLE_SHARE:
        used = server.processor_seconds()
        time.sleep(1)


def launch(playwright: Playwright) -> Browser:
    """Start Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    return playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
