"""Check level, depth cap and patterns: each rule can match, and can only restrict."""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.content.checks.names import (
    list_answers,
    list_items,
    report_repeats,
    report_unfit,
    report_unknown,
)
from psoas_coach.content.rules import Condition
from psoas_coach.content.schema import Content


def find_faults(content: Content) -> Iterator[str]:
    """Yield what is wrong with level.toml, depth.toml and patterns.toml."""
    for number, level in enumerate(content.levels):
        field = f"level.toml: rule[{number}]"
        yield from _check_conditions(field, level.when, content)
        yield from report_unknown(
            f"{field}.reasons", level.reasons, [*_list_rule_answers(content), *content.safety]
        )
    for number, cap in enumerate(content.depth.rule):
        yield from _check_conditions(f"depth.toml: rule[{number}]", cap.when, content)
    yield from _check_depth(content)
    yield from _check_patterns(content)


def _list_rule_answers(content: Content) -> Iterator[str]:
    """Yield every reference to an answer that a rule of level.toml may use."""
    for id_, question in content.questions.items():
        yield id_
        yield from (f"{id_}.{answer}" for answer in list_answers(question))


def _check_conditions(field: str, when: tuple[Condition, ...], content: Content) -> Iterator[str]:
    for number, condition in enumerate(when):
        where = f"{field}.when[{number}]"
        if condition.members > max(1, len(condition.any_of)):
            yield f"{where}.members: more than any_of has"
        if condition.ask in content.safety:
            yield from _check_on_a_list(where, condition, content)
            continue
        question = content.questions.get(condition.ask)
        if question is None:
            yield f"{where}: unknown question {condition.ask!r}"
            continue
        if not question.gates:
            yield f"{where}: {condition.ask!r} must have gates = true in questions.toml"
        yield from report_unfit(where, question, condition.any_of, [condition.at_least])


def _check_on_a_list(where: str, condition: Condition, content: Content) -> Iterator[str]:
    yield from report_unknown(
        f"{where}.any_of", condition.any_of, list_items(condition.ask, content)
    )
    if not condition.any_of or condition.at_least is not None:
        yield f"{where}: a safety list needs any_of alone"


def _check_depth(content: Content) -> Iterator[str]:
    depth = content.depth
    if depth.unlock.depth < depth.start:
        yield "depth.toml: unlock.depth: must not be below start"
    if depth.unlock.at_depth > depth.start:
        yield "depth.toml: unlock.at_depth: must not be above start"
    level = depth.level
    for name in ("emergency", "today", "incomplete"):
        if getattr(level, name) >= 0:
            yield f"depth.toml: level.{name}: must be -1, so that no move is offered"
    soon = [
        f"{id_}.{item}"
        for id_, list_ in content.safety.items()
        if list_.level == "soon"
        for item in list_.items
    ]
    yield from report_unknown("depth.toml: mild_soon.signs", depth.mild_soon.signs, soon)
    if depth.mild_soon.cap < level.soon:
        yield "depth.toml: mild_soon.cap: must not be below level.soon"
    adults = content.questions.get(depth.adults_only.ask)
    if adults is None:
        yield f"depth.toml: adults_only.ask: unknown question {depth.adults_only.ask!r}"
        return
    yield from report_unknown(
        "depth.toml: adults_only.any_of", depth.adults_only.any_of, adults.options
    )


def _check_patterns(content: Content) -> Iterator[str]:
    for id_, pattern in content.patterns.items():
        field = f"patterns.toml: pattern[{id_}]"
        names = [sign.id for sign in pattern.signs]
        yield from report_repeats(f"{field}.signs", names)
        yield from report_unknown(f"{field}.needs", pattern.needs, names)
        for sign in pattern.signs:
            where = f"{field}.signs[{sign.id}]"
            for ask in sign.asks:
                question = content.questions.get(ask)
                if question is None:
                    yield f"{where}: unknown question {ask!r}"
                    continue
                limits = [sign.at_least, sign.above, sign.below]
                yield from report_unfit(where, question, sign.any_of, limits)
        if sum(sign.points for sign in pattern.signs) < pattern.likely_from:
            yield f"{field}.likely_from: its signs can never reach it"
