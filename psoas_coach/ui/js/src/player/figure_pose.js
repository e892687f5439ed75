// Where the drawn body is at each moment of a step. No display.

/** @import { Step } from "../payloads.js" */

/**
 * @typedef {object} Pose
 * @property {number} work how far from the start of the move to its working position, 0 to 1
 * @property {number} turned how far round to the step's own side, 0 to 1
 */

/**
 * Slow at both ends.
 *
 * @param {number} share
 * @returns {number} 0 to 1
 */
export function ease(share) {
  const clamped = Math.min(1, Math.max(0, share))
  return clamped * clamped * (3 - 2 * clamped)
}

/**
 * There and back once, with a moment at either end.
 *
 * @param {number} part of a repetition, 0 to 1
 */
function thereAndBack(part) {
  return ease((part - 0.05) / 0.35) * (1 - ease((part - 0.55) / 0.35))
}

/**
 * @param {Pick<Step, "kind" | "repetition" | "count" | "counted">} step
 * @param {number} part of the step that is over, 0 to 1
 * @returns {Pose}
 */
export function poseAt({ kind, repetition, count, counted }, part) {
  if (count) return { work: thereAndBack((part * count) % 1), turned: 1 }
  if (kind === "hold" || kind === "warm_up") return { work: 1, turned: 1 }
  const first = kind === "ready" && repetition === 1
  const turned = kind === "switch" ? ease((part - 0.3) / 0.22) : 1
  // A counted move begins where it starts; before its first set it is shown once.
  if (counted) return { work: first ? thereAndBack(part) : 0, turned }
  if (first) return { work: ease((part - 0.15) / 0.75), turned }
  const out = 1 - ease(part / 0.3) // back to the start, and from there into place again
  const into = ease((part - 0.55) / 0.4)
  return { work: Math.max(out, into), turned }
}
