// A page that stands open over night renews itself when the person's day is over: it asks the server
// again. A device asleep sleeps through the timer, so it looks again whenever somebody comes back.

const AGAIN_MS = 60000 // the device's clock may be ahead of the server's: ask until the day has turned

let day // the one that is watched
let dayTimer

function watchDay(ends, ask) {
  day = { ends, ask, asked: day?.ends === ends ? day.asked : 0 }
  lookAtDay()
}

function lookAtDay() {
  if (!day) return
  clearTimeout(dayTimer)
  const now = Date.now()
  const due = Math.max(day.ends, day.asked + AGAIN_MS)
  if (now < due) {
    dayTimer = setTimeout(lookAtDay, Math.min(due - now, 3600000)) // a longer one could overflow
    return
  }
  day.asked = now
  day.ask(now)
  dayTimer = setTimeout(lookAtDay, AGAIN_MS)
}
