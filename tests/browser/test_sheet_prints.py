"""The printed plan in Chromium: one page on A4 and on Letter, however much there is to say."""

from __future__ import annotations

import datetime as dt
import random
import re

import pytest
from playwright.sync_api import Browser, expect

from psoas_coach import content
from psoas_coach.guidance import Guidance, assess
from psoas_coach.guidance.choices import reduce_for_flare
from psoas_coach.ui.guidance.plan import make_plan_sheet
from tests.browser.conftest import Contexts
from tests.support.answers_factory import DESK_WORKER, self_check
from tests.support.app_server import App, person_now, wait_until_idle
from tests.support.random_answers import person

DAY = dt.date(2026, 11, 22)


def longest() -> list[Guidance]:
    """Return the plan of the desk worker, and those with the most to say among many people."""
    rng = random.Random(5)
    many = [assess(person(rng)) for _ in range(300)]
    many = [guidance for guidance in many if guidance.plan]
    many.sort(key=lambda guidance: len(make_plan_sheet(guidance, DAY)))
    all_advice = assess({**DESK_WORKER, "precautions": list(content.load().modify)})
    return [assess(DESK_WORKER), all_advice, *many[-4:]]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_plan_prints_on_one_page(browser: Browser, paper: str) -> None:
    page = browser.new_page()
    pages = [make_plan_sheet(guidance, DAY) for guidance in longest()]
    pages.append(make_plan_sheet(reduce_for_flare(assess(DESK_WORKER), "half"), DAY, "half"))
    for document in pages:
        page.set_content(document.decode())
        printed = page.pdf(format=paper, print_background=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.close()


PAPERS = {"A4": (190, 277), "Letter": (196, 259)}
"""Width and height inside the margins, in millimetres."""


@pytest.mark.parametrize("paper", PAPERS)
def test_a_plan_fills_its_page(browser: Browser, paper: str) -> None:
    width, height = (round(millimetres / 25.4 * 96) for millimetres in PAPERS[paper])
    page = browser.new_page(viewport={"width": width, "height": height})
    page.emulate_media(media="print")
    for guidance in (assess(DESK_WORKER), reduce_for_flare(assess(DESK_WORKER), "half")):
        page.set_content(make_plan_sheet(guidance, DAY).decode())
        foot = page.locator("footer").bounding_box()
        assert foot is not None
        assert 0.9 * height < foot["y"] + foot["height"] <= height
    page.close()


def test_the_button_gives_the_page(app: App, contexts: Contexts) -> None:
    app.journal().self_checks.add(self_check(person_now()))
    page = contexts().new_page()
    page.goto(f"{app.url}/guidance")
    wait_until_idle(page)
    page.get_by_text("Print", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Get the page to print").click()
    assert waiting.value.suggested_filename == "psoas-coach-plan.html"
    text = waiting.value.path().read_text("utf-8")
    assert "Runner&#x27;s lunge" in text
    expect(page.get_by_role("heading", level=1)).to_be_visible()
