"""The pages and states that are measured, and how a journal is brought into each."""

from __future__ import annotations

import argparse
import datetime as dt
import uuid
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from psoas_coach.coach import day_notes, self_check_flow
from psoas_coach.coach import self_check_draft as drafts
from psoas_coach.coach import session_draft as session
from psoas_coach.content import load
from psoas_coach.guidance import Guidance
from psoas_coach.journal.records import make_moment
from psoas_coach.ui.measure import draft as measure

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal
    from psoas_coach.journal.records import Moment

TOPICS = ("Pain", "Practice", "Sitting", "Hips", "Self-checks", "Moves")


class Place(NamedTuple):
    """One page in one state.

    Attributes:
        step: The self-check step it is prepared to show.
        plays: A session is in progress.
        reads: A hip measure is in progress.
        flare: The day is marked as a flare.
        due: The last self-check is two weeks old.
    """

    name: str
    page: str
    query: str = ""
    step: str = ""
    plays: bool = False
    reads: bool = False
    flare: bool = False
    due: bool = False


class Options(NamedTuple):
    """What a command measures.

    Attributes:
        years: Made-up years in the journal.
        samples: How often each place is measured.
        only: A part of the names of the places that are measured; empty for all.
    """

    years: float
    samples: int
    only: str


def parse_options(description: str | None, samples: int) -> Options:
    """Return the options of the command line; ``samples`` is how many are taken without one."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--years", type=float, default=10)
    parser.add_argument("--samples", type=int, default=samples)
    parser.add_argument("--only", default="", help="only places whose name holds this")
    return Options(**vars(parser.parse_args()))


def places() -> list[Place]:
    """Return every page and state that is measured."""
    every = reversed(self_check_flow.list_steps(load()))
    groups = {place.group or place.id: place.id for place in every}  # the first of each
    return [
        Place("today", ""),
        Place("guidance", "guidance"),
        Place("session", "session"),
        Place("session playing", "session", plays=True),
        Place("moves", "moves"),
        Place("moves one", "moves", "move=runners_lunge"),
        Place("moves psoas", "moves", "view=psoas"),
        Place("moves claims", "moves", "view=claims"),
        Place("my_data", "my_data"),
        Place("breaks", "breaks"),
        Place("reminders", "reminders"),
        Place("hand_over", "hand_over"),
        Place("physio_plan", "physio_plan"),
        Place("prescribe", "prescribe"),
        Place("fair_test", "fair_test"),
        Place("measure", "measure"),
        Place("measure reading", "measure", reads=True),
        *(Place(f"progress {topic}", "progress", f"about={topic}&range=All") for topic in TOPICS),
        *(Place(f"self_check {group}", "self_check", step=group) for group in groups.values()),
        Place("today, a flare", "", flare=True),
        Place("today, a new self-check due", "", due=True),  # last: it takes the newest ones away
    ]


def prepare(journal: Journal, place: Place) -> None:
    """Put a session in progress, or a self-check in the making at the step that a place shows."""
    journal.drafts.drop(session.SESSION_DRAFT)
    journal.drafts.drop(measure.MEASURE_DRAFT)
    now = make_moment(dt.datetime.now(dt.UTC), "UTC")
    if place.reads:
        measure.save(journal, measure.begin(now))
    if place.plays:
        _begin(journal, now)
    if place.flare:
        tomorrow = now.local_date + dt.timedelta(days=1)
        day_notes.mark_flare(journal, now.local_date, tomorrow, "half", now.zone)
    else:
        day_notes.unmark_days(journal, "flare", now.local_date)
    if place.due:
        _age(journal, now.local_date)
    if not place.step:
        return
    check = journal.self_checks.find_latest()
    if check is None:
        raise RuntimeError("the demo left no self-check")
    answers = drafts.select_valid_answers(check.answers, load())
    body = drafts.Draft(uuid.uuid4().hex, now.local_date, place.step, dict(answers))
    journal.drafts.save(drafts.SELF_CHECK_DRAFT, msgspec.to_builtins(body))


def _age(journal: Journal, today: dt.date) -> None:
    """Take away the self-checks after which none is due yet."""
    for check in journal.self_checks.list():
        if (today - check.at.local_date).days < load().session.self_check.offer_after_days:
            journal.self_checks.remove(check.id)


def _begin(journal: Journal, now: Moment) -> None:
    """Put the session of the latest plan in progress."""
    check = journal.self_checks.find_latest()
    if check is None:
        raise RuntimeError("the demo left no self-check")
    plan = msgspec.convert(check.result, Guidance).session
    begun = msgspec.structs.replace(session.create_draft(now), stage="playing", plan=plan)
    session.save_draft(journal, begun)
