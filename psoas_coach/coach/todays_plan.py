"""Today's plan, from the latest self-check, what has happened since, and the person's choices.

Pages, player, printed sheet and command line all get the plan from here. The latest home measure of
the hips replaces the corresponding numbers of the self-check. Current pain and tingling can only
make a session gentler than the self-check allows, never more demanding: the rules are applied to
the worse of the two answers, which is a judgement on the safe side.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct, structs

from psoas_coach.coach.morning_after import find_worse_morning
from psoas_coach.coach.plan_choices import load_choices, wants_extra_repetition
from psoas_coach.content import Content
from psoas_coach.guidance import (
    Guidance,
    History,
    InvalidInputError,
    PastSession,
    current_symptoms,
)
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.choices import FlareMode, assess_today
from psoas_coach.guidance.hip_measure import (
    HipMeasure,
    select_measure,
    with_both_sides,
    with_measure,
)
from psoas_coach.guidance.level import is_adult
from psoas_coach.guidance.plan_changes.detect import detect_changes
from psoas_coach.guidance.plan_changes.model import PlanChange
from psoas_coach.guidance.results import WALK, PlanItem
from psoas_coach.guidance.tighter_side import ExtraRepetition, find_extra_repetition
from psoas_coach.guidance.walking import LadderPosition, find_position
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import SelfCheck

_MINUTE = 60

Stop = Literal["under_18", "incomplete"]
"""Why a self-check leads to no session, by the key of its words under ``results.levels``."""


class TodaysPlan(Struct, frozen=True):
    """The self-check in force, and today's guidance for it.

    Attributes:
        check: The latest self-check.
        guidance: Today's guidance for its answers and all sessions since, with the person's
            choices.
        answers: The answers of the self-check, with the home measure in force.
        walk: The person's step on the walking ladder, which sets the minutes of the plan's walk.
        measured: The home measure in force, if there is one.
        extra: One more repetition for the tighter side, if the person has accepted it.
        changed: What has changed in the plan since the self-check.
    """

    check: SelfCheck
    guidance: Guidance
    answers: Mapping[str, Any]
    walk: LadderPosition
    measured: HipMeasure | None = None
    extra: ExtraRepetition | None = None
    changed: tuple[PlanChange, ...] = ()

    @property
    def moves(self) -> tuple[PlanItem, ...]:
        """The moves of the session: the plan without its sitting break and its walk."""
        return self.guidance.session


def load_todays_plan(journal: Journal, date: dt.date, content: Content) -> TodaysPlan | None:
    """Return the plan for a date.

    None before the first self-check, and if the latest was answered under other rules or has
    answers that today's rules cannot read; then a new one is needed.

    Args:
        journal: The person's journal.
        date: The person's own date.
        content: The rules.
    """
    check = journal.self_checks.find_latest()
    if check is None or is_outdated(check, content):
        return None
    measured = _load_measured(journal, check, date, content)
    answers = with_measure(check.answers, measured)
    history, choices = load_history(journal, check, date, content), load_choices(journal, date)
    try:
        guidance = assess_today(answers, history, choices, content)
    except InvalidInputError:
        return None
    walk = load_walk(journal, date, content)
    guidance = structs.replace(guidance, plan=with_minutes(guidance.plan, walk, choices.flare_mode))
    extra = None
    if choices.flare_mode is None and wants_extra_repetition(journal):
        sides = with_both_sides(check.answers, measured)
        extra = find_extra_repetition(guidance.session, sides, content)
    changed = detect_changes(answers, history, choices, extra, content)
    return TodaysPlan(check, guidance, answers, walk, measured, extra, changed)


def find_stop(plan: TodaysPlan, content: Content) -> Stop | None:
    """Return why a self-check leaves no session, or None if it leaves one.

    While help is needed now or today, ``urgent_card`` takes precedence.
    """
    if not is_adult(plan.check.answers, content):
        return "under_18"
    return "incomplete" if plan.guidance.level == "incomplete" else None


def is_outdated(check: SelfCheck, content: Content) -> bool:
    """Whether a plan needs a new self-check first.

    True if it was answered under another questionnaire or other rules, which may have asked less or
    understood the same answer differently, and if an answer violates today's contract.
    """
    versions = (check.questionnaire, check.rules)
    now = (content.versions.questionnaire, content.versions.rules)
    return versions != now or bool(check_answers(check.answers, content)[1])


def with_current_symptoms(  # noqa: PLR0913 -- a plan, where it comes from, and two symptoms
    plan: TodaysPlan,
    journal: Journal,
    date: dt.date,
    content: Content,
    *,
    pain: int,
    tingling: bool,
) -> Guidance:
    """Return the guidance for a session that begins now.

    Args:
        plan: Today's plan.
        journal: The journal with past sessions.
        date: The person's own date.
        content: The rules.
        pain: Pain right now, 0 to 10.
        tingling: Whether there is tingling or numbness right now.
    """
    answers = current_symptoms.with_current_symptoms(
        plan.answers, pain, tingling=tingling, content=content
    )
    if answers == plan.answers:
        return plan.guidance
    history = load_history(journal, plan.check, date, content)
    return assess_today(answers, history, load_choices(journal, date), content)


def load_history(journal: Journal, check: SelfCheck, date: dt.date, content: Content) -> History:
    """Return the history since a self-check, as the rules use it.

    Moves that the rules do not know are left out: a physio's own, and those of an export from a
    later version. A session without any other move still counts as a session.

    Args:
        journal: The person's journal.
        check: The self-check.
        date: The person's own date.
        content: The rules.
    """
    return History(
        date,
        tuple(
            _drop_retired_moves(session, content)
            for session in journal.history.list_past_sessions(date)
        ),
        answered_on=min(check.at.local_date, date),
        worse_after=find_worse_morning(journal, date, content),
        new_signs=journal.day_notes.open_new_signs() is not None,
    )


def _drop_retired_moves(session: PastSession, content: Content) -> PastSession:
    if all(move in content.moves for move in session.moves):
        return session
    return structs.replace(
        session, moves=tuple(move for move in session.moves if move in content.moves)
    )


def load_walk(journal: Journal, date: dt.date, content: Content) -> LadderPosition:
    """Return the person's step on the walking ladder.

    Args:
        journal: The journal with the check-ins.
        date: The person's own date.
        content: The rules.
    """
    return find_position(journal.history.sum_walking_days(date), date, content.walking)


def with_minutes(
    plan: Sequence[PlanItem], walk: LadderPosition, flare_mode: FlareMode | None
) -> tuple[PlanItem, ...]:
    """Return a plan whose walk, if it has one, is as long as the current step asks.

    Args:
        plan: Today's plan.
        walk: The person's step on the walking ladder.
        flare_mode: How a current flare changes the plan; it halves the walk like the moves.
    """
    seconds = walk.step.minutes * _MINUTE
    if flare_mode is not None:
        seconds = (seconds + 1) // 2
    return tuple(
        structs.replace(item, hold_seconds=seconds) if item.move == WALK else item for item in plan
    )


def _load_measured(
    journal: Journal, check: SelfCheck, date: dt.date, content: Content
) -> HipMeasure | None:
    since = date - dt.timedelta(days=content.measure.counts_days)
    measures = [
        HipMeasure(measure.utc, measure.local_date, measure.left_mean, measure.right_mean)
        for measure in journal.day_notes.list_hip_measures(since)
    ]
    return select_measure(measures, check.answers, check.at.utc, date, content)
