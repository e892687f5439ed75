"""The summary for a visit in words, for the preview on the page, the PDF and the command.

Signs always come first. Every other part is included if it was chosen and is not empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from psoas_coach.coach.visit import VisitFacts
from psoas_coach.coach.visit_choices import SILENCED, Part, VisitChoices
from psoas_coach.content import Content
from psoas_coach.content.language import write_tag
from psoas_coach.guidance.level import is_adult
from psoas_coach.guidance.results import VersionsUsed
from psoas_coach.journal.fair_tests import RecordedTest
from psoas_coach.journal.records import DayNote
from psoas_coach.sharing.typed_text import clean_typed
from psoas_coach.sharing.visit_report import (
    Line,
    ReportPart,
    VisitReport,
)
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.phrases import visit_answers, visit_moves, visit_progress
from psoas_coach.ui.phrases.answer_words import say_reason
from psoas_coach.ui.phrases.fair_test import (
    find_end_date,
    say_adherence,
    say_question_title,
    say_verdict,
)
from psoas_coach.ui.words import say

SIGNS_LISTED = 8
"""The most signs with a line each; more of them share one line."""
EARLIER_LISTED = 4
"""The most reports of signs that are listed after they were lifted."""


def build_report(facts: VisitFacts, choices: VisitChoices, content: Content) -> VisitReport:
    """Return the summary for a visit.

    Args:
        facts: What the journal says.
        choices: The chosen parts, and the person's own texts.
        content: The rules and the words.
    """
    date = format_day(facts.date)
    return VisitReport(
        language=write_tag(content.language),
        title=say("visit.paper.title"),
        made_on=facts.date,
        running=say("visit.paper.running", date=date),
        page=say("visit.paper.page", page="{page}", pages="{pages}"),
        lead=(say("visit.paper.made", date=date), say("visit.paper.limits")),
        parts=tuple(_list_parts(facts, choices, content)),
        foot=(say("visit.paper.closing"), _say_versions(facts, content)),
    )


def _list_parts(facts: VisitFacts, choices: VisitChoices, content: Content) -> Iterator[ReportPart]:
    yield _build_level(facts, content)
    for id_, typed in (("questions", choices.questions), ("note", choices.note)):
        if text := clean_typed(typed):
            yield ReportPart(id_, say(f"visit.typed.{id_}"), typed=text)
    for part in facts.select_parts(choices, content):
        if facts.card is None or part not in SILENCED:
            yield _PARTS[part](facts, content)


def _say_versions(facts: VisitFacts, content: Content) -> str:
    guidance = facts.guidance
    used = content.versions if guidance is None else guidance.versions
    parts = VersionsUsed(used.questionnaire, used.rules, used.content)
    return say("visit.paper.versions", **msgspec.structs.asdict(parts))


# Signs


def _build_level(facts: VisitFacts, content: Content) -> ReportPart:
    """Return what the app advised first: help, a visit, or neither."""
    prompts = [say_reason(ref) for ref in _list_prompts(facts)]
    if len(prompts) > SIGNS_LISTED:
        prompts = ["; ".join(prompts)]
    earlier = [_say_note(note) for note in facts.earlier_signs[:EARLIER_LISTED]]
    notes = [f"{say('visit.level.earlier')} {' '.join(earlier)}"] if earlier else []
    return ReportPart(
        "level",
        _find_title(facts, content),
        urgent=facts.card is not None,
        paragraphs=tuple(_list_sentences(facts, content)),
        lines=tuple(Line("", prompt) for prompt in prompts),
        notes=tuple(notes),
    )


def _find_title(facts: VisitFacts, content: Content) -> str:
    if facts.card is not None:
        return say(f"results.levels.{facts.card.level}.title")
    level = _find_level(facts, content)
    return say(
        "visit.level.title" if level in {"none", "unknown"} else f"results.levels.{level}.title"
    )


def _find_level(facts: VisitFacts, content: Content) -> str:
    """Return the level of the self-check in the words of its card."""
    if facts.check is None or facts.guidance is None:
        return "unknown"
    if not is_adult(facts.check.answers, content):
        return "under_18"
    return facts.guidance.level


def _list_sentences(facts: VisitFacts, content: Content) -> Iterator[str]:
    if facts.card is not None:
        yield say(f"results.levels.{facts.card.level}.action")
        if facts.card.crisis:
            yield say("results.levels.soon.crisis")
        yield say("visit.level.silent")
        date = format_day(facts.card.reported_at.local_date)
        yield say("visit.level.reported" if facts.card.note else "visit.level.prompted", date=date)
        return
    if facts.held is not None:
        yield say("visit.level.held", date=format_day(facts.held.at.local_date))
    if facts.check is None:
        return
    date, level = format_day(facts.check.at.local_date), _find_level(facts, content)
    if level == "none":
        yield say("visit.level.none", date=date)
    elif level == "under_18":
        yield say("results.levels.under_18.body")
    elif level == "soon":
        yield say("visit.level.prompted", date=date)
    elif level == "incomplete":
        yield say("results.levels.incomplete.title")
    if facts.plan is None and level not in {"under_18", "incomplete"}:
        yield say("visit.level.outdated", date=date)


def _list_prompts(facts: VisitFacts) -> tuple[str, ...]:
    if facts.card is not None:
        return facts.card.reasons
    guidance = facts.guidance
    return guidance.reasons if guidance is not None and guidance.level == "soon" else ()


def _say_note(note: DayNote) -> str:
    signs = [say_reason(ref) for ref in note.body.get("signs", ()) if isinstance(ref, str)]
    if len(signs) > SIGNS_LISTED + 1:
        others = say("visit.level.others", count=len(signs) - SIGNS_LISTED)
        signs = [*signs[:SIGNS_LISTED], others]
    return f"{format_day(note.at.local_date)}: {'; '.join(signs)}."


def _build_fair_tests(facts: VisitFacts, content: Content) -> ReportPart:
    """Return the part about fair tests.

    Args:
        facts: What the journal says.
        content: The rules and the words.
    """
    percent = content.fair_test.analysis.false_alarm_percent
    return ReportPart(
        "fair_tests",
        say("visit.fair_tests.title"),
        paragraphs=(say("visit.fair_tests.how", percent=percent),),
        lines=tuple(_build_line(test, content) for test in facts.fair_tests),
        notes=(say("visit.fair_tests.reading"),),
    )


def _build_line(recorded: RecordedTest, content: Content) -> Line:
    sentences = (*say_verdict(recorded, content), say_adherence(recorded, content))
    text = say(
        "visit.fair_tests.line",
        first=format_day(recorded.test.first_day),
        last=format_day(find_end_date(recorded)),
        pairs=recorded.test.pairs,
        verdict=" ".join(sentences),
    )
    return Line(say_question_title(recorded.test), text)


_PARTS: dict[Part, Callable[[VisitFacts, Content], ReportPart]] = {
    "answers": visit_answers.build_answers,
    "score": visit_answers.build_score,
    "pain": visit_progress.build_pain,
    "practice": visit_progress.build_practice,
    "hips": visit_moves.build_hips,
    "moves": visit_moves.build_moves,
    "fair_tests": _build_fair_tests,
}
"""The function that builds each part."""
