// A guided session tells the break timer of every tab that it is running, so the person is not
// sitting. It is a heartbeat and not a state: a tab that is closed in the middle of a session ends it.

import { readStored, store } from "./storage.js"

const KEY = "psoas-coach:session-beat"
/** How long a heartbeat is valid. A browser may wake a hidden page as rarely as once a minute. */
export const HEARTBEAT_MS = 90_000

/**
 * @param {Storage} storage
 * @param {number} now
 */
export function storeHeartbeat(storage, now) {
  store(storage, KEY, now)
}

/**
 * The session has ended, or its page was left.
 *
 * @param {Storage} storage
 */
export function clearHeartbeat(storage) {
  store(storage, KEY, 0)
}

/**
 * Whether a session is running in any tab. A paused one counts while its last heartbeat is valid.
 *
 * @param {Storage} storage
 * @param {number} now
 */
export function hasHeartbeat(storage, now) {
  const beatAt = readStored(storage, KEY)
  return typeof beatAt === "number" && beatAt > 0 && Math.abs(now - beatAt) < HEARTBEAT_MS
}
