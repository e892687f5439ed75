"""Today's plan as phrases: what is due, how long the session is, and the habits of the day."""

from __future__ import annotations

from collections.abc import Sequence

from psoas_coach.coach.physio_plan import OpenPlan
from psoas_coach.coach.today_summary import TodaySummary
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.coach.todays_session import TodaysSession, find_todays_session
from psoas_coach.content import Content
from psoas_coach.guidance.plan_changes.model import PlanChange
from psoas_coach.guidance.results import WALK, PlanItem
from psoas_coach.ui.phrases.doses import say_dose_line
from psoas_coach.ui.phrases.plan_changes import say_change
from psoas_coach.ui.words import say, say_count


def is_session_due(summary: TodaySummary) -> bool:
    """Whether the day and the week have a session that is still to be done."""
    return not (
        summary.done
        or summary.setback
        or summary.flare_mode == "breaks"
        or find_rest_day(summary)
        or summary.left_out_by_test
    )


def find_rest_day(summary: TodaySummary) -> str | None:
    """Return why a day has no session, ``ill`` or ``away``; None for other days."""
    return next((kind for kind in ("ill", "away") if summary.has_note(kind)), None)


def say_session(
    plan: TodaysPlan, summary: TodaySummary, content: Content, physio: OpenPlan | None = None
) -> tuple[str, str]:
    """Return the title of today's session, and the sentences about it.

    Args:
        plan: Today's plan.
        summary: What the journal says of today and the days before.
        content: The questionnaire, the rules and the words.
        physio: The physio's plan in force, or None.
    """
    if not is_session_due(summary):
        return _say_no_session(summary)
    session = find_todays_session(plan, physio, content)
    text = say_length(session)
    if session.is_physio:
        text = f"{say('today.plan.physio')} {text}"
    if summary.flare_mode == "half":
        return say("today.plan.title_half"), f"{text} {say('today.plan.flare_half')}"
    return say("today.plan.title"), text


def _say_no_session(summary: TodaySummary) -> tuple[str, str]:
    """Return the title and the sentence of a day on which no session is due."""
    if summary.flare_mode == "breaks":
        return say("today.plan.title_breaks"), say("today.plan.flare_breaks")
    rest = find_rest_day(summary)
    if rest:
        return say(f"today.plan.title_{rest}"), say(f"today.plan.rest_{rest}")
    if summary.setback is not None:
        return say("today.setback.title"), say(f"today.setback.{summary.setback}")
    if summary.done:
        return say("today.plan.done"), say("today.plan.done_body")
    return say("fair_test.today.left_out_title"), say("fair_test.today.left_out")


def say_length(session: TodaysSession) -> str:
    """Return how many moves a session has, and how long it takes."""
    count = len(session.items)
    return say_count("today.plan.count", count, moves=count, minutes=session.minutes)


def say_habit_name(item: PlanItem, content: Content) -> str:
    """Return the name of a habit."""
    name = content.move_words[item.move].name
    return name if item.move == WALK else say("today.plan.break", name=name)


def say_habit_amount(
    item: PlanItem, plan: TodaysPlan, summary: TodaySummary, content: Content
) -> str:
    """Return the dose of a habit: the words of the sitting break, or the current step of the walk.

    Args:
        item: The line of the plan.
        plan: Today's plan, which contains the walk's step.
        summary: What the journal says about the last days.
        content: The rules and the words.
    """
    if item.move != WALK:
        return say_dose_line(item.move, content)
    if summary.flare_mode is not None:
        return say("today.walk.flare")
    rest = find_rest_day(summary)
    if rest:
        return say(f"today.walk.{rest}")
    days, done = plan.walk.step.days, plan.walk.done
    line = say("today.walk.step", minutes=plan.walk.step.minutes, days=days)
    if done >= days:
        return f"{line} {say('today.walk.reached')}"
    return f"{line} {say_count('today.walk.done', done, number=done)}" if done else line


def list_rest_reasons(changes: Sequence[PlanChange], content: Content) -> tuple[str, ...]:
    """Return why the moves are less deep for a while; shown before the moves, never collapsed."""
    return tuple(say_change(change, content) for change in changes if change.kind == "rest")
