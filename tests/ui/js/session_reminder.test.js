import assert from "node:assert/strict"
import test from "node:test"
import { FakePage, loadAnew } from "./fake_page.js"
import { FakeStorage, FakeTime } from "./fake_time.js"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const START = 1_000_000_000_000
const NOTICE = "psoas-coach-session-reminder"

/**
 * @param {import("node:test").TestContext} context
 * @param {{ permission?: string, storage?: FakeStorage }} [device]
 */
async function opened(context, { permission = "default", storage = new FakeStorage() } = {}) {
  const time = new FakeTime(START).install(context)
  const page = new FakePage()
  /** @type {string[]} */
  const notified = []
  class Notification {
    static permission = permission
    /** @param {string} title */
    constructor(title) {
      notified.push(title)
    }
  }
  Object.assign(globalThis, { localStorage: storage, window: { Notification }, Notification })
  const { setReminder } = await loadAnew("page/session_reminder.js")
  const reminder = {
    at: [START + HOUR, START + 2 * HOUR],
    title: "Your session is ready",
    body: "A few minutes are enough.",
    go: "Go",
    later: "Not now",
    address: "./",
  }
  return { time, notified, setReminder, reminder, notice: () => page.getElementById(NOTICE) }
}

test("it comes at its time, is read out, and goes with a tap", async (t) => {
  const { time, setReminder, reminder, notice, notified } = await opened(t)
  setReminder(reminder)
  time.pass(HOUR - 1)
  assert.equal(notice(), null)
  time.pass(1)
  assert.equal(notice()?.getAttribute("role"), "status")
  assert.equal(
    notice()?.children[0]?.textContent,
    "Your session is ready. A few minutes are enough.",
  )
  assert.deepEqual(notified, [], "nobody allowed notifications")
  notice()?.children[2]?.click()
  assert.equal(notice(), null)
  time.pass(HOUR)
  assert.ok(notice(), "once more, an hour later")
  notice()?.children[2]?.click()
  time.pass(9 * HOUR)
  assert.equal(notice(), null, "and then no more")
})

test("every run of a page sets it anew, and it comes once", async (t) => {
  const { time, setReminder, reminder, notified } = await opened(t, { permission: "granted" })
  for (let run = 0; run < 5; run += 1) {
    setReminder(reminder)
    time.pass(10 * MINUTE)
  }
  time.pass(20 * MINUTE)
  assert.deepEqual(notified, ["Your session is ready"])
  setReminder(reminder)
  time.pass(10 * MINUTE)
  assert.equal(notified.length, 1)
})

test("a session that is done takes it back", async (t) => {
  const { time, setReminder, reminder, notice } = await opened(t)
  setReminder(reminder)
  time.pass(HOUR)
  assert.ok(notice())
  setReminder(null)
  assert.equal(notice(), null)
  time.pass(9 * HOUR)
  assert.equal(notice(), null)
})

test("two tabs say it once", async (t) => {
  const storage = new FakeStorage()
  const first = await opened(t, { permission: "granted", storage })
  first.setReminder(first.reminder)
  first.time.pass(HOUR)
  const second = await opened(t, { permission: "granted", storage })
  second.setReminder(second.reminder)
  second.time.pass(HOUR)
  assert.equal(first.notified.length, 1)
  assert.equal(second.notified.length, 0)
})

test("a device that slept through the time is not told hours later", async (t) => {
  const { time, setReminder, reminder, notice } = await opened(t)
  setReminder({ ...reminder, at: [START + HOUR] })
  time.sleep(5 * HOUR)
  time.pass(HOUR)
  assert.equal(notice(), null)
})
