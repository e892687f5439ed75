// An open page reruns when the person's day is over. A device asleep misses the timer, so the page
// also checks whenever the person comes back.

const AGAIN_MS = 60_000 // the device's clock may be ahead of the server's: ask until the date has changed
const LONGEST_TIMER_MS = 3_600_000 // a longer one could overflow

/**
 * The watched day.
 * @type {{ endsAt: number, ask: (at: number) => void, askedAt: number } | undefined}
 */
let day
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer

/**
 * @param {number} endsAt instant at which the day ends
 * @param {(at: number) => void} ask called then, with the instant
 */
export function watchDay(endsAt, ask) {
  day = { endsAt, ask, askedAt: day?.endsAt === endsAt ? day.askedAt : 0 }
  checkDay()
}

export function checkDay() {
  if (!day) return
  clearTimeout(timer)
  const now = Date.now()
  const due = Math.max(day.endsAt, day.askedAt + AGAIN_MS)
  if (now < due) {
    timer = setTimeout(checkDay, Math.min(due - now, LONGEST_TIMER_MS))
    return
  }
  day.askedAt = now
  day.ask(now)
  timer = setTimeout(checkDay, AGAIN_MS)
}
