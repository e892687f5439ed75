"""The person's choices about the plan, and today's guidance with them, which can only reduce it.

Gains that the journal has earned can be declined, moves can be hidden, and the plan can be reduced
during a flare, for a few days, after which the person is asked again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec

from psoas_coach import content as contents
from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.assess import assess_valid, validate
from psoas_coach.guidance.depth import NOT_UNLOCKED
from psoas_coach.guidance.dose import compute_daily_seconds, list_first_doses
from psoas_coach.guidance.history import History, HistorySummary, summarize
from psoas_coach.guidance.moves import DEEPEST, read_precautions
from psoas_coach.guidance.plan import build_plan
from psoas_coach.guidance.plan_tables import build_item, build_tables, list_advice
from psoas_coach.guidance.results import Answers, Guidance, PlanItem, Withheld
from psoas_coach.guidance.tested_move import MoveSwap, list_visible_moves, with_tested_move

Gain = Literal["longer", "more", "deep"]
GAINS: tuple[Gain, ...] = ("longer", "more", "deep")
"""What clean sessions add, and what the person can decline: hold, repetitions, depth."""

DECLINED = "history.kept_as_before"
"""The reference for unlocked deep moves that the person declined."""


def assess_with_declined(
    answers: Answers, past: HistorySummary, declined: frozenset[str], content: Content
) -> Guidance:
    """Compute the guidance for validated answers, without declined gains.

    Args:
        answers: Validated answers.
        past: The summary of the history.
        declined: Some of ``GAINS``; other values are ignored.
        content: The rules.
    """
    guidance = assess_valid(answers, apply_declined(past, declined), content)
    if not past.unlocked or "deep" not in declined:
        return guidance
    return msgspec.structs.replace(guidance, withheld=tuple(map(_mark_declined, guidance.withheld)))


def apply_declined(past: HistorySummary, declined: frozenset[str]) -> HistorySummary:
    """Return the summary of a history without declined gains."""
    if not declined:
        return past
    unlocked = past.unlocked and "deep" not in declined
    return msgspec.structs.replace(past, declined=declined, unlocked=unlocked)


def _mark_declined(withheld: Withheld) -> Withheld:
    because = tuple(DECLINED if ref == NOT_UNLOCKED else ref for ref in withheld.because)
    return msgspec.structs.replace(withheld, because=because)


def without_hidden(
    guidance: Guidance,
    hidden: frozenset[str],
    answers: Answers,
    past: HistorySummary,
    content: Content,
) -> Guidance:
    """Return the guidance with a plan without hidden moves.

    The allowed and the withheld moves stay the same: hiding a move has no medical meaning.

    Args:
        guidance: The result of ``assess_valid`` for these answers and this history.
        hidden: Ids of moves; unknown ids are ignored.
        answers: Validated answers.
        past: The summary of the history.
        content: The rules.
    """
    if all(item.move not in hidden for item in guidance.plan):
        return guidance
    return msgspec.structs.replace(
        guidance,
        plan=build_plan(
            answers,
            content,
            allowed=list_visible_moves(guidance.allowed, hidden, content),
            states=guidance.patterns,
            past=past,
        ),
    )


FlareMode = Literal["half", "breaks"]
FLARE_MODES: tuple[FlareMode, ...] = ("half", "breaks")
"""Half of every dose, or only the sitting break."""


def find_review_date(first: dt.date, content: Content) -> dt.date:
    """Return the date on which to review a flare that began on ``first``."""
    return first + dt.timedelta(days=content.session.flare.look_again_days)


def reduce_for_flare(guidance: Guidance, flare_mode: FlareMode) -> Guidance:
    """Return the guidance with the plan of a flare day, which never contains more than the plan."""
    if flare_mode == "breaks":
        return msgspec.structs.replace(guidance, plan=guidance.plan[:1])
    sitting, moves = guidance.plan[:1], guidance.plan[1:]
    return msgspec.structs.replace(guidance, plan=(*sitting, *map(halve_item, moves)))


def halve_item(item: PlanItem) -> PlanItem:
    """Halve the number of holds or sets, rounded down; if there is only one, halve its length."""
    if item.hold_seconds is None:
        if item.rounds > 1:
            return msgspec.structs.replace(item, sets=item.rounds // 2)
        return msgspec.structs.replace(item, repetitions=(item.repetitions + 1) // 2)
    if item.repetitions > 1:
        return msgspec.structs.replace(item, repetitions=item.repetitions // 2)
    return msgspec.structs.replace(item, hold_seconds=(item.hold_seconds + 1) // 2)


class Choices(msgspec.Struct, frozen=True):
    """The person's choices.

    Attributes:
        declined: The declined gains, some of ``GAINS``.
        hidden: Ids of moves that are hidden; unknown ids are ignored.
        flare_mode: How a current flare changes the plan, or None.
        tested: The moves that a fair test compares this week, or None.
    """

    declined: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    flare_mode: FlareMode | None = None
    tested: MoveSwap | None = None


def with_chosen_moves(
    guidance: Guidance, choices: Choices, answers: Answers, past: HistorySummary, content: Content
) -> Guidance:
    """Return the guidance with a plan that respects hidden moves and a fair test.

    Args:
        guidance: The result of ``assess_valid`` for these answers and this history.
        choices: The person's choices about the plan.
        answers: Validated answers.
        past: The summary of the history.
        content: The rules.
    """
    guidance = without_hidden(guidance, choices.hidden, answers, past, content)
    if choices.tested is None:
        return guidance
    return with_tested_move(
        guidance,
        choices.tested,
        hidden=choices.hidden,
        answers=answers,
        past=past,
        content=content,
    )


def assess_today(
    answers: Mapping[str, object],
    history: History | Mapping[str, object] | None,
    choices: Choices,
    content: Content | None = None,
) -> Guidance:
    """Return the result of ``assess``, with a plan that follows the person's choices.

    Args:
        answers: Answers by question id, unchecked.
        history: Past sessions and today's date.
        choices: The person's choices about the plan.
        content: The questionnaire, the rules and the words.

    Raises:
        InvalidInputError: An answer or a session violates the contract.
    """
    content = content or contents.load()
    clean, sessions = validate(answers, history, content)
    past = summarize(sessions, content)
    guidance = assess_with_declined(clean, past, choices.declined, content)
    guidance = with_chosen_moves(
        guidance, choices, clean, apply_declined(past, choices.declined), content
    )
    return (
        guidance if choices.flare_mode is None else reduce_for_flare(guidance, choices.flare_mode)
    )


def fit_single_move(  # noqa: PLR0913 -- a move, the rules, and what today has held so far
    id_: str,
    guidance: Guidance,
    answers: Mapping[str, object],
    content: Content,
    *,
    flare_mode: FlareMode | None = None,
    stretched_seconds: float = 0.0,
) -> PlanItem | None:
    """Return the plan line for a session of one move; None if today has none.

    A move of the plan keeps the plan's dose, any other has its first dose. Deep moves are only done
    as part of a plan, which counts their days. No day may stretch for longer than its share of the
    week. On a day without a session there is no single move either.

    Args:
        id_: The id of the move.
        guidance: The guidance in force, with current symptoms if they are known.
        answers: Its raw answers; age group and precautions count.
        content: The rules.
        flare_mode: How a current bad day changes the plan.
        stretched_seconds: Seconds that one side has been stretched for today.
    """
    move = content.moves.get(id_)
    if move is None or id_ not in guidance.allowed or not guidance.session:
        return None
    if id_ in content.plan.breaks or id_ in content.plan.habits:
        return None
    item = next((candidate for candidate in guidance.session if candidate.move == id_), None)
    if item is None:
        if move.depth == DEEPEST:
            return None
        item = _build_first_item(id_, check_answers(answers, content)[0], content)
        item = item if flare_mode is None else halve_item(item)
    stretch = item.rounds * item.round_seconds if move.lengthens else 0
    too_long = stretch and stretched_seconds + stretch > compute_daily_seconds(content)
    return None if too_long else item


def _build_first_item(id_: str, answers: Answers, content: Content) -> PlanItem:
    """Return a move with its first dose, and the advice for this person."""
    ticked, tables = read_precautions(answers), build_tables(content)
    dose = list_first_doses(content, str(answers.get("age_group")), ticked)[id_]
    why = tables.why[content.plan.recipe[-1].id, content.moves[id_].kind]
    return build_item(id_, content, dose, why, list_advice(id_, ticked, content))
