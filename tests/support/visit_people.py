"""People with a summary for a visit: better, the same, or sent to a doctor."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Literal, get_args

from psoas_coach.content import load
from psoas_coach.journal.records import DayNote, Moment, make_moment
from tests.support import fair_tests, six_people
from tests.support.answers_factory import self_check, session

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal

Visitor = Literal["improving", "flat", "red_sign"]
VISITORS: tuple[Visitor, ...] = get_args(Visitor)
GOAL = "playing with my kids"
SIGN = "red_today.pulsing_belly"
MEASURES = ((100, -8.0, -5.0), (4, 1.0, -4.0))
"""Days ago, and degrees on the left and on the right."""
_LIFE = {"improving": "improving", "flat": "flat", "red_sign": "worse"}


def fill(journal: Journal, visitor: Visitor, now: Moment) -> None:
    """Tell a journal half a year of somebody, with two self-checks, two measures and a stop."""
    life = next(person for person in six_people.PEOPLE if person.name == _LIFE[visitor])
    six_people.fill(journal, life, now)
    pain = 2 if visitor == "improving" else 5
    signs = ["not_improving"] if visitor == "flat" else []
    first = {"pain_average": 6, "pain_worst": 8, "pain_days": 6, "limits": 5}
    journal.self_checks.add(self_check(_ago(now, 190), main_activity=GOAL, **first))
    latest = {"pain_average": pain, "precautions": ["knee"], "see_someone": signs}
    journal.self_checks.add(self_check(_ago(now, 3), main_activity=GOAL, **latest))
    journal.sessions.add(
        session(_ago(now, 2), stop_reason="pain", finished=False, pain_before=4, pain_after=6)
    )
    for days, left, right in MEASURES:
        body = {"method": "phone", "left": [left, left + 1], "right": [right, right + 1]}
        journal.day_notes.add(DayNote(uuid.uuid4().hex, _ago(now, days), "measure", body))
    if visitor == "red_sign":
        report_sign(journal, _ago(now, 1))


def report_sign(journal: Journal, at: Moment) -> None:
    """Tell a sign that asks for a doctor today, outside the self-check."""
    body = {"level": "today", "signs": [SIGN]}
    journal.day_notes.add(DayNote(uuid.uuid4().hex, at, "new_signs", body))


def fill_everything(journal: Journal, now: Moment) -> None:
    """Tell a journal as much as there is to say and still have a plan, a score and a measure."""
    fill(journal, "flat", now)
    content = load()
    lists = {
        "see_someone": list(content.safety["see_someone"].items)[:1],
        "precautions": list(content.precautions.items),
    }
    options = {
        id_: list(question.options) if question.kind == "list" else question.options[-1]
        for id_, question in content.questions.items()
        if question.options and id_ not in {"age_group", "thigh_areas", "thigh_side"}
    }
    options |= {
        id_: "yes" for id_, question in content.questions.items() if question.kind == "yes_no"
    }
    thigh = {"thigh_areas": ["outer", "front"], "thigh_side": "left"}
    answers = {**options, **lists, **thigh, "main_activity": "W" * 80}
    journal.self_checks.add(self_check(now, **answers))
    for days in (330, 220, 110):
        moves = ("crescent_hands_on_hips", "runners_lunge")
        ended_on = now.local_date - dt.timedelta(days=days)
        fair_tests.finish(journal, ended_on, question="moves", moves=moves)
    for days in range(1, 60):
        journal.sessions.add(
            session(_ago(now, days), stop_reason="tingling", finished=False, pain_after=9)
        )


def _ago(now: Moment, days: float) -> Moment:
    return make_moment(now.utc - dt.timedelta(days=days), now.zone)


def tick_all_signs(journal: Journal, now: Moment) -> None:
    """Tell a journal every sign of every list, in a self-check and again and again beside it."""
    content = load()
    lists = {id_: list(list_.items) for id_, list_ in content.safety.items()}
    lists["precautions"] = list(content.precautions.items)
    signs = [f"{id_}.{item}" for id_ in ("red_now", "red_today") for item in lists[id_]]
    for days in (9, 8, 7, 6, -0.001):
        note = {"level": "emergency", "signs": signs}
        journal.day_notes.add(DayNote(uuid.uuid4().hex, _ago(now, days), "new_signs", note))
    journal.self_checks.add(self_check(now, **lists))
