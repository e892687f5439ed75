// The chip on Today: the time until the next break, and a link to the timer.

/** @import { BreaksPayload } from "../payloads.js" */
/** @import { BreakEvent, } from "./break_timer.js" */
/** @import { BreakService } from "./break_service.js" */

import { find } from "../shared/dom.js"
import { fill } from "./words.js"

export class BreakChip {
  #link
  /** @type {BreakService | undefined} */
  #service

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.#link = find(root, ".chip", HTMLAnchorElement)
    find(root, ".timer", HTMLElement).remove()
  }

  /** @param {BreaksPayload} payload */
  update({ address }) {
    this.#link.hidden = false
    this.#link.href = address
  }

  /**
   * @param {BreakService} service
   * @param {BreakEvent | "tick"} _event
   */
  paint(service, _event) {
    this.#service = service
    const { status } = service.timer
    const text = status === "sitting" ? this.#untilNext() : (service.words[`chip_${status}`] ?? "")
    if (this.#link.textContent !== text) this.#link.textContent = text
    this.#link.dataset.status = status
  }

  close() {
    this.#service = undefined
  }

  #untilNext() {
    if (!this.#service) return ""
    const { timer, words } = this.#service
    const now = Date.now()
    if (timer.inMeeting(now)) return words.chip_meeting ?? ""
    const minutes = Math.max(1, Math.ceil(timer.left(now) / 60_000))
    return fill(words, "chip_sitting", { minutes: String(minutes) })
  }
}
