import assert from "node:assert/strict"
import test from "node:test"
import { GRACE_MS, RECOUNT_MS } from "../../../psoas_coach/ui/js/src/player/session_clock.js"
import { makeClock, makeStep, PLACED, STEPS, T0, tickThrough } from "./session_factory.js"

const SECONDS = STEPS.reduce((sum, { seconds }) => sum + seconds, 0)
const STARTS = STEPS.map((_, index) =>
  STEPS.slice(0, index).reduce((ms, { seconds }) => ms + seconds * 1000, T0),
)

/** @param {string} id */
function startOf(id) {
  return STARTS[STEPS.findIndex((step) => step.id === id)] ?? Number.NaN
}

/** A clock that has just come to a step. @param {string} id */
function clockAt(id) {
  const made = makeClock()
  made.clock.start(T0)
  tickThrough(made.clock, T0, startOf(id))
  assert.equal(made.clock.step.id, id)
  made.events.length = 0
  return { ...made, start: startOf(id) }
}

for (const every of [7, 200, 1000, 4900]) {
  test(`every step lasts its own seconds when ticks come every ${every} ms`, () => {
    const { clock, events } = makeClock()
    clock.start(T0)
    /** @type {Map<string, number>} */
    const deadlines = new Map()
    for (let now = T0; !clock.over; now += every) {
      clock.tick(now)
      if (!clock.over) deadlines.set(clock.step.id, clock.position.deadline)
    }
    for (const [index, { id, seconds }] of STEPS.entries()) {
      assert.equal(deadlines.get(id), (STARTS[index] ?? 0) + seconds * 1000, id)
    }
    assert.equal(events.filter((event) => event === "step").length, STEPS.length - 1)
    assert.equal(events.at(-1), "over")
  })
}

test("both sides get their full time, however the ticks fall", () => {
  const { clock } = makeClock()
  clock.start(T0)
  let now = T0
  for (let tick = 0; !clock.over; tick += 1) {
    now += [1, 333, 1000, 2500, 49][tick % 5] ?? 1
    clock.tick(now)
  }
  assert.deepEqual(clock.heldSeconds(now), { "0.left": 60, "0.right": 60, "1.set": 40 })
  assert.equal(clock.position.how, "finished")
  assert.equal(clock.position.reason, null)
})

test("one late tick passes over several short steps without losing time", () => {
  const short = [1, 2, 3].map((n) => makeStep({ id: `${n}`, kind: "hold", seconds: 1 }))
  const { clock } = makeClock({
    steps: [...short, makeStep({ id: "4", kind: "hold", seconds: 9 })],
  })
  clock.start(T0)
  clock.tick(T0 + 3500)
  assert.equal(clock.step.id, "4")
  assert.equal(clock.left(T0 + 3500), 8500)
  assert.deepEqual(clock.heldSeconds(T0 + 3500), { 1: 1, 2: 1, 3: 1, 4: 0.5 })
})

test("the session ends at its last deadline and not before", () => {
  const { clock } = makeClock()
  clock.start(T0)
  tickThrough(clock, T0, T0 + SECONDS * 1000 - 1)
  assert.equal(clock.over, false)
  clock.tick(T0 + SECONDS * 1000)
  assert.equal(clock.over, true)
})

test("nothing moves before the start or after the end", () => {
  const { clock, events } = makeClock()
  clock.tick(T0 + 1e7)
  assert.deepEqual([clock.status, clock.left(T0 + 1e7), events], ["idle", 30_000, []])
  clock.stop("tired", T0)
  events.length = 0
  clock.tick(T0)
  clock.skip(T0)
  clock.back(T0)
  clock.start(T0)
  clock.pause(T0)
  clock.stop("pain", T0)
  assert.deepEqual(events, [])
  assert.equal(clock.position.reason, "tired")
})

// --- pause and resume ----------------------------------------------------------------------------

test("a pause keeps what was left, and a count leads back into the hold", () => {
  const { clock, events, start } = clockAt("0.left")
  clock.tick(start + 10_000)
  clock.pause(start + 10_000)
  assert.equal(clock.left(start + 900_000), 50_000)
  clock.start(start + 900_000)
  assert.equal(clock.status, "recount")
  assert.equal(clock.left(start + 900_000), RECOUNT_MS)
  assert.equal(clock.heldSeconds(start + 901_000)["0.left"], 10)
  tickThrough(clock, start + 900_000, start + 900_000 + RECOUNT_MS)
  assert.equal(clock.status, "running")
  assert.equal(clock.left(start + 900_000 + RECOUNT_MS), 50_000)
  assert.deepEqual(events, ["paused", "recount", "resumed"])
})

test("a late tick after the count does not shorten the hold", () => {
  const { clock, start } = clockAt("0.left")
  clock.pause(start + 10_000)
  clock.start(start + 20_000)
  clock.tick(start + 20_000 + RECOUNT_MS + 700)
  assert.equal(clock.position.deadline, start + 20_000 + RECOUNT_MS + 50_000)
})

test("a pause within the count keeps what was left of the hold", () => {
  const { clock, start } = clockAt("0.left")
  clock.pause(start + 10_000)
  clock.start(start + 20_000)
  clock.pause(start + 21_000)
  assert.equal(clock.left(start + 30_000), 50_000)
})

test("a lead-in that has not begun needs no count before it", () => {
  const { clock, events } = makeClock()
  clock.skip(T0)
  clock.start(T0)
  assert.equal(clock.status, "running")
  clock.pause(T0) // nothing of it is over
  clock.start(T0 + 5000)
  assert.equal(clock.status, "running")
  assert.deepEqual(events, ["step", "began", "paused", "began"])
})

for (const cause of /** @type {const} */ (["asking", "elsewhere"])) {
  test(`the clock tells that it paused because of ${cause}, once`, () => {
    const { clock, events, start } = clockAt("0.left")
    clock.pause(start + 1000, cause)
    clock.pause(start + 2000, cause)
    assert.deepEqual(events, [cause])
  })
}

test("a hold that has only just begun is counted into again, for three seconds", () => {
  const { clock, start } = clockAt("0.left")
  clock.pause(start)
  clock.start(start + 5000)
  assert.deepEqual([clock.status, clock.left(start + 5000)], ["recount", 3000])
})

// --- skip and back -------------------------------------------------------------------------------

test("a skipped hold counts what was held of it, and the clock goes on in the next step", () => {
  const { clock, start } = clockAt("0.left")
  clock.skip(start + 20_000)
  assert.equal(clock.step.id, "0.switch")
  assert.equal(clock.left(start + 20_000), 12_000)
  assert.deepEqual(clock.heldSeconds(start + 20_000), { "0.left": 20 })
})

test("a hold that is skipped over while the clock stands still holds nothing", () => {
  const { clock } = makeClock()
  for (let n = 0; n < 3; n += 1) clock.skip(T0)
  assert.deepEqual(clock.heldSeconds(T0), {})
  assert.deepEqual([clock.step.id, clock.status], ["0.switch", "idle"])
})

test("skipping the last step ends the session", () => {
  const { clock, start } = clockAt("1.set")
  clock.skip(start + 5000)
  assert.deepEqual([clock.over, clock.position.how], [true, "finished"])
  assert.equal(clock.heldSeconds(start + 5000)["1.set"], 5)
})

test("back from a hold leads to the step before it, and then one hold further back", () => {
  const { clock, start } = clockAt("0.right")
  clock.back(start + 5000)
  assert.equal(clock.step.id, "0.switch")
  assert.equal(clock.left(start + 5000), 12_000)
  clock.back(start + 6000)
  assert.equal(clock.step.id, "0.ready")
  clock.back(start + 7000)
  clock.back(start + 8000)
  assert.equal(clock.step.id, "w")
})

test("a hold that is tried again keeps its longest try", () => {
  const { clock, start } = clockAt("0.left")
  clock.back(start + 40_000)
  assert.equal(clock.step.id, "0.ready")
  const again = start + 50_000
  tickThrough(clock, start + 40_000, again)
  clock.skip(again + 15_000)
  assert.equal(clock.heldSeconds(again + 15_000)["0.left"], 40)
})

test("skip and back keep a paused clock paused", () => {
  const { clock, events, start } = clockAt("0.left")
  clock.pause(start + 1000)
  clock.skip(start + 1000)
  clock.back(start + 1000)
  assert.equal(clock.status, "paused")
  assert.deepEqual(events, ["paused", "step", "step"])
})

test("a stopped session keeps its reason and what was held up to then", () => {
  const { clock, events, start } = clockAt("0.left")
  clock.stop("pain", start + 12_340)
  assert.deepEqual([clock.position.how, clock.position.reason], ["stopped", "pain"])
  assert.deepEqual(clock.heldSeconds(start + 99_000), { "0.left": 12.34 })
  assert.deepEqual(events, ["over"])
})

// --- waiting for the person ----------------------------------------------------------------------

test("where somebody wants to be waited for, each further move waits, and sides do not", () => {
  const { clock, events } = makeClock({ waits: () => true })
  clock.start(T0)
  tickThrough(clock, T0, T0 + 30_000)
  assert.deepEqual([clock.step.id, clock.status], ["0.ready", "paused"])
  clock.start(T0 + 60_000)
  tickThrough(clock, T0 + 60_000, T0 + 60_000 + 142_000)
  assert.deepEqual([clock.step.id, clock.status], ["1.ready", "paused"])
  assert.equal(clock.left(T0 + 500_000), 10_000)
  assert.deepEqual(
    events.filter((event) => event === "waiting"),
    ["waiting", "waiting"],
  )
})

test("going back never waits", () => {
  const { clock } = makeClock({ waits: () => true })
  clock.start(T0)
  tickThrough(clock, T0, T0 + 30_000)
  clock.start(T0 + 30_000)
  clock.back(T0 + 31_000)
  assert.deepEqual([clock.step.id, clock.status], ["w", "running"])
})

// --- finding a place -----------------------------------------------------------------------------

/** A clock that has just come to the first place, after the warm-up. */
function clockAtPlace(options = {}) {
  const made = makeClock({ steps: PLACED, ...options })
  made.clock.start(T0)
  tickThrough(made.clock, T0, T0 + 30_000)
  made.events.length = 0
  return { ...made, start: T0 + 30_000 }
}

test("a place waits for twenty seconds, and then there is time to get ready", () => {
  const { clock, start } = clockAtPlace()
  assert.deepEqual([clock.step.id, clock.status, clock.left(start)], ["0.place", "running", 20_000])
  tickThrough(clock, start, start + 19_900)
  assert.equal(clock.step.id, "0.place")
  tickThrough(clock, start + 19_900, start + 20_000)
  assert.deepEqual([clock.step.id, clock.left(start + 20_000)], ["0.ready", 10_000])
})

test("whoever is in place goes on at once", () => {
  const { clock, start } = clockAtPlace()
  clock.ready(start + 4000)
  assert.deepEqual([clock.step.id, clock.status], ["0.ready", "running"])
  assert.equal(clock.left(start + 4000), 10_000)
})

test("whoever needs longer has the clock wait, and goes on without a count", () => {
  const { clock, events, start } = clockAtPlace()
  clock.pause(start + 5000)
  assert.equal(clock.left(start + 600_000), 15_000)
  clock.ready(start + 600_000)
  assert.deepEqual([clock.step.id, clock.status], ["0.ready", "running"])
  assert.deepEqual(events, ["paused", "step"])
  const { clock: other, start: begun } = clockAtPlace()
  other.pause(begun + 5000)
  other.start(begun + 60_000)
  assert.deepEqual([other.status, other.left(begun + 60_000)], ["running", 15_000])
})

test("where somebody wants to be waited for, a place waits for the tap alone", () => {
  const { clock, start } = clockAtPlace({ waits: () => true })
  tickThrough(clock, start, start + 500_000, 5000)
  assert.deepEqual([clock.step.id, clock.status], ["0.place", "paused"])
  clock.ready(start + 500_000)
  assert.deepEqual([clock.step.id, clock.status], ["0.ready", "running"])
})

test("the wait does not end while the voice still tells where to go, but not for ever", () => {
  const { clock, start } = clockAtPlace()
  const speakUntil = (/** @type {number} */ end, /** @type {number} */ from) => {
    for (let now = from; now < end; now += 200) {
      clock.linger(now)
      clock.tick(now)
    }
  }
  speakUntil(start + 24_000, start)
  assert.equal(clock.step.id, "0.place")
  assert.equal(clock.position.deadline, start + 25_800)
  speakUntil(start + 120_000, start + 24_000)
  assert.notEqual(clock.step.id, "0.place")
  const hold = clockAt("0.left")
  hold.clock.linger(hold.start + 59_900)
  assert.equal(hold.clock.position.deadline, hold.start + 60_000)
})

test("nobody is ready anywhere else", () => {
  const { clock, events, start } = clockAt("0.left")
  clock.ready(start + 1000)
  assert.deepEqual([clock.step.id, events], ["0.left", []])
})

test("back from what leads into a move returns to its place, and from there to the hold before", () => {
  const { clock, start } = clockAtPlace()
  clock.ready(start)
  clock.back(start + 1000)
  assert.equal(clock.step.id, "0.place")
  clock.back(start + 2000)
  assert.equal(clock.step.id, "w")
  const later = makeClock({ steps: PLACED }).clock
  later.start(T0)
  while (later.step.id !== "1.place") later.skip(T0 + 1000)
  later.back(T0 + 2000)
  assert.equal(later.step.id, "0.switch")
})

test("a place is nothing that is held", () => {
  const { clock, start } = clockAtPlace()
  tickThrough(clock, start, start + 20_000)
  assert.deepEqual(clock.heldSeconds(start + 20_000), {})
})

// --- absences ------------------------------------------------------------------------------------

test("an absence past a deadline pauses the hold where somebody was last there", () => {
  const { clock, events, start } = clockAt("0.left")
  tickThrough(clock, start, start + 20_000)
  clock.tick(start + 60_000 + GRACE_MS + 1)
  assert.deepEqual([clock.step.id, clock.status], ["0.left", "paused"])
  assert.equal(clock.left(start + 999_999), 40_000)
  assert.equal(clock.heldSeconds(start + 999_999)["0.left"], 20)
  assert.equal(events.at(-1), "overslept")
})

test("an absence that ends within the grace time changes nothing", () => {
  const { clock, start } = clockAt("0.left")
  clock.tick(start + 60_000 + GRACE_MS)
  assert.deepEqual([clock.step.id, clock.status], ["0.switch", "running"])
  assert.equal(clock.left(start + 60_000 + GRACE_MS), 12_000 - GRACE_MS)
})

test("an absence that ends within the hold counts as held: nobody can tell it from lying still", () => {
  const { clock, start } = clockAt("0.left")
  tickThrough(clock, start, start + 1000)
  clock.tick(start + 50_000)
  assert.equal(clock.status, "running")
  assert.equal(clock.left(start + 50_000), 10_000)
})

test("an absence within the count leaves the hold as it was", () => {
  const { clock, start } = clockAt("0.left")
  clock.pause(start + 10_000)
  clock.start(start + 20_000)
  clock.tick(start + 20_000 + RECOUNT_MS + GRACE_MS + 1)
  assert.deepEqual([clock.status, clock.left(start + 99_000)], ["paused", 50_000])
})

test("a clock that was set back is an absence, and never gives more time than the step has", () => {
  const { clock, events, start } = clockAt("0.left")
  tickThrough(clock, start, start + 20_000)
  assert.equal(clock.left(start - 3_600_000), 60_000)
  clock.tick(start - 3_600_000)
  assert.deepEqual([clock.status, clock.left(start)], ["paused", 40_000])
  assert.equal(events.at(-1), "overslept")
})

test("a clock that is a little back is none", () => {
  const { clock, start } = clockAt("0.left")
  tickThrough(clock, start, start + 20_000)
  clock.tick(start + 20_000 - GRACE_MS)
  assert.equal(clock.status, "running")
})

test("a reload goes on from the position that was stored", () => {
  const { clock, start } = clockAt("0.left")
  tickThrough(clock, start, start + 20_000)
  const position = JSON.parse(JSON.stringify(clock.position))
  const { clock: reloaded } = makeClock({ position })
  reloaded.tick(start + 25_000)
  assert.deepEqual([reloaded.step.id, reloaded.left(start + 25_000)], ["0.left", 35_000])
})

// --- moments within a step -----------------------------------------------------------------------

test("a hold tells its cues, its middle once and its last three seconds", () => {
  const { clock, events, start } = clockAt("0.left")
  tickThrough(clock, start, start + 19_800)
  assert.deepEqual([events, clock.cueIndex(start + 19_800)], [[], 0])
  tickThrough(clock, start + 20_000, start + 29_800)
  assert.deepEqual([events, clock.cueIndex(start + 29_800)], [["cue"], 1])
  tickThrough(clock, start + 30_000, start + 56_800)
  assert.deepEqual([events, clock.cueIndex(start + 56_800)], [["cue", "half", "cue"], 2])
  tickThrough(clock, start + 57_000, start + 59_800)
  assert.deepEqual(events, ["cue", "half", "cue", "count", "count", "count"])
})

test("a short hold has no middle, and a lead-in only its last seconds", () => {
  const short = [makeStep({ id: "0", kind: "hold", seconds: 19 })]
  const { clock, events } = makeClock({ steps: short })
  clock.start(T0)
  tickThrough(clock, T0, T0 + 18_900)
  assert.deepEqual(events, ["began", "cue", "cue", "count", "count", "count"])
  const ready = clockAt("0.ready")
  tickThrough(ready.clock, ready.start, ready.start + 9_900)
  assert.deepEqual(ready.events, ["count", "count", "count"])
})

test("moments that are passed over in one long tick are told once, not one by one", () => {
  const { clock, events, start } = clockAt("0.left")
  clock.tick(start + 200)
  clock.tick(start + 59_900)
  assert.deepEqual(events, ["cue", "half", "count"])
})

test("what was left of one step tells nothing about the next", () => {
  const steps = [
    makeStep({ id: "0", kind: "hold", seconds: 60 }),
    makeStep({ id: "1", kind: "ready", seconds: 2 }),
  ]
  const { clock, events } = makeClock({ steps })
  clock.start(T0)
  clock.tick(T0 + 100)
  clock.skip(T0 + 200)
  clock.tick(T0 + 300)
  assert.deepEqual(events, ["began", "step"])
})

// --- counted sets --------------------------------------------------------------------------------

test("each repetition of a set and its way back are told when due, and nothing else is", () => {
  const { clock, events, start } = clockAt("1.set")
  /** @type {[string | undefined, number | null, number][]} */
  const told = []
  for (let now = start; now < start + 40_000; now += 100) {
    const before = events.length
    clock.tick(now)
    if (events.length > before) told.push([events.at(-1), clock.repetition(now), now - start])
  }
  const ways = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => [
    ["repetition", n, (n - 1) * 5000],
    ["back", n, (n - 1) * 5000 + 3000],
  ])
  assert.deepEqual(told, ways.slice(1))
})

test("a set says what to do in each part of a repetition", () => {
  const { clock, start } = clockAt("1.set")
  const at = [0, 1900, 2000, 2900, 3000, 4900, 5000].map((ms) => clock.verb(start + ms))
  const [out, stay, back] = ["Lift · Left", "Stay · Left", "Lower · Left"]
  assert.deepEqual(at, [out, out, stay, stay, back, back, out])
  assert.equal(clockAt("0.left").clock.verb(startOf("0.left")), null)
})

test("a late tick tells the repetition that is due, and none of those that were missed", () => {
  const { clock, events, start } = clockAt("1.set")
  clock.tick(start + 100)
  clock.tick(start + 21_000)
  assert.deepEqual([events, clock.repetition(start + 21_000)], [["repetition"], 5])
  clock.tick(start + 29_000) // past the sixth, in its way back
  assert.deepEqual(
    [events, clock.repetition(start + 29_000)],
    [["repetition", "repetition", "back"], 6],
  )
})

test("a pause keeps the place in the count", () => {
  const { clock, start } = clockAt("1.set")
  tickThrough(clock, start, start + 12_000)
  clock.pause(start + 12_000)
  assert.equal(clock.repetition(start + 500_000), 3)
  clock.start(start + 500_000)
  assert.equal(clock.repetition(start + 501_000), 3)
  tickThrough(clock, start + 500_000, start + 500_000 + RECOUNT_MS + 3100)
  assert.equal(clock.repetition(start + 500_000 + RECOUNT_MS + 3100), 4)
})

test("the count never goes past the set, and nothing is counted elsewhere", () => {
  const { clock, start } = clockAt("1.set")
  assert.equal(clock.repetition(start), 1)
  assert.equal(clock.repetition(start + 40_000), 8)
  clock.skip(start + 40_000)
  assert.equal(clock.repetition(start + 40_000), null)
  assert.equal(clockAt("0.left").clock.repetition(startOf("0.left")), null)
})
