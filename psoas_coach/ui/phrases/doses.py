"""The dose of a move as a phrase: as planned, or the dose with which the move begins."""

from __future__ import annotations

from msgspec import UnsetType

from psoas_coach.content import Content
from psoas_coach.guidance.dose import compute_seconds, find_usual_dose, select_tiers
from psoas_coach.guidance.plan_tables import build_item
from psoas_coach.guidance.results import PlanItem
from psoas_coach.ui.words import say, say_count

_HALF_MINUTE = 30


def say_dose(item: PlanItem) -> str:
    """Return the dose of a move with its sides: a hold, or a number of slow repetitions."""
    amount = _say_amount(item)
    if isinstance(item.side, UnsetType):
        return amount
    return say(f"session.before.one_side.{item.side}", dose=amount)


def _say_amount(item: PlanItem) -> str:
    if item.hold_seconds is None:
        sentence = say("session.before.counted", count=item.repetitions, seconds=item.seconds_each)
        if item.rounds > 1:
            sentence = say("session.before.sets", sets=item.rounds, dose=sentence)
        return say("session.before.counted_sides", dose=sentence) if item.sides > 1 else sentence
    minutes, seconds = divmod(item.hold_seconds, 60)
    if minutes > 1 and seconds == _HALF_MINUTE:
        length = say("session.before.minutes_half", count=minutes)
    elif seconds or not minutes:
        length = say("session.before.seconds", count=item.hold_seconds)
    else:
        length = say_count("session.before.minutes", minutes, count=minutes)
    times = item.repetitions
    sentence = (
        say("session.before.dose_times", times=times, seconds=length) if times > 1 else length
    )
    return say("session.before.dose_sides", dose=sentence) if item.sides > 1 else sentence


def say_dose_line(id_: str, content: Content) -> str:
    """Return the dose of a move, how often it is done, and on how many days a week.

    A move that lengthens begins at the first step of its depth and is done on at most as many days
    as that depth allows; walking has steps of its own; a break belongs to sitting; other moves have
    no limit.
    """
    move = content.moves[id_]
    first, last = content.walking.step[0], content.walking.step[-1]
    if move.kind == "walk":
        amounts = {"minutes": first.minutes, "days": first.days}
        return say("library.dose.walk", **amounts, most=last.minutes, most_days=last.days)
    item = build_item(id_, content, find_usual_dose(id_, content), "")
    amount = say_dose(item)
    if move.kind == "break":
        return say_habit_dose(item, content)
    if not move.lengthens:
        return say("library.dose.any_day", dose=amount)
    days = select_tiers(content, "")[move.depth].days
    grows = move.own_dose is None
    return say("library.dose.grows" if grows else "library.dose.days", dose=amount, days=days)


def say_habit_dose(item: PlanItem, content: Content) -> str:
    """Return the dose of a habit: a line of a plan that is not part of a session."""
    move = content.moves.get(item.move)
    if move is not None and move.kind == "walk":
        return say("library.dose.walk_today", dose=say_dose(item))
    return say("library.dose.break", dose=say_dose(item))


def say_time(id_: str, content: Content) -> str:
    """Return a phrase for the duration of a move."""
    count = find_minutes(id_, content)
    return say_count("library.time", count, minutes=count)


def find_minutes(id_: str, content: Content) -> int:
    """Return the duration of a move at its usual dose, in whole minutes, at least one."""
    item = build_item(id_, content, find_usual_dose(id_, content), "")
    return max(1, round(compute_seconds(item, content) / 60))
