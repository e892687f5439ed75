import assert from "node:assert/strict"
import test from "node:test"
import { reloadBlank } from "../../../psoas_coach/ui/js/src/loading/reload_blank.js"

function tab() {
  /** @type {Map<string, string>} */
  const kept = new Map()
  return {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value),
    removeItem: (/** @type {string} */ key) => void kept.delete(key),
  }
}

test("an empty page is loaded once more, and only once", () => {
  const storage = tab()
  let loads = 0
  for (let look = 0; look < 3; look++) reloadBlank({ childElementCount: 0 }, storage, () => loads++)
  assert.equal(loads, 1)
})

test("a page that is drawn is left alone, and a later empty one may be loaded again", () => {
  const storage = tab()
  let loads = 0
  reloadBlank({ childElementCount: 0 }, storage, () => loads++)
  reloadBlank({ childElementCount: 1 }, storage, () => loads++)
  assert.equal(loads, 1)
  reloadBlank({ childElementCount: 0 }, storage, () => loads++)
  assert.equal(loads, 2)
})

test("a page that is not the app's is left alone", () => {
  reloadBlank(null, tab(), () => assert.fail("there is nothing to wait for"))
})
