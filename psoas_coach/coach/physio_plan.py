"""The plan of the person's own physio: stored after the person has agreed, and its part for today.

A stored plan never changes. Which of its moves are allowed is computed again from each day's
guidance, by the rules of ``guidance.physio_plan``: a plan unlocks nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec
from msgspec import Struct, structs

from psoas_coach.coach.look_back import find_look_back
from psoas_coach.coach.plan_choices import load_choices
from psoas_coach.coach.todays_plan import TodaysPlan, load_history
from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.physio_plan.cap import cap_physio_plan
from psoas_coach.guidance.physio_plan.model import OwnLine, PhysioPlan
from psoas_coach.guidance.physio_plan.today import PersonToday, PhysioPlanToday
from psoas_coach.guidance.results import PlanItem
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.physio_plans import read_plan
from psoas_coach.journal.records import Moment, PhysioPlanRecord
from psoas_coach.progress.progress_data import load_progress_data


class OpenPlan(Struct, frozen=True):
    """The plan in force.

    Attributes:
        id: The id of its record.
        plan: The physio's plan.
        today: Which of its lines are for today.
        person: The person it is for; None while there is no guidance to rely on.
    """

    id: str
    plan: PhysioPlan
    today: PhysioPlanToday
    person: PersonToday | None = None

    @property
    def stop_at(self) -> int | None:
        """The pain at which to stop any session under this plan; None if the plan has no limit."""
        return None if self.today.silent in {"not_yet", "over"} else self.plan.limits.stop_at_pain

    @property
    def items(self) -> tuple[PlanItem, ...]:
        """The moves of today's physio session, which replaces ours; empty if ours applies."""
        return list_items(self.today)


def load_person(
    journal: Journal, plan: TodaysPlan | None, date: dt.date, content: Content, flare_days: int
) -> PersonToday | None:
    """Return the person a physio's plan would be for; None while there is no guidance to rely on.

    Args:
        journal: The person's journal.
        plan: Today's plan.
        date: The person's own date.
        content: The rules.
        flare_days: The length of a flare that lasted until yesterday, in days; 0 without one.
    """
    if plan is None:
        return None
    days = journal.history.sum_days(date, date)
    return PersonToday(
        date=date,
        guidance=plan.guidance,
        answers=check_answers(plan.answers, content)[0],
        # With the physio's own moves, which are unknown to our rules.
        history=structs.replace(
            load_history(journal, plan.check, date, content),
            sessions=journal.history.list_past_sessions(date),
        ),
        choices=load_choices(journal, date),
        visit_due=flare_days >= content.session.flare.long_days
        or _asks_for_visit(journal, date, content),
        stretched_seconds=max((max(day.left, day.right) for day in days), default=0.0),
    )


def find_today(plan: PhysioPlan, person: PersonToday | None, content: Content) -> PhysioPlanToday:
    """Return which lines of a plan are for today; none while there is no guidance to rely on.

    Args:
        plan: The physio's plan.
        person: The person the plan is for.
        content: The rules.
    """
    if person is None:
        return PhysioPlanToday(silent="no_moves")
    return cap_physio_plan(plan, person, content)


def list_items(today: PhysioPlanToday) -> tuple[PlanItem, ...]:
    """Return today's lines in the form that the player runs."""
    return tuple(line_today.item for line_today in today.lines)


def list_own_moves(plan: PhysioPlan, today: PhysioPlanToday) -> tuple[OwnLine, ...]:
    """Return the physio's own moves of today, without their pictures."""
    lines = [plan.moves[line_today.number] for line_today in today.lines]
    return tuple(structs.replace(line, picture=b"") for line in lines if isinstance(line, OwnLine))


def load_pictures(journal: Journal, id_: str | None) -> dict[str, bytes]:
    """Return the pictures of own moves, by their ids; none if the plan was removed.

    Args:
        journal: The person's journal.
        id_: Id of the plan's record, or None.
    """
    records = journal.physio_plans.list() if id_ is not None else ()
    return {
        line.move: line.picture
        for record in records
        if record.id == id_
        for line in read_plan(record).moves
        if isinstance(line, OwnLine) and line.picture
    }


def load_physio_plan(
    journal: Journal, find_person: Callable[[], PersonToday | None], content: Content
) -> OpenPlan | None:
    """Return the plan that was opened last; None if there is none, or none that can be read.

    Args:
        journal: The person's journal.
        find_person: Returns the person it is for; called only if there is a plan.
        content: The rules.
    """
    record = journal.physio_plans.find_latest()
    if record is None:
        return None
    try:
        plan = read_plan(record)
    except JournalRefusalError:  # It was imported and is not in this format.
        return None
    person = find_person()
    return OpenPlan(record.id, plan, find_today(plan, person, content), person)


def keep_physio_plan(journal: Journal, plan: PhysioPlan, id_: str, now: Moment) -> bool:
    """Save a plan that the person has accepted; False if it was saved before.

    Args:
        journal: The person's journal.
        plan: The physio's plan.
        id_: The id of the record, chosen before the person was asked.
        now: The current moment.
    """
    return journal.physio_plans.add(PhysioPlanRecord(id_, now, msgspec.to_builtins(plan)))


def _asks_for_visit(journal: Journal, date: dt.date, content: Content) -> bool:
    """Whether the six-week review asks for a visit."""
    data = load_progress_data(
        journal, date, content.dose.most_minutes_a_week, content.measure.noise
    )
    return find_look_back(journal, data) == "say"
