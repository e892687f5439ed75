// The clock of breaks from sitting: how long the person has sat, when a break is due, and when it is
// over. No display, no sound, no storage.
//
// Every deadline is an instant of the wall clock, so it does not matter how often or how late the
// clock ticks: each notification comes with the first tick after its time. All instants are
// milliseconds since 1970, all durations milliseconds.

/** @import { BreakRecord, BreakSettings } from "../payloads.js" */

/**
 * The position of the timer. It is stored as it is, so that the timer continues after a reload.
 *
 * @typedef {object} Position
 * @property {"off" | "sitting" | "due" | "break" | "session" | "paused" | "quiet"} status
 * @property {string} id of the break that will end this sitting: created when the sitting begins, so that
 *   two tabs and two attempts report one break
 * @property {number} since when the sitting or the break began
 * @property {number} at when the next notification is due, or the break ends
 * @property {number} left until the next notification, while paused
 * @property {number} meeting until when the timer is silent; 0 without a meeting
 * @property {number} checkedAt instant of the last tick or tap: of two tabs, the later one wins
 */

/**
 * Why the timer calls back: `due` once for each notification, `back` when a break has ended, `away` when
 * the computer slept for longer than a break.
 *
 * @typedef {"changed" | "due" | "back" | "away"} BreakEvent
 */

/**
 * What is known about the time since the last tick.
 *
 * @typedef {object} Circumstances
 * @property {"asleep" | "unknown"} [gap] why there was no tick: the computer slept, or it is unknown because
 *   the page was closed or the browser had frozen it
 * @property {boolean} [inSession] whether a guided session is running
 */

/**
 * @typedef {object} Options
 * @property {BreakSettings} settings
 * @property {(event: BreakEvent) => void} notify called after each change
 * @property {(record: BreakRecord) => void} finish called with each break that was taken or skipped
 * @property {() => string} newId creates a random UUID
 * @property {(now: number) => number} [minuteOfDay] on the person's own clock, 0 to 1439
 * @property {Position | null} [position] where to continue; off without one
 */

const MINUTE_MS = 60_000
export const LATER_MS = 5 * MINUTE_MS
export const MEETING_MS = 60 * MINUTE_MS
/** Browsers may wake a hidden page as rarely as once a minute, so a shorter gap means nothing. */
export const SHORTEST_AWAY_MS = 90_000

/** @type {Position} */
const OFF = { status: "off", id: "", since: 0, at: 0, left: 0, meeting: 0, checkedAt: 0 }
const STATUSES = ["off", "sitting", "due", "break", "session", "paused", "quiet"]

export class BreakTimer {
  #settings
  #notify
  #finish
  #newId
  #minuteOfDay

  /** @param {Options} options */
  constructor({ settings, notify, finish, newId, minuteOfDay = localMinuteOfDay, position }) {
    this.#settings = settings
    this.#notify = notify
    this.#finish = finish
    this.#newId = newId
    this.#minuteOfDay = minuteOfDay
    /** @type {Position} */
    this.position = { ...(position ?? OFF) }
  }

  get status() {
    return this.position.status
  }

  get settings() {
    return this.#settings
  }

  /**
   * Applies other settings. A current sitting gets the new interval from its own beginning.
   *
   * @param {BreakSettings} settings
   * @param {number} now
   */
  configure(settings, now) {
    const before = this.#settings.every_minutes
    this.#settings = settings
    const { position } = this
    if (before === settings.every_minutes || position.status !== "sitting") return
    const shift = (settings.every_minutes - before) * MINUTE_MS
    position.at = Math.max(now, position.at + shift)
    this.#notify("changed")
  }

  /**
   * How long the current sitting has lasted; 0 if there is none.
   *
   * @param {number} now
   */
  sat(now) {
    const { status, since, at, left } = this.position
    if (status === "paused") return Math.max(0, at - left - since)
    return status === "sitting" || status === "due" ? Math.max(0, now - since) : 0
  }

  /**
   * The time until the next notification or the end of the break; never below 0.
   *
   * @param {number} now
   */
  left(now) {
    const { status, at, left } = this.position
    if (status === "paused") return left
    return status === "sitting" || status === "break" ? Math.max(0, at - now) : 0
  }

  /** @param {number} now */
  inMeeting(now) {
    return this.position.meeting > now
  }

  // --- actions of the person ---------------------------------------------------------------------

  /** @param {number} now */
  start(now) {
    if (this.status !== "off") return
    this.position = { ...OFF }
    this.#sit(now)
    this.#notify("changed")
  }

  /** @param {number} now */
  stop(now) {
    if (this.status === "off") return
    this.#end("stopped", now)
    this.position = { ...OFF, checkedAt: now }
    this.#notify("changed")
  }

  /**
   * The person has got up: the sitting ends and the break begins.
   *
   * @param {number} now
   */
  takeBreak(now) {
    if (!this.#isSitting()) return
    this.#end("taken", now)
    const at = now + this.#settings.break_seconds * 1000
    this.position = { ...this.position, status: "break", since: now, at, left: 0, checkedAt: now }
    this.#notify("changed")
  }

  /**
   * The person sits down before the end of the break.
   *
   * @param {number} now
   */
  sitDown(now) {
    if (this.status !== "break") return
    this.#sit(now)
    this.#notify("changed")
  }

  /**
   * Postpones the break by five minutes.
   *
   * @param {number} now
   */
  postpone(now) {
    if (this.status !== "due") return
    this.position = { ...this.position, status: "sitting", at: now + LATER_MS, checkedAt: now }
    this.#notify("changed")
  }

  /**
   * Skips the break. The sitting continues, and so does its duration.
   *
   * @param {number} now
   */
  skip(now) {
    if (this.status !== "due") return
    this.#finish(this.#record(this.position.id, "skipped", now))
    const at = now + this.#settings.every_minutes * MINUTE_MS
    this.position = { ...this.position, status: "sitting", id: this.#newId(), at, checkedAt: now }
    this.#notify("changed")
  }

  /** @param {number} now */
  pause(now) {
    if (!this.#isSitting()) return
    const left = this.status === "due" ? 0 : this.left(now)
    // `at` keeps the moment of the pause until the timer continues: see `sat`.
    this.position = {
      ...this.position,
      status: "paused",
      left,
      at: now + left,
      meeting: 0,
      checkedAt: now,
    }
    this.#notify("changed")
  }

  /** @param {number} now */
  resume(now) {
    const { status, left } = this.position
    if (status !== "paused") return
    const since = now - this.sat(now)
    this.position = { ...this.position, status: "sitting", since, at: now + left, checkedAt: now }
    this.#notify("changed")
  }

  /**
   * Silences the timer for an hour, or until the meeting is over. The sitting continues.
   *
   * @param {number} now
   */
  startMeeting(now) {
    if (!this.#isSitting()) return
    const at = this.status === "due" ? now : this.position.at
    this.position = {
      ...this.position,
      status: "sitting",
      at,
      meeting: now + MEETING_MS,
      checkedAt: now,
    }
    this.#notify("changed")
  }

  /** @param {number} now */
  endMeeting(now) {
    if (!this.inMeeting(now)) return
    this.position = { ...this.position, meeting: 0, checkedAt: now }
    this.#notify("changed")
    this.tick(now)
  }

  // --- the passing of time -----------------------------------------------------------------------

  /**
   * Advances to a moment. Several events may have happened since the last tick.
   *
   * @param {number} now
   * @param {Circumstances} [circumstances]
   */
  tick(now, { gap: cause = "asleep", inSession = false } = {}) {
    if (this.status === "off") return
    if (now < this.position.checkedAt) this.#shift(now - this.position.checkedAt)
    const gap = now - this.position.checkedAt
    const longest = Math.max(SHORTEST_AWAY_MS, this.#settings.break_seconds * 1000)
    if (gap >= longest) this.#wake(now, cause)
    this.position.checkedAt = now
    this.#rest(now)
    this.#follow(now, inSession)
    this.#advance(now)
  }

  /** @param {number} now */
  #advance(now) {
    const { status, at, meeting } = this.position
    if (status === "break" && now >= at) {
      this.#sit(at)
      this.position.checkedAt = now
      this.#notify("back")
    } else if ((status === "sitting" || status === "due") && now >= at && now >= meeting) {
      const every = this.#settings.every_minutes * MINUTE_MS
      // Without an answer it is announced again after another interval, and not sooner.
      const next = at + every * (Math.floor((now - at) / every) + 1)
      this.position = { ...this.position, status: "due", at: next, meeting: 0 }
      this.#notify("due")
    } else if (meeting && now >= meeting) {
      this.position.meeting = 0
      this.#notify("changed")
    }
  }

  /**
   * There was no tick for longer than a break. Nobody sat at a computer that slept, so that is a break. A
   * page that was closed says nothing about the time since: the sitting ends at the last certain moment, and
   * the time after it is neither a break nor sitting.
   *
   * @param {number} now
   * @param {"asleep" | "unknown"} cause
   */
  #wake(now, cause) {
    const { status, checkedAt } = this.position
    if (!this.#isSitting() && status !== "break" && status !== "session") return
    this.#end(cause === "asleep" ? "away" : "stopped", checkedAt)
    this.#sit(now)
    this.#notify(cause === "asleep" ? "away" : "changed")
  }

  /**
   * A guided session is a break while it lasts, and the interval starts again after it.
   *
   * @param {number} now
   * @param {boolean} inSession
   */
  #follow(now, inSession) {
    const { status } = this.position
    if (!inSession) {
      if (status !== "session") return
      this.#sit(now)
      this.#notify("changed")
    } else if (this.#isSitting() || status === "break") {
      // A person who pauses a session briefly has not sat down.
      if (this.sat(now) >= SHORTEST_AWAY_MS) this.#end("taken", now)
      this.position = { ...OFF, status: "session", since: now, checkedAt: now }
      this.#notify("changed")
    } else if (status === "paused" && this.sat(now) >= SHORTEST_AWAY_MS) {
      this.#end("taken", now)
      const left = this.#settings.every_minutes * MINUTE_MS
      const anew = { id: this.#newId(), since: now, at: now + left, left, checkedAt: now }
      this.position = { ...OFF, status: "paused", ...anew }
      this.#notify("changed")
    }
  }

  /**
   * Handles quiet hours: the timer pauses, and starts again when they are over.
   *
   * @param {number} now
   */
  #rest(now) {
    const quiet = this.#isQuiet(now)
    if (quiet && (this.#isSitting() || this.status === "break" || this.status === "session")) {
      this.#end("stopped", now)
      this.position = { ...OFF, status: "quiet", checkedAt: now }
      this.#notify("changed")
    } else if (!quiet && this.status === "quiet") {
      this.#sit(now)
      this.#notify("changed")
    }
  }

  /** @param {number} now */
  #isQuiet(now) {
    const { quiet } = this.#settings
    if (!quiet) return false
    const [from, until] = quiet
    const minute = this.#minuteOfDay(now)
    return from <= until ? minute >= from && minute < until : minute >= from || minute < until
  }

  #isSitting() {
    return this.status === "sitting" || this.status === "due"
  }

  /** @param {number} now */
  #sit(now) {
    const at = now + this.#settings.every_minutes * MINUTE_MS
    this.position = { ...OFF, status: "sitting", id: this.#newId(), since: now, at, checkedAt: now }
  }

  /**
   * Reports a sitting that has ended, if there was one.
   *
   * @param {"taken" | "away" | "stopped"} outcome
   * @param {number} now
   */
  #end(outcome, now) {
    if (!this.#isSitting() && this.status !== "paused") return
    this.#finish(this.#record(this.position.id, outcome, now))
  }

  /**
   * @param {string} id
   * @param {BreakRecord["outcome"]} outcome
   * @param {number} now
   * @returns {BreakRecord}
   */
  #record(id, outcome, now) {
    return { id, at: now, outcome, sat_seconds: Math.round(this.sat(now) / 1000) }
  }

  /**
   * The device's clock was set back: durations stay the same.
   *
   * @param {number} by
   */
  #shift(by) {
    const { since, at, meeting, checkedAt } = this.position
    const shifted = { since: since + by, at: at + by, checkedAt: checkedAt + by }
    this.position = { ...this.position, ...shifted, meeting: meeting && meeting + by }
  }
}

/**
 * Returns the stored position of a timer if it is complete.
 *
 * @param {unknown} stored
 * @returns {Position | null}
 */
export function readPosition(stored) {
  if (typeof stored !== "object" || stored === null) return null
  /** @type {Record<string, unknown>} */
  const fields = { ...stored }
  const whole = Object.entries(OFF).every(([name, value]) => {
    const field = fields[name]
    return typeof field === typeof value && (typeof field !== "number" || Number.isFinite(field))
  })
  if (!whole || !STATUSES.includes(String(fields.status))) return null
  return /** @type {Position} */ (stored)
}

/** @param {number} now */
function localMinuteOfDay(now) {
  const date = new Date(now)
  return date.getHours() * 60 + date.getMinutes()
}
