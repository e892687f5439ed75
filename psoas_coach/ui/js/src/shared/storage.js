// Storage that survives a reload (in this tab) or a visit (on this device). It may be full, forbidden
// or forged: then a component starts with what the server sent.

/** @import { Sound } from "../payloads.js" */

const SOUND = "psoas-coach:sound"

/**
 * @param {Storage} storage
 * @param {string} key
 * @returns {unknown} the stored value, not validated; null if there is nothing to read
 */
export function readStored(storage, key) {
  try {
    return JSON.parse(storage.getItem(key) ?? "null")
  } catch {
    return null
  }
}

/**
 * @param {Storage} storage
 * @param {string} key
 * @param {unknown} value
 */
export function store(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value))
  } catch {
    // Without storage the server's copy has to suffice.
  }
}

/**
 * Merges this device's sound settings into the journal's. Only values of the same type as the server's
 * are used.
 *
 * @param {Sound} fromServer
 * @returns {Sound}
 */
export function recallSound(fromServer) {
  /** @type {Record<string, unknown>} */
  const values = { ...fromServer }
  const stored = Object.entries(readStored(localStorage, SOUND) ?? {})
  const fitting = stored.filter(
    ([name, value]) => typeof value === typeof values[name] && !Number.isNaN(value),
  )
  return { ...fromServer, ...Object.fromEntries(fitting) }
}

/** @param {Sound} sound */
export function storeSound(sound) {
  store(localStorage, SOUND, sound)
}
