"""Half a year of practice by every kind of person.

Run it with ``python -m tests.support.practice_simulation``.

A kind of person is a set of moves that their precautions allow, with the results of their answers:
depth, thigh signs, overstretched, very flexible, tight, holding. Each does the plan of the day
three or five days a week without trouble, so that doses grow, deep moves open and the twist is
earned if nothing prevents it. The command prints how many moves and how many different plans they
get.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import statistics
import sys
from collections.abc import Iterator

import msgspec

from psoas_coach.content.moves import Recipe
from psoas_coach.guidance.depth import Cap
from psoas_coach.guidance.history import History, PastSession, summarize
from psoas_coach.guidance.moves import gate_moves
from psoas_coach.guidance.plan import build_plan
from psoas_coach.guidance.plan_tables import choose_recipe
from psoas_coach.guidance.results import Answers, PatternState, PlanItem
from tests.guidance.test_moves import subsets, work_out
from tests.support.decision_space import CONTENT
from tests.support.rules_contract import MOVES

FIRST_DAY = dt.date(2026, 1, 5)
WEEKS = 26
PRACTICE_DAYS = {3: (0, 2, 4), 5: (0, 1, 2, 4, 5)}
"""Days of the week, from Monday on, for each number of days a week."""
WITHIN_DAYS = 28
"""Every move that a recipe may use comes within so many days."""
YES_OR_NO = (False, True)


class Kind(msgspec.Struct, frozen=True):
    """A kind of person: precautions and answers."""

    ticked: tuple[str, ...]
    most: int
    signs: bool
    overstretched: bool
    tight: bool
    holding: bool


class Day(msgspec.Struct, frozen=True):
    """One day of practice: its plan, and the moves available to the recipe that day."""

    number: int
    items: tuple[PlanItem, ...]
    usable: frozenset[str]


@functools.cache
def kinds() -> tuple[Kind, ...]:
    """Return a person for every possible set of moves, combined with every pattern."""
    return tuple(_kinds())


def _kinds() -> Iterator[Kind]:
    counted = set()
    for most, signs, overstretched in itertools.product((0, 1, 3), YES_OR_NO, YES_OR_NO):
        if signs and most > 1:
            continue
        for ticked, flexible in itertools.product(subsets(max(most, 2)), YES_OR_NO):
            all_ticked = (*ticked, "very_flexible") if flexible else ticked
            left = tuple(
                work_out(all_ticked, (cap, signs, overstretched, cap > 2))[0]
                for cap in {most, min(most, 2)}
            )
            for tight, holding in itertools.product(YES_OR_NO, YES_OR_NO):
                kind = Kind(all_ticked, most, signs, overstretched, tight, holding)
                if (left, recipe_of(kind).id) not in counted:
                    counted.add((left, recipe_of(kind).id))
                    yield kind


def recipe_of(kind: Kind) -> Recipe:
    """Return the recipe that fills this person's plans."""
    return choose_recipe(CONTENT, tuple(_likely(kind)), frozenset(kind.ticked))


def _likely(kind: Kind) -> list[str]:
    return [id_ for id_, there in _patterns(kind).items() if there]


def _patterns(kind: Kind) -> dict[str, bool]:
    return {
        "tight": kind.tight,
        "nerve": kind.signs,
        "overstretched": kind.overstretched,
        "holding": kind.holding,
    }


def simulate_days(kind: Kind, days_a_week: int) -> list[Day]:
    """Return half a year of days of practice."""
    states = {
        id_: PatternState("likely" if there else "unlikely", ())
        for id_, there in _patterns(kind).items()
    }
    answers: Answers = {"age_group": "18_59", "precautions": kind.ticked}
    sessions: list[PastSession] = []
    days = []
    for week, weekday in itertools.product(range(WEEKS), PRACTICE_DAYS[days_a_week]):
        number = week * 7 + weekday
        date = FIRST_DAY + dt.timedelta(days=number)
        past = summarize(History(date, tuple(sessions)), CONTENT)
        cap = min(kind.most, 3 if past.unlocked else 2)
        allowed, _ = gate_moves(
            answers,
            CONTENT,
            cap=Cap(cap, 3 if past.unlocked else 2, ((kind.most, ("pain_average",)),)),
            states=states,
            past=past,
        )
        items = build_plan(answers, CONTENT, allowed=allowed, states=states, past=past)
        days.append(Day(number, items, _usable(allowed, kind)))
        sessions.append(_calm(date, items))
    return days


def session_of(items: tuple[PlanItem, ...]) -> tuple[PlanItem, ...]:
    """Return the moves of the session: a plan without its habits."""
    return tuple(item for item in items[1:] if item.move != "walk")


def _calm(date: dt.date, items: tuple[PlanItem, ...]) -> PastSession:
    moves = session_of(items)
    return PastSession(
        date=date,
        depth=max(item.depth for item in moves),
        finished=True,
        stopped=False,
        tingling_up=False,
        pain_before=1,
        pain_after=1,
        moves=tuple(item.move for item in moves),
    )


def _usable(allowed: tuple[str, ...], kind: Kind) -> frozenset[str]:
    """Return the moves available to the recipe: of its kinds, lengthening at the current depth."""
    recipe = recipe_of(kind)
    depths = {MOVES[id_][0] for id_ in allowed if MOVES[id_][1]}
    deepest = max(depths, default=0)
    in_use = {deepest} | ({2} & depths if deepest == 3 else set())
    return frozenset(
        id_
        for id_ in allowed
        if CONTENT.moves[id_].kind in recipe.slots
        and (not MOVES[id_][1] or MOVES[id_][0] in in_use)
    )


def late(days: list[Day]) -> dict[str, int]:
    """Return the moves that did not come up in time, each with the day that shows it."""
    since: dict[str, int] = {}
    missed: dict[str, int] = {}
    for day in days:
        met = {item.move for item in day.items}
        for move in day.usable:
            since.setdefault(move, day.number)
            if move in met:
                since[move] = day.number
            elif day.number - since[move] > WITHIN_DAYS:
                missed.setdefault(move, day.number)
        for move in set(since) - day.usable:
            del since[move]
    return missed


def main() -> int:
    """Print the moves that every kind of person gets in half a year."""
    people = kinds()
    sys.stdout.write(f"{len(people)} kinds of person, {WEEKS} weeks\n")
    for days_a_week in PRACTICE_DAYS:
        moves, plans, missed = [], [], 0
        for kind in people:
            days = simulate_days(kind, days_a_week)
            met = [tuple(item.move for item in session_of(day.items)) for day in days]
            moves.append(len({move for week in met for move in week}))
            plans.append(len(set(met)))
            missed += bool(late(days))
        sys.stdout.write(
            f"{days_a_week} days a week: {min(moves)} to {max(moves)} moves, "
            f"{statistics.median(moves):g} in the middle; {min(plans)} to {max(plans)} different "
            f"plans, {statistics.median(plans):g} in the middle; a move late for {missed}\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
