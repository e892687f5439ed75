import assert from "node:assert/strict"
import test from "node:test"
import {
  beatPartAt,
  cueBeginsWith,
  cueIndexAt,
} from "../../../psoas_coach/ui/js/src/player/beat.js"
import { Cues } from "../../../psoas_coach/ui/js/src/player/cues.js"
import { poseAt } from "../../../psoas_coach/ui/js/src/player/figure_pose.js"
import { keyCommand } from "../../../psoas_coach/ui/js/src/player/keys.js"
import { PathBlend } from "../../../psoas_coach/ui/js/src/player/path_blend.js"
import {
  recallPosition,
  storePosition,
} from "../../../psoas_coach/ui/js/src/player/session_store.js"
import { Tabs } from "../../../psoas_coach/ui/js/src/player/tabs.js"
import { installStorage } from "./fake_time.js"
import { BEAT, makeClock, makeStep, STEPS, T0 } from "./session_factory.js"

/** @import { Sound } from "../../../psoas_coach/ui/js/src/payloads.js" */

const LABELS = {
  half: "Half-way.",
  over: "That was it.",
  paused: "Paused",
  asking: "Why do you stop?",
  recount: "Get back",
  waiting: "Go on when you are ready.",
}
/** @type {Sound} */
const SOUND = { theme: "clear", tones: 60, voice: 70, half: true, wait: false }

// --- cues ----------------------------------------------------------------------------------------

/**
 * Gives one cue, and returns what was played, said aloud, shown to readers and hushed.
 *
 * @param {Parameters<Cues["give"]>[0]} event
 * @param {Partial<Sound>} [sound]
 * @param {Parameters<Cues["give"]>[1]} [step]
 * @param {Partial<Parameters<Cues["give"]>[2]>} [due]
 */
function cue(
  event,
  sound = {},
  step = makeStep({ id: "0.left", kind: "hold", seconds: 60 }),
  due = {},
) {
  /** @type {string[]} */
  const out = []
  const cues = new Cues(
    { labels: LABELS, language: "en" },
    { ...SOUND, ...sound },
    {
      playTone: (tone) => out.push(`tone ${tone}`),
      speak: (texts, { voice, language }) => out.push(`${language} ${voice}: ${texts.join(" | ")}`),
      hush: () => out.push("hush"),
      announce: (text) => out.push(`read: ${text}`),
    },
  )
  cues.give(event, step, { repetition: 4, cue: "Ribs down.", newCue: false, ...due })
  return out
}

test("a hold begins with its tone and its sentence, aloud and to be read", () => {
  assert.deepEqual(cue("step"), ["tone hold", "read: say 0.left", "en 70: say 0.left"])
})

test("a lead-in has a tone of its own", () => {
  const ready = makeStep({ id: "0.ready", kind: "ready", seconds: 10 })
  assert.equal(cue("began", {}, ready)[0], "tone lead")
})

test("after a pause only a tone sounds: nothing is said twice", () => {
  assert.deepEqual(cue("resumed"), ["tone resumed"])
})

test("the middle is told only where somebody wants it, and without words in the quiet theme", () => {
  assert.deepEqual(cue("half"), ["tone half", "en 70: Half-way."])
  assert.deepEqual(cue("half", { half: false }), [])
  assert.deepEqual(cue("half", { theme: "quiet" }), ["tone half"])
})

const SET = makeStep({ id: "s", kind: "hold", seconds: 40, count: 8, counted: true, beat: BEAT })

test("repetitions are counted aloud, with what to do on the way out and on the way back", () => {
  assert.deepEqual(cue("repetition", {}, SET), ["tone repetition", "en 70: 4. Lift"])
  assert.deepEqual(cue("back", {}, SET), ["tone back", "en 70: Lower"])
})

test("a repetition with a new cue says the cue in place of what to do", () => {
  const due = { newCue: true }
  assert.deepEqual(cue("repetition", {}, SET, due), ["tone repetition", "en 70: 4. Ribs down."])
  assert.deepEqual(cue("back", {}, SET, due), ["tone back"])
})

test("the first repetition leaves the voice to the announcement of the set", () => {
  assert.deepEqual(cue("back", {}, SET, { repetition: 1 }), ["tone back"])
})

test("a further cue of a hold is said, and not read out: it is on the page", () => {
  assert.deepEqual(cue("cue"), ["en 70: Ribs down."])
})

test("a place is said sentence by sentence and read out once", () => {
  const place = makeStep({
    id: "p",
    kind: "find_place",
    seconds: 20,
    spoken: ["Lie down.", "A mat."],
  })
  const told = ["tone lead", "read: Lie down. A mat.", "en 70: Lie down. | A mat."]
  assert.deepEqual(cue("step", {}, place), told)
  assert.deepEqual(cue("waiting", {}, place), told)
})

test("the last seconds tick, and the end is told", () => {
  assert.deepEqual(cue("count"), ["tone count"])
  assert.deepEqual(cue("over"), ["tone over", "read: That was it.", "en 70: That was it."])
})

test("a move that waits says which one it is", () => {
  const said = "Half kneeling. Go on when you are ready."
  assert.deepEqual(cue("waiting"), ["tone lead", `read: ${said}`, `en 70: ${said}`])
})

test("a pause hushes the voice and is read out; a cause without words of its own is a pause", () => {
  assert.deepEqual(cue("asking"), ["hush", "read: Why do you stop?"])
  assert.deepEqual(cue("recount"), ["hush", "read: Get back"])
  assert.deepEqual(cue("elsewhere"), ["hush", "read: Paused"])
})

// --- where the body is ---------------------------------------------------------------------------

const LEAD = {
  kind: /** @type {const} */ ("ready"),
  repetition: 1,
  count: null,
  counted: false,
  beat: null,
}

test("before the first repetition the body eases from the start into place", () => {
  assert.deepEqual(
    [0, 0.1, 1].map((part) => poseAt(LEAD, part).work),
    [0, 0, 1],
  )
  const middle = poseAt(LEAD, 0.5).work
  assert.ok(middle > 0.3 && middle < 0.7)
})

test("before a further repetition it goes back to the start and into place again", () => {
  const further = { ...LEAD, repetition: 2 }
  assert.deepEqual(
    [0, 0.4, 1].map((part) => poseAt(further, part).work),
    [1, 0, 1],
  )
})

test("it turns round once, in the middle of a change of sides", () => {
  const change = { ...LEAD, kind: /** @type {const} */ ("switch") }
  assert.deepEqual(
    [0, 0.3, 0.52, 1].map((part) => poseAt(change, part).turned),
    [0, 0, 1, 1],
  )
  assert.equal(poseAt(LEAD, 0).turned, 1)
})

test("a counted set goes there and back with each repetition, in the seconds of its beat", () => {
  const hold = /** @type {const} */ ("hold")
  const set = { ...LEAD, kind: hold, count: 4, counted: true, beat: BEAT }
  for (const repetition of [0, 1, 2, 3]) {
    const at = (/** @type {number} */ part) => poseAt(set, (repetition + part) / 4).work
    assert.deepEqual([0, 0.4, 0.5, 0.6].map(at), [0, 1, 1, 1])
    assert.ok(at(0.2) > 0.4 && at(0.2) < 0.6 && at(0.8) > 0.4 && at(0.8) < 0.6 && at(0.99) < 0.01)
  }
})

test("while a place is found the figure shows where the move starts", () => {
  const place = { ...LEAD, kind: /** @type {const} */ ("find_place") }
  assert.deepEqual(
    [0, 0.5, 1].map((part) => poseAt(place, part)),
    Array(3).fill({ work: 0, turned: 1 }),
  )
})

// --- the beat ------------------------------------------------------------------------------------

test("the cues of a hold share it out, and the first comes first", () => {
  const hold = { cues: ["a", "b", "c"], count: null }
  const at = [0, 0.33, 0.34, 0.66, 0.67, 1].map((part) => cueIndexAt(hold, part))
  assert.deepEqual(at, [0, 0, 1, 1, 2, 2])
})

test("in a counted set each cue begins with a repetition, whatever their number", () => {
  const begins = (/** @type {number} */ count) =>
    [...Array(count).keys()]
      .map((index) => index + 1)
      .filter((number) => cueBeginsWith({ cues: ["a", "b", "c"], count }, number))
  assert.deepEqual(
    [begins(8), begins(12), begins(5), begins(3)],
    [
      [4, 7],
      [5, 9],
      [3, 5],
      [2, 3],
    ],
  )
  assert.equal(cueBeginsWith({ cues: ["a", "b"], count: null }, null), false)
})

test("the parts of a repetition are as long as the beat says", () => {
  const parts = [0, 0.39, 0.4, 0.59, 0.6, 0.99].map((part) => beatPartAt(BEAT, part))
  assert.deepEqual(parts, [0, 0, 1, 1, 2, 2])
  const quick = { ...BEAT, seconds: /** @type {[number, number, number]} */ ([2, 0, 2]) }
  assert.deepEqual(
    [0.49, 0.5].map((part) => beatPartAt(quick, part)),
    [0, 2],
  )
})

test("a counted move is shown once before its first set, and stays at its start after that", () => {
  const counted = { ...LEAD, counted: true }
  assert.equal(poseAt(counted, 0.5).work, 1)
  assert.equal(poseAt({ ...counted, repetition: 2 }, 0.5).work, 0)
})

test("paths blend number by number, and what is empty is as before", () => {
  const blend = new PathBlend([
    ["M0 0L10-4", "M1 1"],
    ["M10 20L20-8", ""],
    ["M10 20L20-8", "M3 1"],
  ])
  assert.equal(blend.at(0, 0), "M0.0 0.0L10.0 -4.0")
  assert.equal(blend.at(0, 0.25), "M5.0 10.0L15.0 -6.0")
  assert.equal(blend.at(1, 0.5), "M1.0 1.0")
  assert.equal(blend.at(1, 0.75), "M2.0 1.0")
  assert.equal(blend.at(1, 7), "M3.0 1.0")
  assert.deepEqual(
    new PathBlend([
      ["M1 1", "M2 2"],
      ["", "M3 2"],
    ]).still,
    [true, false],
  )
})

// --- keys ----------------------------------------------------------------------------------------

/**
 * @param {string} key
 * @param {Partial<KeyboardEvent>} [how]
 */
function press(key, how = {}) {
  const event = { key, composedPath: () => [], defaultPrevented: false, ...how }
  return keyCommand(/** @type {KeyboardEvent} */ (/** @type {unknown} */ (event)))
}

test("space, arrows and Escape command the player, and letters do not", (t) => {
  Object.assign(globalThis, { Element: class {} })
  t.after(() => Reflect.deleteProperty(globalThis, "Element"))
  const keys = [" ", "ArrowLeft", "ArrowRight", "Escape", "r", "Enter"]
  assert.deepEqual(
    keys.map((key) => press(key)),
    ["toggle", "back", "skip", "stop", null, null],
  )
  for (const how of ["ctrlKey", "metaKey", "altKey", "repeat", "defaultPrevented"]) {
    assert.equal(press(" ", { [how]: true }), null, how)
  }
})

test("a focused element keeps the keys that it uses itself", (t) => {
  class Focused {
    /** @param {string} tag */
    constructor(tag) {
      this.tag = tag
    }
    /** @param {string} selector */
    closest(selector) {
      return selector.split(", ").includes(this.tag) ? this : null
    }
  }
  Object.assign(globalThis, { Element: Focused })
  t.after(() => Reflect.deleteProperty(globalThis, "Element"))
  const on = (/** @type {string} */ tag, /** @type {string} */ key) => {
    const target = /** @type {EventTarget} */ (/** @type {unknown} */ (new Focused(tag)))
    return press(key, { composedPath: () => [target] })
  }
  assert.equal(on("button", " "), null)
  assert.equal(on("button", "ArrowRight"), "skip")
  assert.equal(on("input", "ArrowRight"), null)
  assert.equal(on("dialog", "Escape"), null)
  assert.equal(on("section", " "), "toggle")
})

// --- what a tab stores ---------------------------------------------------------------------------

const SESSION = { session: "s", steps: STEPS, resume: null }

test("a reload of the tab comes back to the very position", (t) => {
  installStorage(t)
  const { clock } = makeClock()
  clock.start(T0)
  clock.skip(T0 + 4000)
  storePosition("s", clock.position)
  assert.deepEqual(recallPosition(SESSION), clock.position)
  assert.equal(recallPosition({ ...SESSION, session: "another" }), null)
  assert.equal(recallPosition({ ...SESSION, course: "s:1" }), null, "it came back from elsewhere")
  storePosition("s:1", { ...clock.position, left: 1 })
  assert.equal(recallPosition({ ...SESSION, course: "s:1" })?.left, 1)
  assert.deepEqual(recallPosition(SESSION), clock.position)
})

test("what is forged or of another plan is not taken", (t) => {
  const { sessionStorage } = installStorage(t)
  const good = { step: 1, status: "paused", left: 5, deadline: 0, seen: 0, held: { "0.left": 3 } }
  const store = (/** @type {unknown} */ value) =>
    sessionStorage.setItem("psoas-coach:course:s", JSON.stringify(value))
  store(good)
  assert.deepEqual(recallPosition(SESSION), good)
  for (const bad of [
    { step: -1 },
    { step: 7 },
    { step: 1.5 },
    { step: "1" },
    { status: "flying" },
    { left: null },
    { deadline: "soon" },
    { seen: undefined },
    { held: null },
    { held: { "0.left": "long" } },
    { held: { "9.left": 3 } },
  ]) {
    store({ ...good, ...bad })
    assert.equal(recallPosition(SESSION), null, JSON.stringify(bad))
  }
  for (const text of ["null", "3", "[]", "{", '"s"']) {
    sessionStorage.setItem("psoas-coach:course:s", text)
    assert.equal(recallPosition(SESSION), null, text)
  }
})

test("a new tab waits, paused, where the server knows the session to be", (t) => {
  installStorage(t)
  const resume = { step: "0.right", left: 12.5, held: { "0.left": 60 } }
  const at = { step: 4, status: "paused", left: 12_500, deadline: 0, seen: 0 }
  assert.deepEqual(recallPosition({ ...SESSION, resume }), { ...at, held: { "0.left": 60_000 } })
  const long = recallPosition({ ...SESSION, resume: { ...resume, left: 999 } })
  assert.equal(long?.left, 60_000)
  assert.equal(recallPosition({ ...SESSION, resume: { ...resume, step: "gone" } }), null)
})

test("where there is no storage the server's copy is taken, and nothing fails", (t) => {
  const { sessionStorage } = installStorage(t)
  sessionStorage.broken = true
  storePosition("s", makeClock().clock.position)
  const resume = { step: "0.right", left: 12, held: {} }
  assert.equal(recallPosition({ ...SESSION, resume })?.step, 4)
})

// --- one clock for all tabs ----------------------------------------------------------------------

test("a tab that starts the clock tells the others of its session, and not itself", (t) => {
  /** @type {{ name: string, onmessage?: (event: { data: unknown }) => void }[]} */
  const channels = []
  class Channel {
    /** @type {((event: { data: unknown }) => void) | undefined} */
    onmessage
    /** @param {string} name */
    constructor(name) {
      this.name = name
      channels.push(this)
    }
    /** @param {unknown} data */
    postMessage(data) {
      for (const one of channels) if (one.name === this.name) one.onmessage?.({ data })
    }
    close() {}
  }
  const before = globalThis.BroadcastChannel
  Object.assign(globalThis, { BroadcastChannel: Channel })
  t.after(() => Object.assign(globalThis, { BroadcastChannel: before }))
  /** @type {string[]} */
  const paused = []
  const [one] = ["one", "two"].map((name) => new Tabs("s", () => paused.push(name)))
  new Tabs("another", () => paused.push("another"))
  one?.claim()
  assert.deepEqual(paused, ["two"])
})
