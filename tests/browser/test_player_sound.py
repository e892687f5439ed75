"""Tones, spoken cues and the wake lock: on when wanted, off when not, and never sent elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.app_server import wait_until_idle
from tests.support.session_driver import first_hold, start, store_self_check, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.app_server import App

EARS = """
  window.heard = { tones: [], said: [], woken: 0, let: 0 }
  const make = AudioContext.prototype.createOscillator
  AudioContext.prototype.createOscillator = function () {
    const tone = make.call(this)
    const start = tone.start.bind(tone)
    tone.start = (at) => { heard.tones.push(tone.frequency.value); start(at) }
    return tone
  }
  const voices = [
    { name: 'Far away', lang: 'en-GB', localService: false },
    { name: 'Here', lang: 'en-US', localService: true },
    { name: 'Hier', lang: 'de-DE', localService: true },
  ]
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => voices,
    speak: (words) => heard.said.push([words.text, words.voice.name, words.volume]),
    cancel: () => undefined,
  } })
  Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
    heard.woken += 1
    return { addEventListener() {}, release: async () => { heard.let += 1 } }
  } } })
"""
"""Ears for the test: what was played, what was said by whom, whether the display stays lit."""


def begin(app: App, page: Page) -> None:
    store_self_check(app)
    page.add_init_script(EARS)
    start(page, app)
    until(page, "Get ready")


@pytest.mark.page_clock
def test_a_hold_begins_and_ends_with_a_tone_and_is_said(app: App, page: Page) -> None:
    begin(app, page)
    page.clock.run_for(6_000)
    until(page, "Hold")
    page.clock.run_for(31_000)
    until(page, "Short rest")
    texts = [text for text, _, _ in page.evaluate("heard.said")]
    assert texts[0].startswith("Warm up first. ")
    place = texts.index("Find your place. Crescent lunge, standing. Left side first.")
    begun = texts.index("Get ready. Crescent lunge, left side.")
    assert texts[place + 1 : begun] == [
        "You need a mat that does not slip.",
        "Have a wall or a chair close by.",
        "Stand with your feet hip-width apart and take a long step forward.",
        "Let your back heel lift off the floor.",
    ]
    assert texts[begun + 1 :] == [
        "Begin, left side. Tuck first, then reach.",
        "Long low back, soft ribs.",
        "Halfway.",
        "Push your back heel away.",
        "Rest, then once more.",
    ]
    assert {659, 880, 784, 523} <= set(page.evaluate("heard.tones"))


@pytest.mark.page_clock
def test_only_a_voice_that_lives_on_the_device_speaks(app: App, page: Page) -> None:
    """Other voices would send every sentence to another machine."""
    begin(app, page)
    page.clock.run_for(6_000)
    until(page, "Hold")
    assert {voice for _, voice, _ in page.evaluate("heard.said")} == {"Here"}


@pytest.mark.page_clock
def test_the_volumes_are_apart_and_silence_is_silence(app: App, page: Page) -> None:
    begin(app, page)
    page.get_by_role("button", name="Sound").click()
    page.get_by_role("slider", name="Voice").fill("0")
    page.get_by_role("slider", name="Tones").fill("20")
    page.evaluate("heard.said.length = heard.tones.length = 0")
    page.clock.run_for(6_000)
    until(page, "Hold")
    assert page.evaluate("heard.said") == []
    assert page.evaluate("heard.tones.length") > 0
    page.get_by_role("slider", name="Tones").fill("0")
    page.evaluate("heard.tones.length = 0")
    page.clock.run_for(31_000)
    until(page, "Short rest")
    assert page.evaluate("heard.tones") == []


@pytest.mark.page_clock
def test_the_quiet_theme_plays_few_low_tones(app: App, page: Page) -> None:
    begin(app, page)
    page.get_by_role("button", name="Sound").click()
    page.get_by_role("checkbox", name="Quiet: a few soft tones").check()
    page.evaluate("heard.said.length = heard.tones.length = 0")
    page.clock.run_for(6_000)
    until(page, "Hold")
    page.clock.run_for(31_000)
    until(page, "Short rest")
    assert page.evaluate("heard.tones") == [330, 262]
    assert "Halfway." not in [text for text, _, _ in page.evaluate("heard.said")]


@pytest.mark.page_clock
def test_the_settings_are_remembered_here_and_by_the_journal(app: App, page: Page) -> None:
    begin(app, page)
    page.get_by_role("button", name="Sound").click()
    page.get_by_role("slider", name="Voice").fill("30")
    page.get_by_role("checkbox", name="Wait for me before each move").check()
    wait_until_idle(page)
    sounds = app.journal().settings.get("sounds")
    assert (sounds["voice"], sounds["wait"], sounds["tones"]) == (30, True, 60)
    page.reload()
    page.get_by_role("button", name="Sound").click()
    assert page.get_by_role("slider", name="Voice").input_value() == "30"
    assert page.get_by_role("checkbox", name="Wait for me before each move").is_checked()


@pytest.mark.page_clock
def test_waiting_for_the_person_holds_the_next_move_until_they_go_on(app: App, page: Page) -> None:
    begin(app, page)
    page.get_by_role("button", name="Sound").click()
    page.get_by_role("checkbox", name="Wait for me before each move").check()
    page.get_by_role("button", name="Sound").click()
    for _ in range(7):
        page.get_by_role("button", name="Skip").or_(
            page.get_by_role("button", name="Begin", exact=True)
        ).click()
    page.keyboard.press("ArrowRight")
    until(page, "Take your time")
    page.clock.run_for(120_000)
    until(page, "Take your time")
    page.get_by_role("button", name="I'm ready").click()
    until(page, "Get ready")


@pytest.mark.page_clock
def test_the_display_stays_lit_while_the_clock_runs(app: App, page: Page) -> None:
    begin(app, page)
    assert page.evaluate("heard.woken") == 1
    page.get_by_role("button", name="Pause").click()
    page.wait_for_function("heard.let === 1")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_function("heard.woken === 2")


def test_a_locked_sound_costs_nothing_but_the_sound(app: App, page: Page) -> None:
    """After a reload, sound is blocked until the next touch; the session continues."""
    store_self_check(app)
    page.add_init_script("window.AudioContext = class { constructor() { throw new Error('no') } }")
    first_hold(page, app)
    page.reload()
    until(page, "Hold")
