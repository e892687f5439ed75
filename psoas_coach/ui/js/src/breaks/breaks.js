// The component of the break timer: its page, its chip on Today, nothing visible on other pages, and
// nothing at all while the person needs help first. Streamlit calls the default export again with
// every new payload or theme, without cleaning up.

/** @import { BreaksPayload, BreaksReport } from "../payloads.js" */
/** @import { Cleanup, ComponentArguments } from "../streamlit.js" */
/** @import { View } from "./break_service.js" */

import { decodePayload } from "../shared/payload.js"
import { BreakService } from "./break_service.js"
import { BreakChip } from "./chip.js"
import { BreakView } from "./view.js"

/** @type {BreakService | undefined} */
let service
/** @type {WeakMap<ShadowRoot, View & { update(payload: BreaksPayload): void, close(): void }>} */
const views = new WeakMap()
let mounted = 0

/**
 * @param {ComponentArguments} component
 * @returns {Cleanup}
 */
export default function mountBreaks({ data, parentElement, setStateValue }) {
  /** @type {BreaksPayload} */
  const payload = decodePayload(data)
  if (service?.key !== payload.key) {
    service?.close()
    service = new BreakService(payload)
  }
  const current = service
  mounted += 1
  const mine = mounted
  const send = (/** @type {BreaksReport} */ report) => setStateValue("report", report)
  if (payload.view === "hush" || payload.view === "background") {
    parentElement.replaceChildren()
    current.update(payload, send)
    if (payload.view === "hush") {
      current.hush()
      service = undefined
    }
    return () => {
      if (mounted === mine) current.disconnect()
    }
  }
  let view = views.get(parentElement)
  if (!view) {
    view = payload.view === "page" ? new BreakView(parentElement) : new BreakChip(parentElement)
    views.set(parentElement, view)
  }
  view.update(payload)
  current.attach(view)
  current.update(payload, send)
  return () => {
    const gone = views.get(parentElement)
    if (gone) {
      current.detach(gone)
      gone.close()
    }
    views.delete(parentElement)
    if (mounted === mine) current.disconnect()
  }
}
