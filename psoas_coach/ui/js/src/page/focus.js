// Moves the focus and the scroll position to the page's heading whenever the content of the page
// changes.

/** @import { FocusPayload } from "../payloads.js" */
/** @import { ComponentArguments } from "../streamlit.js" */

import { decodePayload } from "../shared/payload.js"

const WATCH_MS = 3000
const TOUCHES = ["pointerdown", "keydown"]

/**
 * What the page showed last. It outlives the component, because it belongs to this module.
 * @type {string | undefined}
 */
let last
let stopWatching = () => {}

/** @param {ComponentArguments} component */
export default function focusHeading({ data, parentElement }) {
  /** @type {FocusPayload} */
  const { at, turned } = decodePayload(data)
  if (last === undefined ? turned : last !== at) {
    stopWatching()
    stopWatching = keepAtHeading(parentElement.ownerDocument)
  }
  last = at
}

/**
 * Moves the focus to the heading, and again when that heading is replaced: Streamlit may still show the
 * previous page's heading, and the focus would be lost with it. A touch or key ends this.
 * @param {Document} page
 */
export function keepAtHeading(page) {
  moveToHeading(page)
  const watch = new MutationObserver(() => {
    if (page.activeElement === page.body) moveToHeading(page)
  })
  const stop = () => {
    watch.disconnect()
    clearTimeout(timer)
    for (const kind of TOUCHES) page.removeEventListener(kind, stop, true)
  }
  const timer = setTimeout(stop, WATCH_MS)
  watch.observe(page.body, { childList: true, subtree: true })
  for (const kind of TOUCHES) page.addEventListener(kind, stop, true)
  return stop
}

/** @param {Document} page */
export function moveToHeading(page) {
  const heading = page.querySelector("h1")
  if (!heading) return
  heading.tabIndex = -1
  heading.style.outline = "none"
  heading.focus({ preventScroll: true })
  /** @type {Element | null} */
  let up = heading
  for (; up; up = up.parentElement) up.scrollTop = 0
}
