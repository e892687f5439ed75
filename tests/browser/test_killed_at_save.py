"""The server dies after Save, or the database's response is lost: the record is saved once.

``benchmarks/kills_in_browser.py`` does this hundreds of times.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from tests.support.connection_faults import CuttingProxy
from tests.support.fault_outcomes import Outcome
from tests.support.fork_server import ForkedApp
from tests.support.save_driver import (
    ByHand,
    CheckIn,
    Form,
    Scene,
    answer_lost,
    judge_saves,
    kill_server,
)
from tests.support.session_driver import store_self_check

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.postgres import Cluster

MOMENTS = (0.0, 0.1)
"""Seconds from the press to the kill: before the journal has it, and mostly after."""
KEPT_ONCE = Outcome(confirmed=1, lost=0, doubled=0)
FORMS = pytest.mark.parametrize("form", [CheckIn(), ByHand()], ids=["check-in", "by hand"])


@pytest.fixture
def forked(tmp_path: Path) -> Iterator[ForkedApp]:
    made = ForkedApp(tmp_path)
    made.start()
    store_self_check(made)
    yield made
    made.kill()


@FORMS
def test_a_server_killed_after_save_is_pressed_keeps_it_once(
    forked: ForkedApp, page: Page, form: Form
) -> None:
    scene = Scene(page, forked, forked.journal(), form)
    for number, delay in enumerate(MOMENTS):
        tried = kill_server(scene, number, delay=delay, reload=number % 2 == 1)
        assert tried.outcome == KEPT_ONCE


@pytest.mark.postgresql
def test_an_answer_lost_after_save_is_pressed_keeps_it_once(
    cluster: Cluster, tmp_path: Path, page: Page
) -> None:
    address = cluster.database("answer_lost_in_browser")
    proxy = CuttingProxy(cluster.folder)
    app = ForkedApp(tmp_path, database=address.replace(str(cluster.folder), str(proxy.folder)))
    try:
        app.start()
        store_self_check(app)
        journal = Journal(open_engine(address), app.owner)
        for form in (CheckIn(), ByHand()):
            tried = answer_lost(Scene(page, app, journal, form), 0, proxy)
            assert tried.committed
            assert (tried.outcome.lost, tried.outcome.doubled) == (0, 0)
    finally:
        app.kill()
        proxy.close()


def test_missing_and_duplicate_entries_count(forked: ForkedApp, page: Page) -> None:
    """So that the counts above prove something."""
    journal, form = forked.journal(), ByHand()
    assert judge_saves(journal, form, 0, "nothing").lost == 1
    kept = kill_server(Scene(page, forked, journal, form), 0, delay=0.1, reload=True)
    (record,) = journal.sessions.list()
    assert kept.outcome == judge_saves(journal, form, 0, record.id) == KEPT_ONCE
    assert judge_saves(journal, form, 1, record.id).lost == 1
    assert judge_saves(journal, form, -1, record.id).doubled == 1
