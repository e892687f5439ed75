"""The parts of a visit's summary that come from self-checks: the answers and the score."""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.coach.visit import VisitFacts
from psoas_coach.content import Content
from psoas_coach.guidance.questionnaire import build_questionnaire
from psoas_coach.guidance.results import NOT_APPLICABLE, Answer
from psoas_coach.journal.records import SelfCheck
from psoas_coach.sharing.typed_text import clean_typed
from psoas_coach.sharing.visit_report import Line, ReportPart, ReportTable
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import has, say

_MEASURED = ("thomas_left", "thomas_right")
"""Questions that the part about the hips covers."""
_TYPED = "main_activity"


def build_answers(facts: VisitFacts, content: Content) -> ReportPart:
    """Return the current answers, next to those of the first self-check if there was one.

    Args:
        facts: What the journal says.
        content: The questionnaire and its words.
    """
    check, first = facts.check, facts.first_check
    if check is None:
        return ReportPart("answers", say("visit.answers.title"))
    then = {} if first is None else dict(first.answers)
    rows = tuple(_list_rows(dict(check.answers), then, content, compared=first is not None))
    heads = [say("visit.answers.question"), say("visit.answers.on", date=_say_date(check))]
    if first is not None:
        heads.append(say("visit.answers.on", date=_say_date(first)))
    widths = (4, 4, 4) if first is not None else (2, 3)
    ticked = tuple(_list_ticked(check, content))
    return ReportPart(
        "answers",
        say("visit.answers.title"),
        tables=(ReportTable(tuple(heads), rows, widths),),
        before_lines=say(f"visit.answers.{'ticked' if ticked else 'none'}"),
        lines=ticked,
        notes=(say("visit.answers.reading.noise"),) if first is not None else (),
    )


def build_score(facts: VisitFacts, content: Content) -> ReportPart:
    """Return the score and the receipt that adds up to it.

    Args:
        facts: What the journal says.
        content: The rules.
    """
    del content  # The score is shown as it was stored.
    guidance, check, first = facts.guidance, facts.check, facts.first_check
    title = say("visit.score.title")
    if guidance is None or check is None or guidance.score is None:
        return ReportPart("score", title)
    band = f"results.bands.{guidance.band}.name"
    sentences = [
        say(
            "visit.score.total",
            score=guidance.score,
            date=_say_date(check),
            band=say(band) if has(band) else "",
        )
    ]
    before = None if first is None else first.result.get("score")
    if first is not None and isinstance(before, int):
        key = "then" if first.rules == check.rules else "rules"
        sentences.append(say(f"visit.score.{key}", date=_say_date(first), score=before))
    sentences.append(say("visit.score.adds_up"))
    lines = [
        (
            answer_words.say_label(line.question),
            say("visit.score.of", points=line.points, most=line.max),
        )
        for line in guidance.receipt
    ]
    half = (len(lines) + 1) // 2
    pairs = zip(lines[:half], [*lines[half:], ("", "")], strict=False)
    heads = (say("visit.score.line"), say("visit.score.points")) * 2
    return ReportPart(
        "score",
        title,
        paragraphs=(" ".join(sentences),),
        tables=(
            ReportTable(
                heads, tuple((*left, *right) for left, right in pairs), (4, 2, 4, 2), (1, 3)
            ),
        ),
        notes=(say("visit.score.meaning"),),
    )


def _say_date(check: SelfCheck) -> str:
    return format_day(check.at.local_date)


def _list_rows(
    now: dict[str, Answer], then: dict[str, Answer], content: Content, *, compared: bool
) -> Iterator[tuple[str, ...]]:
    """Yield a row for each question answered in either self-check."""
    for id_ in content.questions:
        answers = now.get(id_), then.get(id_)
        if id_ in _MEASURED or all(
            key in {None, NOT_APPLICABLE} for key in map(_make_key, answers)
        ):
            continue
        words = [_say_answer(id_, answer, content) for answer in answers]
        if compared and words[0] == words[1]:
            words[1] = say("visit.answers.same")
        yield (answer_words.say_label(id_), *(words if compared else words[:1]))


def _make_key(answer: Answer | None) -> object:
    """Return a hashable form of an answer."""
    return tuple(answer) if isinstance(answer, list | tuple) else answer


def _say_answer(id_: str, answer: Answer | None, content: Content) -> str:
    if id_ == _TYPED and isinstance(answer, str) and answer != NOT_APPLICABLE:
        return " ".join(clean_typed(answer).split("\n"))
    return answer_words.say_answer(id_, answer, content)


def _list_ticked(check: SelfCheck, content: Content) -> Iterator[Line]:
    """Yield the ticked items of each list, each sign by its first sentence."""
    for id_ in build_questionnaire(content).specs:
        answer = check.answers.get(id_)
        if id_ in content.questions or not isinstance(answer, list | tuple) or not answer:
            continue
        signs = [
            answer_words.say_answer(id_, (item,), content).partition(". ")[0].removesuffix(".")
            for item in answer
        ]
        yield Line(say(f"visit.answers.lists.{id_}"), "; ".join(signs))
