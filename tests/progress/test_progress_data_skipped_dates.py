"""A person who flies over the date line skips a date, which does not count as missed."""

from __future__ import annotations

import datetime as dt

import pytest

from psoas_coach.journal.records import Moment, make_moment
from psoas_coach.progress.panels.habit import compute_strengths, list_week_targets
from psoas_coach.progress.progress_data import find_skipped_dates


def at(utc: str, zone: str) -> Moment:
    return make_moment(dt.datetime.fromisoformat(utc), zone)


@pytest.mark.parametrize(
    ("before", "after", "skipped"),
    [
        # 20:00 on the 26th in Honolulu, nine hours in the air, 5:00 on the 28th in Auckland.
        (
            at("2026-11-27T06:00+00:00", "Pacific/Honolulu"),
            at("2026-11-27T16:00+00:00", "Pacific/Auckland"),
            {"2026-11-27"},
        ),
        (
            at("2026-06-10T09:00+00:00", "Pacific/Pago_Pago"),
            at("2026-06-10T11:00+00:00", "Pacific/Kiritimati"),
            {"2026-06-10"},
        ),
        # The other way a date comes twice: none is missing.
        (
            at("2026-11-27T08:00+00:00", "Pacific/Auckland"),
            at("2026-11-27T18:00+00:00", "Pacific/Honolulu"),
            set(),
        ),
        # Half round the world in summer: 13 hours earlier in the evening, but a day lies between.
        (
            at("2026-11-27T20:00+00:00", "Europe/Lisbon"),
            at("2026-11-28T20:00+00:00", "Asia/Tokyo"),
            set(),
        ),
        # A week in Auckland without a word: only one of its days was never there.
        (
            at("2026-11-20T06:00+00:00", "Pacific/Honolulu"),
            at("2026-11-27T16:00+00:00", "Pacific/Auckland"),
            {"2026-11-27"},
        ),
        # The clocks of one and the same date.
        (
            at("2026-11-27T12:00+00:00", "America/Los_Angeles"),
            at("2026-11-27T13:00+00:00", "Asia/Tokyo"),
            set(),
        ),
    ],
)
def test_a_date_is_skipped_only_where_clocks_went_on_over_it(
    before: Moment, after: Moment, skipped: set[str]
) -> None:
    dates = {dt.date.fromisoformat(date) for date in skipped}
    assert find_skipped_dates([(before, after)]) == dates


def test_a_skipped_date_leaves_habit_and_target_as_they_were() -> None:
    first = dt.date(2026, 11, 23)
    skipped = first + dt.timedelta(days=3)
    done = {first + dt.timedelta(days=day) for day in (0, 1, 2, 4)}
    last = first + dt.timedelta(days=4)
    line = [point.value for point in compute_strengths(done, {skipped}, last)]
    assert line[3] == line[2]
    assert compute_strengths(done, (), last)[3].value != line[2]
    assert list_week_targets(done, {skipped}, last)[0].target == 2
