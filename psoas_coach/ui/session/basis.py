"""What today's session rests on: the latest self-check, what has happened since, and today's pain.

The newest home measure of the hips takes the place of the numbers that the self-check has for it.
Today's pain and tingling can only make a session gentler than the self-check allows, never bolder:
they are put to the same rules as the worse of the two answers. A judgement, on the safe side.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, structs

from psoas_coach.coach.morning_after import worse_after
from psoas_coach.coach.outdated import is_outdated
from psoas_coach.coach.walking import walk, with_minutes
from psoas_coach.content import load
from psoas_coach.guidance import FaultsError, Guidance, History
from psoas_coach.guidance.adaptation import Adaptation
from psoas_coach.guidance.adapting import adapted
from psoas_coach.guidance.choices import planned
from psoas_coach.guidance.current_symptoms import with_current_symptoms
from psoas_coach.guidance.measuring import Measured, counting, with_measure
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.walking import Ladder
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import SelfCheck
from psoas_coach.progress.shelf import Shelf
from psoas_coach.ui import store
from psoas_coach.ui.session.choices import chosen
from psoas_coach.ui.session.extra import wanted


class Basis(Struct, frozen=True):
    """The self-check in force and the guidance that follows from it today.

    Attributes:
        check: The latest self-check.
        guidance: Its answers and all sessions since, by today's rules, with what the person has
            chosen about the plan.
        answers: The answers of the self-check with the home measure that counts today.
        walk: Where the person stands on the walking ladder; the plan's walk has its minutes.
        measured: That measure, if there is one.
        changed: What changed in the plan since the self-check.
    """

    check: SelfCheck
    guidance: Guidance
    answers: Mapping[str, Any]
    walk: Ladder
    measured: Measured | None = None
    changed: tuple[Adaptation, ...] = ()

    @property
    def moves(self) -> tuple[PlanItem, ...]:
        """The moves of the session: the plan without its sitting break."""
        return self.guidance.session


def basis(journal: Journal, today: dt.date) -> Basis | None:
    """Return what today's session rests on.

    None before the first self-check, and when the latest was answered under other rules or a
    contract that today's rules cannot read: then it is time for a new one.
    """
    return _BASES.get((store.state(journal), today), lambda: _worked_out(journal, today))


def today(known: Basis, journal: Journal, date: dt.date, pain: int, *, tingling: bool) -> Guidance:
    """Return the guidance for a session that begins now.

    Args:
        known: What ``basis`` gave.
        journal: Where past sessions are.
        date: The person's own date.
        pain: Pain right now, 0 to 10.
        tingling: Whether there is tingling or numbness right now.
    """
    answers = with_current_symptoms(known.answers, pain, tingling=tingling, content=load())
    if answers == known.answers:
        return known.guidance
    return planned(answers, past_of(journal, known.check, date), chosen(journal, date))


def past_of(journal: Journal, check: SelfCheck, date: dt.date) -> History:
    """Return what the rules know of the time since a self-check was answered."""
    return History(
        date,
        journal.history(date),
        answered_on=min(check.at.local_date, date),
        worse_after=worse_after(journal, date, load()),
        new_signs=journal.open_new_signs() is not None,
    )


_BASES: Shelf[Basis | None] = Shelf(256)
"""Worked out once for each state of a journal and day."""


def _worked_out(journal: Journal, date: dt.date) -> Basis | None:
    check = journal.latest_self_check()
    if check is None or is_outdated(check, load()):
        return None
    measured = _measured(journal, check, date)
    answers = with_measure(check.answers, measured)
    history, choices = past_of(journal, check, date), chosen(journal, date)
    try:
        guidance = planned(answers, history, choices)
    except FaultsError:
        return None
    content = load()
    found = walk(journal, date, content)
    plan = with_minutes(guidance.plan, found, choices.way)
    known = Basis(check, structs.replace(guidance, plan=plan), answers, found, measured)
    extra = wanted(journal, known, date, content)
    return structs.replace(known, changed=adapted(answers, history, choices, extra, content))


def _measured(journal: Journal, check: SelfCheck, date: dt.date) -> Measured | None:
    content = load()
    since = date - dt.timedelta(days=content.measure.counts_days)
    measures = [
        Measured(one.utc, one.local_date, one.left_mean, one.right_mean)
        for one in journal.measures(since)
    ]
    return counting(measures, check.answers, check.at.utc, date, content)
