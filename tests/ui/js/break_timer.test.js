import assert from "node:assert/strict"
import test from "node:test"
import {
  BreakTimer,
  LATER_MS,
  MEETING_MS,
  readPosition,
} from "../../../psoas_coach/ui/js/src/breaks/break_timer.js"

/** @import { BreakRecord, BreakSettings } from "../../../psoas_coach/ui/js/src/payloads.js" */
/** @import { Position } from "../../../psoas_coach/ui/js/src/breaks/break_timer.js" */

const T0 = Date.UTC(2026, 10, 30, 8)
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** @type {BreakSettings} */
const SETTINGS = { every_minutes: 30, break_seconds: 120, sound: true, quiet: null }

/**
 * A timer, with what it said and when.
 *
 * @param {Partial<BreakSettings>} [settings]
 * @param {Position | null} [position]
 */
function makeTimer(settings = {}, position = null) {
  /** @type {{ event: string, now: number }[]} */
  const events = []
  /** @type {BreakRecord[]} */
  const records = []
  const clock = { now: T0 }
  const timer = new BreakTimer({
    settings: { ...SETTINGS, ...settings },
    notify: (event) => events.push({ event, now: clock.now }),
    finish: (record) => records.push(record),
    newId: () => crypto.randomUUID(),
    minuteOfDay: (now) => Math.floor(now / MINUTE) % 1440,
    position,
  })
  /** @param {number} until @param {() => number} gap milliseconds to the next tick */
  const run = (until, gap = () => 500) => {
    while (clock.now < until) {
      clock.now = Math.min(until, clock.now + gap())
      timer.tick(clock.now)
    }
  }
  /** @param {string} name */
  const times = (name) => events.filter(({ event }) => event === name).map(({ now }) => now)
  return { timer, events, records, clock, run, times }
}

/**
 * Ticks as a worker's come to a hidden page: about twice a second, now and then late, and never on
 * the beat.
 */
function jitter() {
  let state = 1
  return () => {
    state = (state * 48271) % 2147483647
    return 450 + (state % 500)
  }
}

test("in eight hours in a hidden tab each notification comes within a second of its time", () => {
  const { timer, run, times, clock, records } = makeTimer()
  timer.start(T0)
  const gap = jitter()
  let due = T0 + 30 * MINUTE
  let count = 0
  while (clock.now < T0 + 8 * HOUR) {
    run(Math.min(due + SECOND, T0 + 8 * HOUR), gap)
    if (timer.status !== "due") break
    count += 1
    const said = times("due").at(-1) ?? Number.NaN
    assert.ok(said - due >= 0 && said - due < SECOND, `${said - due} ms late`)
    timer.takeBreak(clock.now)
    const over = clock.now + 120 * SECOND
    run(over + SECOND, gap)
    const back = times("back").at(-1) ?? Number.NaN
    assert.ok(back - over >= 0 && back - over < SECOND)
    due = over + 30 * MINUTE
  }
  assert.equal(count, 15)
  assert.equal(times("due").length, 15)
  assert.equal(records.filter(({ outcome }) => outcome === "taken").length, 15)
  assert.equal(new Set(records.map(({ id }) => id)).size, 15)
})

test("a page that is woken once a minute says each thing once, at its next waking", () => {
  const { timer, run, times } = makeTimer()
  timer.start(T0)
  run(T0 + 8 * HOUR, () => MINUTE)
  const said = times("due")
  assert.deepEqual(
    said,
    Array.from({ length: 16 }, (_, index) => T0 + (index + 1) * 30 * MINUTE),
  )
  assert.deepEqual(times("away"), [])
})

test("an unanswered notification is said again after a whole interval only", () => {
  const { timer, run, times } = makeTimer({ every_minutes: 20 })
  timer.start(T0)
  run(T0 + 59 * MINUTE)
  assert.equal(times("due").length, 2)
  assert.equal(timer.sat(T0 + 59 * MINUTE), 59 * MINUTE)
})

test("a computer that slept for longer than a break took one", () => {
  const { timer, run, times, clock, records } = makeTimer()
  timer.start(T0)
  run(T0 + 20 * MINUTE)
  clock.now += 10 * MINUTE
  timer.tick(clock.now)
  assert.deepEqual(
    records.map(({ outcome, sat_seconds, at }) => ({ outcome, sat_seconds, at })),
    [{ outcome: "away", sat_seconds: 20 * 60, at: T0 + 20 * MINUTE }],
  )
  assert.equal(times("due").length, 0)
  run(T0 + 59 * MINUTE + 59 * SECOND)
  assert.equal(times("due").length, 0)
  run(T0 + 60 * MINUTE)
  assert.equal(times("due").length, 1)
})

test("a nap shorter than a break changes nothing", () => {
  const { timer, run, times, clock, records } = makeTimer()
  timer.start(T0)
  run(T0 + 29 * MINUTE)
  clock.now += 100 * SECOND
  timer.tick(clock.now)
  assert.deepEqual(records, [])
  assert.equal(times("due").length, 1)
  assert.equal(timer.sat(clock.now), 30 * MINUTE + 40 * SECOND)
})

test("a laptop that is opened the next morning begins a new sit", () => {
  const { timer, run, clock, records } = makeTimer()
  timer.start(T0)
  run(T0 + 8 * HOUR)
  clock.now += 16 * HOUR
  timer.tick(clock.now)
  assert.equal(timer.sat(clock.now), 0)
  assert.equal(timer.status, "sitting")
  const last = records.at(-1)
  assert.equal(last?.at, T0 + 8 * HOUR)
  assert.equal(last?.sat_seconds, 8 * 3600)
})

test("a reload goes on where it was, to the millisecond and with the same break", () => {
  const before = makeTimer()
  before.timer.start(T0)
  before.run(T0 + 29 * MINUTE)
  const stored = readPosition(JSON.parse(JSON.stringify(before.timer.position)))
  const after = makeTimer({}, stored)
  after.clock.now = T0 + 29 * MINUTE + 4 * SECOND
  after.run(T0 + 31 * MINUTE, () => 100)
  assert.deepEqual(after.times("due"), [T0 + 30 * MINUTE])
  after.timer.takeBreak(after.clock.now)
  assert.equal(after.records[0]?.id, before.timer.position.id)
  assert.equal(after.records[0]?.sat_seconds, 31 * 60)
})

test("a reload in the middle of a break neither ends nor repeats it", () => {
  const before = makeTimer()
  before.timer.start(T0)
  before.run(T0 + 30 * MINUTE)
  before.timer.takeBreak(before.clock.now)
  before.run(T0 + 31 * MINUTE)
  const after = makeTimer({}, readPosition(before.timer.position))
  after.clock.now = before.clock.now
  after.run(T0 + 33 * MINUTE)
  assert.deepEqual(after.times("back"), [T0 + 32 * MINUTE])
  assert.equal(before.records.length + after.records.length, 1)
  assert.equal(after.timer.sat(after.clock.now), MINUTE)
})

test("later asks again after five minutes, and the sit goes on", () => {
  const { timer, run, times, records } = makeTimer()
  timer.start(T0)
  run(T0 + 30 * MINUTE)
  timer.postpone(T0 + 30 * MINUTE)
  assert.equal(timer.status, "sitting")
  run(T0 + 36 * MINUTE)
  assert.deepEqual(times("due"), [T0 + 30 * MINUTE, T0 + 30 * MINUTE + LATER_MS])
  assert.equal(timer.sat(T0 + 36 * MINUTE), 36 * MINUTE)
  assert.deepEqual(records, [])
})

test("a skipped break is one of its own, and the next break ends the whole sit", () => {
  const { timer, run, records, clock } = makeTimer()
  timer.start(T0)
  run(T0 + 30 * MINUTE)
  timer.skip(clock.now)
  run(T0 + 60 * MINUTE)
  timer.takeBreak(clock.now)
  assert.deepEqual(
    records.map(({ outcome, sat_seconds }) => [outcome, sat_seconds]),
    [
      ["skipped", 1800],
      ["taken", 3600],
    ],
  )
  assert.notEqual(records[0]?.id, records[1]?.id)
})

test("a meeting is quiet to its end, and the break that waited comes then", () => {
  const { timer, run, times, clock } = makeTimer()
  timer.start(T0)
  run(T0 + 25 * MINUTE)
  timer.startMeeting(clock.now)
  run(T0 + 50 * MINUTE)
  assert.deepEqual(times("due"), [])
  timer.endMeeting(clock.now)
  assert.deepEqual(times("due"), [T0 + 50 * MINUTE])
  assert.equal(timer.sat(clock.now), 50 * MINUTE)
})

test("a meeting that nobody ends is over after an hour", () => {
  const { timer, run, times, clock } = makeTimer()
  timer.start(T0)
  run(T0 + 10 * MINUTE)
  timer.startMeeting(clock.now)
  run(T0 + 2 * HOUR)
  assert.equal(times("due")[0], T0 + 10 * MINUTE + MEETING_MS)
})

test("a meeting that begins when a break is due takes the notification back", () => {
  const { timer, run, times, clock } = makeTimer()
  timer.start(T0)
  run(T0 + 30 * MINUTE)
  timer.startMeeting(clock.now)
  assert.equal(timer.status, "sitting")
  run(T0 + 89 * MINUTE)
  assert.equal(times("due").length, 1)
})

test("a pause stops the clock and counts as no sitting", () => {
  const { timer, run, times, clock } = makeTimer()
  timer.start(T0)
  run(T0 + 20 * MINUTE)
  timer.pause(clock.now)
  assert.equal(timer.left(clock.now), 10 * MINUTE)
  run(T0 + 3 * HOUR)
  assert.equal(timer.sat(clock.now), 20 * MINUTE)
  assert.deepEqual(times("due"), [])
  timer.resume(clock.now)
  run(T0 + 3 * HOUR + 11 * MINUTE)
  assert.deepEqual(times("due"), [T0 + 3 * HOUR + 10 * MINUTE])
  assert.equal(timer.sat(clock.now), 31 * MINUTE)
})

test("quiet hours over midnight rest, and a new sit begins after them", () => {
  const quiet = /** @type {[number, number]} */ ([22 * 60, 7 * 60])
  const { timer, run, times, records } = makeTimer({ quiet })
  timer.start(T0) // at 8:00
  run(T0 + 14 * HOUR)
  const before = times("due").length
  assert.equal(timer.status, "quiet")
  assert.equal(records.at(-1)?.outcome, "stopped")
  run(T0 + 23 * HOUR + 29 * MINUTE)
  assert.equal(times("due").length, before)
  run(T0 + 23 * HOUR + 30 * MINUTE)
  assert.equal(times("due").at(-1), T0 + 23 * HOUR + 30 * MINUTE)
})

test("a clock that is set back changes no duration", () => {
  const { timer, run, clock } = makeTimer()
  timer.start(T0)
  run(T0 + 20 * MINUTE)
  clock.now -= HOUR
  timer.tick(clock.now)
  assert.equal(timer.sat(clock.now), 20 * MINUTE)
  assert.equal(timer.left(clock.now), 10 * MINUTE)
})

test("another interval counts from the beginning of the sit", () => {
  const { timer, run, times, clock } = makeTimer()
  timer.start(T0)
  run(T0 + 20 * MINUTE)
  timer.configure({ ...SETTINGS, every_minutes: 40 }, clock.now)
  assert.equal(timer.left(clock.now), 20 * MINUTE)
  timer.configure({ ...SETTINGS, every_minutes: 10 }, clock.now)
  run(T0 + 21 * MINUTE)
  assert.deepEqual(times("due"), [T0 + 20 * MINUTE + 500])
})

test("what has no meaning now does nothing", () => {
  const { timer, events, records } = makeTimer()
  timer.takeBreak(T0)
  timer.skip(T0)
  timer.postpone(T0)
  timer.pause(T0)
  timer.resume(T0)
  timer.startMeeting(T0)
  timer.endMeeting(T0)
  timer.sitDown(T0)
  timer.stop(T0)
  timer.tick(T0 + HOUR)
  assert.deepEqual(events, [])
  assert.deepEqual(records, [])
})

test("turning it off ends the sit, and a second tap ends nothing", () => {
  const { timer, run, clock, records } = makeTimer()
  timer.start(T0)
  run(T0 + 12 * MINUTE)
  timer.stop(clock.now)
  timer.stop(clock.now)
  assert.deepEqual(
    records.map(({ outcome, sat_seconds }) => [outcome, sat_seconds]),
    [["stopped", 720]],
  )
})

for (const stored of [
  null,
  "sitting",
  {},
  { status: "sitting" },
  { status: "flying", id: "", since: 0, at: 0, left: 0, meeting: 0, checkedAt: 0 },
  { status: "sitting", id: 1, since: 0, at: 0, left: 0, meeting: 0, checkedAt: 0 },
  { status: "sitting", id: "", since: Number.NaN, at: 0, left: 0, meeting: 0, checkedAt: 0 },
]) {
  test(`a forged position is none: ${JSON.stringify(stored)}`, () => {
    assert.equal(readPosition(stored), null)
  })
}

test("what nobody saw is neither a break nor a sit: the sit ends when it was last certain", () => {
  const { timer, run, times, clock, records } = makeTimer()
  timer.start(T0)
  run(T0 + 20 * MINUTE)
  clock.now += 10 * HOUR
  timer.tick(clock.now, { gap: "unknown" })
  assert.deepEqual(
    records.map(({ outcome, sat_seconds, at }) => ({ outcome, sat_seconds, at })),
    [{ outcome: "stopped", sat_seconds: 20 * 60, at: T0 + 20 * MINUTE }],
  )
  assert.deepEqual([times("away"), times("due")], [[], []])
  assert.equal(timer.sat(clock.now), 0)
  run(clock.now + 30 * MINUTE)
  assert.equal(times("due").length, 1, "the interval begins anew")
  assert.equal(records.length, 1)
})

test("a page that was away for less than a break goes on with the sit", () => {
  const { timer, run, clock, records } = makeTimer()
  timer.start(T0)
  run(T0 + 20 * MINUTE)
  clock.now += 100 * SECOND
  timer.tick(clock.now, { gap: "unknown" })
  assert.deepEqual(records, [])
  assert.equal(timer.sat(clock.now), 20 * MINUTE + 100 * SECOND)
})

test("nothing is due in a session, and the interval begins anew after it", () => {
  const { timer, clock, times, records } = makeTimer()
  timer.start(T0)
  const tickTo = (/** @type {number} */ until, /** @type {boolean} */ inSession) => {
    while (clock.now < until) {
      clock.now += 500
      timer.tick(clock.now, { inSession })
    }
  }
  tickTo(T0 + 25 * MINUTE, false)
  timer.tick(clock.now, { inSession: true })
  tickTo(T0 + 45 * MINUTE, true)
  assert.equal(timer.status, "session")
  assert.equal(timer.sat(clock.now), 0)
  assert.deepEqual(
    records.map(({ outcome, sat_seconds }) => [outcome, sat_seconds]),
    [["taken", 25 * 60]],
  )
  tickTo(T0 + 45 * MINUTE + 500, false)
  assert.equal(timer.left(clock.now), 30 * MINUTE)
  tickTo(T0 + 75 * MINUTE, false)
  assert.deepEqual(times("due"), [])
  tickTo(T0 + 75 * MINUTE + 500, false)
  assert.equal(times("due").length, 1)
  assert.equal(records.length, 1)
})

test("a break that is due is no longer due once a session runs", () => {
  const { timer, run, clock, times, records } = makeTimer()
  timer.start(T0)
  run(T0 + 31 * MINUTE)
  assert.equal(timer.status, "due")
  timer.tick(clock.now, { inSession: true })
  assert.equal(timer.status, "session")
  assert.equal(records[0]?.outcome, "taken")
  clock.now += 40 * MINUTE // the computer slept in the middle of it
  timer.tick(clock.now, { inSession: false })
  assert.equal(timer.status, "sitting")
  assert.equal(times("due").length, 1)
  assert.equal(records.length, 1)
})

test("a session that is paused and resumed is no sit of a few seconds", () => {
  const { timer, run, clock, records } = makeTimer()
  timer.start(T0)
  for (let turn = 0; turn < 3; turn += 1) {
    timer.tick(clock.now, { inSession: true })
    run(clock.now + 80 * SECOND)
  }
  assert.deepEqual(records, [])
})

test("a session ends a sit whose timer is paused, and the timer stays paused", () => {
  const { timer, run, clock, records } = makeTimer()
  timer.start(T0)
  run(T0 + 20 * MINUTE)
  timer.pause(clock.now)
  for (let turn = 0; turn < 3; turn += 1) timer.tick(clock.now, { inSession: true })
  assert.deepEqual(
    records.map(({ outcome, sat_seconds }) => [outcome, sat_seconds]),
    [["taken", 1200]],
  )
  assert.deepEqual([timer.status, timer.left(clock.now)], ["paused", 30 * MINUTE])
  assert.equal(timer.sat(clock.now), 0)
})

test("quiet hours begin in a session, and a timer that is off is not turned on by one", () => {
  const quiet = /** @type {[number, number]} */ ([9 * 60, 10 * 60])
  const { timer, clock, records } = makeTimer({ quiet })
  timer.tick(T0, { inSession: true })
  assert.equal(timer.status, "off")
  timer.start(T0)
  timer.tick(T0 + SECOND, { inSession: true })
  clock.now = T0 + HOUR - SECOND
  timer.tick(clock.now, { inSession: true })
  timer.tick(T0 + HOUR, { inSession: true })
  assert.equal(timer.status, "quiet")
  assert.deepEqual(records, [])
})

test("a session outlives a reload of the page that shows the timer", () => {
  const { timer } = makeTimer()
  timer.start(T0)
  timer.tick(T0 + SECOND, { inSession: true })
  const stored = readPosition(JSON.parse(JSON.stringify(timer.position)))
  assert.equal(stored?.status, "session")
})
