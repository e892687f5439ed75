// The single break timer of a tab. It keeps running when its component leaves the page: Streamlit
// loads a bundle once, so the person may open any other page.

/** @import { BreaksPayload, BreaksReport } from "../payloads.js" */
/** @import { BreakEvent } from "./break_timer.js" */

import { RetrySend } from "../shared/retry_send.js"
import { hasHeartbeat } from "../shared/session_heartbeat.js"
import { Ticker } from "../shared/ticker.js"
import { openSound, playTone, resumeSound } from "../shared/tones.js"
import { BreakStore, newId } from "./break_store.js"
import { BreakTimer } from "./break_timer.js"
import { Frozen } from "./frozen.js"
import { Notices } from "./notices.js"
import { fillCount } from "./words.js"

const PERIOD_MS = 500
const SAVE_MS = 10_000 // how often the timer's position is stored
const VOLUME = 60 // percent: soft

/**
 * What shows the timer.
 *
 * @typedef {object} View
 * @property {(service: BreakService, event: BreakEvent | "tick") => void} paint
 */

/**
 * @typedef {"start" | "stop" | "up" | "sit" | "later" | "skip" | "pause" | "resume" | "meeting" |
 *   "over"} Action
 */

export class BreakService {
  #store
  #frozen = new Frozen(document, window)
  #notices = new Notices()
  #ticker = new Ticker(() => this.#tick(), PERIOD_MS)
  #retry = new RetrySend()
  /** @type {Set<View>} */
  #views = new Set()
  /** @type {((report: BreaksReport) => void) | undefined} */
  #send
  #savedAt = 0
  #on

  /** @param {BreaksPayload} payload */
  constructor(payload) {
    this.key = payload.key
    this.words = payload.words
    this.language = payload.language
    this.#on = payload.on
    this.#store = new BreakStore(localStorage, payload.key)
    this.timer = new BreakTimer({
      settings: payload.settings,
      position: this.#store.loadPosition(),
      notify: (event) => this.#onEvent(event),
      finish: (record) => this.#store.addBreak(record),
      newId,
    })
    this.#tick("unknown") // the time since the last page was closed is unknown
    if (this.timer.status !== "off") this.#ticker.start()
  }

  /** @param {View} view */
  attach(view) {
    this.#views.add(view)
    view.paint(this, "changed")
  }

  /** @param {View} view */
  detach(view) {
    this.#views.delete(view)
  }

  /**
   * @param {BreaksPayload} payload
   * @param {(report: BreaksReport) => void} send
   */
  update(payload, send) {
    this.words = payload.words
    this.language = payload.language
    this.#on = payload.on
    this.#send = send
    this.#load()
    this.timer.configure(payload.settings, Date.now())
    this.#save()
    this.#store.dropBreaks(payload.acknowledged)
    if (this.#store.loadSwitch() === payload.on) this.#store.saveSwitch(null)
    this.#report()
    this.#paint("changed")
  }

  /** The page that takes reports is gone; they wait in the browser. */
  disconnect() {
    this.#send = undefined
    this.#retry.acknowledge()
  }

  close() {
    this.disconnect()
    this.#ticker.stop()
    this.#notices.clear()
    this.#frozen.close()
  }

  /**
   * Help comes first: no break is due, and nothing is announced.
   */
  hush() {
    if (this.timer.status !== "off") this.act("stop")
    this.close()
  }

  /** @param {Action} action */
  act(action) {
    openSound()
    this.#load()
    const now = Date.now()
    const { timer } = this
    if (action === "start" || action === "stop") this.#store.saveSwitch(action === "start")
    if (action === "start") timer.start(now)
    else if (action === "stop") timer.stop(now)
    else if (action === "up") timer.takeBreak(now)
    else if (action === "sit") timer.sitDown(now)
    else if (action === "later") timer.postpone(now)
    else if (action === "skip") timer.skip(now)
    else if (action === "pause") timer.pause(now)
    else if (action === "resume") timer.resume(now)
    else if (action === "meeting") timer.startMeeting(now)
    else timer.endMeeting(now)
    if (timer.status === "off") this.#ticker.stop()
    else this.#ticker.start()
    this.#report()
  }

  /** Another tab may have changed the stored position, which takes precedence. */
  #load() {
    const stored = this.#store.loadPosition()
    if (stored && stored.checkedAt >= this.timer.position.checkedAt) this.timer.position = stored
  }

  #save() {
    this.#savedAt = Date.now()
    this.#store.savePosition(this.timer.position)
  }

  /** @param {"asleep" | "unknown"} [gap] why there was no tick for a long time */
  #tick(gap = this.#frozen.take() ? "unknown" : "asleep") {
    this.#load()
    const now = Date.now()
    this.timer.tick(now, { gap, inSession: hasHeartbeat(localStorage, now) })
    if (Math.abs(now - this.#savedAt) >= SAVE_MS && this.timer.status !== "off") this.#save()
    this.#showTitle()
    this.#paint("tick")
  }

  /** @param {BreakEvent} event */
  #onEvent(event) {
    this.#save()
    if (event === "due") {
      resumeSound()
      this.#play("over")
      this.#notices.notify(this.words.due_title ?? "", this.#why())
    } else if (event === "back") this.#play("lead")
    this.#showTitle()
    this.#report()
    this.#paint(event)
  }

  /** @param {"over" | "lead"} tone */
  #play(tone) {
    playTone(tone, { theme: "quiet", tones: this.timer.settings.sound ? VOLUME : 0 })
  }

  #why() {
    const minutes = Math.round(this.timer.sat(Date.now()) / 60_000)
    return fillCount(this, "sat", minutes, { minutes: String(minutes) })
  }

  #showTitle() {
    if (this.timer.status === "due") this.#notices.showTitle(this.words.tab_due ?? "")
    else this.#notices.clear()
  }

  /** @param {BreakEvent | "tick"} event */
  #paint(event) {
    for (const view of this.#views) view.paint(this, event)
  }

  /** Sends what the journal does not have yet, until it has it. */
  #report() {
    const send = this.#send
    const breaks = this.#store.listBreaks()
    const wanted = this.#store.loadSwitch()
    if (!send || (breaks.length === 0 && (wanted === null || wanted === this.#on))) {
      this.#retry.acknowledge()
      return
    }
    this.#retry.send(() => send({ on: this.#store.loadSwitch(), breaks: this.#store.listBreaks() }))
  }
}
