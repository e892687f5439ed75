import assert from "node:assert/strict"
import test from "node:test"
import { deflateSync } from "node:zlib"
import {
  decodePayload,
  inflatePayload,
  samePayload,
} from "../../../psoas_coach/ui/js/src/shared/payload.js"
import { RetrySend } from "../../../psoas_coach/ui/js/src/shared/retry_send.js"
import {
  readStored,
  recallSound,
  store,
  storeSound,
} from "../../../psoas_coach/ui/js/src/shared/storage.js"
import { Ticker } from "../../../psoas_coach/ui/js/src/shared/ticker.js"
import { hush, speak } from "../../../psoas_coach/ui/js/src/shared/voice.js"
import { WakeLock } from "../../../psoas_coach/ui/js/src/shared/wake_lock.js"
import { FakeTime, installStorage } from "./fake_time.js"

/** @import { Sound } from "../../../psoas_coach/ui/js/src/payloads.js" */

/** @type {Sound} */
const SOUND = { theme: "clear", tones: 60, voice: 70, half: true, wait: false }

// --- the clock -----------------------------------------------------------------------------------

/** A clock of its own, as a page that was just loaded has it. @param {string} name */
async function freshClock(name) {
  const { now } = await import(`../../../psoas_coach/ui/js/src/shared/clock.js?${name}`)
  return /** @type {() => number} */ (now)
}

test("the clock says what the device's clock says at first, and goes with the time", async (t) => {
  const time = new FakeTime(5_000_000).install(t)
  const now = await freshClock("goes")
  assert.equal(now(), 5_000_000)
  time.pass(1234)
  assert.equal(now(), 5_001_234)
})

test("a device that slept was away for as long as its clock says", async (t) => {
  const time = new FakeTime(5_000_000).install(t)
  const now = await freshClock("sleeps")
  time.sleep(600_000)
  assert.equal(now(), 5_600_000)
  time.pass(1000)
  assert.equal(now(), 5_601_000)
})

test("a clock that is set back takes no time away, and a second sleep still counts", async (t) => {
  const time = new FakeTime(5_000_000).install(t)
  const now = await freshClock("back")
  time.pass(1000)
  time.setWallClock(-3_600_000)
  assert.equal(now(), 5_001_000)
  time.pass(1000)
  assert.equal(now(), 5_002_000)
  time.sleep(60_000)
  assert.equal(now(), 5_062_000)
})

test("a clock that drifts a little is not corrected in leaps", async (t) => {
  const time = new FakeTime(5_000_000).install(t)
  const now = await freshClock("drifts")
  time.setWallClock(1900)
  assert.equal(now(), 5_000_000)
})

// --- retrying ------------------------------------------------------------------------------------

test("what is not acknowledged is sent again, after longer and longer waits", (t) => {
  const time = new FakeTime().install(t)
  const retry = new RetrySend()
  /** @type {number[]} */
  const sent = []
  retry.send(() => sent.push(time.steady / 1000))
  time.pass(110_000)
  assert.deepEqual(sent, [0, 3, 9, 21, 45, 75, 105])
})

test("what the page acknowledges is not sent again", (t) => {
  const time = new FakeTime().install(t)
  const retry = new RetrySend()
  let sent = 0
  retry.send(() => {
    sent += 1
  })
  time.pass(3000)
  retry.acknowledge()
  time.pass(600_000)
  assert.equal(sent, 2)
})

test("a newer tap takes the place of an older one, and is sent at once", (t) => {
  const time = new FakeTime().install(t)
  const retry = new RetrySend()
  /** @type {string[]} */
  const sent = []
  retry.send(() => sent.push("old"))
  time.pass(2000)
  retry.send(() => sent.push("new"))
  time.pass(3000)
  assert.deepEqual(sent, ["old", "new", "new"])
})

// --- storage -------------------------------------------------------------------------------------

test("what is stored is read again, and nothing fails without storage", (t) => {
  const { localStorage } = installStorage(t)
  store(localStorage, "a", { b: 1 })
  assert.deepEqual(readStored(localStorage, "a"), { b: 1 })
  assert.equal(readStored(localStorage, "nothing"), null)
  localStorage.setItem("a", "{")
  assert.equal(readStored(localStorage, "a"), null)
  localStorage.broken = true
  store(localStorage, "a", 1)
  assert.equal(readStored(localStorage, "a"), null)
})

test("this device's sound settings go before the journal's, where they fit", (t) => {
  const { localStorage } = installStorage(t)
  assert.deepEqual(recallSound(SOUND), SOUND)
  storeSound({ ...SOUND, voice: 0, theme: "quiet" })
  assert.deepEqual(recallSound(SOUND), { ...SOUND, voice: 0, theme: "quiet" })
  const forged = { tones: "loud", half: 1, voice: null, wait: true, unknown: 5 }
  localStorage.setItem("psoas-coach:sound", JSON.stringify(forged))
  assert.deepEqual(recallSound(SOUND), { ...SOUND, wait: true })
  localStorage.broken = true
  assert.deepEqual(recallSound(SOUND), SOUND)
})

// --- the ticker ----------------------------------------------------------------------------------

/** @param {import("node:test").TestContext} t @param {unknown} worker */
function installWorker(t, worker) {
  const before = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (globalThis)).Worker
  Object.assign(globalThis, { Worker: worker })
  t.after(() => Object.assign(globalThis, { Worker: before }))
}

test("it ticks about five times a second and at the deadline, until it is stopped", (t) => {
  const time = new FakeTime().install(t)
  installWorker(t, undefined)
  /** @type {number[]} */
  const ticks = []
  const ticker = new Ticker(() => ticks.push(time.steady))
  ticker.start()
  ticker.start()
  ticker.tickIn(450)
  time.pass(600)
  assert.deepEqual(ticks, [200, 400, 450, 600])
  ticker.tickIn(50)
  ticker.stop()
  time.pass(10_000)
  assert.equal(ticks.length, 4)
})

test("a worker ticks where the page's own timers are slowed down, and goes with the ticker", (t) => {
  const time = new FakeTime().install(t)
  /** @type {{ onmessage?: () => void, ended: boolean }[]} */
  const workers = []
  installWorker(
    t,
    class {
      ended = false
      constructor() {
        workers.push(this)
      }
      terminate() {
        this.ended = true
      }
    },
  )
  let ticks = 0
  const ticker = new Ticker(() => {
    ticks += 1
  })
  ticker.start()
  workers[0]?.onmessage?.()
  assert.equal(ticks, 1)
  ticker.stop()
  assert.deepEqual(
    workers.map(({ ended }) => ended),
    [true],
  )
  ticker.start()
  assert.equal(workers.length, 2)
  ticker.stop()
  time.pass(1000)
  assert.equal(ticks, 1)
})

test("a deadline that is past ticks at once, and only the last one asked for", (t) => {
  const time = new FakeTime().install(t)
  let ticks = 0
  const ticker = new Ticker(() => {
    ticks += 1
  })
  ticker.tickIn(5000)
  ticker.tickIn(-10)
  time.pass(0)
  assert.equal(ticks, 1)
  time.pass(9000)
  assert.equal(ticks, 1)
})

// --- the voice -----------------------------------------------------------------------------------

const HERE = { lang: "en-GB", localService: true, name: "Here" }
const AWAY = { lang: "en-US", localService: false, name: "Away" }

/**
 * A device that speaks.
 *
 * @param {import("node:test").TestContext} t
 * @param {{ lang: string, localService: boolean, name: string }[]} voices may be filled later
 */
function installSpeech(t, voices) {
  /** @type {string[]} */
  const said = []
  const speechSynthesis = {
    getVoices: () => voices,
    speak: (/** @type {{ text: string, voice: { name: string }, volume: number }} */ one) =>
      said.push(`${one.voice.name} ${one.volume}: ${one.text}`),
    cancel: () => said.push("cancel"),
  }
  class SpeechSynthesisUtterance {
    /** @param {string} text */
    constructor(text) {
      this.text = text
    }
  }
  Object.assign(globalThis, { speechSynthesis, SpeechSynthesisUtterance })
  t.after(() => {
    hush()
    Reflect.deleteProperty(globalThis, "speechSynthesis")
    Reflect.deleteProperty(globalThis, "SpeechSynthesisUtterance")
  })
  return said
}

test("only a voice that lives on the device speaks, in the language or its nearest", (t) => {
  new FakeTime().install(t)
  const said = installSpeech(t, [AWAY, { ...HERE, lang: "de_DE", name: "Hier" }, HERE])
  speak("One.", { voice: 70, language: "en" })
  speak("Zwei.", { voice: 100, language: "de-DE" })
  assert.deepEqual(said, ["cancel", "Here 0.7: One.", "cancel", "Hier 1: Zwei."])
})

test("several sentences are said one by one, and empty ones are passed over", (t) => {
  const said = installSpeech(t, [HERE])
  speak(["One.", "", "Two."], { voice: 70, language: "en" })
  assert.deepEqual(said, ["cancel", "Here 0.7: One.", "Here 0.7: Two."])
})

test("nothing is said with the voice off, or where there is no speech at all", (t) => {
  speak("One.", { voice: 70, language: "en" })
  const said = installSpeech(t, [HERE])
  speak("One.", { voice: 0, language: "en" })
  speak("", { voice: 70, language: "en" })
  assert.deepEqual(said, ["cancel", "cancel"])
})

test("a sentence waits a moment for the voices to be loaded", (t) => {
  const time = new FakeTime().install(t)
  /** @type {(typeof HERE)[]} */
  const voices = []
  const said = installSpeech(t, voices)
  speak("One.", { voice: 70, language: "en" })
  time.pass(1000)
  voices.push(HERE)
  time.pass(200)
  assert.deepEqual(said.at(-1), "Here 0.7: One.")
  const before = said.length
  time.pass(60_000)
  assert.equal(said.length, before)
})

test("what would be said too late, or after something newer, is not said", (t) => {
  const time = new FakeTime().install(t)
  /** @type {(typeof HERE)[]} */
  const voices = [AWAY]
  const said = installSpeech(t, voices)
  speak("Late.", { voice: 70, language: "en" })
  time.pass(4500)
  voices.push(HERE)
  time.pass(60_000)
  assert.deepEqual(
    said.filter((one) => one !== "cancel"),
    [],
  )
  voices.pop()
  speak("Old.", { voice: 70, language: "en" })
  speak("New.", { voice: 70, language: "en" })
  voices.push(HERE)
  time.pass(400)
  assert.deepEqual(
    said.filter((one) => one !== "cancel"),
    ["Here 0.7: New."],
  )
  voices.pop()
  speak("Hushed.", { voice: 70, language: "en" })
  hush()
  voices.push(HERE)
  time.pass(400)
  assert.equal(said.includes("Here 0.7: Hushed."), false)
})

// --- the display ---------------------------------------------------------------------------------

/** A device whose system can release the lock. @param {import("node:test").TestContext} t */
function installWakeLock(t) {
  /** @type {(EventTarget & { release: () => Promise<void>, released: boolean })[]} */
  const locks = []
  const request = async () => {
    const lock = Object.assign(new EventTarget(), {
      released: false,
      release: async () => {
        lock.released = true
        lock.dispatchEvent(new Event("release"))
      },
    })
    locks.push(lock)
    return lock
  }
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator")
  const device = { value: { wakeLock: { request } }, configurable: true }
  Object.defineProperty(globalThis, "navigator", device)
  Object.assign(globalThis, { document: { visibilityState: "visible" } })
  t.after(() => {
    if (before) Object.defineProperty(globalThis, "navigator", before)
    else Reflect.deleteProperty(globalThis, "navigator")
    Reflect.deleteProperty(globalThis, "document")
  })
  return locks
}

test("the display is kept lit while it is wanted, by one lock", async (t) => {
  new FakeTime().install(t)
  const locks = installWakeLock(t)
  const lock = new WakeLock()
  await Promise.all([lock.want(true), lock.want(true)])
  await lock.want(true)
  assert.equal(locks.length, 1)
  await lock.want(false)
  assert.deepEqual(
    locks.map(({ released }) => released),
    [true],
  )
})

test("a lock that comes after it is wanted no more is given back", async (t) => {
  new FakeTime().install(t)
  const locks = installWakeLock(t)
  const lock = new WakeLock()
  await Promise.all([lock.want(true), lock.want(false)])
  assert.deepEqual(
    locks.map(({ released }) => released),
    [true],
  )
})

test("an old lock whose release comes late takes nothing from the new one", async (t) => {
  new FakeTime().install(t)
  const locks = installWakeLock(t)
  const lock = new WakeLock()
  await lock.want(true)
  await lock.want(false)
  await lock.want(true)
  locks[0]?.dispatchEvent(new Event("release"))
  await new Promise((resolve) => setImmediate(resolve))
  assert.equal(locks.length, 2)
})

test("a lock that the system takes is asked for again, but not over and over", async (t) => {
  const time = new FakeTime(0).install(t)
  const locks = installWakeLock(t)
  const lock = new WakeLock()
  time.pass(5000)
  await lock.want(true)
  const take = async () => {
    locks.at(-1)?.dispatchEvent(new Event("release"))
    await new Promise((resolve) => setImmediate(resolve))
  }
  await take()
  assert.equal(locks.length, 2)
  await take()
  assert.equal(locks.length, 2)
  time.pass(1000)
  await new Promise((resolve) => setImmediate(resolve))
  assert.equal(locks.length, 3)
})

test("where no lock can be had, nothing fails", async (t) => {
  installWakeLock(t)
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true })
  await new WakeLock().want(true)
})

// --- payloads ------------------------------------------------------------------------------------

test("payloads are read as Python writes them", async () => {
  const values = { text: "half-kneeling é ✓", list: [1, null] }
  const json = new TextEncoder().encode(JSON.stringify(values))
  assert.deepEqual(decodePayload(json), values)
  assert.deepEqual(await inflatePayload(new Uint8Array(deflateSync(json, { level: 9 }))), values)
})

test("payloads are the same when all their bytes are", () => {
  const bytes = (/** @type {number[]} */ ...list) => new Uint8Array(list)
  assert.equal(samePayload(bytes(1, 2), bytes(1, 2)), true)
  assert.equal(samePayload(bytes(1, 2), bytes(1, 3)), false)
  assert.equal(samePayload(bytes(1), bytes(1, 2)), false)
  assert.equal(samePayload(undefined, bytes()), false)
})
