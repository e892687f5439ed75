"""Select the result that the page shows: the latest, or a past one named in the address.

A result is shown as it was given: it is read from the journal and never computed again. Only the
plan of the latest result is today's plan, changed by the sessions since then and by the person's
choices, because the button beside it starts that plan. The address contains nothing but the random
id of the self-check.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import msgspec
import streamlit as st

from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.guidance import Guidance
from psoas_coach.guidance.choices import FlareMode
from psoas_coach.guidance.plan_changes.model import PlanChange
from psoas_coach.guidance.stored_words import translate_result
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import SelfCheck
from psoas_coach.journal.summaries import Score
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.words import has, say

PARAMETER = "result"
PAST = "guidance-past"
_PICK = "guidance-pick"


class SelectedResult(msgspec.Struct, frozen=True):
    """The result that the page shows.

    Attributes:
        record: The self-check as it is stored.
        guidance: The guidance that was given for it.
        newest: There is no later result.
        today: Today's plan by the same rules, if the newest result has a plan; else None.
        before: The last self-check of an earlier day, or None. Another one on the same day is the
            same self-check with a corrected answer.
        changed: The changes in today's plan since.
    """

    record: SelfCheck
    guidance: Guidance
    newest: bool
    today: Guidance | None = None
    before: SelfCheck | None = None
    changed: tuple[PlanChange, ...] = ()

    @property
    def plan_guidance(self) -> Guidance:
        """The guidance whose plan is shown: today's, or that of a past result."""
        return self.today or self.guidance


def find_flare_mode(result: SelectedResult) -> FlareMode | None:
    """Return how a current bad day changes the plan; None on any other day."""
    return next((change.flare_mode for change in result.changed if change.kind == "flare"), None)


def find_selected(snapshot: Snapshot) -> SelectedResult | None:
    """Return the result that the address names, else the newest; None before the first."""
    key = ("selected result", st.query_params.get(PARAMETER))
    return snapshot.compute_once(key, lambda: _load_selected(snapshot))


def _load_selected(snapshot: Snapshot) -> SelectedResult | None:
    newest, journal = snapshot.latest_self_check, snapshot.journal
    if newest is None:
        return None
    record = _find_named(journal, newest) or newest
    guidance = translate_result(msgspec.convert(record.result, Guidance), snapshot.content)
    is_newest = record.id == newest.id
    plan = _find_todays_plan(snapshot.todays_plan, record) if is_newest and guidance.plan else None
    selected = SelectedResult(record, guidance, is_newest, before=_find_earlier(snapshot, record))
    if plan is None:
        return selected
    return msgspec.structs.replace(selected, today=plan.guidance, changed=plan.changed)


def _find_todays_plan(plan: TodaysPlan | None, record: SelfCheck) -> TodaysPlan | None:
    """Return today's plan; None if our rules or words have changed since the result."""
    if plan is None or not plan.guidance.plan:
        return None
    used = plan.guidance.versions
    same = (used.questionnaire, used.rules, used.content)
    return plan if same == (record.questionnaire, record.rules, record.content) else None


def _find_earlier(snapshot: Snapshot, record: SelfCheck) -> SelfCheck | None:
    """Return the latest self-check before this one that was not made on the same day."""
    newer = list(takewhile(lambda score: score.id != record.id, snapshot.scores))
    earlier = [result.id for result in newer if result.local_date != record.at.local_date]
    return snapshot.journal.self_checks.get(earlier[-1]) if earlier else None


def _find_named(journal: Journal, newest: SelfCheck) -> SelfCheck | None:
    id_ = st.query_params.get(PARAMETER)
    if not id_ or id_ == newest.id:
        return None
    try:
        return journal.self_checks.get(id_)
    except JournalRefusalError:  # An address may contain anything.
        return None


def draw_picker(snapshot: Snapshot, result: SelectedResult) -> None:
    """Offer every past result, the newest first, if there is more than one.

    It is collapsed, because a list of a hundred results would be sent with every rerun.
    """
    lines = snapshot.compute_once("past results", lambda: _list_lines(snapshot.scores))
    if len(lines) < 2:
        return
    with st.expander(say("guidance.past.pick"), key=PAST, on_change="rerun") as past:
        if past.open:
            st.session_state[_PICK] = result.record.id
            st.selectbox(
                say("guidance.past.choose"),
                list(lines),
                key=_PICK,
                format_func=lines.__getitem__,
                on_change=_go,
            )


def _list_lines(scores: Sequence[Score]) -> dict[str, str]:
    return {score.id: _say_line(score) for score in reversed(scores)}


def _go() -> None:
    st.query_params[PARAMETER] = st.session_state[_PICK]


def select_newest() -> None:
    """Show the newest result again."""
    st.query_params.pop(PARAMETER, None)


def _say_line(score: Score) -> str:
    """Return the line of one result in the list."""
    date = format_day(score.local_date)
    band = f"results.bands.{score.band}.name"
    if score.band is not None and has(band):
        return say("guidance.past.scored", date=date, band=say(band), score=score.score)
    level = f"results.levels.{score.level}.title"
    return say("guidance.past.level", date=date, level=say(level) if has(level) else "")
