// The clock of a session: the current step, its remaining time, and the seconds held. No display, no
// sound.
//
// The remaining time is always `deadline - now`, and the next deadline is the previous one plus the
// next step's seconds, so delays of timers do not add up. All instants are milliseconds on one clock,
// all durations milliseconds.

/** @import { HeldSeconds, Step, StopReason } from "../payloads.js" */

import { beatPartAt, cueIndexAt, sharesOf } from "./beat.js"

/**
 * The position in a session. It is stored as it is, so that a session continues after a reload.
 *
 * @typedef {object} Position
 * @property {number} step index of the step
 * @property {"idle" | "running" | "paused" | "recount" | "over"} status
 * @property {number} left milliseconds left of the step while it does not run
 * @property {number} deadline instant at which the step or the re-count ends
 * @property {number} seen instant of the last tick
 * @property {Record<string, number>} held milliseconds held, by the id of the hold
 * @property {"finished" | "stopped"} [how] how it ended
 * @property {StopReason | null} [reason] why it was stopped
 */

/**
 * Why the clock calls back: a change of status or step, or a moment within a step.
 *
 * @typedef {"paused" | "asking" | "elsewhere" | "overslept" | "waiting"} PauseCause
 * @typedef {"began" | "step" | "resumed" | "recount" | "over" | PauseCause} Change
 * @typedef {"half" | "count" | "repetition" | "back" | "cue"} Moment
 */

/**
 * @typedef {object} Options
 * @property {(event: Change | Moment) => void} notify called after each change, and at each moment
 * @property {() => boolean} [waitsForPerson] whether each later move waits for the person
 * @property {Position | null} [position] where to continue; from the start without one
 */

export const RECOUNT_MS = 3000 // after a pause: time to get back into position
export const GRACE_MS = 5000 // longer than this after a deadline means that the person was away: pause
const LINGER_MS = 2000 // after the last word about getting into position
const LONGEST_LINGER_MS = 15_000
const HALF_FROM_MS = 20_000 // a shorter hold has no cue at its middle
const COUNT_DOWN_MS = [3000, 2000, 1000]

export class SessionClock {
  #notify
  #waitsForPerson
  /**
   * The time left at the last tick, from which the elapsed time is derived; null after a change.
   * @type {number | null}
   */
  #before = null
  /** Milliseconds by which this step was extended. */
  #lingered = 0

  /**
   * @param {Step[]} steps at least one
   * @param {Options} options
   */
  constructor(steps, { notify, waitsForPerson = () => false, position }) {
    this.steps = steps
    this.position = position ?? SessionClock.start(steps)
    this.#notify = notify
    this.#waitsForPerson = waitsForPerson
  }

  /**
   * @param {Step[]} steps
   * @returns {Position} the very beginning
   */
  static start(steps) {
    const left = stepAt(steps, 0).seconds * 1000
    return { step: 0, status: "idle", left, deadline: 0, seen: 0, held: {} }
  }

  get step() {
    return stepAt(this.steps, this.position.step)
  }

  /** Milliseconds of the whole step. */
  get total() {
    return this.step.seconds * 1000
  }

  get status() {
    return this.position.status
  }

  get ticking() {
    return this.status === "running" || this.status === "recount"
  }

  get over() {
    return this.status === "over"
  }

  /**
   * Milliseconds left on the display: of the re-count during one, else of the step.
   *
   * @param {number} now
   */
  left(now) {
    if (this.status === "running") return this.#stepLeft(now)
    if (this.status === "recount") return clamp(this.position.deadline - now, RECOUNT_MS)
    return this.position.left
  }

  /**
   * The current repetition, from 1 to the set's count, or null if nothing is counted. It is derived from
   * the time left in the set, so the count is as exact as the clock, and a pause keeps it.
   *
   * @param {number} now
   * @returns {number | null}
   */
  repetition(now) {
    const { count } = this.step
    if (!count || this.over) return null
    return Math.min(
      count,
      Math.floor((this.total - this.#stepLeft(now)) / (this.total / count)) + 1,
    )
  }

  /**
   * Index of the current cue.
   *
   * @param {number} now
   */
  cueIndex(now) {
    return cueIndexAt(this.step, this.#stepPart(now))
  }

  /**
   * The instruction for this part of the repetition; null if nothing is counted.
   *
   * @param {number} now
   * @returns {string | null}
   */
  verb(now) {
    const { beat, count } = this.step
    if (!beat || !count || this.over) return null
    return beat.shown[beatPartAt(beat, (this.#stepPart(now) * count) % 1)]
  }

  /**
   * Seconds held so far. A hold that is repeated keeps its longest try.
   *
   * @param {number} now
   * @returns {HeldSeconds}
   */
  heldSeconds(now) {
    const held = { ...this.position.held }
    if (!this.over) this.#credit(held, now)
    return Object.fromEntries(Object.entries(held).map(([id, ms]) => [id, Math.round(ms) / 1000]))
  }

  // --- requests of the person --------------------------------------------------------------------

  /** @param {number} now */
  start(now) {
    const { status, left } = this.position
    const { kind } = this.step
    const untouched = kind !== "hold" && left === this.total
    if (status === "idle" || (status === "paused" && untouched)) {
      this.#run(now + left, now, "began") // a count-down needs no count-down before it
    } else if (status === "paused" && kind === "find_place") {
      this.#run(now + left, now, "resumed")
    } else if (status === "paused") {
      Object.assign(this.position, { status: "recount", deadline: now + RECOUNT_MS, seen: now })
      this.#changed("recount")
    }
  }

  /**
   * @param {number} now
   * @param {PauseCause} [cause]
   */
  pause(now, cause = "paused") {
    if (!this.ticking) return
    this.position.left = this.#stepLeft(now)
    this.position.status = "paused"
    this.#changed(cause)
  }

  /** @param {number} now */
  skip(now) {
    if (this.over) return
    this.#credit(this.position.held, now)
    this.#goTo(this.position.step + 1, now)
  }

  /**
   * The person is in position: the clock continues, even if it waited for them.
   *
   * @param {number} now
   */
  ready(now) {
    if (this.step.kind !== "find_place" || this.over) return
    this.position.status = "running"
    this.skip(now)
  }

  /**
   * Goes back to the step before this hold, or before the previous one. Every hold follows such a step,
   * which gives time to get into position.
   *
   * @param {number} now
   */
  back(now) {
    if (this.over) return
    this.#credit(this.position.held, now)
    let index = this.position.step - 1
    while (index > 0 && this.steps[index]?.kind === "hold") index -= 1
    this.#goTo(Math.max(0, index), now)
  }

  /**
   * @param {StopReason} reason
   * @param {number} now
   */
  stop(reason, now) {
    if (this.over) return
    this.#credit(this.position.held, now)
    this.#end("stopped", reason)
  }

  /**
   * The voice is still explaining the position: the wait ends a moment after it at the earliest. A voice
   * that never ends is not waited for.
   *
   * @param {number} now
   */
  linger(now) {
    if (this.status !== "running" || this.step.kind !== "find_place") return
    const more = now + LINGER_MS - this.position.deadline
    if (more <= 0 || this.#lingered + more > LONGEST_LINGER_MS) return
    this.position.deadline += more
    this.#lingered += more
  }

  // --- time --------------------------------------------------------------------------------------

  /**
   * Advances to a moment. However late it is called, every step lasts its own seconds.
   *
   * @param {number} now
   */
  tick(now) {
    if (!this.ticking) return
    const { deadline, seen } = this.position
    // A reload may return to a device whose clock was set back, which is also an absence.
    if (now - deadline > GRACE_MS || now < seen - GRACE_MS) {
      this.#pauseWhereLastSeen()
      return
    }
    while (this.ticking && now >= this.position.deadline) {
      const due = this.position.deadline
      if (this.status === "recount") {
        this.#run(due + this.position.left, now, "resumed")
      } else {
        this.#credit(this.position.held, due)
        this.#goTo(this.position.step + 1, now, due)
      }
    }
    if (this.ticking) this.#notifyMoments(now)
  }

  /** @param {number} now */
  #notifyMoments(now) {
    const left = this.left(now)
    const before = this.#before
    const passed = (/** @type {number} */ ms) => before !== null && before > ms && left <= ms
    const repetition = this.repetition(now)
    const { beat, count, kind } = this.step
    if (this.status === "running" && repetition !== null && count) {
      const each = this.total / count
      const dueAt = this.total - (repetition - 1) * each
      if (passed(dueAt)) this.#notify("repetition")
      if (beat && passed(dueAt - sharesOf(beat.seconds)[1] * each)) this.#notify("back")
    } else if (this.status === "running") {
      if (kind === "hold") this.#notifyWithinHold(before, left, passed)
      if (COUNT_DOWN_MS.some(passed)) this.#notify("count")
    }
    this.#before = left
    this.position.seen = now
  }

  /**
   * Announces the middle of a hold that is long enough, and each cue when its part begins.
   *
   * @param {number | null} before milliseconds that were left at the last tick
   * @param {number} left
   * @param {(ms: number) => boolean} passed
   */
  #notifyWithinHold(before, left, passed) {
    const partAt = (/** @type {number} */ ms) => 1 - ms / this.total
    const cue = cueIndexAt(this.step, partAt(left))
    if (before !== null && cue > cueIndexAt(this.step, partAt(before))) this.#notify("cue")
    if (this.total >= HALF_FROM_MS && passed(this.total / 2)) this.#notify("half")
  }

  /**
   * The part of the step that has passed, 0 to 1.
   *
   * @param {number} now
   */
  #stepPart(now) {
    return 1 - this.#stepLeft(now) / this.total
  }

  /** There was no tick after `seen`: the hold pauses at that moment. */
  #pauseWhereLastSeen() {
    const { status, deadline, seen } = this.position
    if (status === "running") this.position.left = clamp(deadline - seen, this.total)
    this.position.status = "paused"
    this.#changed("overslept")
  }

  /**
   * Milliseconds left of the step: at most its length, whatever clocks did.
   *
   * @param {number} now
   */
  #stepLeft(now) {
    const { status, deadline, left } = this.position
    return status === "running" ? clamp(deadline - now, this.total) : left
  }

  // --- steps -------------------------------------------------------------------------------------

  /**
   * Records how long the hold of this step was held, if it is one.
   *
   * @param {Record<string, number>} held milliseconds by hold
   * @param {number} now
   */
  #credit(held, now) {
    if (this.status === "idle" || this.step.kind !== "hold") return
    held[this.step.id] = Math.max(held[this.step.id] ?? 0, this.total - this.#stepLeft(now))
  }

  /**
   * @param {number} index of the step to go to; past the last one the session ends
   * @param {number} now
   * @param {number} [from] when the step begins
   */
  #goTo(index, now, from = now) {
    const next = this.steps[index]
    if (!next) {
      this.#end("finished", null)
      return
    }
    const ticking = this.ticking
    const isPlacing = this.step.kind === "find_place" // for this very move
    const anotherMove = !isPlacing && next.place !== this.step.place && index > this.position.step
    this.position.step = index
    this.position.left = this.total
    this.#lingered = 0
    if (ticking && anotherMove && this.#waitsForPerson()) {
      this.position.status = "paused"
      this.#changed("waiting")
    } else if (ticking) this.#run(from + this.total, now, "step")
    else this.#changed("step")
  }

  /**
   * @param {number} deadline
   * @param {number} now
   * @param {Change} change
   */
  #run(deadline, now, change) {
    Object.assign(this.position, { status: "running", deadline, seen: now })
    this.#changed(change)
  }

  /**
   * @param {"finished" | "stopped"} how
   * @param {StopReason | null} reason
   */
  #end(how, reason) {
    Object.assign(this.position, { status: "over", left: 0, how, reason })
    this.#changed("over")
  }

  /** @param {Change} change */
  #changed(change) {
    this.#before = null
    this.#notify(change)
  }
}

/**
 * @param {number} value
 * @param {number} most
 */
function clamp(value, most) {
  return Math.min(most, Math.max(0, value))
}

/**
 * @param {Step[]} steps
 * @param {number} index
 */
function stepAt(steps, index) {
  const step = steps[index]
  if (!step) throw new RangeError(`no step ${index}`)
  return step
}
