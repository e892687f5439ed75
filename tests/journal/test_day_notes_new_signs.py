"""Signs reported between two self-checks stay open until a later one; other kinds of notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, make_moment
from psoas_coach.sharing.json_export import write_json
from psoas_coach.sharing.json_import import read
from tests.support import clock
from tests.support.app_server import person_now
from tests.support.record_samples import NOON, day_note, self_check

SECOND = dt.timedelta(seconds=1)
SIGNS: dict[str, Any] = {"level": "emergency", "signs": ["red_now.saddle_change"]}
IMPORT = "4f2504e04f8941d39a0c0305e82c3302"


def signs(hours: float, zone: str = "UTC") -> DayNote:
    at = make_moment(NOON + dt.timedelta(hours=hours), zone)
    return day_note(kind="new_signs", body=SIGNS, at=at)


def test_without_a_self_check_the_newest_signs_are_open(journal: Journal) -> None:
    older, newer = signs(0), signs(1)
    journal.day_notes.add(newer)
    journal.day_notes.add(older)
    assert journal.day_notes.open_new_signs() == newer


def test_a_later_self_check_closes_signs_and_an_earlier_one_does_not(journal: Journal) -> None:
    report = signs(2)
    journal.self_checks.add(self_check())
    journal.day_notes.add(report)
    assert journal.day_notes.open_new_signs() == report
    later = self_check(at=make_moment(NOON + dt.timedelta(hours=3), "UTC"))
    journal.self_checks.add(later)
    assert journal.day_notes.open_new_signs() is None
    journal.self_checks.remove(later.id)
    assert journal.day_notes.open_new_signs() == report


def test_signs_that_were_removed_or_are_of_another_kind_are_not_open(journal: Journal) -> None:
    report = signs(1)
    journal.day_notes.add(report)
    journal.day_notes.add(day_note(at=make_moment(NOON + dt.timedelta(hours=2), "UTC")))
    assert journal.day_notes.open_new_signs() == report
    journal.day_notes.remove(report.id)
    assert journal.day_notes.open_new_signs() is None


def test_signs_of_a_later_instant_are_open_though_their_date_is_earlier(journal: Journal) -> None:
    journal.self_checks.add(self_check(at=make_moment(NOON, "Pacific/Auckland")))
    report = signs(2, "Pacific/Honolulu")
    assert report.at.local_date < make_moment(NOON, "Pacific/Auckland").local_date
    journal.day_notes.add(report)
    assert journal.day_notes.open_new_signs() == report


def test_a_sign_is_dated_now_even_if_a_self_check_was_finished_since_its_note_began(
    journal: Journal,
) -> None:
    begun = day_note(kind="new_signs", body={"level": "check", "signs": []}, at=person_now())
    journal.day_notes.report_new_signs(begun)
    journal.self_checks.add(self_check(at=person_now()))
    assert journal.day_notes.open_new_signs() is None
    report = msgspec.structs.replace(begun, at=person_now(), body=SIGNS)
    assert journal.day_notes.report_new_signs(report) == report
    assert journal.day_notes.open_new_signs() == report
    journal.day_notes.report_new_signs(report)
    assert journal.day_notes.list() == (report,)


@pytest.mark.parametrize("seconds", [1, 100, 119, 121, 3600, 90 * 86_400])
def test_a_clock_that_was_set_back_hides_no_sign(journal: Journal, seconds: int) -> None:
    """The self-check was recorded before the sign, whatever the clock said."""
    with clock.at(clock.now() + dt.timedelta(seconds=seconds)):
        journal.self_checks.add(self_check(at=person_now()))
    report = day_note(kind="new_signs", body=SIGNS, at=person_now())
    stored = journal.day_notes.report_new_signs(report)
    assert stored.at.utc - report.at.utc <= dt.timedelta(minutes=2)
    assert journal.day_notes.open_new_signs() == stored
    assert stored.body == SIGNS
    journal.self_checks.add(
        self_check(at=msgspec.structs.replace(stored.at, utc=stored.at.utc + SECOND))
    )
    assert journal.day_notes.open_new_signs() is None


def test_a_withdrawn_sign_is_in_force_when_it_is_reported_again(journal: Journal) -> None:
    report = day_note(kind="new_signs", body=SIGNS, at=person_now())
    journal.day_notes.report_new_signs(report)
    journal.day_notes.remove(report.id)
    journal.self_checks.add(self_check(at=person_now()))
    again = msgspec.structs.replace(report, at=person_now())
    journal.day_notes.report_new_signs(again)
    assert journal.day_notes.open_new_signs() == again


def test_nobody_else_s_self_check_closes_signs(somebody: Callable[[], Journal]) -> None:
    mine, theirs = somebody(), somebody()
    report = signs(0)
    mine.day_notes.add(report)
    theirs.self_checks.add(self_check(at=make_moment(NOON + dt.timedelta(hours=1), "UTC")))
    assert mine.day_notes.open_new_signs() == report
    assert theirs.day_notes.open_new_signs() is None


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("new_signs", {}),
        ("new_signs", {"level": "soon", "signs": []}),
        ("new_signs", {"level": "today", "signs": "red_now.saddle_change"}),
        ("new_signs", {"level": "today", "signs": ["Saddle change"]}),
        ("overall_change", {}),
        ("overall_change", {"overall": "better"}),
        ("check_in", {"walked_minutes": 1441}),
        ("check_in", {"walked_minutes": 10.5}),
        ("check_in", {"after_last_session": "yes"}),
        ("imported", {}),
        ("imported", {"source": "loop", "import_id": IMPORT}),
        ("imported", {"source": "loop", "practised": True}),
        ("imported", {"source": "diary", "import_id": IMPORT, "practised": True}),
        ("imported", {"source": "pain_csv", "import_id": IMPORT, "pain": 10.5}),
        ("imported", {"source": "pain_csv", "import_id": IMPORT, "pain": -1}),
    ],
)
def test_a_body_that_is_not_as_its_kind_says_is_refused(
    journal: Journal, kind: str, body: dict[str, Any]
) -> None:
    with pytest.raises(JournalRefusalError):
        journal.day_notes.add(day_note(kind=kind, body=body))
    assert journal.day_notes.list() == ()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("new_signs", SIGNS),
        ("overall_change", {"overall": "a_little_worse"}),
        ("check_in", {"walked_minutes": 25, "after_last_session": "much_worse"}),
        ("imported", {"source": "loop", "import_id": IMPORT, "practised": True}),
        ("imported", {"source": "pain_csv", "import_id": IMPORT, "pain": 3.5}),
    ],
)
def test_every_kind_leaves_in_an_export_and_comes_back(
    somebody: Callable[[], Journal], kind: str, body: dict[str, Any]
) -> None:
    here, there = somebody(), somebody()
    report = day_note(kind=kind, body=body)
    here.day_notes.add(report)
    there.transfer.merge(read(write_json(here.transfer.dump())))
    assert there.day_notes.list() == (report,)
    assert there.integrity.find_faults() == ()


def test_signs_and_overall_changes_make_no_day_of_their_own(journal: Journal) -> None:
    journal.day_notes.add(signs(0))
    journal.day_notes.add(day_note(kind="overall_change", body={"overall": "much_better"}))
    assert journal.history.sum_days() == ()
