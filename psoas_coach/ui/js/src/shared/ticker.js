// Triggers a clock: one timer at the exact deadline, and a steady tick from a worker, because a
// browser throttles the timers of a page in the background but not those of a worker.

const TICK_MS = 200

export class Ticker {
  #tick
  #period
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #interval
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #deadline
  /** @type {Worker | undefined} */
  #worker
  /** @type {string | undefined} */
  #address

  /**
   * @param {() => void} tick called once a period, and at each deadline
   * @param {number} [period] milliseconds
   */
  constructor(tick, period = TICK_MS) {
    this.#tick = tick
    this.#period = period
  }

  start() {
    if (this.#interval !== undefined) return
    this.#interval = setInterval(this.#tick, this.#period)
    try {
      const source = `setInterval(() => postMessage(0), ${this.#period})`
      this.#address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }))
      this.#worker = new Worker(this.#address)
      this.#worker.onmessage = this.#tick
    } catch {
      // Without workers the page's own timer suffices while it is in front.
    }
  }

  /**
   * Ticks once more at a deadline; a later call replaces it.
   *
   * @param {number} milliseconds from now
   */
  tickIn(milliseconds) {
    clearTimeout(this.#deadline)
    this.#deadline = setTimeout(this.#tick, Math.max(0, milliseconds))
  }

  stop() {
    clearInterval(this.#interval)
    clearTimeout(this.#deadline)
    this.#worker?.terminate()
    if (this.#address) URL.revokeObjectURL(this.#address)
    this.#interval = this.#worker = this.#address = undefined
  }
}
