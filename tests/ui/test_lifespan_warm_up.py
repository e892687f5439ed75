"""A new server prepares the front page by itself, with everything that it needs."""

from __future__ import annotations

import ast
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from psoas_coach.content import InvalidContentError, load
from psoas_coach.ui import lifespan
from tests.support.event_loop import run_async

if TYPE_CHECKING:
    from streamlit.starlette import App

APP = cast("App", object())
LOADED = """
import gc, sys
from psoas_coach.ui import lifespan
before = set(sys.modules)
lifespan.warm_up()
print(*sorted(set(sys.modules) - before))
print(*before)
print(gc.get_freeze_count())
"""
ROOT = Path(__file__).resolve().parents[2]
FOR_CHARTS = {"pandas", "altair", "pyarrow", "psoas_coach.progress.charts"}


def has_file(module: str) -> bool:
    path = ROOT.joinpath(*module.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def test_it_imports_what_the_front_page_does_and_nothing_for_charts() -> None:
    command = [sys.executable, "-c", LOADED]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    loaded, before, (frozen,) = (set(line.split()) for line in printed.splitlines())
    assert int(frozen) > 50_000, "full collections look at what the app has read"
    assert set(lifespan.MODULES) <= loaded
    page = ast.parse((ROOT / "pages" / "today.py").read_text("utf-8"))
    lines = [node for node in page.body if isinstance(node, ast.ImportFrom)]
    asked = {str(line.module) for line in lines}
    asked |= {f"{line.module}.{name.name}" for line in lines for name in line.names}
    modules = {name for name in asked if has_file(name)}
    assert len(modules) > len(lines) / 2
    assert modules <= loaded | before
    assert not FOR_CHARTS & loaded


def test_the_server_does_not_wait_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def slow() -> None:
        begun.set()
        may_end.wait()

    async def serve() -> None:
        async with lifespan.serve(APP):
            begun.wait()
            may_end.set()

    monkeypatch.setattr(lifespan, "warm_up", slow)
    run_async(serve())


def test_faulty_content_is_left_for_the_page_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    def load_all() -> None:
        raise InvalidContentError(["moves.toml: broken"])

    monkeypatch.setattr(lifespan, "load_all", load_all)
    lifespan.warm_up()


def test_figures_are_framed_until_somebody_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    framed: list[str] = []

    def frame_and_let_somebody_come(move: str) -> None:
        framed.append(move)
        if len(framed) == 2:
            lifespan.first_run_began.set()

    monkeypatch.setattr(lifespan, "find_frame", frame_and_let_somebody_come)
    monkeypatch.setattr(lifespan, "first_run_began", threading.Event())
    lifespan.warm_up()
    assert framed == list(load().moves)[:2]
