"""Dose and plan: whether every allowed move has a dose, a place in the order, and a ceiling.

And whether the rules of the home measure agree with the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.content.checks.names import twice, unknown
from psoas_coach.content.schema import Content, DoseTier

_AGE = "age_group"
_REST = "none"
"""The recipe for when no pattern is likely; it must come last, because it fits everybody."""


def faults(content: Content) -> Iterator[str]:
    """Yield what is wrong with dose.toml, plan.toml and measure.toml."""
    yield from _dose(content)
    yield from _order(content)
    yield from _recipes(content)
    yield from _measure(content)


def _dose(content: Content) -> Iterator[str]:
    dose = content.dose
    yield from unknown("dose.toml: longest_hold", dose.longest_hold, content.precautions.items)
    yield from unknown(
        "dose.toml: most_minutes_source", [dose.most_minutes_source], content.sources
    )
    for number, tier in enumerate(dose.tier):
        yield from _tier(f"dose.toml: tier[{number}]", tier, content)
    names = [f"depth {tier.depth} {tier.age_group or 'everybody'}" for tier in dose.tier]
    yield from twice("dose.toml: tier", names)
    everybody = {tier.depth for tier in dose.tier if tier.age_group is None}
    lengthening = {move.depth for move in content.moves.values() if move.lengthens}
    for depth in sorted(lengthening - everybody - {0}):
        yield f"dose.toml: tier: none for everybody at depth {depth}"


def _tier(field: str, tier: DoseTier, content: Content) -> Iterator[str]:
    yield from unknown(f"{field}.sources", tier.sources, content.sources)
    ages = content.questions[_AGE].options if _AGE in content.questions else ()
    if tier.age_group is not None:
        yield from unknown(f"{field}.age_group", [tier.age_group], ages)
    weekly = [step.hold_seconds * step.repetitions for step in tier.steps]
    if weekly != sorted(set(weekly)):
        yield f"{field}.steps: each must ask for more than the one before"
    if max(weekly) * tier.days > content.dose.most_minutes_a_week * 60:
        yield f"{field}.steps: more in {tier.days} days than most_minutes_a_week"


def _order(content: Content) -> Iterator[str]:
    plan = content.plan
    yield from unknown("plan.toml: breaks", plan.breaks, content.moves)
    for id_ in plan.breaks:
        if id_ in content.moves and content.moves[id_].kind != "break":
            yield f"plan.toml: breaks: {id_!r} is no sitting break"
    for kind, order in plan.order.items():
        yield from unknown(f"plan.toml: order.{kind}", order, content.moves)
    for id_, move in content.moves.items():
        places = [kind for kind, order in plan.order.items() for one in order if one == id_]
        if places != [move.kind]:
            yield f"plan.toml: order.{move.kind}: {id_!r} must stand here once, and only here"
    if plan.fewest_moves > plan.most_moves:
        yield "plan.toml: most_moves: must not be less than fewest_moves"
    if plan.shortest_minutes >= plan.longest_minutes:
        yield "plan.toml: longest_minutes: must be more than shortest_minutes"


def _recipes(content: Content) -> Iterator[str]:
    plan = content.plan
    names = [recipe.pattern for recipe in plan.recipe]
    yield from unknown("plan.toml: recipe", names, [*content.patterns, _REST])
    yield from twice("plan.toml: recipe", names)
    if names[-1] != _REST:
        yield f"plan.toml: recipe: the last one must be for {_REST!r}"
    for recipe in plan.recipe:
        field = f"plan.toml: recipe[{recipe.pattern}].slots"
        if not plan.fewest_moves <= len(recipe.slots) <= plan.most_moves:
            yield f"{field}: give {plan.fewest_moves} to {plan.most_moves}"
        if "break" in recipe.slots:
            yield f"{field}: the sitting break comes first by itself"


def _measure(content: Content) -> Iterator[str]:
    rules = content.measure
    field = "measure.toml: withheld_by"
    yield from unknown(field, rules.withheld_by, content.precautions.items)
    yield from twice(field, rules.withheld_by)
    yield from unknown("measure.toml: sources", rules.sources, content.sources)
    if rules.noise.least_degrees > rules.noise.usual_degrees:
        yield "measure.toml: noise.least_degrees: must not be more than usual_degrees"
    if rules.phone.steady_degrees >= rules.phone.moved_degrees:
        yield "measure.toml: phone.moved_degrees: must be more than steady_degrees"
