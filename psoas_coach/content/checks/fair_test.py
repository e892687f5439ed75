"""The fair test: whether its numbers allow a verdict at all."""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.content.checks.names import report_repeats
from psoas_coach.content.schema import Content

_WEEK = 7


def find_faults(content: Content) -> Iterator[str]:
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
    """Yield what is wrong with how a test is lived."""
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
    yield from report_repeats("fair_test.toml: questions", [one.id for one in rules.questions])
    for question in rules.questions:
        where = f"fair_test.toml: questions[{question.id}]"
        if not {"none", "soon"}.issuperset(question.levels):
            yield f"{where}.levels: a test can begin with none or soon alone"
        if (question.deepest is not None) != (question.needs == "two_moves"):
            yield f"{where}.deepest: is for questions about two moves, and needed there"
        if question.deepest is not None and question.deepest > content.depth.start:
            yield f"{where}.deepest: must not be above start in depth.toml"
