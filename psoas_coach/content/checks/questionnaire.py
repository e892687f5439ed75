"""Check the questionnaire: each question can be asked, answered and scored.

The points add up to 100, cover every answer once, and never fall as a symptom grows.
"""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.content.checks.names import list_answers, report_repeats, report_unknown
from psoas_coach.content.questionnaire import Question
from psoas_coach.content.schema import Content
from psoas_coach.content.scoring import PointClass, PointLine

NOT_SURE = "not_sure"
"""An option of every safety list, but of no precaution: their wording includes it."""
_NUMBERS = {"number", "whole"}


def find_question_faults(content: Content) -> Iterator[str]:
    """Yield what is wrong with safety.toml and questions.toml."""
    yield from _check_lists(content)
    yield from _check_cards(content)
    yield from _check_examined(content)
    yield from _check_modify(content)
    for id_, question in content.questions.items():
        field = f"questions.toml: question[{id_}]"
        yield from _check_kind(field, question)
        yield from _check_beside(field, question, content)
        if id_ in {*content.safety, "precautions", content.examined.ask}:
            yield f"{field}.id: the name is taken by a list in safety.toml"


def _check_lists(content: Content) -> Iterator[str]:
    for id_, safety in content.safety.items():
        field = f"safety.toml: list[{id_}]"
        yield from report_repeats(f"{field}.items", safety.items)
        if NOT_SURE not in safety.items:
            yield f"{field}.items: {NOT_SURE!r} must be among them"
        yield from report_unknown(f"{field}.sources", safety.sources, content.sources)
    items = content.precautions.items
    yield from report_repeats("safety.toml: precautions.items", items)
    if NOT_SURE in items:
        yield f"safety.toml: precautions.items: {NOT_SURE!r} must not be among them"
    signs = [f"{id_}.{item}" for id_, list_ in content.safety.items() for item in list_.items]
    yield from report_unknown("safety.toml: crisis.signs", content.crisis.signs, signs)


def _check_cards(content: Content) -> Iterator[str]:
    """Check that every item of every list is in exactly one card of its list."""
    lists = {id_: safety.items for id_, safety in content.safety.items()}
    lists["precautions"] = content.precautions.items
    for id_, card in content.cards.items():
        field = f"safety.toml: card[{id_}]"
        yield from report_repeats(f"{field}.items", card.items)
        yield from report_unknown(f"{field}.list", [card.list], lists)
        offered = [item for item in lists.get(card.list, ()) if item != NOT_SURE]
        if card.list in lists:
            yield from report_unknown(f"{field}.items", card.items, offered)
    for list_, items in lists.items():
        cards = [card for card in content.cards.values() if card.list == list_]
        for item in items:
            times = sum(item in card.items for card in cards)
            if item != NOT_SURE and times != 1:
                yield f"safety.toml: card: {list_}.{item} is in {times} cards, not in one"
    names = {item for items in lists.values() for item in items}
    for id_ in sorted(names & content.cards.keys()):
        yield f"safety.toml: card[{id_}].id: the name is taken by an item"


def _check_examined(content: Content) -> Iterator[str]:
    rule = content.examined
    field = "safety.toml: examined"
    if rule.ask in content.safety or rule.ask == "precautions":
        yield f"{field}.ask: the name is taken by a list"
    listed = content.safety.get(rule.list)
    if listed is None:
        yield f"{field}.list: unknown name {rule.list!r}"
        return
    if listed.level != "today":
        yield f"{field}.list: only a list of level today can be examined for"
    yield from report_unknown(f"{field}.never", rule.never, listed.items)
    if NOT_SURE not in rule.never:
        yield f"{field}.never: {NOT_SURE!r} must be among them"


def _check_modify(content: Content) -> Iterator[str]:
    for id_, advice in content.modify.items():
        field = f"safety.toml: modify[{id_}]"
        yield from report_unknown(
            f"{field}.precaution", [advice.precaution], content.precautions.items
        )
        yield from report_unknown(f"{field}.moves", advice.moves, content.moves)
        if advice.lying and advice.moves:
            yield f"{field}: give at most one of lying and moves"


def _check_kind(field: str, question: Question) -> Iterator[str]:
    if (question.kind in {"choice", "list"}) != bool(question.options):
        yield f"{field}.options: needed for choice and list, and only there"
    yield from report_repeats(f"{field}.options", question.options)
    if question.kind in {*_NUMBERS, "text"} and question.least >= question.most:
        yield f"{field}.most: must be more than least"
    if any(not question.least <= stop <= question.most for stop in question.stops):
        yield f"{field}.stops: all must lie between least and most"
    if list(question.stops) != sorted(set(question.stops)):
        yield f"{field}.stops: must rise"
    if question.gates and question.optional:
        yield f"{field}.optional: what gates a plan cannot be optional"


def _check_beside(field: str, question: Question, content: Content) -> Iterator[str]:
    if question.only_if:
        other = content.questions.get(question.only_if.ask)
        if other is None:
            yield f"{field}.only_if.ask: unknown name {question.only_if.ask!r}"
        elif question.only_if.is_not not in list_answers(other):
            yield f"{field}.only_if.is_not: unknown answer {question.only_if.is_not!r}"
    if question.not_below:
        under = content.questions.get(question.not_below)
        if under is None:
            yield f"{field}.not_below: unknown name {question.not_below!r}"
        elif {under.kind, question.kind} - _NUMBERS:
            yield f"{field}.not_below: both must be answered with a number"
    shared = content.questions.get(question.beside) if question.beside else None
    if question.beside and (shared is None or shared.group != question.group or shared.beside):
        yield f"{field}.beside: must be a question of its group with a screen of its own"
    yield from report_unknown(
        f"{field}.above_zero_with", question.above_zero_with, content.questions
    )
    numbers = [id_ for id_, question in content.questions.items() if question.kind in _NUMBERS]
    for id_ in (question.id, *question.above_zero_with):
        if question.above_zero_with and id_ in content.questions and id_ not in numbers:
            yield f"{field}.above_zero_with: all must be answered with a number"


_WHOLE = 100


def find_point_faults(content: Content) -> Iterator[str]:
    """Yield what is wrong with points.toml."""
    most = dict.fromkeys(content.domains, 0)
    for id_, line in content.points.items():
        field = f"points.toml: line[{id_}]"
        question = content.questions.get(id_)
        if question is None:
            yield f"{field}: unknown question"
            continue
        yield from report_unknown(f"{field}.domain", [line.domain], most)
        yield from report_unknown(f"{field}.source", [line.source], content.sources)
        wrong = list(_check_line(field, line, question))
        yield from wrong
        if line.domain in most and not wrong:
            most[line.domain] += _find_most_points(line, question)
    for id_, domain in content.domains.items():
        if most[id_] != domain.most:
            yield (
                f"points.toml: domain[{id_}].most: is {domain.most}, but its lines give {most[id_]}"
            )
    if sum(domain.most for domain in content.domains.values()) != _WHOLE:
        yield f"points.toml: domain: the domains must add up to {_WHOLE}"
    yield from _check_bands(content)


def _check_line(field: str, line: PointLine, question: Question) -> Iterator[str]:
    if question.optional:
        yield f"{field}: an optional question cannot score"
    if bool(line.values) + bool(line.classes) + (line.times is not None) != 1:
        yield f"{field}: give exactly one of values, classes and times"
        return
    number = question.kind in {"number", "whole"}
    if line.values and set(line.values) != set(list_answers(question)):
        yield f"{field}.values: must name every answer of the question once"
    if line.times is not None and not (question.kind == "whole" and question.least == 0):
        yield f"{field}.times: needs a question answered with a whole number from 0"
    if line.classes and not number:
        yield f"{field}.classes: needs a question answered with a number"
    if line.classes:
        yield from _check_classes(field, line.classes)


def _check_classes(field: str, classes: tuple[PointClass, ...]) -> Iterator[str]:
    limits = [class_.below if class_.below is not None else class_.up_to for class_ in classes]
    both = any(class_.below is not None and class_.up_to is not None for class_ in classes)
    if both or limits[-1] is not None or None in limits[:-1]:
        yield f"{field}.classes: each needs below or up_to, and only the last neither"
        return
    numbers = [limit for limit in limits if limit is not None]
    if numbers != sorted(set(numbers)):
        yield f"{field}.classes: the limits must rise"
    points = [class_.points for class_ in classes]
    if points != sorted(points):
        yield f"{field}.classes: the points must not fall"


def _find_most_points(line: PointLine, question: Question) -> int:
    if line.times is not None:
        return line.times * question.most
    return max([*line.values.values(), *(class_.points for class_ in line.classes)])


def _check_bands(content: Content) -> Iterator[str]:
    starts = [band.start for band in content.bands]
    if not starts or starts[0] != 0 or starts != sorted(set(starts)):
        yield "points.toml: band: the bands must start at 0 and rise"
    caps = [band.cap_at_most for band in content.bands if band.cap_at_most is not None]
    if caps != sorted(set(caps), reverse=True):
        yield "points.toml: band: a lower cap must lift to a higher band"
