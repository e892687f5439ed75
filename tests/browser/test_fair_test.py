"""Twelve weeks of a fair test in a browser, on a clock that moves.

It is started, and then life happens: days without an answer, a session in a week without, a bad
day, a self-check that asks for a visit, another time zone, a server that is killed, and another
computer. What comes out is what the answers say, worked out here by hand.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from psoas_coach.coach.fair_test.answers import KIND, make_answer_id
from psoas_coach.journal.records import DayNote, Moment, make_moment
from psoas_coach.ui.words import say
from tests.browser.conftest import SHIFTED
from tests.support import answers_factory, clock
from tests.support.app_server import violations_in_both_themes, wait_until_idle
from tests.support.fork_server import ForkedApp
from tests.support.scale_driver import pain_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.conftest import Contexts

DAY = dt.timedelta(days=1)
AUCKLAND = "Pacific/Auckland"
WITH, WITHOUT = (say(f"fair_test.questions.sessions.{name}") for name in ("with", "without"))


class Life:
    """A person's days with the app: each look at it is on a date, after the server was killed.

    Attributes:
        app: The computer that they use.
        first: The first day of their test, once it has begun.
        draw: Its draw.
        answers: What they answered, by date.
    """

    def __init__(self, folder: Path, contexts: Contexts, environment: pytest.MonkeyPatch) -> None:
        self._folder, self._contexts, self._environment = folder, contexts, environment
        self._ahead, self._start = clock.ahead(), clock.today()
        self._open: list[Page] = []
        self._browsers: dict[str, tuple[BrowserContext, int]] = {}
        self.app = self.computer("first")
        self.first, self.draw = self._start + DAY, ""
        self.answers: dict[dt.date, int] = {}

    def computer(self, name: str) -> ForkedApp:
        """Return a computer with an empty journal."""
        folder = self._folder / name
        folder.mkdir()
        return ForkedApp(folder)

    def look(self, day: int, path: str = "", zone: str = clock.ZONE) -> Page:
        """Open a page, on a day counted from the first of the test, after the server was killed.

        The tab of the time before is still open then; those of earlier times are closed: each
        would connect to every new server.
        """
        self.app.kill()
        for tab in self._open[:-1]:
            tab.close()
        del self._open[:-1]
        days = (self.first + day * DAY - self._start).days
        self._environment.setenv(clock.AHEAD, str(self._ahead + days * DAY.total_seconds()))
        self.app.start()
        page = self._open_tab(days, zone)
        page.goto(f"{self.app.url}/{path}")
        wait_until_idle(page)
        self._open.append(page)
        return page

    def _open_tab(self, days: int, zone: str) -> Page:
        """Open another tab of their browser in a zone, whose clock is so many days ahead."""
        if zone not in self._browsers:
            self._browsers[zone] = self._contexts(timezone_id=zone), days
        browser, since = self._browsers[zone]
        page = browser.new_page()
        later = (days - since) * DAY // dt.timedelta(milliseconds=1)
        page.add_init_script(SHIFTED.replace("AHEAD", str(later)))
        return page

    def at(self, day: int) -> Moment:
        """Return a moment of a day, before noon."""
        return make_moment(clock.there(f"{self.first + day * DAY}T10:30"), clock.ZONE)

    def is_with(self, day: int) -> bool:
        """Whether the coin put a day into a week with sessions."""
        return (self.draw[day // 14] == "1") == (day // 7 % 2 == 0)

    def points(self, day: int) -> int:
        """Return how a day feels: less in weeks with sessions, and never quite the same."""
        return (2 if self.is_with(day) else 5) + day % 5 // 3

    def line(self, day: int) -> str:
        """Return what Today says of a day."""
        condition = WITH if self.is_with(day) else WITHOUT
        return say("fair_test.today.running", week=day // 7 + 1, weeks=12, condition=condition)

    def tap(self, page: Page, day: int) -> None:
        """Answer the question of the day on Today, below the line of its week."""
        page.get_by_text(self.line(day)).wait_for()
        points = self.points(day)
        pain_number(page.locator(".st-key-today-fair-test"), points).click()
        page.get_by_text(say("fair_test.daily.saved", points=points)).wait_for()
        wait_until_idle(page)
        self.answers[self.first + day * DAY] = points

    def record_answers(self, days: range) -> None:
        """Answer all days of a span but every ninth, without a browser."""
        journal = self.app.journal()
        for day in days:
            date = self.first + day * DAY
            if day % 9 == 8 or date in self.answers:
                continue
            self.answers[date] = self.points(day)
            body = {"outcome": "pain", "points": self.answers[date]}
            note = DayNote(make_answer_id("pain", date), self.at(day), KIND, body)
            assert journal.day_notes.add(note)

    def work_out(self) -> tuple[Fraction, Fraction]:
        """Return by hand the mean difference of the pairs, and how likely chance is."""
        differences: list[Fraction] = []
        for pair in range(6):
            means: list[Fraction] = []
            for with_ in (True, False):
                days = [
                    day
                    for day in range(14 * pair, 14 * pair + 14)
                    if self.is_with(day) is with_ and day % 7 >= 2
                ]
                daily = [self.answers.get(self.first + day * DAY) for day in days]
                counted = [answer for answer in daily if answer is not None]
                assert len(counted) >= 3
                means.append(Fraction(sum(counted), len(counted)))
            differences.append(means[0] - means[1])
        whole = sum(differences, Fraction())
        sums = [
            sum(
                (sign * difference for sign, difference in zip(signs, differences, strict=True)),
                Fraction(),
            )
            for signs in itertools.product((1, -1), repeat=6)
        ]
        return whole / 6, Fraction(sum(abs(sum_) >= abs(whole) for sum_ in sums), 2**6)


@pytest.fixture
def life(tmp_path: Path, contexts: Contexts, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Somebody with a plan who has answered the daily question for five weeks."""
    life_ = Life(tmp_path, contexts, monkeypatch)
    life_.app.start()
    journal = life_.app.journal()
    journal.self_checks.add(answers_factory.self_check(life_.at(-10)))
    for day in range(-36, -1):
        body = {"outcome": "pain", "points": 3 + day % 3}
        date = life_.first + day * DAY
        journal.day_notes.add(DayNote(make_answer_id("pain", date), life_.at(day), KIND, body))
    yield life_
    life_.app.kill()


def test_a_test_is_carried_out_from_the_first_coin_to_its_verdict(
    life: Life, tmp_path: Path
) -> None:
    code = start(life)
    page = life.look(0)
    life.tap(page, 0)
    assert violations_in_both_themes(page) == []

    # A session in the first week without, one tap further, and noted.
    departure = next(day for day in (3, 10) if not life.is_with(day))
    life.record_answers(range(1, departure))
    page = life.look(departure)
    assert page.get_by_role("button", name=say("session.before.start")).count() == 0
    page.get_by_text(say("fair_test.today.anyway")).click()
    page.get_by_role("button", name=say("session.before.start")).wait_for()
    life.app.journal().sessions.add(answers_factory.session(life.at(departure)))
    life.tap(page, departure)

    # A bad day comes first, and stays in its week.
    life.record_answers(range(1, 16))
    page = life.look(16)
    page.get_by_text(say("today.days.title")).click()
    page.get_by_text(say("today.days.flare"), exact=True).click()
    page.get_by_text("Your plan is lighter until").wait_for()
    life.tap(page, 16)

    # A self-check that asks for a visit makes the plan smaller; the test goes on.
    life.record_answers(range(17, 23))
    check = answers_factory.self_check(life.at(23), see_someone=["hip_locks"])
    life.app.journal().self_checks.add(check)
    page = life.look(23)
    page.get_by_text(say("today.level.soon")).wait_for()
    life.tap(page, 23)

    # At noon in Lisbon it is tomorrow in Auckland; back home that day is not asked for again.
    life.record_answers(range(24, 30))
    life.tap(life.look(30, zone=AUCKLAND), 31)
    page = life.look(31)
    page.get_by_text(life.line(31)).wait_for()
    page.get_by_text(say("fair_test.daily.saved", points=life.points(31))).wait_for()

    # The rest is carried out on another computer.
    life.record_answers(range(32, 40))
    move(life, tmp_path / "taken.json")
    page = life.look(40)
    life.tap(page, 40)
    life.record_answers(range(41, 84))
    page = life.look(84)
    page.get_by_role("link", name=say("fair_test.today.ended")).click()
    check_verdict(life, page, code)


def start(life: Life) -> str:
    """Start a test of twelve weeks by taps, and return the code that is shown."""
    page = life.look(-1, "fair_test")
    page.get_by_role("radio", name=say("fair_test.start.hour_any")).click()
    wait_until_idle(page)
    page.get_by_role("radio", name=say("fair_test.start.weeks", weeks=12)).click()
    wait_until_idle(page)
    assert violations_in_both_themes(page) == []
    page.get_by_role("button", name=say("fair_test.start.go")).click()
    page.get_by_text(say("fair_test.running.code"), exact=True).click()
    code = page.locator(".fair-code").inner_text()
    (recorded,) = life.app.journal().fair_tests.list()
    assert (recorded.test.first_day, recorded.test.digest) == (life.first, code)
    life.draw = recorded.test.draw
    assert violations_in_both_themes(page) == []
    return code


def move(life: Life, taken: Path) -> None:
    """Export everything on one computer, and import it on another."""
    page = life.look(40, "my_data?tab=take")
    page.get_by_role("tab", name=say("my_data.tabs.take")).click()
    wait_until_idle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=say("my_data.export.as_json")).click()
    download.value.save_as(taken)
    life.app.kill()
    life.app = life.computer("second")
    page = life.look(40, "my_data")
    page.get_by_role("tab", name=say("my_data.tabs.take")).click()
    wait_until_idle(page)
    page.locator("input[type=file]").first.set_input_files(taken)
    page.get_by_text("Fair tests: 1 new").wait_for()
    page.get_by_role("button", name=say("my_data.import.confirm")).click()
    page.get_by_text("Imported:").wait_for()


def check_verdict(life: Life, page: Page, code: str) -> None:
    """See that what came out is what the answers say, and that the code is of the terms."""
    difference, chance = life.work_out()
    assert (difference < -2, chance) == (True, Fraction(2, 64))
    sentence = say(
        "fair_test.verdict.clearly_lower",
        outcome=say("fair_test.outcomes.pain"),
        points=say(
            "fair_test.verdict.points.other", number=f"{float(-difference):.1f}".rstrip("0.")
        ),
        **{name: say(f"fair_test.questions.sessions.weeks_{name}") for name in ("with", "without")},
    )
    page.get_by_text(sentence, exact=True).wait_for()
    page.get_by_text("and 5 of 6 weeks without").wait_for()
    assert violations_in_both_themes(page) == []
    (recorded,) = life.app.journal().fair_tests.list()
    assert recorded.end is not None
    assert recorded.end.result is not None
    assert recorded.end.result.difference == pytest.approx(float(difference))
    assert recorded.end.result.p_value == float(chance)
    page.get_by_text(say("fair_test.ended.check"), exact=True).click()
    shown, terms = page.locator(".fair-code").all_inner_texts()
    assert shown == code == hashlib.sha256(terms.encode()).hexdigest()
