"""A session of one move: whether today allows one, and how it starts."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from psoas_coach.coach.plan_choices import load_choices
from psoas_coach.coach.session_draft import Draft, save_draft
from psoas_coach.coach.session_start import Feeling, mark_as_playing, take_up
from psoas_coach.coach.todays_plan import TodaysPlan, with_current_symptoms
from psoas_coach.coach.warm_up import find_warm_up
from psoas_coach.content import Content
from psoas_coach.guidance.choices import fit_single_move
from psoas_coach.guidance.results import PlanItem
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment


def find_single_move(
    journal: Journal, plan: TodaysPlan, date: dt.date, content: Content, move: str
) -> PlanItem | None:
    """Return the plan line for a session of one move; None if it is hidden or not for today.

    Args:
        journal: The person's journal.
        plan: Today's plan, with current symptoms if they are known.
        date: The person's own date.
        content: The rules.
        move: Id of the move.
    """
    choices = load_choices(journal, date)
    if move in choices.hidden:
        return None
    days = journal.history.sum_days(date, date)
    return fit_single_move(
        move,
        plan.guidance,
        plan.answers,
        content,
        flare_mode=choices.flare_mode,
        stretched_seconds=max((max(day.left, day.right) for day in days), default=0.0),
    )


def has_stretched_enough(
    journal: Journal, plan: TodaysPlan, date: dt.date, content: Content, move: str
) -> bool:
    """Whether a move is left out today only because there was enough stretching today.

    Args:
        journal: The person's journal.
        plan: Today's plan.
        date: The person's own date.
        content: The rules.
        move: Id of the move.
    """
    choices = load_choices(journal, date)
    if move in choices.hidden or find_single_move(journal, plan, date, content, move) is not None:
        return False
    fresh = fit_single_move(
        move, plan.guidance, plan.answers, content, flare_mode=choices.flare_mode
    )
    return fresh is not None


def begin_single_move(  # noqa: PLR0913 -- as a session begins, and which move
    journal: Journal,
    plan: TodaysPlan,
    now: Moment,
    content: Content,
    feeling: Feeling,
    *,
    move: str,
    device: str = "",
    stop_at: int | None = None,
) -> Draft | None:
    """Begin a session of one move, or return the session in progress.

    Args:
        journal: The person's journal.
        plan: Today's plan.
        now: The current moment, with the person's own date and time zone.
        content: The questionnaire, the rules and the words.
        feeling: Pain and tingling right now.
        move: Id of the move.
        device: The paired device that it begins on; empty for the computer itself.
        stop_at: The pain at which the person's physio wants them to stop, or None.

    Returns:
        None if current pain or tingling leaves the move out.
    """
    running, fresh = take_up(journal, now, content)
    if running is not None:
        return running
    date = now.local_date
    guidance = with_current_symptoms(
        plan, journal, date, content, pain=feeling.pain, tingling=feeling.tingling
    )
    item = find_single_move(journal, structs.replace(plan, guidance=guidance), date, content, move)
    if item is None:
        return None
    draft = structs.replace(
        mark_as_playing(fresh, plan, now, feeling, stop_at),
        plan=(item,),
        warm_up=find_warm_up((item,), guidance.allowed, content),
        gentler=item != find_single_move(journal, plan, date, content, move),
        device=device,
    )
    save_draft(journal, draft)
    return draft
