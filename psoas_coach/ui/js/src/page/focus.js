// Moves the focus and the eyes to the page's heading whenever the page shows something else.

/** @import { FocusPayload } from "../payloads.js" */
/** @import { ComponentArguments } from "../streamlit.js" */

import { decodePayload } from "../shared/payload.js"

/**
 * What the page showed last. It outlives the component, because this module does.
 * @type {string | undefined}
 */
let last

/** @param {ComponentArguments} component */
export default function focusHeading({ data, parentElement }) {
  /** @type {FocusPayload} */
  const { at } = decodePayload(data)
  const heading = parentElement.ownerDocument.querySelector("h1")
  if (last !== undefined && last !== at && heading) {
    heading.tabIndex = -1
    heading.style.outline = "none"
    heading.focus({ preventScroll: true })
    /** @type {Element | null} */
    let up = heading
    for (; up; up = up.parentElement) up.scrollTop = 0
  }
  last = at
}
