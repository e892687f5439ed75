// The current cue and the current part of a repetition, at each moment of a hold or of a counted set.

/** @import { Beat, Step } from "../payloads.js" */

const ROUNDING = 1e-9 // tolerance for fractions of milliseconds

/** @typedef {0 | 1 | 2} BeatPart  on the way out, there, on the way back */

/**
 * Each cue has an equal part of a hold. In a counted set a cue begins with a repetition, so that it can
 * can be said with its number.
 *
 * @param {Pick<Step, "cues" | "count">} step
 * @param {number} part of the step that has passed, 0 to 1
 * @returns {number} index of the current cue
 */
export function cueIndexAt({ cues, count }, part) {
  let due = 0
  for (let index = 1; index < cues.length; index += 1) {
    const share = index / cues.length
    const begins = count ? Math.ceil(share * count) / count : share
    if (part < 1 && part + ROUNDING >= begins) due = index
  }
  return part < 1 ? due : cues.length - 1
}

/**
 * @param {Pick<Step, "cues" | "count">} step
 * @param {number | null} repetition from 1; null if nothing is counted
 * @returns {boolean} whether a further cue begins with this repetition
 */
export function cueBeginsWith(step, repetition) {
  if (!step.count || repetition === null || repetition === 1) return false
  const at = (/** @type {number} */ number) => cueIndexAt(step, (number - 0.5) / (step.count ?? 1))
  return at(repetition) > at(repetition - 1)
}

/**
 * @param {Beat} beat
 * @param {number} part of one repetition that has passed, 0 to 1
 * @returns {BeatPart}
 */
export function beatPartAt({ seconds }, part) {
  const [out, back] = sharesOf(seconds)
  if (part + ROUNDING >= back) return 2
  return part + ROUNDING < out ? 0 : 1
}

/**
 * @param {Beat["seconds"]} seconds
 * @returns {[number, number]} the shares of a repetition after which it is out, and starts back
 */
export function sharesOf([out, stay, back]) {
  const whole = out + stay + back
  return [out / whole, (out + stay) / whole]
}
