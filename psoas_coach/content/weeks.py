"""The first day of the week, by where a language is spoken."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from psoas_coach.content.table import Table

Region = Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2}$")]
MONDAY, SATURDAY, SUNDAY = 0, 5, 6
"""As ``datetime.date.weekday`` counts."""


class WeekPlaces(Table, frozen=True):
    """The places with one first weekday: ISO 3166 regions, or ISO 639 languages alone."""

    regions: Annotated[tuple[Region, ...], Meta(min_length=1)]
    languages: Annotated[tuple[Language, ...], Meta(min_length=1)]


class Weeks(Table, frozen=True):
    """The places whose weeks begin on a Saturday or a Sunday; everywhere else it is Monday."""

    saturday: WeekPlaces
    sunday: WeekPlaces

    def find_first_weekday(self, locale: str | None) -> int:
        """Return the first day of the week: 0 for Monday, 5 for Saturday, 6 for Sunday.

        Args:
            locale: A language tag as browsers give it, such as ``en-US`` or ``zh-Hant-TW``.
        """
        language, *subtags = (locale or "").replace("_", "-").split("-")
        region = next((part.upper() for part in subtags if len(part) == 2), None)
        for day, where in ((SATURDAY, self.saturday), (SUNDAY, self.sunday)):
            if region in where.regions or (region is None and language.lower() in where.languages):
                return day
        return MONDAY
