import assert from "node:assert/strict"
import test, { mock } from "node:test"

const { readTrail, StepTrail } = await import(
  "../../../psoas_coach/ui/js/src/self_check/step_trail.js"
)
const { DoubleTap } = await import("../../../psoas_coach/ui/js/src/self_check/double_tap.js")

/** A history of a browser that opened another page before; it goes where it is told, at once. */
class FakeHistory {
  /** @type {unknown[]} */
  entries = [null, null]
  place = 1
  /** @type {(state: unknown) => void} */
  onGo = () => undefined

  get state() {
    return this.entries[this.place]
  }

  get steps() {
    return readTrail(this.state)?.steps
  }

  /** @param {number} offset */
  go(offset) {
    if (!(this.place + offset in this.entries)) return
    this.place += offset
    this.onGo(this.state)
  }

  /** @param {unknown} state */
  pushState(state) {
    this.place += 1
    this.entries = [...this.entries.slice(0, this.place), state]
  }

  /** @param {unknown} state */
  replaceState(state) {
    this.entries[this.place] = state
  }
}

/** @param {string[]} steps that the page shows, one after the other */
function walk(...steps) {
  mock.timers.enable({ apis: ["setTimeout"] })
  const history = new FakeHistory()
  /** @type {{ id: string, value: string }[]} */
  const reports = []
  const trail = new StepTrail(history, (report) => reports.push(report))
  history.onGo = (state) => trail.goTo(state)
  /**
   * @param {string} step
   * @param {{ ended?: boolean, check?: string, acknowledged?: string | null }} [rest]
   */
  const show = (step, { ended = false, check = "a", acknowledged = null } = {}) =>
    trail.show({ check, step, ended, acknowledged })
  for (const step of steps) show(step)
  return { history, reports, trail, show }
}

test.afterEach(() => mock.timers.reset())

test("each step is an entry, and the first takes the place of the page's own", () => {
  const { history } = walk("age", "legs", "pain")
  assert.equal(history.entries.length, 4)
  assert.deepEqual(history.steps, ["age", "legs", "pain"])
})

test("a step that is drawn again is no new entry", () => {
  const { history } = walk("age", "age", "legs", "legs")
  assert.equal(history.entries.length, 3)
})

test("Back is reported with the step before, and that is not an entry once more", () => {
  const { history, reports, show } = walk("age", "legs")
  history.go(-1)
  assert.deepEqual(
    reports.map(({ value }) => value),
    ["age"],
  )
  show("age", { acknowledged: reports[0]?.id ?? null })
  assert.deepEqual(history.steps, ["age"])
  assert.equal(history.entries.length, 3)
  history.go(1)
  assert.equal(reports.at(-1)?.value, "legs")
})

test("what the page still shows from before it heard of Back does not pull the browser forward", () => {
  const { history, show } = walk("age", "legs")
  history.go(-1)
  show("legs")
  assert.deepEqual(history.steps, ["age"])
})

test("Back is told again until the page has heard of it", () => {
  const { history, reports, show } = walk("age", "legs")
  history.go(-1)
  mock.timers.tick(3000)
  assert.equal(reports.length, 2)
  show("age", { acknowledged: reports[0]?.id ?? null })
  mock.timers.tick(60_000)
  assert.equal(reports.length, 2)
})

test("the page's own Back goes to the entry before, and is not reported", () => {
  const { history, reports, show } = walk("age", "legs", "pain")
  show("legs")
  assert.deepEqual(history.steps, ["age", "legs"])
  assert.equal(history.entries.length, 4)
  assert.equal(reports.length, 0)
})

test("where the page refuses to go forward, the browser comes back too", () => {
  const { history, reports, show } = walk("age", "legs", "pain")
  show("age")
  history.go(2)
  show("legs", { acknowledged: reports[0]?.id ?? null })
  assert.deepEqual(history.steps, ["age", "legs"])
})

test("a self-check that has stopped is left as a whole", () => {
  const { history, reports, show } = walk("age", "legs")
  show("legs", { ended: true })
  history.go(-1)
  assert.equal(history.place, 0)
  assert.equal(reports.length, 0)
})

test("the steps of a finished self-check are not walked through once more", () => {
  const { history, show } = walk("age", "legs", "pain")
  show("age", { check: "b" })
  assert.deepEqual(history.steps, ["age"])
  history.go(-1)
  assert.equal(history.place, 0)
})

test("a state that another page has left is no trail", () => {
  for (const state of [null, undefined, {}, "x", { trail: null }, { trail: { steps: 1 } }]) {
    assert.equal(readTrail(state), null)
  }
})

const HERE = /** @type {Element} */ (/** @type {unknown} */ ({}))
const NEXT = /** @type {Element} */ (/** @type {unknown} */ ({}))

test("the second half of a double tap is for another question", () => {
  const taps = new DoubleTap()
  assert.equal(taps.isSecondHalf({ at: 1000, x: 50, y: 200, widget: HERE }), false)
  assert.equal(taps.isSecondHalf({ at: 1200, x: 52, y: 204, widget: NEXT }), true)
  assert.equal(taps.isSecondHalf({ at: 1340, x: 52, y: 204, widget: NEXT }), true)
  assert.equal(taps.isSecondHalf({ at: 1400, x: 52, y: 204, widget: NEXT }), false)
})

for (const [name, tap] of Object.entries({
  "in the same question": { at: 1100, x: 50, y: 200, widget: HERE },
  "elsewhere on the page": { at: 1100, x: 50, y: 300, widget: NEXT },
  "when there was time to read": { at: 1400, x: 50, y: 200, widget: NEXT },
})) {
  test(`a second tap ${name} counts`, () => {
    const taps = new DoubleTap()
    taps.isSecondHalf({ at: 1000, x: 50, y: 200, widget: HERE })
    assert.equal(taps.isSecondHalf(tap), false)
  })
}
