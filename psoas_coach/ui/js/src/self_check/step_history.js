// Connects the steps of the self-check with the browser's history.

/** @import { StepHistoryPayload } from "../payloads.js" */
/** @import { Cleanup, ComponentArguments } from "../streamlit.js" */

import { decodePayload } from "../shared/payload.js"
import { ignoreSecondHalves } from "./double_tap.js"
import { StepTrail } from "./step_trail.js"

/**
 * @typedef {object} Mounted
 * @property {StepTrail} trail
 * @property {Cleanup} close
 */

/** @type {WeakMap<ShadowRoot, Mounted>} */
const mounted = new WeakMap()

/**
 * @param {ComponentArguments} component
 * @returns {Cleanup}
 */
export default function showStepHistory({ data, parentElement, setStateValue }) {
  /** @type {StepHistoryPayload} */
  const payload = decodePayload(data)
  let there = mounted.get(parentElement)
  if (!there) {
    there = mount(parentElement.ownerDocument, (report) => setStateValue("answer", report))
    mounted.set(parentElement, there)
  }
  there.trail.show(payload)
  return () => {
    mounted.get(parentElement)?.close()
    mounted.delete(parentElement)
  }
}

/**
 * @param {Document} page
 * @param {ConstructorParameters<typeof StepTrail>[1]} send
 * @returns {Mounted}
 */
function mount(page, send) {
  const trail = new StepTrail(history, send)
  /** @param {PopStateEvent} event */
  const goTo = ({ state }) => trail.goTo(state)
  addEventListener("popstate", goTo)
  const stopLooking = ignoreSecondHalves(page)
  const close = () => {
    trail.close()
    removeEventListener("popstate", goTo)
    stopLooking()
  }
  return { trail, close }
}
