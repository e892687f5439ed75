// An answer that is visible at once and sent to the page afterwards. The page returns the id of the
// report that its own value includes, so that its answer to one tap never reverts the next.

import { RetrySend } from "./retry_send.js"

/**
 * @template T
 * @typedef {{ id: string, value: T | null, done: boolean }} AnswerReport
 */

/** @template T */
export class ReportedAnswer {
  /**
   * The current choice; null for nothing.
   * @type {T | null}
   */
  value = null
  /**
   * Id of the last report; null before the first.
   * @type {string | null}
   */
  #last = null
  #retry = new RetrySend()

  /**
   * Takes the page's value, unless the page has not processed the last report yet.
   *
   * @param {T | null} value
   * @param {string | null} acknowledged id of the report that the value includes
   */
  accept(value, acknowledged) {
    if (this.#last !== null && this.#last !== acknowledged) return
    this.#retry.acknowledge()
    this.value = value
  }

  /**
   * Takes the person's choice, and sends it until the page has it.
   *
   * @param {T | null} value
   * @param {boolean} done whether the choice is final, as after a tap: arrow keys choose every option on
   *   the way
   * @param {(report: AnswerReport<T>) => void} send
   */
  choose(value, done, send) {
    this.value = value
    const report = { id: `${Date.now()} ${Math.random()}`, value, done }
    this.#last = report.id
    this.#retry.send(() => send(report))
  }

  /** The component leaves the page. */
  close() {
    this.#retry.acknowledge()
  }
}
