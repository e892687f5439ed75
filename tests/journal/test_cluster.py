"""The tests' own server runs everywhere, even with a temporary folder that only root can access."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from tests.support import postgres


def test_a_folder_that_the_servers_user_cannot_enter_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "private"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr(tempfile, "tempdir", str(closed))
    assert not postgres.enterable(closed)
    taken = Path(postgres.place())
    if os.geteuid() == 0:
        assert postgres.enterable(taken)
        assert taken != closed
    else:
        assert taken == closed


@pytest.mark.postgresql
@pytest.mark.skipif(os.geteuid() != 0, reason="anybody else runs the server themselves")
def test_a_server_starts_though_the_temporary_folder_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = postgres.binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    tmp_path.chmod(0o700)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    server = postgres.Cluster(programs)
    try:
        assert server.database("there").startswith("postgresql://")
    finally:
        server.close()
