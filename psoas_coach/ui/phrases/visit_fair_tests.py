"""Fair tests in the summary for a visit: how they were made, and what came out."""

from __future__ import annotations

from psoas_coach.coach.visit import VisitFacts
from psoas_coach.content import Content
from psoas_coach.journal.fair_tests import RecordedTest
from psoas_coach.sharing.visit_report import Line, ReportPart
from psoas_coach.ui.dates import day
from psoas_coach.ui.phrases.fair_test import (
    adherence_sentence,
    find_end_date,
    question_title,
    verdict_sentences,
)
from psoas_coach.ui.words import say


def build_fair_tests(facts: VisitFacts, content: Content) -> ReportPart:
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
        lines=tuple(_build_line(one, content) for one in facts.fair_tests),
        notes=(say("visit.fair_tests.reading"),),
    )


def _build_line(recorded: RecordedTest, content: Content) -> Line:
    sentences = (*verdict_sentences(recorded, content), adherence_sentence(recorded, content))
    text = say(
        "visit.fair_tests.line",
        first=day(recorded.test.first_day),
        last=day(find_end_date(recorded)),
        pairs=recorded.test.pairs,
        verdict=" ".join(sentences),
    )
    return Line(question_title(recorded.test), text)
