"""The questions that a person can test: both conditions must be allowed by level and precautions.

No condition goes deeper than today's plan. A person who should see a professional first is offered
no test.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, structs

from psoas_coach.coach.plan_choices import load_choices
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import TodaysPlan, load_history
from psoas_coach.content.fair_test import FairQuestion
from psoas_coach.guidance.choices import assess_today
from psoas_coach.guidance.tested_move import MoveSwap


class Offer(Struct, frozen=True):
    """A question that the person can test.

    Attributes:
        moves: For a question about moves, the pairs that can be compared: a move of today's plan,
            and another one of its kind and depth.
    """

    question: FairQuestion
    moves: tuple[tuple[str, str], ...] = ()


def list_offers(snapshot: Snapshot) -> tuple[Offer, ...]:
    """Return the questions that the person can test today; none without a plan."""
    return snapshot.compute_once("fair test offers", lambda: tuple(_list_offers(snapshot)))


def _list_offers(snapshot: Snapshot) -> Iterator[Offer]:
    plan, content = snapshot.todays_plan, snapshot.content
    if plan is None or snapshot.urgent_card is not None or snapshot.held_note is not None:
        return
    guidance, physio = plan.guidance, snapshot.physio_plan
    has_physio_plan = physio is not None and physio.today.silent not in {"not_yet", "over"}
    for question in content.fair_test.questions:
        if guidance.level not in question.levels or not guidance.plan:
            continue
        if has_physio_plan and question.needs != "plan":  # A physio's moves are not tested.
            continue
        if question.needs == "plan" or (question.needs == "session" and guidance.session):
            yield Offer(question)
        elif question.needs == "two_moves":
            moves = tuple(_list_move_pairs(snapshot, plan, question.deepest or 0))
            if moves:
                yield Offer(question, moves)


def _list_move_pairs(
    snapshot: Snapshot, plan: TodaysPlan, deepest: int
) -> Iterator[tuple[str, str]]:
    """Yield pairs of a move of today's session and another one, if each may replace the other.

    Args:
        snapshot: What the person's journal says today.
        plan: Today's plan.
        deepest: The greatest depth to compare.
    """
    journal, content = snapshot.journal, snapshot.content
    history = load_history(journal, plan.check, snapshot.date, content)
    choices = structs.replace(load_choices(journal, snapshot.date), flare_mode=None)

    def has(move: str, instead_of: str) -> bool:
        tested = structs.replace(choices, tested=MoveSwap(move, instead_of))
        moves = {item.move for item in assess_today(plan.answers, history, tested, content).session}
        return move in moves and instead_of not in moves

    session = [item.move for item in plan.guidance.session]
    for mine in session:
        move = content.moves[mine]
        for other in plan.guidance.allowed:
            other_move = content.moves[other]
            alike = (move.kind, move.depth) == (other_move.kind, other_move.depth)
            is_new = other not in session and other not in choices.hidden
            if alike and is_new and move.depth <= deepest and has(mine, other) and has(other, mine):
                yield mine, other
