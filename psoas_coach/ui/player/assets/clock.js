// Milliseconds on a clock that nobody sets back: what the device's clock says at the start, and from
// there the time that passes. When the device's clock leaps ahead of it, the device has slept (some
// stand still in sleep) or somebody set its clock; either way nobody was here, and this leaps too.

const LEAP_MS = 2000

let clockBegan = Date.now() - performance.now()
let clockApart = clockBegan

function clockNow() {
  const apart = Date.now() - performance.now()
  if (apart - clockApart > LEAP_MS) clockBegan += apart - clockApart
  clockApart = apart
  return Math.round(clockBegan + performance.now())
}
