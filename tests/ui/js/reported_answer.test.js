import assert from "node:assert/strict"
import test from "node:test"
import { ReportedAnswer } from "../../../psoas_coach/ui/js/src/shared/reported_answer.js"
import { FakeTime } from "./fake_time.js"

/** @import { AnswerReport } from "../../../psoas_coach/ui/js/src/shared/reported_answer.js" */

/** An answer, and all that it sends. */
function setUp() {
  /** @type {AnswerReport<string>[]} */
  const sent = []
  /** @type {ReportedAnswer<string>} */
  const answer = new ReportedAnswer()
  /** @param {string | null} value */
  const choose = (value, done = true) => answer.choose(value, done, (report) => sent.push(report))
  return { answer, choose, sent }
}

test("what is chosen shows at once and is sent with an id of its own", (t) => {
  new FakeTime(0).install(t)
  const { answer, choose, sent } = setUp()
  choose("3")
  choose("4", false)
  assert.equal(answer.value, "4")
  assert.deepEqual(
    sent.map(({ value, done }) => [value, done]),
    [
      ["3", true],
      ["4", false],
    ],
  )
  assert.notEqual(sent[0]?.id, sent[1]?.id)
  answer.close()
})

test("before anything is chosen, the page's value is taken", () => {
  const { answer } = setUp()
  answer.accept("2", null)
  assert.equal(answer.value, "2")
  answer.accept(null, "of another tab")
  assert.equal(answer.value, null)
})

test("what the page answers to an earlier tap takes nothing back", (t) => {
  new FakeTime(0).install(t)
  const { answer, choose, sent } = setUp()
  choose("3")
  choose("7")
  answer.accept("3", sent[0]?.id ?? "")
  assert.equal(answer.value, "7")
  answer.accept("7", sent[1]?.id ?? "")
  assert.equal(answer.value, "7")
  answer.accept(null, sent[1]?.id ?? "")
  assert.equal(answer.value, null)
})

test("it is sent again until the page has it, and no longer", (t) => {
  const time = new FakeTime(0).install(t)
  const { answer, choose, sent } = setUp()
  choose("3")
  time.pass(3000)
  time.pass(6000)
  assert.equal(sent.length, 3)
  assert.equal(new Set(sent.map(({ id }) => id)).size, 1)
  answer.accept("3", sent[0]?.id ?? "")
  time.pass(120_000)
  assert.equal(sent.length, 3)
})

test("what was taken back is reported, too", (t) => {
  new FakeTime(0).install(t)
  const { answer, choose, sent } = setUp()
  choose("3")
  choose(null)
  assert.equal(answer.value, null)
  assert.equal(sent[1]?.value, null)
  answer.close()
})

test("a component that leaves the page sends nothing more", (t) => {
  const time = new FakeTime(0).install(t)
  const { answer, choose, sent } = setUp()
  choose("3")
  answer.close()
  time.pass(120_000)
  assert.equal(sent.length, 1)
})
