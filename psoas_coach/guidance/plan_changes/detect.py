"""Find what the journal and the person have changed in today's plan, with reasons and end dates.

Past sessions can restrict the plan for safety, and each restriction ends by itself. Good weeks and
clean sessions add to it, and all of these gains can be declined.

No rule is written here a second time: every change is found by applying the same rules to the same
answers with one input left out, and comparing the plans.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from psoas_coach import content as contents
from psoas_coach.content import Content
from psoas_coach.guidance.assess import assess_valid, validate
from psoas_coach.guidance.choices import (
    Choices,
    apply_declined,
    assess_with_declined,
    with_chosen_moves,
)
from psoas_coach.guidance.dose_steps import DEPTHS
from psoas_coach.guidance.history import History, summarize
from psoas_coach.guidance.plan_changes.model import WORSE_AFTER, ChangeContext, Part, PlanChange
from psoas_coach.guidance.results import Guidance, PlanItem
from psoas_coach.guidance.tighter_side import ExtraRepetition


def detect_changes(
    answers: Mapping[str, object],
    history: History | None,
    choices: Choices,
    extra: ExtraRepetition | None = None,
    content: Content | None = None,
) -> tuple[PlanChange, ...]:
    """Return every change of today's plan, first the restrictions, then the gains.

    Without a plan there are no changes. Moves and doses are those of the plan without a flare,
    which can only reduce it.

    Args:
        answers: The answers behind the plan.
        history: The history behind the plan.
        choices: The person's choices.
        extra: The accepted extra repetition for today, if any.
        content: The rules; the product's own if None.

    Raises:
        InvalidInputError: The answers or the history violate the contract.
    """
    content = content or contents.load()
    clean, accepted_history = validate(answers, history, content)
    past = summarize(accepted_history, content)
    whole = assess_with_declined(clean, past, choices.declined, content)
    if not whole.plan:
        return ()
    sessions = accepted_history.sessions if accepted_history else ()
    today = apply_declined(past, choices.declined)
    visible = with_chosen_moves(whole, choices, clean, today, content)
    by_date = tuple(sorted(sessions, key=lambda session: session.date))
    worse = accepted_history.worse_after if accepted_history else None
    context = ChangeContext(clean, by_date, past, choices.declined, visible.session, content, worse)
    if accepted_history is not None:
        days = dt.timedelta(days=content.session.plan_changes.news_days)
        context = replace(context, news_since=accepted_history.today - days)
    return (
        *find_rests(context, whole),
        *find_steps_back(context),
        *_find_flare(choices),
        *find_longer_holds(context),
        *find_more_repetitions(context),
        *find_deep_moves(context),
        *_find_extra_repetition(extra, context.items),
        *_find_hidden(choices, whole.plan, visible.plan),
    )


def _find_flare(choices: Choices) -> Iterator[PlanChange]:
    if choices.flare_mode is not None:
        yield PlanChange("flare", flare_mode=choices.flare_mode)


def _find_extra_repetition(
    extra: ExtraRepetition | None, items: Sequence[PlanItem]
) -> Iterator[PlanChange]:
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
                is_news=False,  # The person has just chosen it, where it can be undone.
            )


def _find_hidden(
    choices: Choices, before: Sequence[PlanItem], after: Sequence[PlanItem]
) -> Iterator[PlanChange]:
    """Return the hidden moves that would be in the plan; none if the plan keeps them."""
    left = {item.move for item in after}
    hidden = [item.move for item in before if item.move in choices.hidden and item.move not in left]
    if hidden:
        yield PlanChange("hidden", moves=tuple(hidden), is_news=False)


_OF_SESSIONS = frozenset({"history.stopped_recently", "history.stopped_twice", "history.tingling"})
"""Reasons to rest that past sessions give; others are explained elsewhere."""
_PARTS: tuple[Part, ...] = ("hold_seconds", "repetitions")


def find_rests(context: ChangeContext, now: Guidance) -> Iterator[PlanChange]:
    """Return every reason in the history that makes the moves less deep."""
    calm = replace(context.today, reasons_to_rest=(), stopped_recently=False)
    before = assess_valid(context.answers, calm, context.content).depth_cap
    if before <= now.depth_cap:
        return
    for reason in now.cap_reasons:
        if reason in _OF_SESSIONS:
            caused, until = _find_span(context, reason)
            yield PlanChange(
                "rest",
                before=before,
                after=now.depth_cap,
                caused=caused,
                until=until,
                reason=reason,
            )


def find_steps_back(context: ChangeContext) -> Iterator[PlanChange]:
    """Return the parts of the dose that are one step lower after a stop or a bad morning."""
    stop, worse = context.last_stop, context.worse_after
    caused = max((date for date in (stop, worse) if date is not None), default=None)
    if caused is None or not context.past.step_back:
        return
    until = caused + dt.timedelta(days=context.content.dose.step_back_days)
    steady = replace(context.today, step_back=False)
    for part in _PARTS:
        for (before, after), moves in context.compare_doses(part, steady, context.today).items():
            if after != before:
                yield PlanChange(
                    "step_back",
                    before=before,
                    after=after,
                    moves=moves,
                    part=part,
                    caused=caused,
                    until=until,
                    reason=None if caused == stop else WORSE_AFTER,
                )


def _find_span(context: ChangeContext, reason: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the date of the session behind a reason, and the first day without the reason."""
    rules, stop = context.content.depth.history, context.last_stop
    if reason == "history.tingling":
        dates = [session.date for session in context.sessions if session.tingling_up]
        return dates[-1], dates[-rules.tingling_sessions] + dt.timedelta(days=rules.tingling_days)
    if reason == "history.stopped_recently" and stop is not None:
        return stop, stop + dt.timedelta(days=rules.stopped_days)
    return stop, None  # Two stops in a row end with a session that goes well, not on a date.


def find_longer_holds(context: ChangeContext) -> Iterator[PlanChange]:
    """Return the holds that good weeks have made longer."""
    return _find_increase(context, "longer", "hold_seconds")


def find_more_repetitions(context: ChangeContext) -> Iterator[PlanChange]:
    """Return the repetitions that good weeks have added."""
    return _find_increase(context, "more", "repetitions")


def find_deep_moves(context: ChangeContext) -> Iterator[PlanChange]:
    """Return the deep moves that calm sessions have unlocked."""
    if not context.past.unlocked:
        return
    closed = replace(context.past, unlocked=False)
    before, after = (
        assess_valid(context.answers, past, context.content).depth_cap
        for past in (closed, context.past)
    )
    # After a stop an unlocked depth may only compensate for it; then no deep move is added.
    if after > before and after == context.content.depth.unlock.depth:
        opened = _find_unlock_date(context)
        yield PlanChange(
            "deep",
            adds=True,
            before=before,
            after=after,
            moves=tuple(item.move for item in context.items if item.depth == after),
            caused=opened,
            declined="deep" in context.declined,
            is_news=opened >= context.news_since,
        )


def _find_increase(
    context: ChangeContext, kind: Literal["longer", "more"], part: Part
) -> Iterator[PlanChange]:
    first = replace(context.past, earned_steps=(0,) * DEPTHS)
    for (before, after), moves in context.compare_doses(part, first, context.past).items():
        if after > before:
            yield PlanChange(
                kind,
                adds=True,
                before=before,
                after=after,
                moves=moves,
                declined=kind in context.declined,
                is_news=not _list_recently_raised(context, part).isdisjoint(moves),
            )


def _list_recently_raised(context: ChangeContext, part: Part) -> frozenset[str]:
    """Return the moves of which lately a longer hold, or another repetition, was earned."""
    earlier = replace(context.past, earned_steps=context.earlier.earned_steps)
    compared = context.compare_doses(part, earlier, context.past)
    return frozenset(
        move for (before, after), moves in compared.items() if after > before for move in moves
    )


def _find_unlock_date(context: ChangeContext) -> dt.date:
    """Return the date of the session that unlocked the deep moves.

    Once unlocked they stay unlocked, whatever session follows, so a binary search finds the date.
    """
    sessions = context.sessions
    least, most = 0, len(sessions) - 1
    while least < most:
        middle = (least + most) // 2
        until = History(sessions[middle].date, sessions[: middle + 1])
        if summarize(until, context.content).unlocked:
            most = middle
        else:
            least = middle + 1
    return sessions[least].date
