"""No cached value of one person is ever shown to another in the same process."""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Hashable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.coach.lru_cache import LruCache
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import make_moment
from psoas_coach.ui import shell
from psoas_coach.ui.access import sign_in_setup
from psoas_coach.ui.access.current_owner import derive_owner
from psoas_coach.ui.dates import format_day
from tests.support import clock
from tests.support.answers_factory import self_check
from tests.support.page_driver import run_page, words
from tests.support.record_samples import session
from tests.support.signed_in_user import ISSUER, make_user
from tests.ui.conftest import ROOT, ZONE

if TYPE_CHECKING:
    from pathlib import Path

DAYS = {"ada": 11, "ben": 40}
"""How many days ago each filled in the self-check. Both journals have the same version."""
MORE: dict[str, dict[str, Any]] = {"ada": {}, "ben": {"pain_average": 6, "pain_worst": 8}}


def at_noon(days_ago: int) -> dt.datetime:
    now = clock.now().replace(hour=12, minute=0)
    return now - dt.timedelta(days=days_ago)


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people with as many entries as each other, in one file."""
    url = f"sqlite:///{tmp_path / 'journal.sqlite3'}"
    monkeypatch.setenv("PSOAS_COACH_DATABASE_URL", url)
    monkeypatch.setattr(sign_in_setup, "load_sign_in", lambda: sign_in_setup.SignIn(("",)))
    engine = open_engine(url)
    for who, days in DAYS.items():
        journal = Journal(engine, derive_owner(ISSUER, who))
        assert journal.self_checks.add(self_check(make_moment(at_noon(days), ZONE), **MORE[who]))
        assert journal.sessions.add(
            session(at=make_moment(at_noon(days), ZONE), note=f"{who} alone")
        )
        journal.drafts.save("self_check", {"nobody": f"{who} alone"})
    assert {Journal(engine, derive_owner(ISSUER, who)).read_version() for who in DAYS} == {2}
    engine.dispose()


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, Hashable]]:
    """Every cache that was asked for something, and the key, in order."""
    asked: list[tuple[object, Hashable]] = []
    monkeypatch.setattr(LruCache, "get", _record_keys(LruCache.get, asked))
    return asked


def _record_keys(
    get: Callable[..., Any], asked: list[tuple[object, Hashable]]
) -> Callable[..., Any]:
    def noted(cache: object, key: Hashable, *rest: object) -> Any:  # noqa: ANN401 -- as the cache
        asked.append((cache, key))
        return get(cache, key, *rest)

    return noted


def visit_pages(who: str) -> str:
    """Return all texts of the pages for a person, each requested twice."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.context["timezone"] = ZONE
    at.user = make_user(who)
    text = words(run_page(at))
    for name in shell.PAGES:
        text += words(run_page(at.switch_page(f"pages/{name}.py"))) + words(run_page(at))
    return text


@pytest.mark.usefixtures("people")
def test_the_second_person_sees_their_own_journal() -> None:
    texts = [(who, visit_pages(who)) for who in ("ben", "ada", "ben")]
    for who, text in texts:
        other = next(day for day in DAYS if day != who)
        assert format_day(at_noon(DAYS[who]).date()) in text
        assert f"{other} alone" not in text
        others = re.escape(format_day(at_noon(DAYS[other]).date()))
        assert re.search(rf"(?<!\d){others}", text) is None
    assert texts[0] == texts[2]


@pytest.mark.usefixtures("people")
def test_no_key_is_asked_for_by_two_people(kept: list[tuple[object, Hashable]]) -> None:
    visit_pages("ada")
    hers = {(id(cache), key) for cache, key in kept}
    kept.clear()
    visit_pages("ben")
    his = {(id(cache), key) for cache, key in kept}
    assert len(hers) > 5
    assert hers.isdisjoint(his)


def remembering() -> Iterator[tuple[str, Any]]:
    """Yield every function of the pages that remembers what it returned."""
    for package in ("psoas_coach.ui", "psoas_coach.progress", "psoas_coach.sharing"):
        path = importlib.import_module(package).__path__
        for found in pkgutil.walk_packages(path, f"{package}."):
            module = importlib.import_module(found.name)
            for name, var in vars(module).items():
                if hasattr(var, "cache_info") and var.__module__ == found.name:
                    yield f"{found.name}.{name}", var


def test_a_function_that_remembers_is_given_all_it_depends_on() -> None:
    """What is worked out from values alone is the same for everybody; a journal is no value."""
    names = dict(remembering())
    assert len(names) > 5
    for name, function in names.items():
        source = inspect.getsource(function.__wrapped__)
        for never in ("journal", "session_state", "st.user", "query_params", "store."):
            assert never not in source, f"{name} remembers something of {never}"
