"""When a new self-check is due, and whether the person has put it off.

It is an offer: the plan stands as it is, and "Not now" is taken at its word for a few days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Literal

from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.content import Content
from psoas_coach.journal.journal import Journal

PUT_OFF_SETTING = "recheck.put_off"
"""The day from which on the offer may stand there again."""

Offer = Literal["two_weeks", "six_weeks", "soon"]


def find_offer(
    plan: TodaysPlan | None, settings: Mapping[str, Any], date: dt.date, content: Content
) -> Offer | None:
    """Return which words a new self-check is offered with; None where none is due, or put off.

    Args:
        plan: Today's plan.
        settings: All that the person has chosen.
        date: The person's own date.
        content: The rules.
    """
    if plan is None:
        return None
    offer = _due(plan, date, content)
    until = _read_put_off(settings)
    longest = content.session.self_check.put_off_days
    is_put_off = until is not None and 0 < (until - date).days <= longest
    return None if is_put_off else offer


def put_off(journal: Journal, date: dt.date, content: Content) -> None:
    """Keep that the person does not want to be asked for a few days.

    Args:
        journal: The person's journal.
        date: The person's own date.
        content: The questionnaire, the rules and the words.
    """
    next_date = date + dt.timedelta(days=content.session.self_check.put_off_days)
    journal.settings.save(PUT_OFF_SETTING, next_date.isoformat())


def _due(plan: TodaysPlan, date: dt.date, content: Content) -> Offer | None:
    rules = content.session.self_check
    age = (date - plan.check.at.local_date).days
    if age < rules.offer_after_days:
        return None
    if plan.guidance.level == "soon":
        return "soon"
    return "six_weeks" if age >= rules.firm_after_days else "two_weeks"


def _read_put_off(settings: Mapping[str, Any]) -> dt.date | None:
    with suppress(TypeError, ValueError):  # a backup may say anything
        return dt.date.fromisoformat(settings.get(PUT_OFF_SETTING, ""))
    return None
