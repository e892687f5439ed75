// The pose of the drawn body at each moment of a step. No display.

/** @import { Beat, Step } from "../payloads.js" */

import { sharesOf } from "./beat.js"

/**
 * @typedef {object} Pose
 * @property {number} work position between the start of the move and its working position, 0 to 1
 * @property {number} turned rotation to the step's own side, 0 to 1
 */

/**
 * Eases in and out.
 *
 * @param {number} share
 * @returns {number} 0 to 1
 */
export function ease(share) {
  const clamped = Math.min(1, Math.max(0, share))
  return clamped * clamped * (3 - 2 * clamped)
}

/** @type {Beat["seconds"]} */
const SHOWN_ONCE = [2, 1, 2]

/**
 * There and back once.
 *
 * @param {number} part of a repetition, 0 to 1
 * @param {Beat["seconds"]} seconds
 */
function thereAndBack(part, seconds) {
  const [out, back] = sharesOf(seconds)
  return ease(part / out) * (1 - ease((part - back) / (1 - back)))
}

/**
 * @param {Pick<Step, "kind" | "repetition" | "count" | "counted" | "beat">} step
 * @param {number} part of the step that has passed, 0 to 1
 * @returns {Pose}
 */
export function poseAt({ kind, repetition, count, counted, beat }, part) {
  if (count && beat) return { work: thereAndBack((part * count) % 1, beat.seconds), turned: 1 }
  if (kind === "hold" || kind === "warm_up") return { work: 1, turned: 1 }
  if (kind === "find_place") return { work: 0, turned: 1 }
  const first = kind === "ready" && repetition === 1
  const turned = kind === "switch" ? ease((part - 0.3) / 0.22) : 1
  // A counted move begins at its start position; before its first set it is shown once.
  if (counted) return { work: first ? thereAndBack(part, SHOWN_ONCE) : 0, turned }
  if (first) return { work: ease((part - 0.15) / 0.75), turned }
  const out = 1 - ease(part / 0.3) // back to the start, and from there into position again
  const into = ease((part - 0.55) / 0.4)
  return { work: Math.max(out, into), turned }
}
