"""The summary for a visit in words: what the page previews, and what the PDF and the command say.

Signs come first, always. Each other part is there when it is chosen and has something to show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from psoas_coach.coach.visit import SILENCED, STOPS_DAYS, Part, VisitChoices, VisitFacts
from psoas_coach.content import Content
from psoas_coach.guidance.level import is_adult
from psoas_coach.guidance.results import VersionsUsed
from psoas_coach.journal.records import DayNote, SessionRecord
from psoas_coach.progress.headlines import find_headlines
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.series import Point
from psoas_coach.progress.trend import fit_trend
from psoas_coach.sharing.pain_chart import BandPoint, DatedPain, PainChart, draw_pain_chart
from psoas_coach.sharing.typed_text import clean_typed
from psoas_coach.sharing.visit_report import (
    Line,
    ReportChart,
    ReportPart,
    ReportTable,
    VisitReport,
)
from psoas_coach.ui.dates import day, days_span
from psoas_coach.ui.phrases import visit_answers, visit_moves
from psoas_coach.ui.phrases.answer_words import because
from psoas_coach.ui.words import say

STOPS_LISTED = 6
"""Stopped sessions that are listed one by one."""
SIGNS_LISTED = 8
"""Signs that have a line each; more of them stand one after the other."""
EARLIER_LISTED = 4
"""Reports of signs that are listed after they were lifted."""
_CHART_STEPS = 120
"""The calm line has at most so many points; more cannot be told apart on paper."""
_PAIN_FIELDS = ("pain_before", "check_in_now")
_PRACTICE = ("when", "sessions", "minutes", "left", "right")
"""Columns; the last two name stretching, and are left out while help is needed first."""


def build_report(facts: VisitFacts, choices: VisitChoices, content: Content) -> VisitReport:
    """Return the summary.

    Args:
        facts: What the journal says.
        choices: What goes in, and what the person typed.
        content: The rules and the words.
    """
    date = day(facts.date)
    return VisitReport(
        language="en",
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
    """Return what the app said first: help, a visit, or neither."""
    prompts = [because(ref) for ref in _list_prompts(facts)]
    if len(prompts) > SIGNS_LISTED:
        prompts = ["; ".join(prompts)]
    earlier = [_say_note(note) for note in facts.earlier_signs[:EARLIER_LISTED]]
    notes = [f"{say('visit.level.earlier')} {' '.join(earlier)}"] if earlier else []
    return ReportPart(
        "level",
        _find_title(facts, content),
        urgent=facts.card is not None,
        paragraphs=tuple(_list_sentences(facts, content)),
        lines=tuple(Line("", one) for one in prompts),
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
    """Return the level of the self-check as its card names it."""
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
        date = day(facts.card.reported_at.local_date)
        yield say("visit.level.told" if facts.card.note else "visit.level.prompted", date=date)
        return
    if facts.held is not None:
        yield say("visit.level.held", date=day(facts.held.at.local_date))
    if facts.check is None:
        return
    date, level = day(facts.check.at.local_date), _find_level(facts, content)
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
    signs = [because(ref) for ref in note.body.get("signs", ()) if isinstance(ref, str)]
    if len(signs) > SIGNS_LISTED + 1:
        others = say("visit.level.others", count=len(signs) - SIGNS_LISTED)
        signs = [*signs[:SIGNS_LISTED], others]
    return f"{day(note.at.local_date)}: {'; '.join(signs)}."


# Pain


def _build_pain(facts: VisitFacts, content: Content) -> ReportPart:
    days = facts.progress.days
    field = next(
        (one for one in _PAIN_FIELDS if sum(getattr(day_, one) is not None for day_ in days) > 1),
        None,
    )
    # What helped is advice about moves, of which nothing is said while help is needed first.
    asked = ("changing", "helped") if facts.card is None else ("changing",)
    sentences = tuple(map(_headlines(facts, content).__getitem__, asked))
    honest = say("results.promises.honest")
    title = say("visit.pain.title")
    if field is None:
        return ReportPart("pain", title, paragraphs=sentences, notes=(honest,))
    points = [
        Point(day_.local_date, value)
        for day_ in days
        if (value := getattr(day_, field)) is not None
    ]
    first, last = day(points[0].date), day(points[-1].date)
    step = max(1, (points[-1].date - points[0].date).days // _CHART_STEPS)
    chart = PainChart(
        tuple(DatedPain(one.date, one.value) for one in points),
        tuple(
            BandPoint(one.date, one.value, one.low, one.high, one.run)
            for one in fit_trend(points, step)
        ),
        first,
        last,
    )
    words = say("visit.pain.chart", first=first, last=last)
    return ReportPart(
        "pain",
        title,
        paragraphs=sentences,
        chart=ReportChart(draw_pain_chart(chart), words),
        notes=(f"{say(f'visit.pain.how.{field}')} {honest}",),
    )


def _headlines(facts: VisitFacts, content: Content) -> dict[str, str]:
    """Return the answers of Progress in one look, by their questions."""
    headlines = find_headlines(facts.progress, Phrases(content.words))
    return {one.question: one.answer for one in headlines}


# Practice


def _build_practice(facts: VisitFacts, content: Content) -> ReportPart:
    heads = _PRACTICE if facts.card is None else _PRACTICE[:-2]
    rows = tuple(
        (
            days_span(span.first, span.last),
            str(span.sessions),
            *(f"{minutes:.0f}" for minutes in (span.minutes, span.left, span.right)),
        )[: len(heads)]
        for span in facts.practice
    )
    stops, weeks = facts.stops, STOPS_DAYS // 7
    listed = [Line(day(one.at.local_date), _say_stop(one)) for one in stops[:STOPS_LISTED]]
    if len(stops) > STOPS_LISTED:
        listed.append(Line("", say("visit.practice.more", count=len(stops) - STOPS_LISTED)))
    return ReportPart(
        "practice",
        say("visit.practice.title"),
        paragraphs=(_headlines(facts, content)["doing"],) if facts.card is None else (),
        tables=(
            ReportTable(
                tuple(say(f"visit.practice.{head}") for head in heads),
                rows,
                (5, 2, 2, 2, 2)[: len(heads)],
                tuple(range(1, len(heads))),
            ),
        ),
        before_lines=say(f"visit.practice.{'stops' if stops else 'no_stops'}", weeks=weeks),
        lines=tuple(listed),
        notes=(say("visit.practice.how"),) if facts.card is None else (),
    )


def _say_stop(session: SessionRecord) -> str:
    reason = say(f"visit.practice.reasons.{session.stop_reason}")
    if session.pain_before is None or session.pain_after is None:
        return say("visit.practice.stopped.plain", reason=reason)
    return say(
        "visit.practice.stopped.with_pain",
        reason=reason,
        before=session.pain_before,
        after=session.pain_after,
    )


_PARTS: dict[Part, Callable[[VisitFacts, Content], ReportPart]] = {
    "answers": visit_answers.build_answers,
    "score": visit_answers.build_score,
    "pain": _build_pain,
    "practice": _build_practice,
    "hips": visit_moves.build_hips,
    "moves": visit_moves.build_moves,
}
"""What builds each part."""
