import assert from "node:assert/strict"
import test from "node:test"
import { BreakStore, newId } from "../../../psoas_coach/ui/js/src/breaks/break_store.js"
import { BreakTimer } from "../../../psoas_coach/ui/js/src/breaks/break_timer.js"
import { Frozen } from "../../../psoas_coach/ui/js/src/breaks/frozen.js"
import { buildScreen } from "../../../psoas_coach/ui/js/src/breaks/screen.js"
import { countDown } from "../../../psoas_coach/ui/js/src/breaks/words.js"
import {
  clearHeartbeat,
  HEARTBEAT_MS,
  hasHeartbeat,
  storeHeartbeat,
} from "../../../psoas_coach/ui/js/src/shared/session_heartbeat.js"

/** @import { BreakService } from "../../../psoas_coach/ui/js/src/breaks/break_service.js" */
/** @import { BreakRecord } from "../../../psoas_coach/ui/js/src/payloads.js" */

const NOW = Date.UTC(2026, 10, 30, 12)
const MINUTE = 60_000

/** As much of a browser's storage as a store asks for: its keys are its entries. */
function fakeStorage() {
  /** @type {Record<string, any>} */
  const storage = {}
  const methods = {
    getItem: (/** @type {string} */ key) => storage[key] ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => {
      storage[key] = value
    },
    removeItem: (/** @type {string} */ key) => {
      delete storage[key]
    },
  }
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(storage, name, { value, enumerable: false })
  }
  return /** @type {Storage} */ (/** @type {unknown} */ (storage))
}

/**
 * @param {number} at
 * @returns {BreakRecord}
 */
function makeRecord(at) {
  return { id: newId(), at, outcome: "taken", sat_seconds: 1800 }
}

test("breaks wait in their order until the journal has them", () => {
  const store = new BreakStore(fakeStorage(), "mine")
  const [late, early] = [makeRecord(NOW), makeRecord(NOW - MINUTE)]
  store.addBreak(late)
  store.addBreak(early)
  store.addBreak(late)
  assert.deepEqual(store.listBreaks(), [early, late])
  store.dropBreaks([early.id, "another"])
  assert.deepEqual(store.listBreaks(), [late])
})

test("two tabs that write at once lose no break", () => {
  const storage = fakeStorage()
  const [one, other] = [new BreakStore(storage, "mine"), new BreakStore(storage, "mine")]
  const records = [makeRecord(NOW), makeRecord(NOW + 1)]
  one.listBreaks()
  other.listBreaks()
  if (records[0]) one.addBreak(records[0])
  if (records[1]) other.addBreak(records[1])
  assert.deepEqual(one.listBreaks(), records)
})

test("another journal on this device sees nothing of this one", () => {
  const storage = fakeStorage()
  const [mine, other] = [new BreakStore(storage, "mine"), new BreakStore(storage, "other")]
  mine.addBreak(makeRecord(NOW))
  mine.saveSwitch(true)
  assert.deepEqual(other.listBreaks(), [])
  assert.equal(other.loadSwitch(), null)
  assert.equal(other.loadPosition(), null)
})

test("a switch is kept until the journal knows", () => {
  const store = new BreakStore(fakeStorage(), "mine")
  store.saveSwitch(false)
  assert.equal(store.loadSwitch(), false)
  store.saveSwitch(null)
  assert.equal(store.loadSwitch(), null)
})

test("what was forged or broken in the storage is left out", () => {
  const storage = fakeStorage()
  const store = new BreakStore(storage, "mine")
  for (const [name, text] of Object.entries({ a: "{", b: "7", c: '{"id":"c"}', d: "null" })) {
    storage.setItem(`psoas-coach:breaks:mine:break:${name}`, text)
  }
  storage.setItem("psoas-coach:breaks:mine:position", '{"status":"sitting"}')
  assert.deepEqual(store.listBreaks(), [])
  assert.equal(store.loadPosition(), null)
})

test("without a storage the timer goes on, and nothing fails", () => {
  const refuse = () => {
    throw new Error("forbidden")
  }
  const storage = new Proxy({}, { get: refuse, ownKeys: refuse })
  const store = new BreakStore(/** @type {Storage} */ (storage), "mine")
  store.addBreak(makeRecord(NOW))
  store.dropBreaks(["x"])
  assert.deepEqual(store.listBreaks(), [])
})

test("ids are random UUIDs of version 4", () => {
  const ids = Array.from({ length: 200 }, newId)
  for (const id of ids) assert.match(id, /^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/)
  assert.equal(new Set(ids).size, ids.length)
})

test("a count-down reads nothing left only when nothing is", () => {
  assert.equal(countDown(90_000), "1:30")
  assert.equal(countDown(1), "0:01")
  assert.equal(countDown(0), "0:00")
  assert.equal(countDown(60 * MINUTE), "60:00")
})

/** Each text is its own name, so that a test sees which one was taken. */
const WORDS = new Proxy(/** @type {Record<string, string>} */ ({}), {
  get: (_, name) =>
    String(name).startsWith("hint") || name === "minutes"
      ? `${String(name)} {minutes}`
      : String(name),
})

/** @param {(timer: BreakTimer) => void} live @param {number} minutes from the start */
function screenAfter(live, minutes) {
  const timer = new BreakTimer({
    settings: { every_minutes: 30, break_seconds: 60, sound: false, quiet: null },
    notify: () => undefined,
    finish: () => undefined,
    newId,
  })
  live(timer)
  const service = /** @type {BreakService} */ (
    /** @type {unknown} */ ({ timer, words: WORDS, language: "en" })
  )
  return buildScreen(service, NOW + minutes * MINUTE)
}

/** @param {BreakTimer} timer @param {number} minutes */
function sit(timer, minutes) {
  timer.start(NOW)
  for (let minute = 1; minute <= minutes; minute += 1) timer.tick(NOW + minute * MINUTE)
}

test("before the start there is one button", () => {
  const screen = screenAfter(() => undefined, 0)
  assert.deepEqual(
    [screen.status, screen.time, screen.main, screen.others],
    ["off", "30:00", "start", []],
  )
})

test("a sit counts down and can be ended at any time", () => {
  const screen = screenAfter((timer) => sit(timer, 12), 12)
  assert.deepEqual(
    [screen.time, screen.main, screen.hint],
    ["18:00", "up", "hint_sitting.other 12"],
  )
  assert.equal(screen.share, 0.4)
})

test("a break that is due says for how long somebody sat, and can be put off", () => {
  const screen = screenAfter((timer) => sit(timer, 32), 32)
  assert.deepEqual([screen.status, screen.time, screen.main], ["due", "minutes 32", "up"])
  assert.deepEqual(screen.others, ["later", "skip", "meeting", "stop"])
})

test("one minute is one minute, and the first is none", () => {
  assert.equal(screenAfter((timer) => sit(timer, 0), 0.5).hint, "hint_sitting_none 0")
  assert.equal(screenAfter((timer) => sit(timer, 1), 1).hint, "hint_sitting.one 1")
})

test("a meeting has a way out, and nothing that is due", () => {
  const screen = screenAfter((timer) => {
    sit(timer, 30)
    timer.startMeeting(NOW + 30 * MINUTE)
  }, 31)
  assert.deepEqual([screen.status, screen.main, screen.others], ["meeting", "over", ["stop"]])
})

test("a break counts down its own length", () => {
  const screen = screenAfter((timer) => {
    sit(timer, 30)
    timer.takeBreak(NOW + 30 * MINUTE)
  }, 30.5)
  assert.deepEqual([screen.status, screen.time, screen.main], ["break", "0:30", "sit"])
  assert.equal(screen.share, 0.5)
})

test("a session has a screen of its own, and one button", () => {
  const screen = screenAfter((timer) => {
    sit(timer, 12)
    timer.tick(NOW + 12 * MINUTE, { inSession: true })
  }, 12)
  assert.deepEqual([screen.status, screen.time, screen.main], ["session", "–", "stop"])
  assert.deepEqual([screen.others, screen.hint], [[], "hint_session 30"])
})

test("the heartbeat of a session is valid in every tab, until it is cleared or has become too old", () => {
  const storage = fakeStorage()
  assert.equal(hasHeartbeat(storage, NOW), false)
  storeHeartbeat(storage, NOW)
  assert.equal(hasHeartbeat(storage, NOW + HEARTBEAT_MS - 1), true)
  assert.equal(hasHeartbeat(storage, NOW + HEARTBEAT_MS), false)
  clearHeartbeat(storage)
  assert.equal(hasHeartbeat(storage, NOW), false)
})

test("a heartbeat that was forged, or comes from a clock that was set back, is ignored", () => {
  const storage = fakeStorage()
  storeHeartbeat(storage, NOW + 10 * MINUTE)
  assert.equal(hasHeartbeat(storage, NOW), false)
  const [key] = Object.keys(storage)
  for (const text of ['"now"', "{", "null", "[]", "true"]) {
    storage.setItem(key ?? "", text)
    assert.equal(hasHeartbeat(storage, NOW), false)
  }
})

test("a page that its browser froze or put aside says so once", () => {
  const [page, view] = [new EventTarget(), new EventTarget()]
  const frozen = new Frozen(page, view)
  assert.equal(frozen.take(), false)
  page.dispatchEvent(new Event("freeze"))
  assert.equal(frozen.take(), true)
  assert.equal(frozen.take(), false)
  view.dispatchEvent(new Event("pagehide"))
  assert.equal(frozen.take(), true)
  frozen.close()
  page.dispatchEvent(new Event("freeze"))
  assert.equal(frozen.take(), false)
})
