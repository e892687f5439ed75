// The tilts of the last seconds, and whether they are still. A sensor that lies quite still may send
// no new values for a while: the last tilt then remains valid.

export class Stillness {
  #spanMs
  /** @type {{ at: number, degrees: number }[]} */
  #tilts = []

  /** @param {number} seconds for which a phone must lie still */
  constructor(seconds) {
    this.#spanMs = seconds * 1000
  }

  clear() {
    this.#tilts = []
  }

  /**
   * @param {number} degrees
   * @param {number} now
   */
  add(degrees, now) {
    this.#tilts.push({ at: now, degrees })
    // The newest tilt before the span stays, because it was valid when the span began.
    const begin = now - this.#spanMs
    while (this.#tilts[1] && this.#tilts[1].at <= begin) this.#tilts.shift()
  }

  /**
   * Whether tilts are known for the whole span.
   *
   * @param {number} now
   */
  covers(now) {
    const first = this.#tilts[0]
    return this.#tilts.length > 2 && first !== undefined && first.at <= now - this.#spanMs
  }

  /** Degrees from the lowest to the highest tilt. */
  spread() {
    const degrees = this.#tilts.map((tilt) => tilt.degrees)
    return Math.max(...degrees) - Math.min(...degrees)
  }

  /** Degrees in the middle of all tilts. */
  median() {
    const degrees = this.#tilts.map((tilt) => tilt.degrees).sort((a, b) => a - b)
    const middle = degrees.slice((degrees.length - 1) >> 1, (degrees.length >> 1) + 1)
    return middle.reduce((sum, one) => sum + one, 0) / middle.length
  }
}
