"""The plan of the person's own physio: kept once they have said yes, and what of it is for today.

What is kept never changes. What is allowed is worked out anew from today's guidance, by the rules
of ``guidance.physio_plan``: a plan unlocks nothing.
"""

from __future__ import annotations

import datetime as dt

import msgspec
from msgspec import Struct, structs

from psoas_coach.coach.look_back import find_look_back
from psoas_coach.coach.plan_choices import load_choices
from psoas_coach.coach.todays_plan import TodaysPlan, load_history
from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.physio_plan.cap import cap_physio_plan
from psoas_coach.guidance.physio_plan.model import PhysioPlan
from psoas_coach.guidance.physio_plan.today import PersonToday, PhysioPlanToday
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.physio_plans import read_plan
from psoas_coach.journal.records import Moment, PhysioPlanRecord
from psoas_coach.progress.progress_data import load_progress_data


class OpenPlan(Struct, frozen=True):
    """The plan that counts.

    Attributes:
        id: Of its record.
        plan: What the physio asks for.
        today: What of it is for today.
    """

    id: str
    plan: PhysioPlan
    today: PhysioPlanToday


def load_person(
    journal: Journal, plan: TodaysPlan | None, date: dt.date, content: Content, flare_days: int
) -> PersonToday | None:
    """Return whom a physio's plan would be for; None while there is no guidance to go by.

    Args:
        journal: The person's journal.
        plan: Today's plan.
        date: The person's own date.
        content: The rules.
        flare_days: Days of the bad days that were on until yesterday; 0 when there were none.
    """
    if plan is None:
        return None
    days = journal.history.days(date, date)
    return PersonToday(
        date=date,
        guidance=plan.guidance,
        answers=check_answers(plan.answers, content)[0],
        # With the physio's own moves, which the rules for ours do not know.
        history=structs.replace(
            load_history(journal, plan.check, date, content),
            sessions=journal.history.past_sessions(date),
        ),
        choices=load_choices(journal, date),
        visit_due=flare_days >= content.session.flare.long_days
        or _asks_for_visit(journal, date, content),
        stretched_seconds=max((max(day.left, day.right) for day in days), default=0.0),
    )


def find_today(plan: PhysioPlan, person: PersonToday | None, content: Content) -> PhysioPlanToday:
    """Return what of a plan is for today; nothing while there is no guidance to go by.

    Args:
        plan: What the physio asks for.
        person: Whom it is for.
        content: The rules.
    """
    if person is None:
        return PhysioPlanToday(silent="no_moves")
    return cap_physio_plan(plan, person, content)


def load_physio_plan(
    journal: Journal, person: PersonToday | None, content: Content
) -> OpenPlan | None:
    """Return the plan that was opened last, or None where there is none that can be read.

    Args:
        journal: The person's journal.
        person: Whom it is for.
        content: The rules.
    """
    record = journal.physio_plans.latest()
    if record is None:
        return None
    try:
        plan = read_plan(record)
    except JournalRefusalError:  # brought in from elsewhere, and no plan of this form
        return None
    return OpenPlan(record.id, plan, find_today(plan, person, content))


def keep_physio_plan(journal: Journal, plan: PhysioPlan, id_: str, now: Moment) -> bool:
    """Keep a plan that the person has said yes to; False when it was kept before.

    Args:
        journal: The person's journal.
        plan: What the physio asks for.
        id_: Chosen before the person was asked.
        now: When it is now.
    """
    return journal.physio_plans.add(PhysioPlanRecord(id_, now, msgspec.to_builtins(plan)))


def _asks_for_visit(journal: Journal, date: dt.date, content: Content) -> bool:
    """Whether six weeks without a change ask for a visit."""
    data = load_progress_data(
        journal, date, content.dose.most_minutes_a_week, content.measure.noise
    )
    return find_look_back(journal, data) == "say"
