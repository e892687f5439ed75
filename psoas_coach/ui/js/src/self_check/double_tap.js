// A tap on an answer advances automatically, and the next question appears under the finger. The
// second tap of a double tap would answer it unread.

const MOST_MS = 350
const MOST_PIXELS = 40
const WIDGET = '[class*="st-key-"]'

/** @typedef {{ at: number, x: number, y: number, widget: Element | null }} Tap */

export class DoubleTap {
  /** @type {Tap | null} */
  #last = null

  /**
   * Whether a tap is the second half of a double tap that was meant for another question.
   *
   * @param {Tap} tap
   */
  isSecondHalf(tap) {
    const last = this.#last
    if (last && isNear(tap, last) && tap.widget !== last.widget) return true
    this.#last = tap
    return false
  }
}

/**
 * @param {Tap} tap
 * @param {Tap} last
 */
function isNear(tap, last) {
  return tap.at - last.at < MOST_MS && Math.hypot(tap.x - last.x, tap.y - last.y) < MOST_PIXELS
}

/**
 * Ignores second halves of double taps on a page.
 *
 * @param {Document} page
 * @returns {() => void} ends this
 */
export function ignoreSecondHalves(page) {
  const taps = new DoubleTap()
  /** @param {MouseEvent} event */
  const look = (event) => {
    if (event.detail === 0) return // a key that presses a button
    const widget = event.target instanceof Element ? event.target.closest(WIDGET) : null
    const tap = { at: event.timeStamp, x: event.clientX, y: event.clientY, widget }
    if (!taps.isSecondHalf(tap)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  page.addEventListener("click", look, true)
  return () => page.removeEventListener("click", look, true)
}
