import assert from "node:assert/strict"
import test from "node:test"
import { SignState } from "../../../psoas_coach/ui/js/src/sign_state.js"

/** @param {string} id */
const item = (id) => ({ id, lead: id, more: "", note: "" })
/** @param {string} id @param {string[]} items */
const card = (id, ...items) => ({ id, title: id, summary: id, items: items.map(item) })

const LIST = {
  cards: [card("legs", "both", "weak"), card("belly", "fever")],
  rest: [item("not_sure")],
  selected: /** @type {string[]} */ ([]),
  cleared: /** @type {string[]} */ ([]),
  acknowledged: /** @type {string | null} */ (null),
}

/** @param {Partial<typeof LIST>} [changed] */
function setUp(changed = {}) {
  const state = new SignState()
  state.accept({ ...LIST, ...changed })
  return state
}

test("nothing is on beforehand", () => {
  const state = setUp()
  assert.deepEqual(
    ["legs", "both", "weak", "belly", "fever", "not_sure"].filter((id) => state.isOn(id)),
    [],
  )
})

test("a card is cleared by itself: the others stay open", () => {
  const state = setUp()
  const { on } = state.toggleCard("legs")
  assert.deepEqual(on, {
    legs: true,
    both: false,
    weak: false,
    belly: false,
    fever: false,
    not_sure: false,
  })
})

test("a card that is cleared loses its ticks and no others", () => {
  const state = setUp({ selected: ["both", "fever", "not_sure"] })
  const { on } = state.toggleCard("legs")
  assert.equal(on.both, false)
  assert.equal(on.fever, true)
  assert.equal(on.not_sure, true)
})

test("a tick takes back that nothing of its card fits", () => {
  const state = setUp({ cleared: ["legs", "belly"] })
  const { on } = state.toggleItem("weak")
  assert.deepEqual([on.legs, on.weak, on.belly], [false, true, true])
  assert.equal(state.hasTick("legs"), true)
})

test("unticking the only sign leaves its card unanswered", () => {
  const state = setUp({ selected: ["weak"] })
  const { on } = state.toggleItem("weak")
  assert.deepEqual([on.legs, on.weak], [false, false])
})

test("a cleared card can be opened again", () => {
  const state = setUp({ cleared: ["legs"] })
  assert.equal(state.toggleCard("legs").on.legs, false)
})

test("not being sure clears no card", () => {
  const state = setUp({ cleared: ["legs"] })
  const { on } = state.toggleItem("not_sure")
  assert.deepEqual([on.legs, on.not_sure], [true, true])
})

test("what the page answers to an earlier tap takes nothing back", () => {
  const state = setUp()
  const first = state.toggleItem("both")
  const second = state.toggleItem("fever")
  assert.equal(state.accept({ ...LIST, selected: ["both"], acknowledged: first.id }), false)
  assert.equal(state.isOn("fever"), true)
  assert.equal(state.accept({ ...LIST, selected: ["both"], acknowledged: second.id }), true)
  assert.equal(state.isOn("fever"), false)
})

test("each tap has an id of its own", () => {
  const state = setUp()
  assert.notEqual(state.toggleItem("both").id, state.toggleItem("both").id)
})
