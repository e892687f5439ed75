import assert from "node:assert/strict"
import { beforeEach, mock, test } from "node:test"

/** A text field, as far as it matters here. */
class Field extends EventTarget {
  /** @param {boolean} isText */
  constructor(isText = true) {
    super()
    this.isText = isText
  }

  matches() {
    return this.isText
  }
}
globalThis.Element = /** @type {typeof Element} */ (/** @type {unknown} */ (Field))
let now = 0
mock.method(performance, "now", () => now)
mock.timers.enable({ apis: ["setTimeout"] })

const { afterTyped, noteLeaving, noteTyping } = await import(
  "../../../psoas_coach/ui/js/src/page/committed_field.js"
)

let running = false
let went = false

/** @param {number} ms */
function pass(ms) {
  for (let past = 0; past < ms; past += 20) {
    now += 20
    mock.timers.tick(20)
  }
}

/** @param {Field} field */
function typeAndLeave(field) {
  const event = /** @type {Event} */ (/** @type {unknown} */ ({ target: field }))
  noteTyping(event)
  noteLeaving(event)
}

function follow() {
  afterTyped(
    () => {
      went = true
    },
    () => running,
  )
}

beforeEach(() => {
  now += 100_000
  running = false
  went = false
})

test("a link is followed at once if nothing was typed", () => {
  follow()
  assert.equal(went, true)
})

test("a tick in a box is nothing typed", () => {
  typeAndLeave(new Field(false))
  follow()
  assert.equal(went, true)
})

test("a link waits until the page has run with what was typed", () => {
  typeAndLeave(new Field())
  follow()
  assert.equal(went, false)
  running = true
  pass(1000)
  assert.equal(went, false)
  running = false
  pass(20)
  assert.equal(went, true)
})

test("a link is followed if the page does not run after all", () => {
  typeAndLeave(new Field())
  follow()
  pass(400)
  assert.equal(went, true)
})

test("a page that runs for long keeps nobody", () => {
  typeAndLeave(new Field())
  running = true
  follow()
  pass(3100)
  assert.equal(went, true)
})
