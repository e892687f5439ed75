"""The charts as a browser draws them: in both themes, on a phone, and wherever the person lives."""

from __future__ import annotations

import csv
import datetime as dt
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from psoas_coach.content import load
from psoas_coach.journal.records import SessionRecord, make_moment
from psoas_coach.progress.panels import TOPICS
from psoas_coach.progress.phrases import Phrases
from psoas_coach.ui.words import say
from tests.support import answers_factory, clock
from tests.support.app_server import (
    ZONE,
    person_now,
    violations,
    violations_in_both_themes,
    visit,
    wait_until_idle,
)
from tests.support.demo_history import fill_with_demo
from tests.support.six_people import PEOPLE, fill

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Contexts
    from tests.support.app_server import App

CONTENT = load()
TOPIC_NAMES = [say(f"progress.topics.{topic}") for topic in TOPICS]
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def session(at: dt.datetime, zone: str) -> SessionRecord:
    return answers_factory.session(make_moment(at, zone), pain_before=6, pain_after=4)


def wait_for_charts(page: Page) -> None:
    """Wait until every chart of the page has its marks."""
    wait_until_idle(page)
    page.wait_for_function(
        """() => {
          const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]
          return charts.length && charts.every(chart => chart.querySelector('svg path'))
        }"""
    )


def test_axe_finds_nothing_on_any_topic_and_nothing_is_wider_than_a_phone(
    app: App, page: Page
) -> None:
    visit(page, app, "progress")
    assert violations_in_both_themes(page) == []
    fill_with_demo(app, 0.5)  # of two years the tables are far longer, and no different
    for topic in TOPIC_NAMES:
        visit(page, app, f"progress?about={topic}&range=All")
        wait_for_charts(page)
        assert violations(page, colours=False) == [], topic
        assert page.evaluate(OVERFLOW) <= 0
        page.get_by_text(say("progress.tables")).click()
        page.locator("table").first.wait_for()
        wait_until_idle(page)
        assert violations_in_both_themes(page) == [], topic
        assert page.evaluate(OVERFLOW) <= 0


def test_every_chart_has_a_name_of_its_own_and_its_sentence_after_it(app: App, page: Page) -> None:
    fill_with_demo(app, 0.5)
    page.goto(f"{app.url}/progress")
    wait_for_charts(page)
    charts = page.locator("[data-testid=stVegaLiteChart]").all()
    names = [chart.get_attribute("aria-label") or "" for chart in charts]
    titles = [name.split(".")[0] for name in names]
    assert titles[0] == say("progress.session_pain.title")
    assert titles[-1] == say("progress.now_pain.title")
    assert len(set(names)) == len(names)
    for chart in charts:
        after = "xpath=following::*[@data-testid='stMarkdown'][1]//p"
        assert chart.locator(after).first.inner_text().endswith(".")


def test_on_a_phone_the_answers_and_the_first_chart_need_no_scrolling(app: App, page: Page) -> None:
    person = next(person for person in PEOPLE if person.name == "improving")
    fill(app.journal(), person, person_now())
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app.url}/progress")
    wait_for_charts(page)
    chart = page.locator("[data-testid=stVegaLiteChart]").first.bounding_box()
    bars = page.locator(".sparkline").first.bounding_box()
    assert chart is not None
    assert bars is not None
    assert bars["y"] < 210
    assert chart["y"] + 150 < 844, "its line is to be seen"


@pytest.mark.parametrize(("width", "locale"), [(390, "en-US"), (320, "de-DE")])
def test_on_a_phone_every_topic_and_range_is_in_sight(
    app: App, contexts: Contexts, width: int, locale: str
) -> None:
    fill_with_demo(app)
    page = contexts(viewport={"width": width, "height": 844}, locale=locale).new_page()
    page.goto(f"{app.url}/progress")
    wait_for_charts(page)
    chips = page.locator("[data-testid=stButtonGroup] button")
    assert chips.count() > len(TOPIC_NAMES)
    for chip in chips.all():
        box = chip.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati", "Europe/Lisbon"])
def test_a_day_is_that_day_wherever_the_browser_is(app: App, contexts: Contexts, zone: str) -> None:
    record = session(clock.now() - dt.timedelta(days=1), zone)
    app.journal().sessions.add(record)
    page = contexts(viewport={"width": 1000, "height": 900}, timezone_id=zone).new_page()
    page.goto(f"{app.url}/progress?range=4 weeks")
    wait_for_charts(page)
    dot = page.locator(".stVegaLiteChart .mark-symbol.role-mark path").first
    dot.scroll_into_view_if_needed()
    place = dot.bounding_box()
    assert place is not None
    middle = (place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    page.mouse.move(middle[0] - 30, middle[1])
    page.mouse.move(*middle, steps=5)
    tip = page.locator("#vg-tooltip-element.visible")
    tip.wait_for()
    assert Phrases(CONTENT.words).format_date(record.at.local_date) in tip.inner_text()


def test_the_range_and_the_topic_survive_a_reload_and_the_way_back(app: App, page: Page) -> None:
    fill_with_demo(app, 0.5)
    page.goto(f"{app.url}/progress")
    wait_for_charts(page)
    page.get_by_role("radio", name="1 year").click()
    wait_until_idle(page)
    page.get_by_role("radio", name="Practice").click()
    wait_for_charts(page)
    page.reload()
    wait_for_charts(page)
    assert page.get_by_role("radio", name="1 year").is_checked()
    assert page.get_by_role("heading", name=say("progress.minutes.title")).is_visible()
    page.goto(app.url)
    wait_until_idle(page)
    page.go_back()
    wait_for_charts(page)
    assert page.get_by_role("radio", name="1 year").is_checked()


def test_new_data_and_another_range_leave_each_chart_where_it_stands(app: App, page: Page) -> None:
    fill_with_demo(app, 1.5)
    page.goto(f"{app.url}/progress")
    wait_for_charts(page)
    points = page.locator("svg.marks .mark-symbol.role-mark path")
    page.evaluate(
        "() => document.querySelectorAll('svg.marks').forEach(one => { one.stayed = true })"
    )
    shown = points.count()
    page.get_by_role("radio", name="4 weeks").click()
    wait_for_charts(page)
    assert points.count() != shown
    app.journal().sessions.add(session(clock.now(), ZONE))
    page.get_by_role("radio", name="All").click()
    wait_for_charts(page)
    assert page.evaluate(
        "() => [...document.querySelectorAll('svg.marks')].every(one => one.stayed)"
    )


def test_a_chart_is_kept_as_a_picture_and_as_a_table_by_keyboard(app: App, page: Page) -> None:
    fill_with_demo(app, 0.3)
    page.goto(f"{app.url}/progress")
    wait_for_charts(page)
    page.get_by_text(say("progress.tables")).click()
    title = say("progress.session_pain.title")
    picture = page.get_by_role("button", name=say("charts.keep.picture_of", title=title))
    picture.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "psoas-coach-session-pain.svg"
    svg = ET.parse(download.value.path()).getroot()  # noqa: S314 -- our own page made it
    assert svg.tag == "{http://www.w3.org/2000/svg}svg"
    assert svg[0].text == title
    assert svg.findall(".//{http://www.w3.org/2000/svg}path")
    page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "psoas-coach-session-pain.csv"
    rows = list(csv.DictReader(download.value.path().read_text("utf-8-sig").splitlines()))
    assert {row["part"] for row in rows} == {"shade", "points", "lines", "band"}
    assert all(0 <= float(row["value"]) <= 10 for row in rows if row["part"] == "points")


def test_the_page_is_used_by_keyboard_alone(app: App, page: Page) -> None:
    fill_with_demo(app, 0.5)
    page.goto(f"{app.url}/progress")
    wait_for_charts(page)
    page.get_by_role("radio", name="Pain").focus()
    numbers = page.locator("summary").filter(has_text=say("progress.tables"))
    for _ in range(40):
        if numbers.evaluate("summary => summary === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("table").first.wait_for()
    assert page.locator("th").first.inner_text() == "Week of"
