"""How much of a move somebody does who has no plan: a line made from the dose tables."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.guidance.dose import select_tiers
from psoas_coach.guidance.plan_tables import build_item
from psoas_coach.guidance.results import PlanItem
from psoas_coach.ui.moves.filters import usual_dose
from psoas_coach.ui.phrases.session import dose
from psoas_coach.ui.words import say


def dose_line(id_: str, content: Content) -> str:
    """Return how much of a move, how often, and on how many days a week.

    A move that lengthens begins at the first step of its depth and is done on no more days than
    that depth has; walking climbs a ladder; a break comes with sitting; the rest has no limit.
    """
    move = content.moves[id_]
    first, last = content.walking.step[0], content.walking.step[-1]
    if move.kind == "walk":
        amounts = {"minutes": first.minutes, "days": first.days}
        return say("library.dose.walk", **amounts, most=last.minutes, most_days=last.days)
    item = build_item(id_, content, usual_dose(id_, content), "")
    amount = dose(item)
    if move.kind == "break":
        return habit_dose(item, content)
    if not move.lengthens:
        return say("library.dose.any_day", dose=amount)
    days = select_tiers(content, "")[move.depth].days
    grows = move.own_dose is None
    return say("library.dose.grows" if grows else "library.dose.days", dose=amount, days=days)


def habit_dose(item: PlanItem, content: Content) -> str:
    """Return how much of a line of a plan that belongs to the day and not to a session."""
    move = content.moves.get(item.move)
    if move is not None and move.kind == "walk":
        return say("library.dose.walk_today", dose=dose(item))
    return say("library.dose.break", dose=dose(item))
