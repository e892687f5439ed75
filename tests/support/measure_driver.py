"""The phone on the thigh in a browser test: its tilt is simulated, and its time runs fast."""

from __future__ import annotations

import itertools
from contextlib import suppress
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError  # noqa: A004 -- Playwright's own

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

FAST = """
  for (const clock of [Date, performance]) {
    const real = clock.now.bind(clock), began = real()
    clock.now = () => began + (real() - began) * 8
  }
  window.tones = 0
  const make = AudioContext.prototype.createOscillator
  AudioContext.prototype.createOscillator = function () { window.tones++; return make.call(this) }
"""
"""Half a minute on the bed in four seconds, and every tone counted.

Both clocks run fast: a page whose clocks drift apart takes it for a device that has slept.
"""
EVERY_MILLISECONDS = 25
"""How often the sensor of a phone tells its tilt."""


class Phone:
    """A phone on the thigh, with the tilt that a test sets and a small tremor."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._tremble = itertools.cycle((0.0, 0.2, -0.2, 0.1))

    def lie(self, below: float, *, roll: float = 25) -> None:
        """Tilt it to a number of degrees below level, rolled to one side."""
        self._session.send(
            "DeviceOrientation.setDeviceOrientationOverride",
            {"alpha": 40, "beta": -below + next(self._tremble), "gamma": roll},
        )

    def until(self, wanted: str, below: float) -> None:
        """Keep the tilt until the page announces ``wanted``."""
        live = self._page.locator(".live", has_text=wanted)
        for _ in range(600):
            self.lie(below)
            with suppress(TimeoutError):
                live.wait_for(timeout=EVERY_MILLISECONDS)
                return
        raise AssertionError(f"never heard {wanted!r}: {self._page.locator('.live').inner_text()}")
