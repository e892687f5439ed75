"""The changes of today's plan, found once for each state of a journal and day."""

from __future__ import annotations

import datetime as dt

from psoas_coach.content import Content
from psoas_coach.guidance import History
from psoas_coach.guidance.adaptation import Adaptation
from psoas_coach.guidance.adapting import adapted
from psoas_coach.journal.journal import Journal
from psoas_coach.progress.shelf import Shelf
from psoas_coach.ui import store
from psoas_coach.ui.session.basis import Basis
from psoas_coach.ui.session.choices import chosen
from psoas_coach.ui.session.extra import wanted

_FOUND: Shelf[tuple[Adaptation, ...]] = Shelf(256)


def changes(
    journal: Journal, known: Basis, date: dt.date, content: Content
) -> tuple[Adaptation, ...]:
    """Return every change of the plan of a date."""
    key = (store.state(journal), date)
    return _FOUND.get(key, lambda: _look(journal, known, date, content))


def _look(
    journal: Journal, known: Basis, date: dt.date, content: Content
) -> tuple[Adaptation, ...]:
    history = History(date, journal.history(date))
    extra = wanted(journal, known, date, content)
    return adapted(known.answers, history, chosen(journal, date), extra, content)
