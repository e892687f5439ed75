"""The score: whether the points add up to 100, tile, and never fall as a symptom grows."""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.content.checks.names import list_answers, report_unknown
from psoas_coach.content.schema import Content, PointClass, PointLine, Question

_WHOLE = 100


def find_faults(content: Content) -> Iterator[str]:
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
        wrong = list(_line(field, line, question))
        yield from wrong
        if line.domain in most and not wrong:
            most[line.domain] += _most(line, question)
    for id_, domain in content.domains.items():
        if most[id_] != domain.most:
            yield (
                f"points.toml: domain[{id_}].most: is {domain.most}, but its lines give {most[id_]}"
            )
    if sum(domain.most for domain in content.domains.values()) != _WHOLE:
        yield f"points.toml: domain: the domains must add up to {_WHOLE}"
    yield from _bands(content)


def _line(field: str, line: PointLine, question: Question) -> Iterator[str]:
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
        yield from _classes(field, line.classes)


def _classes(field: str, classes: tuple[PointClass, ...]) -> Iterator[str]:
    limits = [one.below if one.below is not None else one.up_to for one in classes]
    both = any(one.below is not None and one.up_to is not None for one in classes)
    if both or limits[-1] is not None or None in limits[:-1]:
        yield f"{field}.classes: each needs below or up_to, and only the last neither"
        return
    numbers = [limit for limit in limits if limit is not None]
    if numbers != sorted(set(numbers)):
        yield f"{field}.classes: the limits must rise"
    points = [one.points for one in classes]
    if points != sorted(points):
        yield f"{field}.classes: the points must not fall"


def _most(line: PointLine, question: Question) -> int:
    if line.times is not None:
        return line.times * question.most
    return max([*line.values.values(), *(one.points for one in line.classes)])


def _bands(content: Content) -> Iterator[str]:
    starts = [band.start for band in content.bands]
    if not starts or starts[0] != 0 or starts != sorted(set(starts)):
        yield "points.toml: band: the bands must start at 0 and rise"
    caps = [band.cap_at_most for band in content.bands if band.cap_at_most is not None]
    if caps != sorted(set(caps), reverse=True):
        yield "points.toml: band: a lower cap must lift to a higher band"
