import assert from "node:assert/strict"
import test from "node:test"
import { BreakService } from "../../../psoas_coach/ui/js/src/breaks/break_service.js"
import { BreakStore } from "../../../psoas_coach/ui/js/src/breaks/break_store.js"
import {
  clearHeartbeat,
  storeHeartbeat,
} from "../../../psoas_coach/ui/js/src/shared/session_heartbeat.js"
import { FakeTime, installStorage } from "./fake_time.js"

/** @import { TestContext } from "node:test" */
/** @import { BreaksPayload } from "../../../psoas_coach/ui/js/src/payloads.js" */

const MINUTE = 60_000
/** @type {BreaksPayload} */
const PAYLOAD = {
  key: "mine",
  view: "background",
  settings: { every_minutes: 30, break_seconds: 120, sound: false, quiet: null },
  words: {},
  language: "en",
  ideas: [],
  acknowledged: [],
  on: true,
  address: "",
}

/**
 * A browser with a timer that has run for a while in a page of its own.
 *
 * @param {TestContext} t
 * @param {number} minutes
 */
function openPage(t, minutes) {
  const time = new FakeTime(Date.UTC(2026, 10, 30, 8)).install(t)
  const { localStorage } = installStorage(t)
  const page = Object.assign(new EventTarget(), { title: "Today" })
  Object.assign(globalThis, { document: page, window: new EventTarget() })
  t.after(() => {
    Reflect.deleteProperty(globalThis, "document")
    Reflect.deleteProperty(globalThis, "window")
  })
  const service = new BreakService(PAYLOAD)
  t.after(() => service.close())
  service.act("start")
  time.pass(minutes * MINUTE)
  return { time, page, service, store: new BreakStore(localStorageLike(localStorage), "mine") }
}

/** The store reads the keys of a storage as a browser gives them. @param {Storage} storage */
function localStorageLike(storage) {
  return new Proxy(storage, {
    ownKeys: () => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? ""),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    get: (target, name) => {
      const value = Reflect.get(target, name)
      return typeof value === "function" ? value.bind(target) : value
    },
  })
}

/** @param {BreakStore} store */
function outcomes(store) {
  return store
    .listBreaks()
    .map(({ outcome, sat_seconds }) => [outcome, Math.round(sat_seconds / 60)])
}

test("a page that is opened the next day records no break for the night", (t) => {
  const { time, service, store } = openPage(t, 20)
  service.close()
  time.sleep(14 * 60 * MINUTE)
  const opened = new BreakService(PAYLOAD)
  t.after(() => opened.close())
  assert.deepEqual(outcomes(store), [["stopped", 20]])
  assert.equal(opened.timer.sat(Date.now()), 0)
})

test("a computer that sleeps with the page open takes a break", (t) => {
  const { time, store } = openPage(t, 20)
  time.sleep(30 * MINUTE)
  time.pass(500)
  assert.deepEqual(outcomes(store), [["away", 20]])
})

test("a page that its browser froze records no break", (t) => {
  const { time, page, store } = openPage(t, 20)
  page.dispatchEvent(new Event("freeze"))
  time.sleep(30 * MINUTE)
  time.pass(500)
  assert.deepEqual(outcomes(store), [["stopped", 20]])
  time.pass(10 * MINUTE)
  time.sleep(30 * MINUTE) // now it is the computer that sleeps
  time.pass(500)
  assert.deepEqual(outcomes(store), [
    ["stopped", 20],
    ["away", 10],
  ])
})

test("a session in any tab keeps the timer quiet, and its end begins the interval anew", (t) => {
  const { time, page, service, store } = openPage(t, 29)
  for (let second = 0; second < 600; second += 1) {
    storeHeartbeat(localStorage, Date.now())
    time.pass(1000)
  }
  assert.equal(service.timer.status, "session")
  assert.equal(page.title, "Today", "nothing is due")
  assert.deepEqual(outcomes(store), [["taken", 29]])
  clearHeartbeat(localStorage)
  time.pass(500)
  assert.equal(service.timer.left(Date.now()), 30 * MINUTE)
})
