"""What the journal and the person have changed in today's plan, each with its reason and its end.

No rule is written here a second time: every change is found by putting the same answers to the same
rules with one thing left out, and comparing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from psoas_coach import content as contents
from psoas_coach.content import Content
from psoas_coach.guidance.assess import validate
from psoas_coach.guidance.choices import Choices
from psoas_coach.guidance.declined import apply_declined, worked_out_keeping
from psoas_coach.guidance.hidden import without_hidden
from psoas_coach.guidance.history import History, summarize
from psoas_coach.guidance.plan_changes.gains import (
    find_deep_moves,
    find_longer_holds,
    find_more_repetitions,
)
from psoas_coach.guidance.plan_changes.model import ChangeContext, PlanChange
from psoas_coach.guidance.plan_changes.restrictions import find_rests, find_steps_back
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.tighter_side import ExtraRepetition


def detect_changes(
    answers: Mapping[str, object],
    history: History | None,
    choices: Choices,
    extra: ExtraRepetition | None = None,
    content: Content | None = None,
) -> tuple[PlanChange, ...]:
    """Return every change of today's plan, first what takes away, then what was earned.

    Nothing is returned where there is no plan. Moves and doses are those of the plan as it is
    without a flare, which a flare only shrinks.

    Args:
        answers: The answers that the plan rests on.
        history: The history it rests on.
        choices: What the person has chosen.
        extra: The one more repetition that was taken for today, if there is one.
        content: The rules; the ones that ship with the product when None.

    Raises:
        FaultsError: When the answers or the history break the contract.
    """
    content = content or contents.load()
    clean, accepted_history = validate(answers, history, content)
    past = summarize(accepted_history, content)
    whole = worked_out_keeping(clean, past, choices.kept, content)
    if not whole.plan:
        return ()
    sessions = accepted_history.sessions if accepted_history else ()
    today = apply_declined(past, choices.kept)
    shown = without_hidden(whole, choices.hidden, clean, today, content)
    by_date = tuple(sorted(sessions, key=lambda one: one.date))
    worse = accepted_history.worse_after if accepted_history else None
    look = ChangeContext(clean, by_date, past, choices.kept, shown.session, content, worse)
    return (
        *find_rests(look, whole),
        *find_steps_back(look),
        *_flare(choices),
        *find_longer_holds(look),
        *find_more_repetitions(look),
        *find_deep_moves(look),
        *_tighter(extra, look.items),
        *_hidden(choices, whole.plan, shown.plan),
    )


def _flare(choices: Choices) -> Iterator[PlanChange]:
    if choices.way is not None:
        yield PlanChange("flare", way=choices.way)


def _tighter(extra: ExtraRepetition | None, items: Sequence[PlanItem]) -> Iterator[PlanChange]:
    if extra is None:
        return
    for item in items:
        if item.move == extra.move:
            yield PlanChange(
                "tighter",
                adds=True,
                before=item.repetitions,
                after=item.repetitions + 1,
                moves=(item.move,),
                side=extra.side,
            )


def _hidden(
    choices: Choices, before: Sequence[PlanItem], after: Sequence[PlanItem]
) -> Iterator[PlanChange]:
    """Return the hidden moves that would be in the plan; where all were, the plan keeps them."""
    left = {item.move for item in after}
    gone = [item.move for item in before if item.move in choices.hidden and item.move not in left]
    if gone:
        yield PlanChange("hidden", moves=tuple(gone))
