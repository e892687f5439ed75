"""A physio makes a plan, the person opens it and does it: from page to page on a narrow phone."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from psoas_coach.content import load
from psoas_coach.guidance.physio_plan.model import OwnLine
from psoas_coach.sharing.physio_plan_file import read_physio_plan
from psoas_coach.ui.words import say
from tests.support.answers_factory import self_check
from tests.support.app_server import person_now, violations_in_both_themes, wait_until_idle

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

    from tests.support.app_server import App

WIDER = "document.documentElement.scrollWidth - innerWidth"
NARROW: ViewportSize = {"width": 320, "height": 700}
UPLOADER = "presentation-role-conflict (minor)"
"""Of Streamlit's own: see ``test_my_data``."""


def _check(page: Page) -> None:
    wait_until_idle(page)
    assert page.evaluate(WIDER) <= 0
    assert [theme for theme in violations_in_both_themes(page) if UPLOADER not in theme] == []


def test_a_plan_goes_from_the_physio_to_a_session(app: App, page: Page) -> None:
    app.empty()
    app.journal().self_checks.add(self_check(person_now(), pain_worst=3))
    page.set_viewport_size(NARROW)
    file = _make_plan(app, page)
    _open_plan(app, page, file)
    _begin_session(app, page)


def _make_plan(app: App, page: Page) -> bytes:
    page.goto(f"{app.url}/prescribe")
    wait_until_idle(page)
    page.get_by_role("radio", name="1", exact=True).click()
    page.get_by_label(say("prescribe.own_name")).wait_for()
    wait_until_idle(page)
    texts = {"name": "Left hip", "own_name": "Towel squeeze", "steps": "Sit down.\nSqueeze."}
    for key, text in texts.items():
        page.get_by_label(say(f"prescribe.{key}")).fill(text)
    page.get_by_label(say("prescribe.steps")).blur()
    page.get_by_role("button", name=say("prescribe.save")).wait_for()
    wait_until_idle(page)
    drawn = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(drawn, "PNG")
    page.locator("input[type=file]").set_input_files(
        {"name": "towel.png", "mimeType": "image/png", "buffer": drawn.getvalue()}
    )
    page.get_by_role("button", name="towel.png").wait_for()
    _check(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=say("prescribe.save")).click()
    file = Path(download.value.path()).read_bytes()
    plan = read_physio_plan(file, load())
    (own,) = plan.moves
    assert isinstance(own, OwnLine)
    assert (plan.name, own.name) == ("Left hip", "Towel squeeze")
    assert own.picture
    return file


def _open_plan(app: App, page: Page, file: bytes) -> None:
    page.goto(f"{app.url}/physio_plan")
    page.locator("input[type=file]").set_input_files(
        {"name": "plan.json", "mimeType": "application/json", "buffer": file}
    )
    keep = page.get_by_role("button", name=say("physio_plan.keep"))
    keep.wait_for()
    wait_until_idle(page)
    assert app.journal().physio_plans.list() == ()
    keep.click()
    play = page.get_by_role("button", name=say("physio_plan.play"))
    play.wait_for()
    _check(page)
    assert [plan.body["name"] for plan in app.journal().physio_plans.list()] == ["Left hip"]


def _begin_session(app: App, page: Page) -> None:
    page.goto(f"{app.url}/")
    page.get_by_role("link", name=say("today.plan.physio_link")).wait_for()
    _check(page)
    page.get_by_role("radio", name="1 of 10").click()
    wait_until_idle(page)
    page.get_by_role("button", name=say("session.before.start")).click()
    page.get_by_role("button", name=say("player.label.skip"), exact=True).click()
    page.get_by_role("button", name=say("player.label.ready"), exact=True).wait_for()
    picture = page.get_by_role("img", name=say("player.photo", move="Towel squeeze"))
    picture.wait_for()
    loaded = "image => image.complete && image.naturalWidth"
    assert picture.locator("img").evaluate(loaded) == 64
    page.get_by_role("heading", name="Towel squeeze").wait_for()
    _check(page)
