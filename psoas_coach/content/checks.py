"""What no single field can tell: whether the content files agree with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psoas_coach.content.schema import Content, Question, Recipe


def faults(content: Content, language: str) -> Iterator[str]:
    """Yield one sentence for each disagreement between the files."""
    yield from _questions(content)
    yield from _points(content)
    yield from _bands(content)
    yield from _rules(content)
    yield from _patterns(content)
    yield from _moves(content)
    yield from _plan(content)
    yield from _sources(content)
    yield from _words(content, f"words/{language}")


def _unknown(file: str, field: str, found: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    allowed = set(known)
    for one in found:
        if one not in allowed:
            yield f"{file}: {field}: unknown name {one!r}"


def _questions(content: Content) -> Iterator[str]:
    for id_, question in content.questions.items():
        field = f"question[{id_}]"
        choices = question.kind in {"choice", "list"}
        if choices != bool(question.options):
            yield f"questions.toml: {field}.options: needed for choice and list, and only there"
        if question.kind in {"number", "whole", "text"} and question.least >= question.most:
            yield f"questions.toml: {field}.most: must be more than least"
        others = [question.only_if.ask] if question.only_if else []
        others += [question.not_below] if question.not_below else []
        yield from _unknown("questions.toml", field, others, content.questions)
    ids = [*content.questions, *content.safety, "precautions"]
    for one in {one for one in ids if ids.count(one) > 1}:
        yield f"questions.toml: question[{one}]: the name is taken by a list in safety.toml"


def _points(content: Content) -> Iterator[str]:
    most = dict.fromkeys(content.domains, 0)
    for id_, line in content.points.items():
        field = f"line[{id_}]"
        question = content.questions.get(id_)
        if question is None:
            yield f"points.toml: {field}: unknown question"
            continue
        if line.domain not in most:
            yield f"points.toml: {field}.domain: unknown name {line.domain!r}"
            continue
        ways = bool(line.values) + bool(line.classes) + (line.times is not None)
        if ways != 1:
            yield f"points.toml: {field}: give exactly one of values, classes and times"
            continue
        if line.values and set(line.values) != set(question.options):
            yield f"points.toml: {field}.values: must name every answer of the question once"
        if line.classes:
            yield from _classes(field, [(c.below, c.up_to) for c in line.classes])
        top = [*line.values.values(), *(c.points for c in line.classes)]
        most[line.domain] += max(top) if top else (line.times or 0) * question.most
    for id_, domain in content.domains.items():
        if id_ in most and most[id_] != domain.most:
            yield f"points.toml: domain[{id_}].most: is {domain.most}, its lines give {most[id_]}"
    if sum(domain.most for domain in content.domains.values()) != 100:
        yield "points.toml: domain: the domains must add up to 100"


def _classes(field: str, edges: list[tuple[float | None, float | None]]) -> Iterator[str]:
    limits = [below if below is not None else up_to for below, up_to in edges]
    if limits[-1] is not None or None in limits[:-1] or any(None not in edge for edge in edges):
        yield f"points.toml: {field}.classes: each needs below or up_to, and only the last neither"
        return
    numbers = [limit for limit in limits if limit is not None]
    if numbers != sorted(set(numbers)):
        yield f"points.toml: {field}.classes: the limits must rise"


def _bands(content: Content) -> Iterator[str]:
    starts = [band.start for band in content.bands]
    if not starts or starts[0] != 0 or starts != sorted(set(starts)):
        yield "points.toml: band: the bands must start at 0 and rise"
    caps = [band.cap_at_most for band in content.bands if band.cap_at_most is not None]
    if caps != sorted(caps, reverse=True):
        yield "points.toml: band: a lower cap must lift to a higher band"


def _fits(question: Question | None, any_of: Iterable[str]) -> Iterator[str]:
    options = question.options if question else ()
    if question and question.kind == "yes_no":
        options = ("yes", "no")
    yield from (one for one in any_of if one not in options)


def _rules(content: Content) -> Iterator[str]:
    depth = content.depth
    conditions = [
        (f"level.toml: rule[{number}].when", condition)
        for number, rule in enumerate(content.levels)
        for condition in rule.when
    ]
    conditions += [
        (f"depth.toml: rule[{number}].when", condition)
        for number, rule in enumerate(depth.rule)
        for condition in rule.when
    ]
    for where, condition in conditions:
        question = content.questions.get(condition.ask)
        if question is None:
            yield f"{where}: unknown question {condition.ask!r}"
        elif not question.gates:
            yield f"{where}: {condition.ask!r} must have gates = true in questions.toml"
        if bool(condition.any_of) == (condition.at_least is not None):
            yield f"{where}: give exactly one of any_of and at_least"
        for one in _fits(question, condition.any_of):
            yield f"{where}: unknown answer {one!r}"
    adults = content.questions.get(depth.adults_only.ask)
    for one in _fits(adults, depth.adults_only.any_of):
        yield f"depth.toml: adults_only.any_of: unknown answer {one!r}"
    if depth.unlock.depth < depth.start:
        yield "depth.toml: unlock.depth: must not be below start"


def _patterns(content: Content) -> Iterator[str]:
    for id_, pattern in content.patterns.items():
        field = f"pattern[{id_}]"
        yield from _unknown(
            "patterns.toml", f"{field}.needs", pattern.needs, (s.id for s in pattern.signs)
        )
        for sign in pattern.signs:
            where = f"patterns.toml: {field}.signs[{sign.id}]"
            for ask in sign.asks:
                if ask not in content.questions:
                    yield f"{where}: unknown question {ask!r}"
                for one in _fits(content.questions.get(ask), sign.any_of):
                    yield f"{where}: unknown answer {one!r}"
            numbers = [n for n in (sign.at_least, sign.above, sign.below) if n is not None]
            if bool(sign.any_of) + len(numbers) != 1:
                yield f"{where}: give exactly one of any_of, at_least, above and below"
        if sum(sign.points for sign in pattern.signs) < pattern.likely_from:
            yield f"patterns.toml: {field}.likely_from: its signs can never reach it"


def _moves(content: Content) -> Iterator[str]:
    for id_, move in content.moves.items():
        gates = content.precautions.items
        yield from _unknown("moves.toml", f"{id_}.withheld_by", move.withheld_by, gates)
        if move.lengthens != (move.depth > 0):
            yield f"moves.toml: {id_}.depth: a lengthening move has 1 to 3, any other 0"
        own = move.hold_seconds is not None and move.repetitions is not None
        if own == move.lengthens:
            yield f"moves.toml: {id_}: hold_seconds and repetitions belong to depth 0 moves only"
        seen, step = {id_}, move.instead
        while step is not None:
            if step not in content.moves:
                yield f"moves.toml: {id_}.instead: unknown move {step!r}"
                break
            if step in seen:
                yield f"moves.toml: {id_}.instead: the substitutes go round in a circle"
                break
            seen.add(step)
            step = content.moves[step].instead
        if move.needs_clean and move.needs_clean.move not in content.moves:
            yield f"moves.toml: {id_}.needs_clean: unknown move {move.needs_clean.move!r}"
    yield from _unknown(
        "safety.toml", "precautions.modify", content.precautions.modify, content.precautions.items
    )
    yield from _unknown(
        "dose.toml", "longest_hold", content.dose.longest_hold, content.precautions.items
    )
    tiers = {tier.depth for tier in content.dose.tier if tier.age_group is None}
    for depth in sorted({m.depth for m in content.moves.values() if m.lengthens} - tiers):
        yield f"dose.toml: tier: no tier for depth {depth}"


def _plan(content: Content) -> Iterator[str]:
    plan = content.plan
    yield from _unknown("plan.toml", "breaks", plan.breaks, content.moves)
    for id_, move in content.moves.items():
        places = [kind for kind, order in plan.order.items() if id_ in order]
        if places != [move.kind]:
            yield f"plan.toml: order: {id_!r} must stand once, under {move.kind}"
    for order in plan.order.values():
        yield from _unknown("plan.toml", "order", order, content.moves)
    for recipe in plan.recipe:
        yield from _recipe(content, recipe)
    if plan.recipe[-1].pattern != "none":
        yield "plan.toml: recipe: the last one must be for none"
    if plan.shortest_minutes >= plan.longest_minutes or plan.fewest_moves > plan.most_moves:
        yield "plan.toml: longest_minutes: the limits must rise"


def _recipe(content: Content, recipe: Recipe) -> Iterator[str]:
    known = [*content.patterns, "none"]
    yield from _unknown("plan.toml", "recipe", [recipe.pattern], known)
    limits = range(content.plan.fewest_moves, content.plan.most_moves + 1)
    if len(recipe.slots) not in limits:
        yield f"plan.toml: recipe[{recipe.pattern}].slots: too few or too many"


def _sources(content: Content) -> Iterator[str]:
    known = content.sources
    for id_, move in content.moves.items():
        yield from _unknown("moves.toml", f"{id_}.sources", move.sources, known)
    for id_, one in content.safety.items():
        yield from _unknown("safety.toml", f"list[{id_}].sources", one.sources, known)
    for id_, line in content.points.items():
        yield from _unknown("points.toml", f"line[{id_}].source", [line.source], known)
    for tier in content.dose.tier:
        yield from _unknown("dose.toml", f"tier[{tier.depth}].sources", tier.sources, known)
    yield from _unknown(
        "dose.toml", "most_minutes_source", [content.dose.most_minutes_source], known
    )


def _words(content: Content, folder: str) -> Iterator[str]:
    for id_ in content.moves:
        if id_ not in content.move_words:
            yield f"{folder}/moves.toml: {id_}: the words of this move are missing"
    yield from _unknown(f"{folder}/moves.toml", "move", content.move_words, content.moves)
    for key in _needed_words(content):
        if key not in content.words:
            file, _, field = key.partition(".")
            yield f"{folder}/{file}.toml: {field}: the sentence is missing"


def _needed_words(content: Content) -> Iterator[str]:
    for id_, question in content.questions.items():
        yield f"questions.{id_}.ask"
        options = ("yes", "no") if question.kind == "yes_no" else question.options
        yield from (f"questions.{id_}.options.{option}" for option in options)
    for id_, one in content.safety.items():
        yield f"safety.{id_}.ask"
        yield from (f"safety.{id_}.items.{item}" for item in one.items)
    yield "safety.precautions.ask"
    yield from (f"safety.precautions.items.{item}" for item in content.precautions.items)
    for precaution in content.precautions.modify:
        yield f"results.modifications.{precaution}.any"
    yield from (f"results.points.{id_}.reason" for id_ in content.points)
    yield from (f"results.domains.{id_}" for id_ in content.domains)
    yield from (f"results.bands.{band.id}.name" for band in content.bands)
    for pattern in content.patterns:
        yield f"results.patterns.{pattern}.name"
    for recipe in content.plan.recipe:
        for kind in ("break", *dict.fromkeys(recipe.slots)):
            yield f"results.why.{recipe.pattern}.{kind}"
