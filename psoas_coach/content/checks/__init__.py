"""Checks across fields and files: whether the content files agree with each other.

There is one module for each group of files; sources and claims, the fair test and the drawn body
need few checks, which are here. Some checks guarantee promises of the rules: more of a symptom
never counts less, a plan can always be filled, and advice has a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from psoas_coach.content.anatomy import LINES, PARTS, BodyView, Limits, Part
from psoas_coach.content.checks import (
    moves,
    poses,
    questionnaire,
    rules,
    wording,
)
from psoas_coach.content.checks.names import report_repeats, report_unknown
from psoas_coach.content.checks.wording import list_needed_words
from psoas_coach.content.schema import Content

__all__ = ["find_faults", "list_needed_words"]

_WEEK = 7


def find_faults(content: Content, language: str) -> Iterator[str]:
    """Yield one sentence for each inconsistency between the files.

    Words are checked once the rules are consistent, because they would repeat wrong names.
    """
    faults = [
        *questionnaire.find_question_faults(content),
        *questionnaire.find_point_faults(content),
        *rules.find_faults(content),
        *moves.find_move_faults(content),
        *moves.find_plan_faults(content),
        *_find_fair_test_faults(content),
        *_find_claim_faults(content),
        *_find_source_faults(content),
        # Poses are compared with the body: a wrong limit there would be repeated for each pose.
        *(list(find_anatomy_faults(content)) or poses.find_faults(content)),
    ]
    yield from faults or wording.find_word_faults(content, f"words/{language}")


COPY_SITES = frozenset(
    {
        "1stchoicepharmacy.co.uk",
        "britbrief.co.uk",
        "citationsy.com",
        "docplayer.net",
        "grepmed.com",
        "healthinfobl.com",
        "issuu.com",
        "knowridge.com",
        "massagefitnessmag.com",
        "medluna.com",
        "millisecond.com",
        "painscience.com",
        "paperexplained.cn",
        "redflagsymptoms.co.uk",
        "reference.com",
        "researchgate.net",
        "researcher.life",
        "scribd.com",
        "semanticscholar.org",
        "skyscape.com",
        "slideshare.net",
        "startribune.com",
        "studylib.net",
        "stuvia.com",
    }
)
"""Hosts that copy or retell other people's work: a source names the original instead."""


def _find_source_faults(content: Content) -> Iterator[str]:
    """Yield the faults of sources.toml and of the labels of evidence in moves.toml."""
    for key, source in content.sources.items():
        field = f"sources.toml: {key}"
        site = find_copy_site(source.link or "")
        if site:
            yield f"{field}.link: {site} is a site of copies, so give the publisher's own address"
        text = f"{source.authors} {source.title} {source.place or ''}"
        for name in sorted(site for site in COPY_SITES if site in text.lower()):
            yield f"{field}: {name} is a site of copies, so name who wrote it"
    for id_, move in content.moves.items():
        field = f"moves.toml: {id_}.evidence_for"
        if move.evidence == "none" and move.evidence_for is not None:
            yield f"{field}: there is none, so leave it out"
        if move.evidence != "none" and move.evidence_for is None:
            yield f"{field}: needed, unless evidence is none"


def find_copy_site(link: str) -> str | None:
    """Return the site of an address if it hosts copies, or None."""
    match = re.match(r"https://([^/?#:]+)", link)
    host = match[1].lower() if match else ""
    return next((site for site in COPY_SITES if host == site or host.endswith(f".{site}")), None)


def _find_claim_faults(content: Content) -> Iterator[str]:
    """Yield what is wrong with claims.toml."""
    for id_, claim in content.claims.items():
        field = f"claims.toml: {id_}.sources"
        yield from report_unknown(field, claim.sources, content.sources)
        yield from report_repeats(field, claim.sources)
        if claim.verdict == "true" and not claim.sources:
            yield f"{field}: what is true needs a source"


def _find_fair_test_faults(content: Content) -> Iterator[str]:
    """Yield what is wrong with fair_test.toml."""
    rules, field = content.fair_test.analysis, "fair_test.toml: analysis"
    # The most extreme draw and its mirror image always count: 2 of all 2 ** pairs.
    if rules.false_alarm_percent * 2**rules.least_pairs < 100 * 2:
        yield f"{field}.least_pairs: with so few, no difference could be clear"
    if list(rules.pair_counts) != sorted(set(rules.pair_counts)):
        yield f"{field}.pair_counts: must rise"
    if rules.least_pairs > min(rules.pair_counts):
        yield f"{field}.pair_counts: must not be below least_pairs"
    if rules.least_answers > _WEEK - rules.left_out_days:
        yield f"{field}.least_answers: a week has fewer days that count"
    if rules.largest_believable_points < rules.forecast_step_points:
        yield f"{field}.largest_believable_points: must not be below forecast_step_points"
    if max(rules.least_history_days, rules.least_history_answers) > rules.history_days:
        yield f"{field}.history_days: must not be below least_history_days and _answers"
    yield from _find_design_faults(content)


def _find_design_faults(content: Content) -> Iterator[str]:
    """Yield the faults of the design of tests."""
    rules, field = content.fair_test, "fair_test.toml: design"
    design = rules.design
    if design.usual_pairs not in rules.analysis.pair_counts:
        yield f"{field}.usual_pairs: must be one of pair_counts"
    if list(design.ask_hours) != sorted(set(design.ask_hours)):
        yield f"{field}.ask_hours: must rise"
    if design.usual_ask_hour not in design.ask_hours:
        yield f"{field}.usual_ask_hour: must be one of ask_hours"
    if design.morning_until > design.evening_from:
        yield f"{field}.morning_until: must not be after evening_from"
    yield from report_repeats(
        "fair_test.toml: questions", [question.id for question in rules.questions]
    )
    for question in rules.questions:
        where = f"fair_test.toml: questions[{question.id}]"
        if not {"none", "soon"}.issuperset(question.levels):
            yield f"{where}.levels: a test can begin with none or soon alone"
        if (question.deepest is not None) != (question.needs == "two_moves"):
            yield f"{where}.deepest: is for questions about two moves, and needed there"
        if question.deepest is not None and question.deepest > content.depth.start:
            yield f"{where}.deepest: must not be above start in depth.toml"


_CLOSED = 3
"""The fewest points of a closed outline."""
_SHAPES = {"parts": "hand", "lines": "fingers"}
"""Parts with one shape for each kind of hand, between which a moving figure interpolates."""


def find_anatomy_faults(content: Content) -> Iterator[str]:
    """Yield what is wrong with body.toml."""
    anatomy = content.figures.anatomy
    for name in ("side", "front"):
        yield from _check_view(f"body.toml: {name}", name, anatomy.get_view(name))
    yield from _check_limits("body.toml: limits", anatomy.limits)
    yield from _check_limits("body.toml: front_limits", anatomy.front_limits)


def _check_view(field: str, name: str, view: BodyView) -> Iterator[str]:
    yield from _check_names(f"{field}.parts", PARTS[name], view.parts)
    yield from _check_names(f"{field}.lines", LINES[name], view.lines)
    for group, parts in (("parts", view.parts), ("lines", view.lines)):
        for id_, part in parts.items():
            yield from _check_part(f"{field}.{group}.{id_}", part)
        yield from _check_shapes(f"{field}.{group}", parts, _SHAPES[group])
    for id_, part in view.parts.items():
        if len(part.points) < _CLOSED:
            yield f"{field}.parts.{id_}.points: must have {_CLOSED} or more"


def _check_names(field: str, expected: frozenset[str], parts: Mapping[str, Part]) -> Iterator[str]:
    yield from (f"{field}.{id_}: it is missing" for id_ in sorted(expected - parts.keys()))
    yield from (
        f"{field}.{id_}: nothing is painted with it" for id_ in parts if id_ not in expected
    )


def _check_part(field: str, part: Part) -> Iterator[str]:
    for number, end in enumerate(part.ends):
        if not end.first <= end.last < len(part.points):
            yield f"{field}.ends[{number}]: must go from first to last, both of them points"


def _check_shapes(field: str, parts: Mapping[str, Part], prefix: str) -> Iterator[str]:
    counts = {id_: len(part.points) for id_, part in parts.items() if id_.startswith(f"{prefix}_")}
    for id_, count in counts.items():
        first = next(iter(counts))
        if count != counts[first]:
            yield f"{field}.{id_}.points: must be as many as those of {first}"


def _check_limits(field: str, limits: Limits) -> Iterator[str]:
    for joint, (least, most) in msgspec.structs.asdict(limits).items():
        if not least <= 0 <= most:
            yield f"{field}.{joint}: must go from the least to the most, with 0 between"
