// A monotonic clock in milliseconds: it starts with the device's time and then adds the elapsed time.
// If the device's clock jumps ahead of it, the device has slept (some clocks stop during sleep) or its
// clock was set. In either case nobody was here, and this clock jumps too.

const LEAP_MS = 2000

let start = Date.now() - performance.now()
let offset = start

/** @returns {number} milliseconds since 1970, as far as the device knows; never decreasing */
export function now() {
  const current = Date.now() - performance.now()
  if (current - offset > LEAP_MS) start += current - offset
  offset = current
  return Math.round(start + performance.now())
}
