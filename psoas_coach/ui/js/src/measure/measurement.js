// One reading from the tap to the tone: time to lie back, time for the leg to hang, then the first
// still moment. All times are absolute; a movement restarts the time to hang.

/** @import { PhoneRules } from "../payloads.js" */

import { Stillness } from "./stillness.js"

/** @typedef {"idle" | "settle" | "hang" | "read"} Phase */
/** @typedef {Exclude<Phase, "idle"> | "moved" | "failed" | "done"} MeasureEvent */

export const STEEPEST = 60 // degrees: no thigh hangs further, so the phone is not on a thigh

export class Measurement {
  #rules
  #notify
  #stillness
  #since = 0
  #lies = false
  /** @type {Phase} */
  phase = "idle"
  /**
   * The last tilt, in degrees below level.
   * @type {number | undefined}
   */
  degrees

  /**
   * @param {PhoneRules} rules
   * @param {(event: MeasureEvent, degrees?: number) => void} notify with the reading when it is complete
   */
  constructor(rules, notify) {
    this.#rules = rules
    this.#notify = notify
    this.#stillness = new Stillness(rules.steady_seconds)
  }

  /** @param {number} now */
  start(now) {
    this.#stillness.clear()
    this.#enter("settle", now)
  }

  stop() {
    this.phase = "idle"
  }

  /**
   * Processes a tilt of the phone.
   *
   * @param {number} degrees below level
   * @param {boolean} up whether the display is up
   * @param {number} now
   */
  sense(degrees, up, now) {
    this.degrees = degrees
    this.#lies = up && Math.abs(degrees) <= STEEPEST
    if (this.phase !== "idle") this.tick(now)
  }

  /**
   * Advances to a moment.
   *
   * @param {number} now
   */
  tick(now) {
    if (this.phase === "idle" || this.degrees === undefined) return
    const rules = this.#rules
    const stillness = this.#stillness
    const spent = (now - this.#since) / 1000
    stillness.add(this.degrees, now)
    const calm = this.#lies && stillness.covers(now)
    if (this.phase === "settle") {
      const ready = calm && stillness.spread() <= rules.moved_degrees
      if (spent >= rules.settle_seconds && ready) this.#enter("hang", now)
      else if (spent >= rules.settle_seconds + rules.give_up_seconds) this.#fail()
    } else if (this.phase === "hang") {
      if (!this.#lies || stillness.spread() > rules.moved_degrees) this.#hangAgain(now)
      else if (spent >= rules.hang_seconds) this.#enter("read", now)
    } else if (calm && stillness.spread() <= rules.steady_degrees) {
      this.phase = "idle"
      this.#notify("done", Math.round(stillness.median() * 10) / 10)
    } else if (spent >= rules.give_up_seconds) this.#fail()
  }

  /**
   * The progress of the current wait.
   *
   * @param {number} now
   * @returns {{ share: number, left: number }} 0 to 1, and whole seconds left
   */
  progress(now) {
    const { settle_seconds, hang_seconds } = this.#rules
    if (this.phase === "idle") return { share: 0, left: 0 }
    if (this.phase === "read") return { share: 1, left: 0 }
    const whole = this.phase === "settle" ? settle_seconds : hang_seconds
    const left = Math.max(0, whole - (now - this.#since) / 1000)
    return { share: 1 - left / whole, left: Math.ceil(left) }
  }

  /**
   * @param {Exclude<Phase, "idle">} phase
   * @param {number} now
   */
  #enter(phase, now) {
    this.phase = phase
    this.#since = now
    this.#notify(phase)
  }

  /** @param {number} now */
  #hangAgain(now) {
    this.#notify("moved")
    this.#stillness.clear()
    this.phase = "settle" // but without the time to lie back, which is over
    this.#since = now - this.#rules.settle_seconds * 1000
  }

  #fail() {
    this.phase = "idle"
    this.#notify("failed")
  }
}
