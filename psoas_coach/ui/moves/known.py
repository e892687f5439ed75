"""What the page knows of the person: worked out once for each state of the journal and day."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct, structs

from psoas_coach.content import load
from psoas_coach.guidance.level import crisis_signs
from psoas_coach.guidance.results import Guidance
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.progress.shelf import Shelf
from psoas_coach.ui import store
from psoas_coach.ui.moves.hidden import hidden_moves
from psoas_coach.ui.moves.standing import Standing, advice, outdated, standing
from psoas_coach.ui.session.basis import Basis, basis


class Known(Struct, frozen=True):
    """What today's session rests on, if anything; and how the moves stand."""

    basis: Basis | None
    guidance: Guidance | None
    standing: Standing


def known(journal: Journal, now: Moment) -> Known:
    """Return what is known."""
    key = (store.state(journal), now.local_date)
    return _KNOWN.get(key, lambda: _worked_out(journal, now.local_date))


_KNOWN: Shelf[Known] = Shelf(256)


def _worked_out(journal: Journal, date: dt.date) -> Known:
    found, hidden = basis(journal, date), hidden_moves(journal)
    check = journal.latest_self_check()
    if check is None:
        return Known(None, None, standing(None, hidden))
    if found is None:
        return Known(None, None, outdated(hidden))
    stands = structs.replace(
        standing(found.guidance, hidden),
        advice=advice(check.answers, load()),
        crisis=bool(crisis_signs(check.answers, load())),
    )
    return Known(found, found.guidance, stands)
