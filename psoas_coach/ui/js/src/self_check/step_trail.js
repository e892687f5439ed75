// The browser's Back and Forward within the self-check: each step is an entry of the history.
//
// An entry stores the steps that led to it, so that a step to which the person goes back on the page
// is found among the earlier entries, and no entry is created twice. The address gets the name of the
// step as its fragment: Streamlit ignores such an entry of the same page, and would otherwise run the
// page again.

/** @import { StepHistoryPayload } from "../payloads.js" */

import { RetrySend } from "../shared/retry_send.js"

/**
 * @typedef {object} Trail
 * @property {string} check id of the self-check
 * @property {string[]} steps from the first to the one of the entry
 */

/** @typedef {{ id: string, value: string, done: boolean }} StepReport */

export class StepTrail {
  #history
  #send
  /** @type {StepHistoryPayload | null} */
  #shown = null
  /**
   * Id of the report that the page has not acknowledged yet.
   * @type {string | null}
   */
  #pending = null
  #retry = new RetrySend()

  /**
   * @param {Pick<History, "state" | "go" | "pushState" | "replaceState">} history
   * @param {(report: StepReport) => void} send
   */
  constructor(history, send) {
    this.#history = history
    this.#send = send
  }

  /**
   * Updates the history to the step that the page shows.
   *
   * @param {StepHistoryPayload} shown
   */
  show(shown) {
    // The page may still be processing a tap from before Back was pressed.
    if (this.#pending !== null && this.#pending !== shown.acknowledged) return
    this.close()
    this.#shown = shown
    const { check, step } = shown
    const trail = readTrail(this.#history.state)
    if (trail?.check !== check) return this.#replace({ check, steps: [step] })
    const offset = trail.steps.lastIndexOf(step) - (trail.steps.length - 1)
    if (offset === 0) return
    if (trail.steps.includes(step)) this.#history.go(offset)
    else this.#push({ check, steps: [...trail.steps, step] })
  }

  /**
   * The browser went to another entry.
   *
   * @param {unknown} state of the entry
   */
  goTo(state) {
    const trail = readTrail(state)
    const step = trail?.steps.at(-1)
    if (!trail || !step || !this.#shown || step === this.#shown.step) return
    // A self-check that is finished, or has ended early, is left and not walked through again.
    if (trail.check !== this.#shown.check || this.#shown.ended) {
      this.#history.go(-trail.steps.length)
      return
    }
    const report = { id: `${Date.now()} ${Math.random()}`, value: step, done: true }
    this.#pending = report.id
    this.#retry.send(() => this.#send(report))
  }

  /** Stops sending. */
  close() {
    this.#pending = null
    this.#retry.acknowledge()
  }

  /** @param {Trail} trail */
  #push(trail) {
    this.#history.pushState({ trail }, "", addressOf(trail))
  }

  /** @param {Trail} trail */
  #replace(trail) {
    this.#history.replaceState({ trail }, "", addressOf(trail))
  }
}

/** @param {Trail} trail */
function addressOf({ steps }) {
  return `#${steps.at(-1)}`
}

/**
 * @param {unknown} state of an entry of the history, which any page may have written
 * @returns {Trail | null}
 */
export function readTrail(state) {
  if (typeof state !== "object" || state === null || !("trail" in state)) return null
  const { trail } = state
  if (typeof trail !== "object" || trail === null || !("steps" in trail)) return null
  return Array.isArray(trail.steps) ? /** @type {Trail} */ (trail) : null
}
