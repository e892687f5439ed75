"""Offers beside a valid self-check: a new one if it is due, and extra questions.

A new self-check is only an offer: the plan stays valid, and "Not now" is respected for a few days.
The effect of extra answers on a plan is found by leaving them out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Literal

import msgspec

from psoas_coach.coach import self_check_flow
from psoas_coach.coach.self_check_flow import Step
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.content import Content
from psoas_coach.guidance import History, assess
from psoas_coach.guidance.results import Answers
from psoas_coach.journal.journal import Journal

PUT_OFF_SETTING = "recheck.put_off"
"""The setting with the day from which the offer may be shown again."""

Offer = Literal["two_weeks", "six_weeks", "soon"]


def find_offer(
    plan: TodaysPlan | None, settings: Mapping[str, Any], date: dt.date, content: Content
) -> Offer | None:
    """Return the kind of offer of a new self-check; None if none is due, or it is postponed.

    Args:
        plan: Today's plan.
        settings: The person's settings.
        date: The person's own date.
        content: The rules.
    """
    if plan is None:
        return None
    offer = _find_due(plan, date, content)
    until = _read_put_off(settings)
    longest = content.session.self_check.put_off_days
    is_put_off = until is not None and 0 < (until - date).days <= longest
    return None if is_put_off else offer


def put_off(journal: Journal, date: dt.date, content: Content) -> None:
    """Postpone the offer by a few days.

    Args:
        journal: The person's journal.
        date: The person's own date.
        content: The questionnaire, the rules and the words.
    """
    next_date = date + dt.timedelta(days=content.session.self_check.put_off_days)
    journal.settings.save(PUT_OFF_SETTING, next_date.isoformat())


def _find_due(plan: TodaysPlan, date: dt.date, content: Content) -> Offer | None:
    rules = content.session.self_check
    age = (date - plan.check.at.local_date).days
    if age < rules.offer_after_days:
        return None
    if plan.guidance.level == "soon":
        return "soon"
    return "six_weeks" if age >= rules.firm_after_days else "two_weeks"


def _read_put_off(settings: Mapping[str, Any]) -> dt.date | None:
    with suppress(TypeError, ValueError):  # A restored setting may contain anything.
        return dt.date.fromisoformat(settings.get(PUT_OFF_SETTING, ""))
    return None


class ExtraEffect(msgspec.Struct, frozen=True):
    """How a plan differs from the one without the extra answers.

    Attributes:
        kind: It has additional moves, fewer moves, another order, or no difference.
        moves: The moves that only one of the two plans has.
    """

    kind: Literal["moves", "fewer", "order", "nothing"]
    moves: tuple[str, ...] = ()


def list_unanswered_extras(answers: Answers, content: Content) -> tuple[Step, ...]:
    """Return the unanswered extra questions, in asking order."""
    extras = (step for step in self_check_flow.list_steps(content) if step.optional)
    return tuple(step for step in extras if not answers.keys() & set(step.asks))


def find_extra_effect(answers: Answers, history: History, content: Content) -> ExtraEffect | None:
    """Return the effect of the extra answers; None if there are none.

    Args:
        answers: All answers of a self-check.
        history: The sessions before the self-check.
        content: The questionnaire and the rules.
    """
    extras = {
        ask for step in self_check_flow.list_steps(content) if step.optional for ask in step.asks
    }
    if not extras & answers.keys():
        return None
    needed = {id_: answer for id_, answer in answers.items() if id_ not in extras}
    before, after = (
        tuple(item.move for item in assess(version, history, content).plan)
        for version in (needed, answers)
    )
    if before == after:
        return ExtraEffect("nothing")
    if new := tuple(move for move in after if move not in before):
        return ExtraEffect("moves", new)
    if removed := tuple(move for move in before if move not in after):
        return ExtraEffect("fewer", removed)
    return ExtraEffect("order")
