"""Clocks that are set, calls that interrupt sound, voices that load late, a released display."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.app_server import wait_until_idle
from tests.support.session_driver import (
    course,
    first_hold,
    let_run,
    seconds_shown,
    start,
    status,
    store_self_check,
    until,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.app_server import App

SET_BACK = """(() => {
  const Real = Date
  const now = () => Real.now() - Number(sessionStorage.getItem('set-back') ?? 0)
  globalThis.Date = new Proxy(Real, {
    construct: (_, given) => given.length ? new Real(...given) : new Real(now()),
    get: (_, name) => name === 'now' ? now : Reflect.get(Real, name),
  })
})()"""
"""A device's clock that the test sets back, for this page and after a reload."""

DEVICE = """
  window.device = { tones: 0, contexts: 0, said: [], asked: 0, locks: [], voices: [] }
  const make = AudioContext.prototype.createOscillator
  AudioContext.prototype.createOscillator = function () {
    device.tones += 1
    return make.call(this)
  }
  const Real = AudioContext
  window.AudioContext = class extends Real {
    constructor() { super(); device.contexts += 1; device.audio = this }
    get state() { return this.taken ? 'interrupted' : super.state }
    resume() {
      if (this.lost) return Promise.reject(new Error('lost'))
      this.taken = false
      return super.resume()
    }
  }
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => device.voices,
    speak: ({ text }) => device.said.push(text),
    cancel: () => undefined,
  } })
  Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
    device.asked += 1
    const lock = new EventTarget()
    lock.release = async () => undefined
    device.locks.push(lock)
    return lock
  } } })
  Object.defineProperty(navigator, 'audioSession', { value: { type: 'auto' } })
"""
"""A phone: its sound, its voices and its display, as the reports of real ones say they behave."""
HERE = "device.voices.push({ name: 'Here', lang: 'en-GB', localService: true })"


@pytest.mark.parametrize("by", [60_000, 3_600_000])
def test_a_clock_set_back_in_a_hold_changes_nothing(app: App, page: Page, by: int) -> None:
    store_self_check(app)
    page.add_init_script(SET_BACK)
    first_hold(page, app)
    before = seconds_shown(page)
    page.evaluate(f"sessionStorage.setItem('set-back', {by})")
    let_run(page, 3)
    assert before - 6 <= seconds_shown(page) < before <= 30
    page.keyboard.press("ArrowRight")
    until(page, "Short rest")
    (milliseconds,) = course(page)["held"].values()
    assert 2_000 < milliseconds < 20_000


def test_a_clock_set_back_across_a_reload_is_an_absence(app: App, page: Page) -> None:
    store_self_check(app)
    page.add_init_script(SET_BACK)
    first_hold(page, app)
    page.evaluate("sessionStorage.setItem('set-back', 3600000)")
    page.reload()
    page.locator(".phase", has_text="You were away").wait_for()
    assert status(page) == "paused"
    assert 0 < course(page)["left"] <= 30_000
    assert 0 < seconds_shown(page) <= 30


def phone(app: App, page: Page, *, voices: bool = True) -> None:
    store_self_check(app)
    page.add_init_script(DEVICE + (HERE if voices else ""))
    start(page, app)
    until(page, "Get ready")


@pytest.mark.page_clock
def test_a_sentence_waits_for_voices_that_load_late(app: App, page: Page) -> None:
    phone(app, page, voices=False)
    page.clock.run_for(300)
    assert page.evaluate("device.said") == []
    page.evaluate(HERE)
    page.wait_for_function("device.said.length === 1")
    assert page.evaluate("device.said")[0].startswith("Get ready.")


@pytest.mark.page_clock
def test_a_sentence_that_is_no_longer_so_is_not_said(app: App, page: Page) -> None:
    phone(app, page, voices=False)
    page.keyboard.press("Space")
    until(page, "Paused")
    page.evaluate(HERE)
    page.clock.run_for(600)
    assert page.evaluate("device.said") == []


@pytest.mark.page_clock
@pytest.mark.parametrize("lost", [False, True])
def test_tones_come_back_after_a_call(app: App, page: Page, lost: bool) -> None:
    phone(app, page)
    page.evaluate(f"device.audio.taken = true; device.audio.lost = {str(lost).lower()}")
    page.locator(".place").click()
    page.wait_for_function("device.audio.state === 'running'")
    assert page.evaluate("device.contexts") == 1 + lost
    before = page.evaluate("device.tones")
    page.keyboard.press("ArrowRight")
    until(page, "Hold")
    assert page.evaluate("device.tones") > before


@pytest.mark.page_clock
def test_a_silent_phone_plays_tones_while_they_are_wanted(app: App, page: Page) -> None:
    phone(app, page)
    assert page.evaluate("navigator.audioSession.type") == "playback"
    page.get_by_role("button", name="Sound").click()
    page.get_by_role("slider", name="Tones").fill("0")
    assert page.evaluate("navigator.audioSession.type") == "auto"
    page.get_by_role("slider", name="Tones").fill("40")
    assert page.evaluate("navigator.audioSession.type") == "playback"
    page.locator(".pc-bar-top a[href$=moves]").dispatch_event("click")
    wait_until_idle(page)
    assert page.evaluate("navigator.audioSession.type") == "auto"


@pytest.mark.page_clock
def test_a_released_display_lock_is_requested_at_once_and_not_repeatedly(
    app: App, page: Page
) -> None:
    phone(app, page)
    page.wait_for_function("device.locks.length === 1")
    page.evaluate("device.locks.at(-1).dispatchEvent(new Event('release'))")
    page.wait_for_function("device.asked === 2", timeout=1_000)
    page.evaluate("device.locks.at(-1).dispatchEvent(new Event('release'))")
    page.clock.run_for(300)
    assert page.evaluate("device.asked") == 2
    page.clock.run_for(1_000)
    page.wait_for_function("device.asked === 3")
    page.keyboard.press("Space")
    until(page, "Paused")
    asked = page.evaluate("device.asked")
    page.evaluate("device.locks.at(-1).dispatchEvent(new Event('release'))")
    page.clock.run_for(1_300)
    assert page.evaluate("device.asked") == asked
