"""The states of a journal in which the gallery shows Today, with simulated people and days.

Nothing here depends on the day it is run, as long as the clock is the gallery's own.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable

import msgspec

from psoas_coach.coach import day_notes, session_draft
from psoas_coach.coach.player_report import Progress
from psoas_coach.coach.session_start import Feeling, begin
from psoas_coach.coach.todays_plan import load_todays_plan
from psoas_coach.content import load
from psoas_coach.guidance.choices import find_review_date
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment, make_moment
from tests.support import answers_factory
from tests.support.six_people import PEOPLE, fill

FOLDER = "PSOAS_COACH_GALLERY"
"""Environment: the folder of the gallery's journals."""
BARE = "bare"
"""Query parameter: leave the list of views out."""
GOAL = "playing with my kids"
HELD_FOR = 17.0
"""Seconds that were held of the first hold when the session was paused."""
SOMETHING = {"level": "check", "signs": []}
"""Something new that none of the lists has."""
_IMPROVING = next(person for person in PEOPLE if person.name == "improving")


def empty(_: Journal, __: Moment) -> None:
    """Show the first visit, with an empty journal."""


def practising(journal: Journal, now: Moment) -> None:
    """Some months of practice that helped, up to yesterday; the session of today is due."""
    yesterday = make_moment(now.utc - dt.timedelta(days=1), now.zone)
    fill(journal, _IMPROVING, yesterday)
    checked = make_moment(now.utc - dt.timedelta(days=6), now.zone)
    journal.self_checks.add(answers_factory.self_check(checked, main_activity=GOAL))


def session_done(journal: Journal, now: Moment) -> None:
    """The session of today is done."""
    practising(journal, now)
    earlier = make_moment(now.utc - dt.timedelta(hours=1), now.zone)
    journal.sessions.add(answers_factory.session(earlier, pain_after=1))


def session_with_more_tingling(journal: Journal, now: Moment) -> None:
    """The session of today is done, and left more tingling than before it."""
    practising(journal, now)
    earlier = make_moment(now.utc - dt.timedelta(hours=1), now.zone)
    journal.sessions.add(answers_factory.session(earlier, tingling="up"))


def bad_day(journal: Journal, now: Moment) -> None:
    """Today is marked as a flare."""
    practising(journal, now)
    until = find_review_date(now.local_date, load())
    day_notes.mark_flare(journal, now.local_date, until, "half", now.zone)


def show_held(journal: Journal, now: Moment) -> None:
    """Show new signs since yesterday, which limit the plan to its gentlest moves."""
    practising(journal, now)
    yesterday = make_moment(now.utc - dt.timedelta(days=1), now.zone)
    journal.day_notes.add(DayNote(uuid.uuid4().hex, yesterday, "new_signs", SOMETHING))


def show_paused(journal: Journal, now: Moment) -> None:
    """Show a session in progress, paused within its first hold."""
    practising(journal, now)
    content = load()
    plan = load_todays_plan(journal, now.local_date, content)
    if plan is None:
        raise RuntimeError("today's rules know no plan for the gallery's person")
    draft = begin(journal, plan, now, content, Feeling(2, tingling=False))
    steps = session_draft.build_player_steps(draft, content)
    hold = next(step for step in steps if step.kind == "hold")
    progress = Progress(draft.id, hold.id, hold.seconds - HELD_FOR, {hold.id: HELD_FOR})
    session_draft.save_draft(journal, msgspec.structs.replace(draft, progress=progress))


VIEWS = {"paused": "session"}
"""The page that shows a state, where it is not Today."""
STATES: dict[str, Callable[[Journal, Moment], None]] = {
    "empty": empty,
    "due": practising,
    "done": session_done,
    "setback": session_with_more_tingling,
    "bad day": bad_day,
    "held": show_held,
    "paused": show_paused,
}
"""Each state by its name, with what fills an empty journal."""
