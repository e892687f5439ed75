// The component of the hip measure: it guides the person by sound through a reading, and reports it.
// Streamlit calls the default export again with every new payload or theme, without cleaning up.

/** @import { MeasurePayload, ReadingsBySide, ReadingsReport, Sound } from "../payloads.js" */
/** @import { Cleanup, ComponentArguments } from "../streamlit.js" */
/** @import { MeasureEvent } from "./measurement.js" */
/** @import { Turn } from "./readings.js" */

import { now } from "../shared/clock.js"
import { buttonOf, find, make, makeButton } from "../shared/dom.js"
import { decodePayload } from "../shared/payload.js"
import { RetrySend } from "../shared/retry_send.js"
import { recallSound } from "../shared/storage.js"
import { Ticker } from "../shared/ticker.js"
import { claimSound, openSound, playTone, resumeSound } from "../shared/tones.js"
import { hush, speak } from "../shared/voice.js"
import { WakeLock } from "../shared/wake_lock.js"
import { Measurement } from "./measurement.js"
import { Readings, SIDES } from "./readings.js"
import { Tilt } from "./tilt.js"

const BUZZ = [180, 90, 180] // a vibration on the thigh is noticed where a sound is not
const DEFAULT_VOICE = 70 // percent, when the voice is turned on

/**
 * One measure of the hips.
 *
 * @typedef {object} Visit
 * @property {MeasurePayload["always"]} payload
 * @property {Sound} sound
 * @property {number} voice volume of the voice when it is on
 * @property {Measurement} measurement
 * @property {Readings} readings
 * @property {Turn} turn the current or the last reading
 */

class Measure {
  #root
  #wakeLock = new WakeLock()
  #ticker = new Ticker(() => this.#tick())
  #tilt = new Tilt((degrees, up) => this.#visit?.measurement.sense(degrees, up, now()))
  #retry = new RetrySend()
  #listeners = new AbortController()
  /** @type {Visit | undefined} */
  #visit
  /** @type {ComponentArguments["setStateValue"]} */
  #send = () => undefined
  /** @type {string | undefined} */
  #key
  #opening = false

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.#root = root
    const { signal } = this.#listeners
    root.addEventListener("click", (event) => this.#onClick(buttonOf(event)), { signal })
    const changed = (/** @type {Event} */ { target }) => {
      if (target instanceof HTMLInputElement) this.#onVoice(target.checked)
    }
    root.addEventListener("change", changed, { signal })
    document.addEventListener("visibilitychange", () => this.#onVisibility(), { signal })
    window.addEventListener("pageshow", resumeSound, { signal })
  }

  /** @param {ComponentArguments} component */
  update({ data, key, setStateValue }) {
    this.#send = setStateValue
    /** @type {MeasurePayload} */
    const { always, stored } = decodePayload(data)
    if (this.#key !== key) {
      this.#key = key
      this.#begin(always, stored)
      if (!this.#acknowledge(stored)) this.#report()
    } else this.#acknowledge(stored)
  }

  close() {
    this.#visit = undefined
    this.#ticker.stop()
    this.#wakeLock.want(false)
    this.#tilt.close()
    this.#retry.acknowledge()
    this.#listeners.abort()
    claimSound(false)
    hush()
  }

  /**
   * @param {MeasurePayload["always"]} payload
   * @param {ReadingsBySide} stored
   */
  #begin(payload, stored) {
    const sound = recallSound(payload.sound)
    this.#visit = {
      payload,
      sound,
      voice: sound.voice || DEFAULT_VOICE,
      readings: new Readings(payload.id, payload.times, stored),
      measurement: new Measurement(payload.rules, (event, degrees) =>
        this.#onMeasurement(event, degrees),
      ),
      turn: { side: "left", time: 0 },
    }
    find(this.#root, "[name=voice]", HTMLInputElement).checked = sound.voice > 0
    this.#find("[data-word=voice]").textContent = this.#word("voice")
    this.#find("[data-do=stop]").textContent = this.#word("stop")
    this.#find("[data-do=try]").textContent = this.#word("try")
    if (!window.isSecureContext) this.#showTrouble("insecure")
    this.#show()
  }

  /**
   * Whether the page has all readings, so that they need not be sent again.
   *
   * @param {ReadingsBySide} stored
   */
  #acknowledge(stored) {
    const same = this.#visit?.readings.equals(stored) ?? true
    if (same) this.#retry.acknowledge()
    return same
  }

  // --- the buttons -------------------------------------------------------------------------------

  /** @param {HTMLButtonElement | null} button */
  #onClick(button) {
    if (!button) return
    openSound()
    const { again, do: command } = button.dataset
    if (again) this.#takeAgain(again)
    else if (command === "go") this.#go()
    else if (command === "stop") {
      this.#rest()
      this.#say(this.#word("stopped"))
    } else if (command === "try") this.#try()
  }

  async #go() {
    if (this.#opening || !this.#visit) return
    this.#opening = true
    const { sound, payload } = this.#visit
    claimSound(sound.tones > 0)
    speak(" ", { voice: sound.voice, language: payload.language }) // some browsers only speak after a tap
    const trouble = await this.#tilt.open()
    this.#opening = false
    this.#showTrouble(trouble)
    const visit = this.#visit
    if (trouble || !visit) return
    visit.turn = visit.readings.next ?? { side: "left", time: 0 }
    visit.measurement.start(now())
    this.#ticker.start()
    this.#wakeLock.want(true)
    this.#find("[data-do=stop]").focus({ preventScroll: true })
  }

  #try() {
    if (!this.#visit) return
    playTone("over", this.#visit.sound)
    buzz()
    this.#say(this.#word("tried"))
  }

  /** @param {string} again side and number of a reading, as in its button */
  #takeAgain(again) {
    const [name, time] = again.split(" ")
    const side = SIDES.find((one) => one === name)
    if (!side || !this.#visit) return
    this.#visit.readings.remove({ side, time: Number(time) })
    this.#report()
    this.#rest()
    this.#find("[data-do=go]").focus({ preventScroll: true })
  }

  /** @param {boolean} on */
  #onVoice(on) {
    openSound()
    if (!this.#visit) return
    this.#visit.sound.voice = on ? this.#visit.voice : 0
    this.#say(on ? this.#word("tried") : "")
  }

  /** A page in the background gets no tilt. */
  #onVisibility() {
    if (document.visibilityState === "visible") return
    if (!this.#visit || this.#visit.measurement.phase === "idle") return
    this.#rest()
    this.#say(this.#word("away"))
  }

  // --- the measurement ---------------------------------------------------------------------------

  #tick() {
    if (!this.#visit) return
    this.#visit.measurement.tick(now())
    this.#paint()
  }

  /**
   * @param {MeasureEvent} event
   * @param {number} [degrees]
   */
  #onMeasurement(event, degrees) {
    if (!this.#visit) return
    const { sound, turn } = this.#visit
    if (event === "done") {
      this.#onReading(degrees ?? 0)
    } else if (event === "failed") {
      playTone("lead", sound)
      this.#rest()
      this.#say(this.#word("failed"))
    } else {
      const tone = event === "hang" ? "hold" : event === "moved" ? "lead" : "count"
      playTone(tone, sound)
      const word = event === "settle" ? `settle_${turn.side}` : event
      this.#say(this.#word(word, { side: this.#word(turn.side) }))
      this.#show()
    }
  }

  /** @param {number} degrees */
  #onReading(degrees) {
    if (!this.#visit) return
    const { readings, sound, turn } = this.#visit
    readings.add(turn.side, degrees)
    playTone("over", sound)
    buzz()
    this.#rest()
    this.#report()
    const { next } = readings
    const done = this.#word("done", { degrees: this.#inWords(degrees) })
    this.#say(`${done} ${this.#word(next ? `next_${next.side}` : "all")}`)
    this.#find(next ? "[data-do=go]" : ".readings button").focus({ preventScroll: true })
  }

  #rest() {
    this.#visit?.measurement.stop()
    this.#ticker.stop()
    this.#wakeLock.want(false)
    this.#show()
  }

  // --- display and speech ------------------------------------------------------------------------

  #show() {
    if (!this.#visit) return
    const { measurement, readings, turn } = this.#visit
    const { phase } = measurement
    const { next } = readings
    const busy = phase !== "idle"
    const shown = busy ? turn : next
    this.#find(".measure").dataset.phase = phase
    this.#find(".title").textContent = shown ? this.#nameOf(shown) : this.#word("all_in")
    const waiting = next ? "hint_idle" : "hint_all"
    this.#find(".hint").textContent = this.#word(busy ? `hint_${phase}` : waiting)
    this.#find("[data-do=go]").textContent = next ? this.#word(`go_${next.side}`) : ""
    this.#find("[data-do=go]").hidden = busy || !next
    this.#find("[data-do=stop]").hidden = !busy
    this.#find("[data-do=try]").hidden = busy || !next
    const times = [...Array(readings.times).keys()]
    const rows = times.flatMap((time) => SIDES.map((side) => this.#row({ side, time })))
    this.#find(".readings").replaceChildren(...rows)
    this.#paint()
  }

  /** @param {Turn} turn */
  #row(turn) {
    const name = this.#nameOf(turn)
    const degrees = this.#visit?.readings.at(turn)
    if (degrees === undefined) {
      return make("li", "", make("span", "none", name), make("span", "none", this.#word("open")))
    }
    const again = makeButton(this.#word("again"))
    again.dataset.again = `${turn.side} ${turn.time}`
    again.ariaLabel = `${this.#word("again")}: ${name}`
    return make("li", "", make("span", "", name), make("b", "", this.#inWords(degrees)), again)
  }

  #paint() {
    if (!this.#visit) return
    const { phase, degrees } = this.#visit.measurement
    const { share, left } = this.#visit.measurement.progress(now())
    const angle = degrees === undefined ? "–" : `${Math.round(degrees)}°`
    const seconds = this.#word("seconds", { number: String(left) })
    this.#find(".angle").textContent = phase === "hang" ? seconds : angle
    const bar = find(this.#root, "progress", HTMLProgressElement)
    bar.value = share
    bar.ariaLabel = this.#word(`hint_${phase}`)
  }

  /** @param {string | undefined} trouble */
  #showTrouble(trouble) {
    const place = this.#find(".trouble")
    place.hidden = !trouble
    place.textContent = trouble ? this.#word(`trouble_${trouble}`) : ""
  }

  /** @param {string} text */
  #say(text) {
    this.#find(".live").textContent = text
    if (!this.#visit) return
    const { sound, payload } = this.#visit
    try {
      speak(text, { voice: sound.voice, language: payload.language })
    } catch {
      // The page shows it as well.
    }
  }

  /** @param {Turn} turn */
  #nameOf({ side, time }) {
    const count = String(this.#visit?.readings.times ?? 0)
    return this.#word(`reading_${side}`, { number: String(time + 1), count })
  }

  /** @param {number} degrees below level */
  #inWords(degrees) {
    if (degrees === 0) return this.#word("level")
    return this.#word(degrees > 0 ? "below" : "above", { degrees: String(Math.abs(degrees)) })
  }

  /**
   * @param {string} name of a text
   * @param {Record<string, string>} [parts] the values of its {names}
   */
  #word(name, parts = {}) {
    let text = this.#visit?.payload.words[name] ?? ""
    for (const [part, value] of Object.entries(parts)) text = text.replace(`{${part}}`, value)
    return text
  }

  /** @param {string} selector */
  #find(selector) {
    return find(this.#root, selector, HTMLElement)
  }

  /** Sends the readings, as a state value and not a trigger: Streamlit sends it again with every run. */
  #report() {
    if (!this.#visit) return
    /** @type {ReadingsReport} */
    const report = { id: this.#visit.payload.id, ...this.#visit.readings.copy() }
    this.#retry.send(() => this.#send("read", report))
  }
}

function buzz() {
  try {
    navigator.vibrate?.(BUZZ)
  } catch {
    // This device cannot vibrate.
  }
}

/** @type {WeakMap<ShadowRoot, Measure>} */
const measures = new WeakMap()

/**
 * @param {ComponentArguments} component
 * @returns {Cleanup}
 */
export default function mountMeasure(component) {
  const { parentElement } = component
  const measure = measures.get(parentElement) ?? new Measure(parentElement)
  measures.set(parentElement, measure)
  measure.update(component)
  return () => {
    measure.close()
    measures.delete(parentElement)
  }
}
