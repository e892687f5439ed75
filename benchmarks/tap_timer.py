"""Time one tap in the browser: from the tap to the last change that it causes, painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_TAP = """([tapped, answer, quiet]) => new Promise((resolve, reject) => {
  const text = () => document.querySelector(answer)?.textContent // asks for no layout
  const running = () => document.querySelector('[data-testid=stApp]').dataset.testScriptState
  const before = text()
  let painted = 0, timer, waiting = false
  const finish = () => {
    if (text() === before || running() !== 'notRunning') {
      timer = setTimeout(finish, quiet)
      return
    }
    watch.disconnect()
    resolve(painted - start)
  }
  const paint = () => {
    waiting = false
    painted = performance.now()
    clearTimeout(timer)
    timer = setTimeout(finish, quiet)
  }
  const watch = new MutationObserver(() => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => setTimeout(paint))
  })
  watch.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributeFilter: ['class', 'style', 'src'],
  })
  setTimeout(() => reject(new Error('the tap was never answered')), 30000)
  const start = performance.now()
  document.querySelector(tapped).click()
})"""


def time_tap(page: Page, tapped: str, answer: str, quiet: int) -> float:
    """Tap something and wait until all is drawn that this changes.

    Args:
        page: A page at rest.
        tapped: Selector of what is tapped.
        answer: Selector of what has another text afterwards.
        quiet: Milliseconds without a change after which everything is drawn.

    Returns:
        Milliseconds from the tap until the last change was painted.
    """
    return float(page.evaluate(_TAP, [tapped, answer, quiet]))
