"""Check moves and plan: each move has its gates, its substitute, its dose and its place.

The plan, the session, walking, the home measure and a physio's plan stay within their limits, and
enough moves are open to everybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.content.checks.names import report_repeats, report_unknown
from psoas_coach.content.moves import DoseTier, Move
from psoas_coach.content.physio_plan import OWN_PREFIX
from psoas_coach.content.schema import Content
from psoas_coach.content.sessions import PAIN_NUMBERS

FEWEST_OPEN = 3
"""The fewest moves without stretching that every combination of precautions allows."""


def find_move_faults(content: Content) -> Iterator[str]:
    """Yield what is wrong with moves.toml."""
    for id_, move in content.moves.items():
        field = f"moves.toml: {id_}"
        yield from _check_move(field, move, content)
        yield from _check_instead(field, id_, content)
        if move.needs_clean and move.needs_clean.move not in content.moves:
            yield f"{field}.needs_clean.move: unknown name {move.needs_clean.move!r}"
    open_to_all = [move for move in content.moves.values() if not _has_gate(move)]
    if len(open_to_all) < FEWEST_OPEN:
        yield (
            f"moves.toml: withheld_by: at least {FEWEST_OPEN} moves of depth 0 "
            "must be open to everybody"
        )
    breaks = [content.moves[id_] for id_ in content.plan.breaks if id_ in content.moves]
    if all(_has_gate(move) for move in breaks):
        yield "plan.toml: breaks: one of them must be open to everybody"


def _has_gate(move: Move) -> bool:
    return bool(move.depth or move.withheld_by or move.withheld_by_thigh_signs or move.needs_clean)


def _check_move(field: str, move: Move, content: Content) -> Iterator[str]:
    yield from report_unknown(f"{field}.withheld_by", move.withheld_by, content.precautions.items)
    yield from report_repeats(f"{field}.withheld_by", move.withheld_by)
    yield from report_unknown(f"{field}.sources", move.sources, content.sources)
    if move.lengthens != (move.depth > 0):
        yield f"{field}.depth: a lengthening move has 1 to 3, any other 0"
    yield from _check_dose(field, move)
    if move.withheld_by and move.instead is None:
        yield f"{field}.instead: needed where something withholds the move"


def _check_dose(field: str, move: Move) -> Iterator[str]:
    """Yield faults of a dose: a held move that lengthens gets its dose from dose.toml."""
    of_sets = [value is not None for value in (move.sets, move.seconds_each)]
    if any(of_sets):
        if not all(of_sets) or move.repetitions is None:
            yield f"{field}.sets: a counted move has sets, repetitions and seconds_each"
        if sum(move.beat or ()) != (move.seconds_each or 0):
            yield f"{field}.beat: its three parts add up to seconds_each"
        if move.hold_seconds is not None:
            yield f"{field}.hold_seconds: a counted move is not held"
        return
    if move.beat is not None:
        yield f"{field}.beat: only a counted move has a beat"
    of_holds = [value is not None for value in (move.hold_seconds, move.repetitions)]
    if move.lengthens and any(of_holds):
        yield f"{field}.hold_seconds: dose.toml gives the dose of held moves that lengthen"
    if not move.lengthens and not all(of_holds):
        yield f"{field}.hold_seconds: needed beside repetitions where nothing is lengthened"


def _check_instead(field: str, id_: str, content: Content) -> Iterator[str]:
    visited, step = {id_}, content.moves[id_].instead
    while step is not None:
        if step not in content.moves:
            yield f"{field}.instead: leads to the unknown move {step!r}"
            return
        if step in visited:
            yield f"{field}.instead: the substitutes go round in a circle"
            return
        visited.add(step)
        step = content.moves[step].instead


_AGE = "age_group"


def find_plan_faults(content: Content) -> Iterator[str]:
    """Yield the faults of the tables of doses, plans, sessions, walking and the measure."""
    yield from _check_dose_tiers(content)
    yield from _check_places(content)
    yield from _check_recipes(content)
    yield from _check_session(content)
    yield from _check_walking(content)
    yield from _check_breaks(content)
    yield from _check_measure(content)
    yield from _check_physio_plan(content)


def _check_dose_tiers(content: Content) -> Iterator[str]:
    dose = content.dose
    yield from report_unknown(
        "dose.toml: longest_hold", dose.longest_hold, content.precautions.items
    )
    yield from report_unknown(
        "dose.toml: most_minutes_source", [dose.most_minutes_source], content.sources
    )
    for number, tier in enumerate(dose.tier):
        yield from _check_tier(f"dose.toml: tier[{number}]", tier, content)
    names = [f"depth {tier.depth} {tier.age_group or 'everybody'}" for tier in dose.tier]
    yield from report_repeats("dose.toml: tier", names)
    everybody = {tier.depth for tier in dose.tier if tier.age_group is None}
    lengthening = {move.depth for move in content.moves.values() if move.lengthens}
    for depth in sorted(lengthening - everybody - {0}):
        yield f"dose.toml: tier: none for everybody at depth {depth}"


def _check_tier(field: str, tier: DoseTier, content: Content) -> Iterator[str]:
    yield from report_unknown(f"{field}.sources", tier.sources, content.sources)
    ages = content.questions[_AGE].options if _AGE in content.questions else ()
    if tier.age_group is not None:
        yield from report_unknown(f"{field}.age_group", [tier.age_group], ages)
    weekly = [step.hold_seconds * step.repetitions for step in tier.steps]
    if weekly != sorted(set(weekly)):
        yield f"{field}.steps: each must ask for more than the one before"
    if max(weekly) * tier.days > content.dose.most_minutes_a_week * 60:
        yield f"{field}.steps: more in {tier.days} days than most_minutes_a_week"


def _check_places(content: Content) -> Iterator[str]:
    plan, moves = content.plan, content.moves
    for field, ids, kind in (("breaks", plan.breaks, "break"), ("habits", plan.habits, "walk")):
        yield from report_unknown(f"plan.toml: {field}", ids, moves)
        yield from report_repeats(f"plan.toml: {field}", ids)
        if {id_ for id_, move in moves.items() if move.kind == kind} != moves.keys() & {*ids}:
            yield f"plan.toml: {field}: must hold every move of kind {kind!r} and no other"
    yield from report_unknown("plan.toml: warm_up", plan.warm_up, moves)
    if sorted(plan.positions) != sorted({"standing", "chair", "bed", "floor"}):
        yield "plan.toml: positions: must name standing, chair, bed and floor once each"
    if plan.fewest_moves > plan.most_moves:
        yield "plan.toml: most_moves: must not be less than fewest_moves"
    if plan.shortest_minutes >= plan.longest_minutes:
        yield "plan.toml: longest_minutes: must be more than shortest_minutes"


def _check_recipes(content: Content) -> Iterator[str]:
    plan = content.plan
    for recipe in plan.recipe:
        field = f"plan.toml: recipe[{recipe.id}]"
        if recipe.pattern is not None:
            yield from report_unknown(f"{field}.pattern", [recipe.pattern], content.patterns)
        if recipe.precaution is not None:
            items = content.precautions.items
            yield from report_unknown(f"{field}.precaution", [recipe.precaution], items)
        if recipe.pattern is not None and recipe.precaution is not None:
            yield f"{field}: give at most one of pattern and precaution"
        if not plan.fewest_moves <= len(recipe.slots) <= plan.most_moves:
            yield f"{field}.slots: give {plan.fewest_moves} to {plan.most_moves}"
        if {"break", "walk"}.intersection(recipe.slots):
            yield f"{field}.slots: the sitting break and the walk come first by themselves"
    yield from report_repeats("plan.toml: recipe", [recipe.id for recipe in plan.recipe])
    everybody = [
        recipe for recipe in plan.recipe if recipe.pattern is None and recipe.precaution is None
    ]
    if everybody != [plan.recipe[-1]]:
        yield "plan.toml: recipe: the last one, and no other, must be for everybody"


def _check_session(content: Content) -> Iterator[str]:
    rules = content.session
    field = "session.toml: stop.at_pain"
    for start, stop in enumerate(rules.stop.at_pain):
        if stop <= start < PAIN_NUMBERS - 1:
            yield f"{field}: from a start of {start}, it must be above it"
    if list(rules.stop.at_pain) != sorted(rules.stop.at_pain):
        yield f"{field}: the numbers must not fall"
    yield from report_repeats("session.toml: counts.trouble", rules.counts.trouble)
    if not {"pain", "tingling"} <= set(rules.counts.trouble):
        yield "session.toml: counts.trouble: pain and tingling must be among them"
    for id_ in rules.current.pain_raises:
        question = content.questions.get(id_)
        if question is None or question.kind != "whole" or question.most != PAIN_NUMBERS - 1:
            yield f"session.toml: current.pain_raises: {id_!r} is no question from 0 to 10"
    yield from report_unknown(
        "session.toml: current.tingling", rules.current.tingling, content.questions
    )
    if list(rules.flare.lengths) != sorted(set(rules.flare.lengths)):
        yield "session.toml: flare.lengths: the days must rise"
    if rules.self_check.offer_after_days >= rules.self_check.firm_after_days:
        yield "session.toml: self_check.firm_after_days: must be more than offer_after_days"
    if rules.welcome_back.least_days >= rules.welcome_back.most_days:
        yield "session.toml: welcome_back.most_days: must be more than least_days"


def _check_walking(content: Content) -> Iterator[str]:
    yield from report_unknown("walking.toml: sources", content.walking.sources, content.sources)
    steps = [(step.days, step.minutes) for step in content.walking.step]
    if steps != sorted(set(steps)):
        yield "walking.toml: step: each must ask for more than the one before"


def _check_breaks(content: Content) -> Iterator[str]:
    rules = content.breaks
    yield from report_unknown("breaks.toml: ideas", rules.ideas, content.moves)
    for move in rules.ideas:
        if move in content.moves and (content.moves[move].depth or content.moves[move].lengthens):
            yield f"breaks.toml: ideas: {move} is no move of depth 0"
    if not rules.least_minutes <= rules.usual_minutes <= rules.most_minutes:
        yield "breaks.toml: usual_minutes: must lie between least_minutes and most_minutes"


def _check_measure(content: Content) -> Iterator[str]:
    rules = content.measure
    field = "measure.toml: withheld_by"
    yield from report_unknown(field, rules.withheld_by, content.precautions.items)
    yield from report_repeats(field, rules.withheld_by)
    yield from report_unknown("measure.toml: sources", rules.sources, content.sources)
    if rules.noise.least_degrees > rules.noise.usual_degrees:
        yield "measure.toml: noise.least_degrees: must not be more than usual_degrees"
    if rules.phone.steady_degrees >= rules.phone.moved_degrees:
        yield "measure.toml: phone.moved_degrees: must be more than steady_degrees"


def _check_physio_plan(content: Content) -> Iterator[str]:
    depth, start = content.physio_plan.own_moves.depth, content.depth.start
    if depth < start:
        yield f"physio_plan.toml: own_moves.depth: must not be below start, {start}, in depth.toml"
    if all(tier.depth != depth for tier in content.dose.tier):
        yield f"physio_plan.toml: own_moves.depth: dose.toml has no tier for {depth}"
    for id_ in content.moves:
        if id_.startswith(OWN_PREFIX):
            yield f"moves.toml: {id_}: names that begin with {OWN_PREFIX} are for a physio's moves"
