// The component of a guided session. One player per mounted component: Streamlit calls the default
// export again whenever the data or the theme changes, without cleaning up after the earlier call,
// so the player belongs to parentElement and every call just hands it the new arguments.

/** @import { FinishedReport, PlayerPayload, ProgressReport, Sound, StopReason } from "../payloads.js" */
/** @import { Cleanup, ComponentArguments } from "../streamlit.js" */
/** @import { KeyCommand } from "./keys.js" */
/** @import { Change, Moment } from "./session_clock.js" */

import { now } from "../shared/clock.js"
import { buttonOf, find } from "../shared/dom.js"
import { inflatePayload } from "../shared/payload.js"
import { clearHeartbeat, storeHeartbeat } from "../shared/session_heartbeat.js"
import { recallSound } from "../shared/storage.js"
import { Ticker } from "../shared/ticker.js"
import { claimSound, openSound, playTone, resumeSound } from "../shared/tones.js"
import { hush, isSpeaking, speak } from "../shared/voice.js"
import { WakeLock } from "../shared/wake_lock.js"
import { cueBeginsWith } from "./beat.js"
import { Cues } from "./cues.js"
import { Figure } from "./figure.js"
import { Fullscreen } from "./fullscreen.js"
import { keyCommand } from "./keys.js"
import { SessionClock } from "./session_clock.js"
import { recallPosition, storePosition } from "./session_store.js"
import { SoundPanel } from "./sound_panel.js"
import { Tabs } from "./tabs.js"
import { View } from "./view.js"

/** @type {string[]} */
const MOMENTS = ["half", "count", "repetition", "back", "cue"]
const REPORT_MS = 15_000 // how often a long hold reports its progress to the server
const STORE_MS = 1000 // how often the tab stores its position

/**
 * A session in a player.
 *
 * @typedef {object} Session
 * @property {PlayerPayload} payload
 * @property {Sound} sound
 * @property {SessionClock} clock
 * @property {Cues} cues
 * @property {Tabs} tabs
 */

/** @typedef {KeyCommand | "ready" | "carry" | "fill" | "settings"} Command  the value of a button's data-do */

class Player {
  #view
  #wakeLock = new WakeLock()
  #ticker = new Ticker(() => this.#tick())
  #figure
  #panel
  #fullscreen
  #listeners = new AbortController()
  /** @type {Session | undefined} */
  #session
  /** @type {ComponentArguments["setStateValue"]} */
  #send = () => undefined
  /** @type {string | undefined} */
  #key
  #asking = false // whether the reason for stopping is being asked
  #goOn = false // whether the clock continues if they do not stop after all
  #storedAt = 0
  #reportedAt = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #frame

  /** @param {ShadowRoot} root */
  constructor(root) {
    const { signal } = this.#listeners
    this.#view = new View(root)
    this.#figure = new Figure(find(root, ".figure", HTMLElement))
    this.#panel = new SoundPanel(root, signal)
    const fill = find(root, "[data-do=fill]", HTMLButtonElement)
    this.#fullscreen = new Fullscreen(this.#view.section, fill, signal)
    document.addEventListener("keydown", (event) => this.#onKey(event), { signal })
    document.addEventListener("pointerdown", openSound, { signal })
    document.addEventListener("keydown", openSound, { signal })
    document.addEventListener("visibilitychange", () => this.#onVisibility(), { signal })
    window.addEventListener("pageshow", resumeSound, { signal })
    window.addEventListener("focus", resumeSound, { signal })
    window.addEventListener("pagehide", () => this.#store(), { signal })
    window.addEventListener("resize", () => this.#view.measure(), { signal })
    root.addEventListener("click", (event) => this.#onClick(event), { signal })
    const cancelled = (/** @type {Event} */ event) => {
      event.preventDefault()
      this.#carryOn()
    }
    this.#view.dialog.addEventListener("cancel", cancelled, { signal })
  }

  /**
   * Takes the arguments of a run. A session's payload never changes while it runs, so only its first
   * bytes are read.
   *
   * @param {ComponentArguments} component
   */
  async update({ data, key, setStateValue }) {
    this.#send = setStateValue
    setTimeout(() => this.#session && this.#figure.followTheme(), 0) // the theme may have changed
    if (this.#key === key) return
    this.#key = key
    /** @type {PlayerPayload} */
    const payload = await inflatePayload(data)
    if (this.#key !== key) return // closed, or given another session, during decompression
    this.#session?.tabs.close()
    this.#begin(payload)
  }

  close() {
    this.#key = undefined
    this.#store()
    clearHeartbeat(localStorage)
    this.#session?.tabs.close()
    this.#session = undefined
    this.#ticker.stop()
    clearTimeout(this.#frame)
    this.#wakeLock.want(false)
    this.#fullscreen.close()
    this.#listeners.abort()
    claimSound(false)
    hush()
  }

  /** @param {PlayerPayload} payload */
  #begin(payload) {
    const sound = recallSound(payload.sound)
    const view = this.#view
    view.label(payload)
    view.measure()
    this.#fullscreen.label(payload.labels)
    const announce = (/** @type {string} */ text) => view.announce(text)
    const cues = new Cues(payload, sound, { playTone, speak, hush, announce })
    this.#panel.show(sound, () => this.#send("sound", { ...sound }), cues)
    const clock = new SessionClock(payload.steps, {
      position: recallPosition(payload),
      notify: (event) => this.#onClock(event),
      waitsForPerson: () => sound.wait,
    })
    const tabs = new Tabs(payload.session, () => clock.pause(now(), "elsewhere"))
    this.#session = { payload, sound, clock, cues, tabs }
    this.#reportedAt = now()
    claimSound(sound.tones > 0)
    clock.tick(now()) // an absence, or a clock that was set back, is processed before drawing
    if (payload.autostart && clock.status === "idle") {
      view.arrive()
      this.#toggle()
    } else this.#refresh()
    if (clock.over) this.#report()
    if (clock.ticking) this.#tick()
  }

  // --- actions of the person ---------------------------------------------------------------------

  /** @param {Event} event */
  #onClick(event) {
    if (!this.#session) return
    const button = buttonOf(event)
    if (!button) return
    const { reason, do: command } = button.dataset
    if (reason) this.#stop(/** @type {StopReason} */ (reason))
    else if (command) this.#run(/** @type {Command} */ (command))
    // After a tap the space bar pauses again; keyboard users keep their focus.
    const tapped = event instanceof UIEvent && event.detail > 0
    if (tapped && button.closest(".controls")) this.#view.section.focus({ preventScroll: true })
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const clock = this.#session?.clock
    if (this.#asking || !clock || clock.over) return
    const command = keyCommand(event)
    if (!command || (clock.status === "idle" && command !== "toggle")) return
    event.preventDefault()
    if (command === "stop" && this.#fullscreen.full) this.#fullscreen.close()
    // On the place screen the space bar presses the large button.
    else this.#run(command === "toggle" && clock.step.kind === "find_place" ? "ready" : command)
  }

  /** @param {Command} command */
  #run(command) {
    const clock = this.#session?.clock
    if (!clock) return
    if (command === "skip" || command === "back") openSound()
    if (command === "toggle") this.#toggle()
    else if (command === "ready") this.#ready()
    else if (command === "skip") clock.skip(now())
    else if (command === "back") clock.back(now())
    else if (command === "stop") this.#askWhy()
    else if (command === "carry") this.#carryOn()
    else if (command === "fill") this.#fullscreen.toggle()
    else if (command === "settings") this.#panel.toggle()
  }

  #toggle() {
    const clock = this.#session?.clock
    openSound()
    if (clock?.ticking) clock.pause(now())
    else clock?.start(now())
  }

  #ready() {
    openSound()
    if (!this.#session) return
    if (!this.#session.clock.ticking) this.#session.tabs.claim()
    this.#session.clock.ready(now())
  }

  #askWhy() {
    const clock = this.#session?.clock
    if (!clock) return
    this.#asking = true
    this.#goOn = clock.ticking
    clock.pause(now(), "asking")
    this.#view.dialog.showModal()
  }

  #carryOn() {
    this.#asking = false
    this.#view.dialog.close()
    if (this.#goOn) this.#session?.clock.start(now())
  }

  /** @param {StopReason} reason */
  #stop(reason) {
    this.#asking = false
    this.#view.dialog.close()
    this.#session?.clock.stop(reason, now())
  }

  #onVisibility() {
    if (document.visibilityState !== "visible") {
      this.#store()
      return
    }
    resumeSound()
    // The system released the lock when the page was hidden.
    if (this.#session?.clock.ticking) this.#wakeLock.want(true)
    this.#tick()
    this.#animate()
  }

  // --- time --------------------------------------------------------------------------------------

  #tick() {
    const clock = this.#session?.clock
    if (!clock) return
    const instant = now()
    if (isSpeaking()) clock.linger(instant)
    clock.tick(instant)
    if (!clock.ticking) return
    this.#view.paint(clock, instant)
    if (instant - this.#storedAt > STORE_MS) this.#store()
    if (instant - this.#reportedAt > REPORT_MS) this.#report()
  }

  /** @param {Change | Moment} event */
  #onClock(event) {
    this.#giveCue(event)
    if (isMoment(event)) return
    this.#view.pausedBecause = event
    const started = event === "began" || event === "recount"
    if (started) this.#session?.tabs.claim()
    this.#refresh()
    this.#report()
    if (started) this.#fullscreen.fit(true)
    if (event === "over") this.#fullscreen.close()
  }

  /**
   * The clock continues whatever a device does to sound or speech.
   *
   * @param {Change | Moment} event
   */
  #giveCue(event) {
    if (!this.#session) return
    const { clock, cues } = this.#session
    try {
      cues.give(event, clock.step, dueAt(clock, now()))
    } catch (error) {
      console.warn(error)
    }
  }

  #refresh() {
    if (!this.#session) return
    const { clock, payload } = this.#session
    const instant = now()
    this.#view.show(clock, payload)
    this.#view.paint(clock, instant)
    this.#figure.show(clock, payload)
    this.#animate()
    if (clock.ticking) {
      this.#ticker.start()
      this.#ticker.tickIn(clock.position.deadline - instant)
    } else this.#ticker.stop()
    this.#wakeLock.want(clock.ticking)
    this.#store()
  }

  /** The figure has its own, faster pace, and follows the same clock. */
  #animate() {
    clearTimeout(this.#frame)
    const clock = this.#session?.clock
    if (!clock) return
    this.#figure.paint(clock, now())
    const pace = this.#figure.pace(clock)
    if (pace !== null) this.#frame = setTimeout(() => this.#animate(), pace)
  }

  // --- storing and reporting ---------------------------------------------------------------------

  #store() {
    if (!this.#session) return
    this.#storedAt = now()
    const { payload, clock } = this.#session
    if (clock.ticking) storeHeartbeat(localStorage, Date.now())
    else if (clock.over) clearHeartbeat(localStorage)
    storePosition(payload.course ?? payload.session, clock.position)
  }

  /**
   * Tells the server how far the session is. State values, never triggers: Streamlit sends them
   * Reports the progress to the server, as state values and not triggers: Streamlit sends them
   */
  #report() {
    if (!this.#session) return
    const { clock, payload } = this.#session
    const { session } = payload
    const instant = now()
    const held = clock.heldSeconds(instant)
    this.#reportedAt = instant
    if (clock.over) {
      const { how = "finished", reason = null } = clock.position
      /** @type {FinishedReport} */
      const report = { session, how, reason, held }
      this.#send("finished", report)
    } else if (clock.status !== "idle") {
      const left = clock.status === "running" ? clock.left(instant) : clock.position.left
      /** @type {ProgressReport} */
      const report = { session, step: clock.step.id, left: Math.round(left) / 1000, held }
      this.#send("progress", report)
    }
  }
}

/**
 * @param {Change | Moment} event
 * @returns {event is Moment} whether only a cue is due, without any other change
 */
function isMoment(event) {
  return MOMENTS.includes(event)
}

/**
 * Returns what a cue may refer to at an instant.
 *
 * @param {SessionClock} clock
 * @param {number} instant
 */
function dueAt(clock, instant) {
  const repetition = clock.repetition(instant)
  const cue = clock.step.cues[clock.cueIndex(instant)] ?? ""
  return { repetition, cue, newCue: cueBeginsWith(clock.step, repetition) }
}

/** @type {WeakMap<ShadowRoot, Player>} */
const players = new WeakMap()

/**
 * @param {ComponentArguments} component
 * @returns {Cleanup}
 */
export default function mountPlayer(component) {
  const { parentElement } = component
  const player = players.get(parentElement) ?? new Player(parentElement)
  players.set(parentElement, player)
  player.update(component)
  return () => {
    player.close()
    players.delete(parentElement)
  }
}
