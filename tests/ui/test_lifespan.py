"""Tasks beside the pages: preparing the first page, and serving phones if requested."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, cast

import pytest

from psoas_coach.phone import current_service
from psoas_coach.ui import lifespan
from psoas_coach.ui.access import paired_devices
from tests.support.event_loop import run_async

if TYPE_CHECKING:
    from streamlit.starlette import App

    from psoas_coach.phone.service import PhoneService

APP = cast("App", object())
LOADED = """
import asyncio, sys
from psoas_coach.ui import lifespan
lifespan.warm_up = lambda: None
async def serve():
    async with lifespan.serve(None):
        print(*sorted(sys.modules))
asyncio.run(serve())
"""
FOR_PHONES = {"cryptography", "ifaddr", "segno", "psoas_coach.phone.service"}


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What began and ended, in turn."""
    happened: list[str] = []

    @asynccontextmanager
    async def serve_phones(_app: object) -> AsyncIterator[None]:
        happened.append("phones")
        yield
        happened.append("no phones")

    monkeypatch.setattr(paired_devices, "serve_phones", serve_phones)
    monkeypatch.setattr(lifespan, "warm_up", lambda: happened.append("warm"))
    yield happened
    current_service.prepare(None)


@pytest.fixture(autouse=True)
def usual_collection() -> Iterator[None]:
    """Python collects and switches threads as usual again after a test."""
    before, interval = gc.get_threshold(), sys.getswitchinterval()
    yield
    gc.set_threshold(*before)
    sys.setswitchinterval(interval)


def test_while_pages_are_served_python_collects_seldom_and_switches_threads_often(
    order: list[str],
) -> None:
    run_async(serve(order))
    assert gc.get_threshold() == lifespan.COLLECTION_THRESHOLDS
    assert sys.getswitchinterval() == pytest.approx(lifespan.SWITCH_SECONDS)


async def serve(order: list[str]) -> None:
    async with lifespan.serve(APP):
        order.append("pages")


def test_phones_are_served_for_as_long_as_the_app_where_the_command_asked(order: list[str]) -> None:
    current_service.prepare(cast("PhoneService", object()))
    run_async(serve(order))
    assert [event for event in order if event != "warm"] == ["phones", "pages", "no phones"]
    assert "warm" in order


def test_without_the_command_there_are_none(order: list[str]) -> None:
    run_async(serve(order))
    assert [event for event in order if event != "warm"] == ["pages"]


def test_and_nothing_is_imported_for_them() -> None:
    command = [sys.executable, "-c", LOADED]
    loaded = set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
    assert "psoas_coach.ui.lifespan" in loaded
    assert not FOR_PHONES & loaded
