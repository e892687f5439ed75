// Sends a report until the page acknowledges it: a report sent while the connection is lost does not
// arrive, and nothing else would send it again before the next tap.

const FIRST_WAIT_MS = 3000
const LONGEST_WAIT_MS = 30_000

export class RetrySend {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #next

  /**
   * Sends at once, and again after increasing intervals. An earlier report is dropped.
   *
   * @param {() => void} send
   * @param {number} [wait] milliseconds until the next attempt
   */
  send(send, wait = FIRST_WAIT_MS) {
    this.acknowledge()
    send()
    this.#next = setTimeout(() => this.send(send, Math.min(2 * wait, LONGEST_WAIT_MS)), wait)
  }

  /** The page has the report, or it is no longer needed: stop sending. */
  acknowledge() {
    clearTimeout(this.#next)
  }
}
