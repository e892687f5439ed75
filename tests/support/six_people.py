"""Six people whose true course is known, so that a page's statements can be right or wrong.

A day's pain is the level of that day plus a little noise, rounded. The level is constant or changes
once, from one day to the next. They practise and report on most days that are not silent. The same
name always has the same history, counted back from the given day.
"""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections.abc import Iterator

from msgspec import Struct

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Hold, Moment, SessionRecord, make_moment
from tests.support import answers_factory

MOVES = ("runners_lunge", "couch_stretch")


class Person(Struct, frozen=True):
    """The truth about a simulated person.

    Attributes:
        days: How many days ago they began.
        before: Their level of pain at first.
        after: Their level since it changed, half of the time ago.
        often: The share of the days on which they practise, 0 to 1.
        silent: The first and last day without entries, as days ago; the larger number first.
    """

    name: str
    days: int
    before: float
    after: float
    often: float = 0.75
    silent: tuple[tuple[int, int], ...] = ()

    def level(self, days_ago: int) -> float:
        """Return the level of pain on a day."""
        return self.before if days_ago > self.days / 2 else self.after

    def speaks(self, days_ago: int) -> bool:
        """Whether the person may record something on a day."""
        return not any(first >= days_ago >= last for first, last in self.silent)


PEOPLE = (
    Person("new", 3, 4.0, 4.0, often=1.0),
    Person("regular", 200, 3.0, 3.0, often=0.9),
    Person("gappy", 200, 4.0, 4.0, often=0.7, silent=((150, 100), (70, 40), (20, 8))),
    Person("improving", 200, 6.0, 2.5),
    Person("flat", 200, 5.0, 5.0),
    Person("worse", 200, 3.0, 6.5),
)


def days_of_practice(person: Person, now: Moment) -> list[int]:
    """Return the days of practice, as days ago, the earliest first."""
    return [
        days_ago for days_ago, record in _life(person, now) if isinstance(record, SessionRecord)
    ]


def fill(journal: Journal, person: Person, now: Moment) -> None:
    """Add the whole history of a person to a journal."""
    for _, record in _life(person, now):
        if isinstance(record, SessionRecord):
            journal.sessions.add(record)
        else:
            journal.day_notes.add(record)


def _life(person: Person, now: Moment) -> Iterator[tuple[int, SessionRecord | DayNote]]:
    chance = random.Random(person.name)
    for days_ago in range(person.days - 1, -1, -1):
        practises, checks_in = chance.random() < person.often, chance.random() < person.often
        pain = _to_scale(person.level(days_ago) + chance.gauss(0, 0.6))
        after = _to_scale(pain - chance.choice((0, 0, 0, 1)))
        now_pain = _to_scale(person.level(days_ago) + chance.gauss(0, 0.6))
        sat = chance.choice((6.0, 7.0, 8.0, 9.0))
        if not person.speaks(days_ago):
            continue
        at = make_moment(now.utc - dt.timedelta(days=days_ago, minutes=5), now.zone)
        ids = [uuid.UUID(int=chance.getrandbits(128), version=4).hex for _ in range(2)]
        if practises:
            yield days_ago, _session(ids[0], at, pain, after)
        if checks_in:
            body = {"pain_now": now_pain, "sitting_hours": sat, "longest_sit": int(8 * sat)}
            yield days_ago, DayNote(ids[1], at, "check_in", body)


def _to_scale(pain: float) -> int:
    return min(10, max(0, round(pain)))


def _session(id_: str, at: Moment, before: int, after: int) -> SessionRecord:
    return answers_factory.session(
        at,
        id=id_,
        pain_before=before,
        tingling_before=False,
        pain_after=after,
        holds=tuple(
            Hold(move, move, side, 1, 45, 45, lengthens=True)
            for move in MOVES
            for side in ("left", "right")
        ),
    )
