import assert from "node:assert/strict"
import test from "node:test"

/** A plain press of the first button, with some of it changed. */
const CLICK = { button: 0, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }

const { isPlain } = await import("../../../psoas_coach/ui/js/src/page/navigation.js")

test("a plain click is for this page", () => {
  assert.equal(isPlain(CLICK), true)
})

for (const key of /** @type {const} */ (["altKey", "ctrlKey", "metaKey", "shiftKey"])) {
  test(`a click with ${key} is the browser's: it opens a tab or a window`, () => {
    assert.equal(isPlain({ ...CLICK, [key]: true }), false)
  })
}

test("a click with another button is the browser's", () => {
  assert.equal(isPlain({ ...CLICK, button: 1 }), false)
})
