"""Two people, and a server that both may use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support import clock
from tests.support.answers_factory import self_check
from tests.support.app_server import person_now
from tests.support.record_samples import session
from tests.support.sign_in.driver import NOTE, Place
from tests.support.sign_in.openid_provider import NAMES, Provider

if TYPE_CHECKING:
    from psoas_coach.journal.records import SelfCheck

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


on_both_engines = pytest.mark.parametrize("place", ENGINES, indirect=True)
"""For what asks the database whose a row is; cookies and addresses never come so far."""


@pytest.fixture(scope="session")
def place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """The app and a provider, both empty: on a file, or on the engine that the test names."""
    database = None
    if getattr(request, "param", "sqlite") == "postgresql":
        database = request.getfixturevalue("cluster").database("sign_in")
    provider = Provider()
    app = Place(tmp_path_factory.mktemp("sign-in"), provider, database)
    app.start()
    yield app
    app.kill()
    provider.close()


@pytest.fixture
def self_checks(place: Place) -> Iterator[dict[str, SelfCheck]]:
    """Somebody's self-check and session; the other has a self-check of another day."""
    kept: dict[str, SelfCheck] = {}
    for who, days in (("Ada", 3), ("Ben", 40)):
        at = clock.ago(days)
        kept[who] = self_check(at)
        assert place.journal_of(who).self_checks.add(kept[who])
    assert place.journal_of("Ada").sessions.add(session(at=person_now(), note=NOTE))
    yield kept
    for who in NAMES:
        place.journal_of(who).deletion.erase_everything()
