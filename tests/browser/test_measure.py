"""The home hip measure with a simulated sensor: by sound, by tape, and unavailable."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import expect

from psoas_coach.ui.words import say
from tests.support.app_server import (
    App,
    Line,
    eventually,
    violations,
    wait_until_idle,
    wait_until_still,
)
from tests.support.measure_driver import FAST, Phone
from tests.support.session_driver import store_self_check

if TYPE_CHECKING:
    from playwright.sync_api import Page


Scheme = Literal["light", "dark"]
CALM: dict[str, Any] = {"pain_average": 0, "pain_worst": 0}
DENIED = """
  DeviceOrientationEvent.requestPermission = () => Promise.resolve("denied")
"""
"""How a browser that asks the person says no."""
NO_SENSOR = """
  window.addEventListener("deviceorientation", (event) => event.stopImmediatePropagation(), true)
"""
INSECURE = "Object.defineProperty(window, 'isSecureContext', { value: false })"


def open_measure(page: Page, app: App) -> None:
    page.goto(f"{app.url}/measure")
    wait_until_idle(page)


def begin_measure(page: Page, app: App, **answers: object) -> None:
    # As the settings of most phones have it; a browser without a window denies it unasked.
    page.context.grant_permissions(["accelerometer", "gyroscope"])
    store_self_check(app, **{**CALM, **answers})
    open_measure(page, app)
    page.get_by_role("button", name=say("measure.begin")).press("Enter")
    page.get_by_role("button", name=say("measure.phone.go_left")).wait_for()
    wait_until_idle(page)


def go(page: Page, side: str) -> None:
    """Start a reading by keyboard alone: the button has the focus."""
    page.get_by_role("button", name=say(f"measure.phone.go_{side}")).press("Enter")


def test_a_person_lying_down_is_led_by_ear_through_both_sides_twice(app: App, page: Page) -> None:
    page.add_init_script(FAST)
    begin_measure(page, app)
    phone = Phone(page)
    phone.lie(0)
    readings = {"left": (7.0, 8.0), "right": (-4.0, -3.0)}
    for time, side in itertools.product((0, 1), ("left", "right")):
        before = page.evaluate("window.tones")
        go(page, side)
        below = readings[side][time]
        phone.until("loose", below)
        way = "below" if below > 0 else "above"
        phone.until("Done", below)
        expect(page.locator(".live")).to_contain_text(f"{way} level")
        assert page.evaluate("window.tones") >= before + 6
        wait_until_idle(page)
        if (time, side) == (0, "right"):  # the phone slips, the page is reloaded: nothing is lost
            page.reload()
            wait_until_idle(page)
            phone.lie(0)
            expect(page.locator(".readings b")).to_have_count(2)
    expect(page.locator(".readings b")).to_have_count(4)
    page.get_by_role("button", name=say("measure.keep")).dblclick()
    page.get_by_text(say("measure.result.title")).wait_for()
    page.reload()
    page.get_by_text(say("measure.result.title")).wait_for()
    (measure,) = app.journal().day_notes.list_hip_measures()
    assert measure.method == "phone"
    assert measure.left == pytest.approx(readings["left"], abs=0.5)
    assert measure.right == pytest.approx(readings["right"], abs=0.5)
    assert app.journal().drafts.load("measure") is None
    page.get_by_role("link", name=say("measure.result.progress")).click()
    page.get_by_text("Left: 7").first.wait_for()


def test_a_reading_during_a_lost_connection_is_sent_when_it_is_back(app: App, page: Page) -> None:
    page.add_init_script(FAST)
    line = Line(page)
    begin_measure(page, app)
    phone = Phone(page)
    phone.lie(0)
    go(page, "left")
    phone.until("loose", 6)
    line.cut()
    phone.until("Done", 6)
    line.reconnect()

    def left() -> object:
        draft = app.journal().drafts.load("measure")
        assert draft is not None
        return draft["left"]

    expected = pytest.approx([6], abs=0.5)
    assert eventually(page, left, expected) == expected


def test_moving_restarts_the_hang_and_a_reading_can_be_repeated(app: App, page: Page) -> None:
    page.add_init_script(FAST)
    begin_measure(page, app)
    phone = Phone(page)
    go(page, "left")
    phone.until("loose", 3)
    phone.until("You moved", 25)
    phone.until("loose", 12)
    phone.until("Done", 12)
    wait_until_idle(page)
    page.get_by_role("button", name=f"{say('measure.phone.again')}: Left leg, 1 of 2").click()
    wait_until_idle(page)
    expect(page.locator(".readings b")).to_have_count(0)
    go(page, "left")
    page.get_by_role("button", name=say("measure.phone.stop")).press("Enter")
    expect(page.locator(".live")).to_have_text(say("measure.phone.stopped"))
    draft = app.journal().drafts.load("measure")
    assert draft is not None
    assert (draft["left"], draft["right"]) == ([], [])


def test_without_a_tilt_the_page_says_why_and_the_tape_is_there(app: App, page: Page) -> None:
    begin_measure(page, app)
    for script, why in ((NO_SENSOR, "none"), (DENIED, "denied"), (INSECURE, "insecure")):
        page.evaluate(script)
        go(page, "left")
        expect(page.get_by_role("alert")).to_have_text(say(f"measure.phone.trouble_{why}"))
        expect(page.get_by_role("button", name=say("measure.phone.stop"))).to_be_hidden()
    assert violations(page) == []
    page.get_by_role("radio", name=say("measure.method_tape")).click()
    page.get_by_label(say("measure.tape.length")).fill("40")
    page.get_by_label(say("measure.tape.left_1")).fill("7")
    page.keyboard.press("Tab")
    page.get_by_text("10.1° below level").wait_for()
    page.reload()
    page.get_by_text("10.1° below level").wait_for()
    page.get_by_role("button", name=say("measure.keep")).click()
    page.get_by_text(say("measure.result.title")).wait_for()
    (measure,) = app.journal().day_notes.list_hip_measures()
    assert (measure.method, measure.left, measure.right) == ("tape", (10.1,), ())


def test_axe_finds_nothing_on_any_part_of_the_page(app: App, page: Page) -> None:
    def faultless(*schemes: Scheme) -> None:
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            page.mouse.move(0, 0)  # Streamlit pales the chosen option while the mouse is on it
            wait_until_still(page)
            assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

    store_self_check(app, precautions=["hip_replacement_other"])
    open_measure(page, app)
    page.get_by_text(say("measure.against.title")).wait_for()
    assert page.get_by_role("button", name=say("measure.begin")).count() == 0
    faultless("light")
    begin_measure(page, app)
    page.get_by_text(say("measure.how.title")).click()
    page.get_by_text(say("measure.how.figure_both")).wait_for()
    faultless("light", "dark")
    page.get_by_role("radio", name=say("measure.method_hand")).click()
    page.get_by_label(say("measure.hand.right_2")).fill("-3")
    page.keyboard.press("Tab")
    page.get_by_text("3° above level").wait_for()
    faultless("dark")
    page.get_by_role("button", name=say("measure.keep")).click()
    page.get_by_text(say("measure.result.title")).wait_for()
    faultless("dark", "light")
