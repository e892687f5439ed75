// When a phone on a thigh is read, with the rules as they are in data/measure.toml.

import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { Measurement } from "../../../psoas_coach/ui/js/src/measure/measurement.js"
import { Readings } from "../../../psoas_coach/ui/js/src/measure/readings.js"
import { Stillness } from "../../../psoas_coach/ui/js/src/measure/stillness.js"
import { faceUp, thighBelowLevel } from "../../../psoas_coach/ui/js/src/measure/tilt.js"
import { installStorage } from "./fake_time.js"

/** @import { PhoneRules } from "../../../psoas_coach/ui/js/src/payloads.js" */

/** @returns {PhoneRules} */
function readRules() {
  const text = readFileSync(new URL("../../../data/measure.toml", import.meta.url), "utf8")
  const table = text.split(/^\[/m).find((part) => part.startsWith("phone]")) ?? ""
  const pairs = [...table.matchAll(/^(\w+) = ([\d.]+)/gm)]
  const rules = Object.fromEntries(pairs.map(([, name, value]) => [name, Number(value)]))
  assert.equal(Object.keys(rules).length, 6)
  return /** @type {PhoneRules} */ (/** @type {unknown} */ (rules))
}

const RULES = readRules()
const LYING = RULES.settle_seconds
const HANG = RULES.hang_seconds

/** @typedef {[beta: number | null, gamma: number, seconds: number]} Sensed  null: nothing is told */

/**
 * One reading from what a phone senses.
 *
 * @param {...Sensed} sensed
 * @returns {{ event: string, at: number, degrees: number | undefined }[]} with seconds since the tap
 */
function measure(...sensed) {
  /** @type {ReturnType<typeof measure>} */
  const events = []
  let now = 0
  const measurement = new Measurement(RULES, (event, degrees) =>
    events.push({ event, at: now / 1000, degrees }),
  )
  measurement.start(0)
  for (const [beta, gamma, seconds] of sensed) {
    const end = now + seconds * 1000
    if (beta !== null) measurement.sense(thighBelowLevel(beta), faceUp(beta, gamma), now)
    for (; now < end; now += 200) measurement.tick(now)
  }
  return events
}

/** @param {ReturnType<typeof measure>} events */
const names = (events) => events.map(({ event }) => event)

/**
 * @param {number | undefined} value
 * @param {number} expected
 * @param {number} within
 */
function assertClose(value, expected, within) {
  assert.ok(Math.abs((value ?? Number.NaN) - expected) <= within, `${value}, not ${expected}`)
}

/** @param {ReturnType<typeof measure>} events @param {number} index */
const atOf = (events, index) => events[index]?.at ?? Number.NaN

test("a still thigh is read after it hung its seconds", () => {
  const events = measure([-7, 20, 60])
  assert.deepEqual(names(events), ["settle", "hang", "read", "done"])
  assert.equal(atOf(events, 0), 0)
  assertClose(atOf(events, 1), LYING, 0.3)
  assertClose(atOf(events, 2) - atOf(events, 1), HANG, 0.3)
  assert.ok(atOf(events, 3) - atOf(events, 2) <= RULES.steady_seconds)
  assert.equal(events.at(-1)?.degrees, 7)
})

for (const gamma of [-60, 0, 45]) {
  for (const beta of [-60, -7.3, 0, 7.3, 60]) {
    test(`the angle does not depend on how the phone rolls: ${beta} and ${gamma}`, () => {
      const last = measure([beta, gamma, 60]).at(-1)
      assert.equal(last?.event, "done")
      assertClose(last?.degrees, -beta, 0.05)
    })
  }
}

for (const beta of [-61, 75, 120, 180, -170]) {
  test(`a phone that stands or lies on its face is not read: ${beta}`, () => {
    assert.deepEqual(names(measure([beta, 0, 120])), ["settle", "failed"])
  })
}

test("nothing is read from a sensor that tells nothing", () => {
  assert.deepEqual(names(measure([null, 0, 120])), ["settle"])
})

test("a phone in the hand waits until it lies", () => {
  /** @type {Sensed[]} */
  const wave = Array.from({ length: 24 }, (_, n) => [n % 2 ? 10 : -40, 0, 1])
  const events = measure(...wave, [-5, 0, 60])
  assert.deepEqual(names(events), ["settle", "hang", "read", "done"])
  assert.ok(atOf(events, 1) >= wave.length)
})

test("a leg that sinks slowly goes on and is read where it comes to rest", () => {
  /** @type {Sensed[]} */
  const sinking = Array.from({ length: 50 }, (_, n) => [-0.5 * n, 0, 0.5])
  const events = measure([0, 0, LYING], ...sinking, [-25, 0, 30])
  assert.deepEqual(names(events), ["settle", "hang", "read", "done"])
  assertClose(events.at(-1)?.degrees, 25, 0.5)
})

test("a sudden move begins the hang again", () => {
  const events = measure([-7, 0, LYING + 10], [-30, 0, 0.4], [-9, 0, 60])
  assert.deepEqual(names(events), ["settle", "hang", "moved", "hang", "read", "done"])
  assertClose(atOf(events, 4) - atOf(events, 3), HANG, 0.3)
  assert.equal(events.at(-1)?.degrees, 9)
})

test("a leg that never rests is given up", () => {
  /** @type {Sensed[]} */
  const trembling = Array.from({ length: 400 }, (_, n) => [-7 + 2 * (n % 2), 0, 0.4])
  const events = measure([-6, 0, LYING + HANG - 5], ...trembling)
  assert.deepEqual(names(events), ["settle", "hang", "read", "failed"])
  assertClose(atOf(events, 3) - atOf(events, 2), RULES.give_up_seconds, 1)
})

test("a small tremble is read as its middle", () => {
  /** @type {Sensed[]} */
  const trembling = Array.from({ length: 400 }, (_, n) => [-7 + 0.4 * ((n % 3) - 1), 0, 0.2])
  const last = measure(...trembling).at(-1)
  assert.equal(last?.event, "done")
  assertClose(last?.degrees, 7, 0.4)
})

test("a still moment is never read across a gap in time", () => {
  /** After the device slept, two tilts far apart in time are no two seconds of stillness. */
  /** @type {string[]} */
  const events = []
  const measurement = new Measurement(RULES, (event) => events.push(event))
  measurement.start(0)
  measurement.sense(-7, true, 0)
  measurement.tick(100_000)
  assert.deepEqual(events, ["settle", "failed"])
})

test("a reading that is stopped tells nothing more", () => {
  /** @type {string[]} */
  const events = []
  const measurement = new Measurement(RULES, (event) => events.push(event))
  measurement.start(0)
  measurement.stop()
  measurement.sense(-7, true, 1000)
  measurement.tick(100_000)
  assert.deepEqual([events, measurement.phase], [["settle"], "idle"])
})

test("the wait that is shown runs from none to all", () => {
  const measurement = new Measurement(RULES, () => undefined)
  assert.deepEqual(measurement.progress(0), { share: 0, left: 0 })
  measurement.start(0)
  assert.deepEqual(measurement.progress(0), { share: 0, left: LYING })
  assert.deepEqual(measurement.progress(LYING * 500), { share: 0.5, left: LYING / 2 })
  assert.deepEqual(measurement.progress(LYING * 2000), { share: 1, left: 0 })
})

// --- stillness -----------------------------------------------------------------------------------

test("only the tilts of the span count, with the one that held when it began", () => {
  const stillness = new Stillness(2)
  for (const [at, degrees] of /** @type {const} */ ([
    [0, 50],
    [1000, 10],
    [2500, 12],
    [3000, 11],
  ])) {
    stillness.add(degrees, at)
  }
  assert.equal(stillness.covers(3000), true)
  assert.deepEqual([stillness.spread(), stillness.median()], [2, 11])
  stillness.add(13, 3100)
  assert.equal(stillness.median(), 11.5)
})

test("two tilts, or less than the span, say nothing about stillness", () => {
  const stillness = new Stillness(2)
  stillness.add(1, 0)
  stillness.add(1, 3000)
  assert.equal(stillness.covers(3000), false)
  stillness.clear()
  for (const at of [0, 500, 1000]) stillness.add(1, at)
  assert.equal(stillness.covers(1000), false)
})

// --- readings ------------------------------------------------------------------------------------

const NONE = { left: [], right: [] }

test("readings go left, right, left, right, and each is stored", (t) => {
  installStorage(t)
  const readings = new Readings("m", 2, NONE)
  for (const [degrees, turn] of /** @type {const} */ ([
    [1, { side: "left", time: 0 }],
    [2, { side: "right", time: 0 }],
    [3, { side: "left", time: 1 }],
    [4, { side: "right", time: 1 }],
  ])) {
    assert.deepEqual(readings.next, turn)
    readings.add(turn.side, degrees)
  }
  assert.equal(readings.next, undefined)
  assert.deepEqual(new Readings("m", 2, NONE).copy(), { left: [1, 3], right: [2, 4] })
  assert.deepEqual(new Readings("another", 2, NONE).copy(), NONE)
})

test("one that is taken again is asked for next", (t) => {
  installStorage(t)
  const readings = new Readings("m", 2, { left: [1, 3], right: [2, 4] })
  readings.remove({ side: "right", time: 0 })
  assert.deepEqual(readings.next, { side: "right", time: 1 })
  assert.equal(readings.at({ side: "right", time: 0 }), 4)
  assert.equal(readings.equals({ left: [1, 3], right: [4] }), true)
  assert.equal(readings.equals({ left: [1, 3], right: [2, 4] }), false)
})

test("what is forged, too much or impossible gives way to what the page has", (t) => {
  const { sessionStorage } = installStorage(t)
  const known = { left: [5], right: [] }
  for (const forged of [
    null,
    7,
    { left: [1] },
    { left: [1], right: "2" },
    { left: [1, 2, 3], right: [] },
    { left: [61], right: [] },
    { left: [null], right: [] },
  ]) {
    sessionStorage.setItem("psoas-coach:measure:m", JSON.stringify(forged))
    assert.deepEqual(new Readings("m", 2, known).copy(), known, JSON.stringify(forged))
  }
})

test("what the page has is not changed in its place", (t) => {
  installStorage(t)
  /** @type {{ left: number[], right: number[] }} */
  const known = { left: [5], right: [] }
  new Readings("m", 2, known).add("left", 6)
  assert.deepEqual(known.left, [5])
})
