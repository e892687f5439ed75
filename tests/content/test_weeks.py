"""The first day of the week by the region of a browser's language."""

from __future__ import annotations

import pytest

from psoas_coach.content import load
from psoas_coach.content.weeks import MONDAY, SATURDAY, SUNDAY


@pytest.mark.parametrize(
    ("locale", "day"),
    [
        ("en-US", SUNDAY),
        ("en_US", SUNDAY),
        ("en-GB", MONDAY),
        ("zh-Hant-TW", SUNDAY),
        ("ar-EG", SATURDAY),
        ("ar", SATURDAY),
        ("en", SUNDAY),
        ("de", MONDAY),
        ("", MONDAY),
        (None, MONDAY),
    ],
)
def test_the_region_decides_and_without_one_the_language(locale: str | None, day: int) -> None:
    assert load().weeks.find_first_weekday(locale) == day
