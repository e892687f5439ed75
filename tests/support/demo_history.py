"""Years of demo data for a test in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psoas_coach.content import load
from psoas_coach.journal.demo import generate_demo
from tests.support import clock

if TYPE_CHECKING:
    from tests.support.app_server import App


def fill_with_demo(app: App, years: float = 2.0) -> None:
    """Fill the empty journal of the app with years that end yesterday."""
    content = load()
    last = clock.ago(1).local_date
    phrases = [text for key, text in content.words.items() if key.startswith("demo.said.")]
    life = generate_demo(5, years, last, content, phrases)
    assert app.journal().bulk.fill_empty(life.self_checks, life.sessions, life.day_notes)
