// Stores this tab's position in the session for a reload of the page.

/** @import { PlayerPayload, Step } from "../payloads.js" */
/** @import { Position } from "./session_clock.js" */

import { readStored, store } from "../shared/storage.js"

const STATUSES = ["idle", "running", "paused", "recount", "over"]

const keyOf = (/** @type {string} */ course) => `psoas-coach:course:${course}`

/**
 * @param {string} course
 * @param {Position} position
 */
export function storePosition(course, position) {
  store(sessionStorage, keyOf(course), position)
}

/**
 * Returns the position that this tab stored, or the server's for a new tab, or null.
 *
 * @param {Pick<PlayerPayload, "session" | "course" | "steps" | "resume">} payload
 * @returns {Position | null}
 */
export function recallPosition({ session, course = session, steps, resume }) {
  const stored = readStored(sessionStorage, keyOf(course))
  if (isPosition(stored, steps)) return stored
  const index = resume ? steps.findIndex(({ id }) => id === resume.step) : -1
  const step = steps[index]
  if (!resume || !step) return null
  const held = Object.fromEntries(Object.entries(resume.held).map(([id, s]) => [id, s * 1000]))
  const left = Math.min(step.seconds, resume.left) * 1000
  return { step: index, status: "paused", left, deadline: 0, seen: 0, held }
}

/**
 * @param {unknown} stored
 * @param {Step[]} steps
 * @returns {stored is Position}
 */
function isPosition(stored, steps) {
  if (typeof stored !== "object" || stored === null) return false
  const { step, status, left, deadline, seen, held } = /** @type {Partial<Position>} */ (stored)
  return (
    typeof step === "number" &&
    steps[step] !== undefined &&
    typeof status === "string" &&
    STATUSES.includes(status) &&
    [left, deadline, seen].every(Number.isFinite) &&
    typeof held === "object" &&
    held !== null &&
    Object.entries(held).every(
      ([id, ms]) => Number.isFinite(ms) && steps.some((one) => one.id === id),
    )
  )
}
