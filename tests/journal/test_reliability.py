"""The page about reliability can be made again, and says what a fresh run would say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks import reliability
from psoas_coach.content import load

if TYPE_CHECKING:
    from tests.journal.cluster import Cluster


@pytest.mark.postgresql
def test_every_fault_once_more_loses_and_doubles_nothing(cluster: Cluster, tmp_path: Path) -> None:
    page = reliability.PAGE.read_text("utf-8")
    found = list(reliability.rows(2, tmp_path, cluster))
    assert len(found) >= 10
    for row in found:
        assert (row.total("lost"), row.total("doubled")) == (0, 0), row.fault
        assert row.total("confirmed") > 0
        assert f"| {row.fault} | {row.where} |" in page


def test_the_page_says_what_people_are_told_word_for_word() -> None:
    page = reliability.PAGE.read_text("utf-8")
    quoted = set(re.findall("“([^”]+)”", page))
    assert len(quoted) >= 5
    assert quoted <= set(load().words.values())
