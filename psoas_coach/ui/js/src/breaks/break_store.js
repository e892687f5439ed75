// The browser's storage of the break timer: its position, and each break until the journal has it. All
// tabs of the browser read the same storage, so two tabs show one timer.

/** @import { BreakRecord } from "../payloads.js" */
/** @import { Position } from "./break_timer.js" */

import { readStored, store } from "../shared/storage.js"
import { readPosition } from "./break_timer.js"

const PREFIX = "psoas-coach:breaks"
const MOST_SENT = 100 // in one report; the rest follows when these are acknowledged

export class BreakStore {
  #storage
  #position
  #wanted
  #record

  /**
   * @param {Storage} storage
   * @param {string} key of the journal
   */
  constructor(storage, key) {
    this.#storage = storage
    this.#position = `${PREFIX}:${key}:position`
    this.#wanted = `${PREFIX}:${key}:on`
    this.#record = `${PREFIX}:${key}:break:`
  }

  /** @returns {Position | null} */
  loadPosition() {
    return readPosition(readStored(this.#storage, this.#position))
  }

  /** @param {Position} position */
  savePosition(position) {
    store(this.#storage, this.#position, position)
  }

  /**
   * Whether the timer was turned on or off here without the journal knowing yet.
   *
   * @returns {boolean | null}
   */
  loadSwitch() {
    const stored = readStored(this.#storage, this.#wanted)
    return typeof stored === "boolean" ? stored : null
  }

  /** @param {boolean | null} on null when the journal knows */
  saveSwitch(on) {
    if (on === null) this.#remove(this.#wanted)
    else store(this.#storage, this.#wanted, on)
  }

  // Each break has its own entry, so two tabs that write at once lose nothing.
  /** @param {BreakRecord} record */
  addBreak(record) {
    store(this.#storage, this.#record + record.id, record)
  }

  /** @returns {BreakRecord[]} oldest first, those that the journal may not have yet */
  listBreaks() {
    const entries = this.#keys().map((key) => readStored(this.#storage, key))
    const whole = entries.filter(isRecord)
    whole.sort((one, other) => one.at - other.at)
    return whole.slice(0, MOST_SENT)
  }

  /** @param {string[]} ids of breaks that the journal has */
  dropBreaks(ids) {
    for (const id of ids) this.#remove(this.#record + id)
  }

  #keys() {
    try {
      return Object.keys(this.#storage).filter((key) => key.startsWith(this.#record))
    } catch {
      return []
    }
  }

  /** @param {string} key */
  #remove(key) {
    try {
      this.#storage.removeItem(key)
    } catch {
      // Without storage there was nothing to remove.
    }
  }
}

/**
 * @param {unknown} stored
 * @returns {stored is BreakRecord}
 */
function isRecord(stored) {
  if (typeof stored !== "object" || stored === null) return false
  /** @type {Record<string, unknown>} */
  const { id, at, outcome, sat_seconds } = { ...stored }
  const numbers = Number.isFinite(at) && Number.isFinite(sat_seconds)
  return typeof id === "string" && typeof outcome === "string" && numbers
}

/** @returns {string} a random UUID of version 4; crypto.randomUUID needs a secure page */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}
