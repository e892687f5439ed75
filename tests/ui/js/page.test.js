import assert from "node:assert/strict"
import test from "node:test"
import {
  hasFraction,
  isForWholeNumbers,
  toDecimal,
  toWhole,
} from "../../../psoas_coach/ui/js/src/page/number_fields.js"
import { readTheme, redrawInTheme } from "../../../psoas_coach/ui/js/src/page/theme.js"
import { FakeTime } from "./fake_time.js"

// --- numbers as people write them ----------------------------------------------------------------

for (const [typed, number] of /** @type {const} */ ([
  ["1,5", "1.5"],
  ["1.5", "1.5"],
  [",5", ".5"],
  ["\u066b5", ".5"],
  ["1,2,5", "1.25"],
  ["2 h", "2"],
  ["-3,5", "-3.5"],
  ["3-5", "35"],
  ["", ""],
])) {
  test(`${typed || "nothing"} in a field for parts is ${number || "nothing"}`, () => {
    assert.equal(toDecimal(typed), number)
  })
}

for (const typed of [
  "1,5",
  "1.5",
  "1.234,5",
  "1,234.5",
  "0,5",
  ",5",
  "1\u066b5",
  "1.000",
  "-1,5",
]) {
  test(`${typed} is refused in a field for whole numbers, as it was typed`, () => {
    assert.equal(toWhole(typed), typed)
    assert.equal(hasFraction(typed), true)
  })
}

for (const typed of ["", "0", "12", "-12", "7.", "7,"]) {
  test(`${typed || "nothing"} is taken in a field for whole numbers`, () => {
    assert.equal(hasFraction(toWhole(typed)), false)
  })
}

test("letters are left out of a whole number", () => {
  assert.equal(toWhole("45 min"), "45")
  assert.equal(toWhole("4-5"), "45")
})

test("a field is for whole numbers when its step is one", () => {
  assert.deepEqual(["1", "5", "0.5", "0.01", ""].map(isForWholeNumbers), [
    true,
    true,
    false,
    false,
    false,
  ])
})

// --- the theme -----------------------------------------------------------------------------------

test("a background is light or dark by how bright it is", () => {
  assert.deepEqual([" #fbf8f1", "#0f1f1c", "#7f0000", "#800000"].map(readTheme), [
    "light",
    "dark",
    "dark",
    "light",
  ])
})

test("a page drawn for another theme asks once for each change, also of a server that cannot know", () => {
  let asked = 0
  const ask = () => {
    asked += 1
  }
  redrawInTheme("light", "light", ask)
  assert.equal(asked, 0)
  redrawInTheme("dark", "light", ask)
  redrawInTheme("dark", "light", ask)
  assert.equal(asked, 1)
  redrawInTheme("dark", "dark", ask)
  redrawInTheme("light", "dark", ask)
  assert.equal(asked, 2)
  redrawInTheme("light", "light", ask)
  redrawInTheme("dark", "light", ask)
  assert.equal(asked, 3)
})

// --- the end of the day --------------------------------------------------------------------------

/** Watching of its own, as a page that was just loaded has it. @param {string} name */
async function freshDay(name) {
  /** @type {typeof import("../../../psoas_coach/ui/js/src/page/day_end.js")} */
  const day = await import(`../../../psoas_coach/ui/js/src/page/day_end.js?${name}`)
  return day
}

const HOUR = 3_600_000

test("the page asks the server when the day is over, and again each minute until it turns", async (t) => {
  const time = new FakeTime(0).install(t)
  const { watchDay } = await freshDay("over")
  /** @type {number[]} */
  const asked = []
  watchDay(10 * HOUR, (at) => asked.push(at))
  time.pass(10 * HOUR - 1)
  assert.equal(asked.length, 0)
  time.pass(1 + 120_000)
  assert.deepEqual(
    asked,
    [0, 60_000, 120_000].map((ms) => 10 * HOUR + ms),
  )
  watchDay(34 * HOUR, (at) => asked.push(at))
  time.pass(HOUR)
  assert.equal(asked.length, 3)
})

test("a device that slept through the end asks when somebody comes back", async (t) => {
  const time = new FakeTime(0).install(t)
  const { checkDay, watchDay } = await freshDay("slept")
  let asked = 0
  watchDay(10 * HOUR, () => {
    asked += 1
  })
  time.sleep(11 * HOUR)
  assert.equal(asked, 0)
  checkDay()
  checkDay()
  assert.equal(asked, 1)
})

test("the same day that is given again is not asked about at once again", async (t) => {
  const time = new FakeTime(0).install(t)
  const { watchDay } = await freshDay("again")
  let asked = 0
  const ask = () => {
    asked += 1
  }
  watchDay(HOUR, ask)
  time.pass(HOUR)
  watchDay(HOUR, ask)
  assert.equal(asked, 1)
})

test("nothing is asked before a day is watched", async (t) => {
  new FakeTime(0).install(t)
  const { checkDay } = await freshDay("none")
  checkDay()
})
