// The readings of a measure, in the order in which they are taken, stored in this tab for a reload.

/** @import { HipSide, ReadingsBySide } from "../payloads.js" */

import { readStored, store } from "../shared/storage.js"
import { STEEPEST } from "./measurement.js"

/** @type {readonly HipSide[]} */
export const SIDES = ["left", "right"]

/** @typedef {{ side: HipSide, time: number }} Turn  the reading of a side, counted from 0 */

export class Readings {
  #key
  /** @type {ReadingsBySide} */
  #bySide

  /**
   * @param {string} id of the measure
   * @param {number} times readings of each side
   * @param {ReadingsBySide} known the page's readings
   */
  constructor(id, times, known) {
    this.#key = `psoas-coach:measure:${id}`
    this.times = times
    const stored = readStored(sessionStorage, this.#key)
    const { left, right } = isReadings(stored, times) ? stored : known
    this.#bySide = { left: [...left], right: [...right] }
  }

  /**
   * Left, right, then both once more, because lying down again is part of the measurement error.
   *
   * @returns {Turn | undefined} the next reading; undefined when all are taken
   */
  get next() {
    for (let time = 0; time < this.times; time++) {
      for (const side of SIDES) if (this.#bySide[side].length <= time) return { side, time }
    }
    return undefined
  }

  /**
   * @param {Turn} turn
   * @returns {number | undefined} degrees
   */
  at({ side, time }) {
    return this.#bySide[side][time]
  }

  /**
   * @param {HipSide} side
   * @param {number} degrees
   */
  add(side, degrees) {
    this.#bySide[side].push(degrees)
    this.#store()
  }

  /** @param {Turn} turn */
  remove({ side, time }) {
    this.#bySide[side].splice(time, 1)
    this.#store()
  }

  /** @param {ReadingsBySide} other */
  equals({ left, right }) {
    return `${left};${right}` === `${this.#bySide.left};${this.#bySide.right}`
  }

  /** @returns {ReadingsBySide} */
  copy() {
    return { left: [...this.#bySide.left], right: [...this.#bySide.right] }
  }

  #store() {
    store(sessionStorage, this.#key, this.#bySide)
  }
}

/**
 * @param {unknown} stored
 * @param {number} times
 * @returns {stored is ReadingsBySide}
 */
function isReadings(stored, times) {
  if (typeof stored !== "object" || stored === null) return false
  const bySide = /** @type {Record<string, unknown>} */ (stored)
  return SIDES.every((side) => {
    const list = bySide[side]
    const plausible = (/** @type {unknown} */ one) =>
      typeof one === "number" && Math.abs(one) <= STEEPEST
    return Array.isArray(list) && list.length <= times && list.every(plausible)
  })
}
