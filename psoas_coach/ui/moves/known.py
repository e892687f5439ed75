"""What the page knows of the person: worked out once for each state of the journal and day."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec
from msgspec import Struct

from psoas_coach.content import load
from psoas_coach.guidance.level import crisis_signs
from psoas_coach.guidance.results import Guidance
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.progress.shelf import Shelf
from psoas_coach.ui import store
from psoas_coach.ui.moves.hidden import hidden_moves
from psoas_coach.ui.moves.standing import Standing, advice, standing
from psoas_coach.ui.session import draft as drafts
from psoas_coach.ui.session.basis import Basis, basis
from psoas_coach.ui.session.worry import lifted

Worry = Literal["emergency", "today"]


class Known(Struct, frozen=True):
    """What today's session rests on, if anything; and how the moves stand."""

    basis: Basis | None
    guidance: Guidance | None
    standing: Standing


def known(journal: Journal, now: Moment) -> Known:
    """Return what is known, with a card that was given today on the way into a session."""
    key = (store.state(journal), now.local_date)
    found = _KNOWN.get(key, lambda: _worked_out(journal, now.local_date))
    worry = _worry(journal, found.basis, now)
    if worry is None:
        return found
    stands = standing(found.guidance, found.standing.hidden, worry=worry)
    kept = {"advice": found.standing.advice, "crisis": found.standing.crisis}
    return msgspec.structs.replace(found, standing=msgspec.structs.replace(stands, **kept))


def _worry(journal: Journal, rests_on: Basis | None, now: Moment) -> Worry | None:
    draft = drafts.load(journal)
    if draft is None or draft.stage != "halted" or drafts.is_left_over(draft, now):
        return None
    if rests_on is not None and lifted(draft, rests_on.check.at):
        return None
    return draft.worry if draft.worry in {"emergency", "today"} else None


_KNOWN: Shelf[Known] = Shelf(256)


def _worked_out(journal: Journal, date: dt.date) -> Known:
    found = basis(journal, date)
    guidance = found.guidance if found else _as_given(journal)
    check = journal.latest_self_check()
    answers = check.answers if check else {}
    stands = msgspec.structs.replace(
        standing(guidance, hidden_moves(journal)),
        advice=advice(answers, load()),
        crisis=bool(crisis_signs(answers, load())),
    )
    return Known(found, guidance, stands)


def _as_given(journal: Journal) -> Guidance | None:
    """Return what the latest self-check gave, where today's rules cannot read its answers."""
    check = journal.latest_self_check()
    if check is None:
        return None
    try:
        return msgspec.convert(check.result, Guidance)
    except msgspec.ValidationError:
        return None
