import assert from "node:assert/strict"
import test from "node:test"
import { FakeElement, FakePage, loadAnew } from "./fake_page.js"
import { FakeTime } from "./fake_time.js"

const STATE = "data-test-connection-state"
const CLOSE = '[role="dialog"] button[aria-label="Close"]'
const NOTICE = "psoas-coach-away"
const WORDS = "Your computer isn't answering."

/** @param {import("node:test").TestContext} context */
async function watched(context) {
  const time = new FakeTime().install(context)
  const page = new FakePage()
  const app = page.put(`[${STATE}]`)
  app.setAttribute(STATE, "CONNECTED")
  const { watchConnection } = await loadAnew("page/connection.js")
  watchConnection(WORDS)
  return { time, page, app, watchConnection, notice: () => page.getElementById(NOTICE) }
}

test("a connection that is back at once was hardly gone, and nothing is said", async (t) => {
  const { time, app, notice } = await watched(t)
  app.setAttribute(STATE, "PINGING_SERVER")
  time.pass(2999)
  app.setAttribute(STATE, "CONNECTED")
  time.pass(10_000)
  assert.equal(notice(), null)
})

test("one that stays away is announced as a status, and no longer than it is away", async (t) => {
  const { time, app, notice } = await watched(t)
  app.setAttribute(STATE, "PINGING_SERVER")
  time.pass(3000)
  assert.equal(notice()?.textContent, WORDS)
  assert.equal(notice()?.getAttribute("role"), "status")
  app.setAttribute(STATE, "CONNECTING")
  assert.equal(notice()?.textContent, WORDS, "trying is not being back")
  app.setAttribute(STATE, "CONNECTED")
  assert.equal(notice(), null)
})

test("tries in between do not put the notice off", async (t) => {
  const { time, app, notice } = await watched(t)
  for (const state of ["PINGING_SERVER", "CONNECTING", "PINGING_SERVER"]) {
    app.setAttribute(STATE, state)
    time.pass(1000)
  }
  assert.equal(notice()?.textContent, WORDS)
})

test("Streamlit's dialog for developers is closed, and the notice says it in its place", async (t) => {
  const { page, app, notice } = await watched(t)
  app.setAttribute(STATE, "DISCONNECTED_FOREVER")
  const close = new FakeElement(CLOSE)
  let closed = 0
  close.addEventListener("click", () => {
    closed += 1
    close.remove()
  })
  const { body } = /** @type {{ body: any }} */ (page)
  body.append(close)
  assert.equal(closed, 1)
  assert.equal(notice()?.textContent, WORDS)
})

test("while the app answers, a dialog of its own is left alone", async (t) => {
  const { page, app } = await watched(t)
  app.setAttribute(STATE, "PINGING_SERVER")
  app.setAttribute(STATE, "CONNECTED")
  const close = new FakeElement(CLOSE)
  close.addEventListener("click", () => assert.fail("it was closed"))
  const { body } = /** @type {{ body: any }} */ (page)
  body.append(close)
})

test("it watches the app once, however often the page is drawn", async (t) => {
  const { time, page, app, watchConnection } = await watched(t)
  watchConnection("Other words.")
  let appended = 0
  const { body } = /** @type {{ body: any }} */ (page)
  const { append } = body
  body.append = (/** @type {FakeElement} */ element) => {
    appended += 1
    append(element)
  }
  app.setAttribute(STATE, "PINGING_SERVER")
  time.pass(3000)
  assert.equal(appended, 1)
  assert.equal(page.getElementById(NOTICE)?.textContent, "Other words.")
})
