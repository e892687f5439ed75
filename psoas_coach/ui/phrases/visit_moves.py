"""The parts of a visit's summary about the body: the hip measure and the moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from psoas_coach.coach.visit import RECENT_DAYS, VisitFacts
from psoas_coach.content import Content
from psoas_coach.content.formats import say_number
from psoas_coach.guidance.results import PlanItem, Withheld
from psoas_coach.progress.hip_measure import SIDES, Hip, Side, compare_side
from psoas_coach.sharing.visit_report import Line, ReportPart, ReportTable
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.phrases.doses import say_dose
from psoas_coach.ui.phrases.hip_angles import say_degrees
from psoas_coach.ui.phrases.physio_plan import name_line
from psoas_coach.ui.words import say

MOST_REASONS = 2
"""The most reasons that are named, in the order of the rules."""
_COLUMNS = ("side", "first", "latest", "change")


def build_hips(facts: VisitFacts, content: Content) -> ReportPart:
    """Return the first and the latest measure of each side, with how much may be chance.

    Args:
        facts: What the journal says.
        content: The rules.
    """
    del content  # The noise has been computed already.
    hips, noise = facts.progress.hips, facts.progress.noise.degrees
    rows = tuple(row for side in SIDES for row in _list_row(hips, side, noise))
    return ReportPart(
        "hips",
        say("visit.hips.title"),
        tables=(
            ReportTable(
                tuple(say(f"visit.hips.{column}") for column in _COLUMNS), rows, (1, 4, 4, 3)
            ),
        ),
        notes=(say("visit.hips.noise", degrees=say_number(noise)),),
    )


def _list_row(hips: Sequence[Hip], side: Side, noise: float) -> Iterator[tuple[str, ...]]:
    """Yield the row of a side, if it was ever measured."""
    measured = compare_side(hips, side)
    if measured is None:
        return
    dates = [hip.date for hip in hips if getattr(hip, side) is not None]
    values = [
        say("visit.hips.value", value=say_degrees(value), date=format_day(date))
        for value, date in ((measured.first, dates[0]), (measured.latest, dates[-1]))
    ]
    if measured.count == 1:
        yield say(f"visit.hips.{side}"), values[0], "", say("visit.hips.once")
        return
    key = "beyond" if measured.is_beyond(noise) else "within"
    change = say_number(measured.latest - measured.first)
    yield say(f"visit.hips.{side}"), *values, say(f"visit.hips.{key}", degrees=change)


def build_moves(facts: VisitFacts, content: Content) -> ReportPart:
    """Return the plan, the moves done recently, and the moves left out, with the reasons.

    Args:
        facts: What the journal says.
        content: The names of the moves.
    """
    done = ", ".join(
        say("visit.moves.done_one", move=_name_done(id_, facts, content), count=count)
        for id_, count in facts.moves_done.items()
    )
    lines = [
        *_list_plan(facts, content),
        Line(say("visit.moves.done", days=RECENT_DAYS), done or say("visit.moves.done_none")),
    ]
    if facts.plan is not None:
        lines += _list_left_out(facts.plan.guidance.withheld, content)
    return ReportPart(
        "moves",
        say("visit.moves.title"),
        paragraphs=tuple(_list_depth(facts)),
        lines=tuple(lines),
    )


def _name_done(id_: str, facts: VisitFacts, content: Content) -> str:
    name = facts.own_names.get(id_)
    if name is None:
        return answer_words.say_move(id_, content)
    return say("physio_plan.own_named", name=name)


def _list_depth(facts: VisitFacts) -> Iterator[str]:
    if facts.plan is None or not facts.plan.guidance.plan:
        yield say("visit.moves.no_plan")
        return
    guidance = facts.plan.guidance
    depth = say(f"results.depth.{guidance.depth_cap}.name")
    if guidance.cap_reasons:
        because = _say_reasons(guidance.cap_reasons)
        yield say("visit.moves.depth", depth=depth, because=because)
    else:
        yield say("visit.moves.depth_free", depth=depth)


def _say_reasons(refs: Sequence[str]) -> str:
    """Return the first reasons as one phrase, and the number of further ones."""
    phrases = list(dict.fromkeys(map(answer_words.say_reason, refs)))
    if len(phrases) <= MOST_REASONS + 1:
        return answer_words.join_phrases(phrases)
    others = say("visit.moves.others", count=len(phrases) - MOST_REASONS)
    return answer_words.join_phrases([*phrases[:MOST_REASONS], others])


def _list_plan(facts: VisitFacts, content: Content) -> Iterator[Line]:
    if facts.plan is None or not facts.plan.moves:
        return
    if facts.physio is not None and facts.physio.items:
        lines = facts.physio.plan.moves
        named = (
            (name_line(lines[line_today.number], content), line_today.item)
            for line_today in facts.physio.today.lines
        )
        yield _build_line("physio", named)
    yield _build_line(
        "plan", ((answer_words.say_move(move.move, content), move) for move in facts.plan.moves)
    )


def _build_line(title: str, moves: Iterable[tuple[str, PlanItem]]) -> Line:
    doses = (f"{name}, {say_dose(item)}" for name, item in moves)
    return Line(say(f"visit.moves.{title}"), "; ".join(doses))


def _list_left_out(withheld: Sequence[Withheld], content: Content) -> Iterator[Line]:
    """Yield the moves that are left out, grouped by reasons."""
    together: dict[str, list[str]] = {}
    for entry in withheld:
        name = answer_words.say_move(entry.move, content)
        together.setdefault(_say_reasons(entry.because), []).append(name)
    for because, names in together.items():
        moves = ", ".join(names)
        yield Line(
            say("visit.moves.left_out"), say("visit.moves.because", moves=moves, because=because)
        )
