"""Two people, and a server that both may use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests import clock
from tests.browser.running import person_now
from tests.browser.sign_in.provider import NAMES, Provider
from tests.browser.sign_in.signing import NOTE, Place
from tests.journal.samples import session
from tests.people import self_check

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
def told(place: Place) -> Iterator[dict[str, SelfCheck]]:
    """Somebody's self-check and session; the other has a self-check of another day."""
    kept: dict[str, SelfCheck] = {}
    for who, days in (("Ada", 3), ("Ben", 40)):
        at = clock.ago(days)
        kept[who] = self_check(at)
        assert place.journal_of(who).add_self_check(kept[who])
    assert place.journal_of("Ada").add_session(session(at=person_now(), note=NOTE))
    yield kept
    for who in NAMES:
        place.journal_of(who).erase_everything()
