"""Dozens of tries of every attack; ``benchmarks/intruders.py`` makes a thousand of each."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.support.app_server import ROOT
from tests.support.sign_in.attack_targets import lay_out
from tests.support.sign_in.attacks import list_attacks

if TYPE_CHECKING:
    from psoas_coach.journal.records import SelfCheck
    from tests.browser.conftest import Contexts
    from tests.support.app_server import App
    from tests.support.sign_in.driver import Place

TIMES = 30


def test_no_intruder_gets_in_and_the_owner_does(
    app: App, place: Place, self_checks: dict[str, SelfCheck], contexts: Contexts
) -> None:
    del self_checks
    chance = random.Random(20)
    page = (ROOT / "docs" / "reliability.md").read_text("utf-8")
    with lay_out(contexts, app, place) as prey:
        assert all(prey.opens().values()), prey.opens()
        for name, attempt in list_attacks(prey).items():
            assert sum(attempt(chance) for _ in range(TIMES)) == 0, name
            assert f"| {name} | 1,000 | 0 |" in page
        assert all(prey.opens().values()), prey.opens()
