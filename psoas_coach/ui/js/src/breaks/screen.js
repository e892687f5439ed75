// The contents of the timer's display at each moment: texts and buttons, the same on the page and in
// the small window. This module draws nothing.

/** @import { Action, BreakService } from "./break_service.js" */

import { clockTime, countDown, fill, fillCount } from "./words.js"

/**
 * @typedef {object} Screen
 * @property {string} status of the timer, or `meeting`
 * @property {string} title
 * @property {string} time
 * @property {string} hint
 * @property {number} share of the sitting or the break that has passed, 0 to 1
 * @property {Action} main the action of the main button
 * @property {string} label of the main button
 * @property {Action[]} others the actions of the other buttons
 */

const MINUTE_MS = 60_000

/** @type {Record<string, [Action, Action[]]>} */
const BUTTONS = {
  off: ["start", []],
  sitting: ["up", ["meeting", "pause", "stop"]],
  meeting: ["over", ["stop"]],
  due: ["up", ["later", "skip", "meeting", "stop"]],
  break: ["sit", ["stop"]],
  session: ["stop", []],
  paused: ["resume", ["stop"]],
  quiet: ["stop", []],
}

/**
 * @param {BreakService} service
 * @param {number} now
 * @returns {Screen}
 */
export function buildScreen(service, now) {
  const { timer, words } = service
  const { every_minutes, break_seconds, quiet } = timer.settings
  const status = timer.inMeeting(now) ? "meeting" : timer.status
  const [main, others] = BUTTONS[status] ?? ["start", []]
  const minutes = Math.floor(timer.sat(now) / MINUTE_MS)
  const parts = {
    minutes: String(status === "off" || status === "session" ? every_minutes : minutes),
    until: clockTime(timer.position.meeting),
    end: quiet ? clockTime(startOfDay(now) + quiet[1] * MINUTE_MS) : "",
  }
  const whole = status === "break" ? break_seconds * 1000 : every_minutes * MINUTE_MS
  return {
    status,
    title: fill(words, `title_${status}`, parts),
    time: timeShown(service, status, now),
    hint: hintShown(service, status, minutes, parts),
    share: Math.min(1, Math.max(0, 1 - timer.left(now) / whole)),
    main,
    label: words[`do_${main}`] ?? "",
    others,
  }
}

/**
 * @param {BreakService} service
 * @param {string} status
 * @param {number} minutes of sitting so far
 * @param {Record<string, string>} parts
 */
function hintShown(service, status, minutes, parts) {
  if (status === "sitting" && minutes === 0) return fill(service.words, "hint_sitting_none", parts)
  if (status === "sitting" || status === "due")
    return fillCount(service, `hint_${status}`, minutes, parts)
  return fill(service.words, `hint_${status}`, parts)
}

/**
 * @param {BreakService} service
 * @param {string} status
 * @param {number} now
 */
function timeShown({ timer, words }, status, now) {
  if (status === "off") return countDown(timer.settings.every_minutes * MINUTE_MS)
  if (status === "quiet" || status === "session") return "–"
  const sat = Math.floor(timer.sat(now) / MINUTE_MS)
  if (status === "due" || status === "meeting") {
    return fill(words, "minutes", { minutes: String(sat) })
  }
  return countDown(timer.left(now))
}

/** @param {number} now */
function startOfDay(now) {
  return new Date(now).setHours(0, 0, 0, 0)
}
