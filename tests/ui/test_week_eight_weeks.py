"""The small picture on Today: every mark in its place, and the same in words and numbers."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest

from psoas_coach.content import load
from psoas_coach.journal.summaries import Day
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.recent_history import DAYS, EightWeeks, summarize_eight_weeks
from psoas_coach.ui.figures import Theme
from psoas_coach.ui.week import build_weeks, draw_picture
from tests.support.history_factory import TODAY, ago, session_day

THEMES: tuple[Theme, ...] = ("light", "dark")


def eight_weeks(*days: Day) -> EightWeeks:
    weeks = summarize_eight_weeks(days, TODAY, Phrases(load().words))
    assert weeks is not None
    return weeks


EVERY_OTHER = eight_weeks(
    *(session_day(n) for n in range(0, 60, 2)), Day(ago(1), notes=("ill",)), session_day(90)
)


@pytest.mark.parametrize("theme", THEMES)
def test_every_day_has_its_own_mark(theme: Theme) -> None:
    drawn = ET.fromstring(draw_picture(EVERY_OTHER, theme))  # noqa: S314 -- our own
    starts = re.findall(r"M(\d+) ", "".join(path.get("d") or "" for path in drawn))
    assert len(starts) == len(set(starts)) == DAYS
    assert len(drawn) == 3
    wide = float((drawn.get("viewBox") or "").split()[2])
    assert max(map(int, starts)) + 2 == wide


def test_days_before_the_first_have_no_mark() -> None:
    drawn = draw_picture(eight_weeks(session_day(2), session_day(1)), "light")
    assert len(re.findall(r"M\d+ ", drawn)) == 3


def test_the_sentence_is_there_in_words_and_for_people_who_cannot_see_the_picture() -> None:
    markup = build_weeks(EVERY_OTHER, "light")
    assert markup.count(EVERY_OTHER.sentence) == 2
    assert f'alt="{EVERY_OTHER.sentence}"' in markup


def test_the_first_week_is_all_in_the_dots_and_opens_to_nothing() -> None:
    assert not build_weeks(eight_weeks(session_day(2), session_day(1)), "light")


def test_the_numbers_of_the_weeks_add_up_to_the_sentence() -> None:
    cells: list[str] = []

    class Cells(HTMLParser):
        inside = False

        def handle_starttag(self, tag: str, _attributes: object) -> None:
            self.inside = tag == "td"

        def handle_data(self, data: str) -> None:
            if self.inside:
                cells.append(data)
            self.inside = False

    Cells().feed(build_weeks(EVERY_OTHER, "dark"))
    assert len(cells) == 16
    assert sum(map(int, cells[::2])) == EVERY_OTHER.states.count("done") == 28
    assert sum(map(int, cells[1::2])) == 1


def test_it_is_small_enough_to_travel_with_every_rerun() -> None:
    assert len(build_weeks(EVERY_OTHER, "light").encode()) < 5_000
