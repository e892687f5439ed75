// Milliseconds on a clock that nobody sets back: what the device's clock says at the start, and from
// there the time that passes. When the device's clock leaps ahead of it, the device has slept (some
// clocks stand still in sleep) or somebody set its clock. Either way nobody was here, and this clock
// leaps too.

const LEAP_MS = 2000

let start = Date.now() - performance.now()
let offset = start

/** @returns {number} milliseconds since 1970, as far as the device knows; never less than before */
export function now() {
  const current = Date.now() - performance.now()
  if (current - offset > LEAP_MS) start += current - offset
  offset = current
  return Math.round(start + performance.now())
}
