// What the person sees. Every text comes from the payload and is written as text, never as markup.

/** @import { PlayerPayload } from "../payloads.js" */
/** @import { Change, SessionClock } from "./session_clock.js" */

import { find, make, makeButton } from "../shared/dom.js"
import { RECOUNT_MS } from "./session_clock.js"

const LONG_STEP_MS = 100_000 // from here on the clock shows minutes and seconds

/** @type {Partial<Record<SessionClock["status"], string>>} */
const TOGGLE_LABELS = { idle: "start", paused: "resume" }

export class View {
  #root
  /** @type {Record<string, string>} */
  #labels = {}
  /** @type {string | undefined} */
  #move

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.#root = root
    this.section = find(root, ".player", HTMLElement)
    this.dialog = find(root, "dialog", HTMLDialogElement)
    /**
     * Why the clock stands still, if it does.
     * @type {Change}
     */
    this.pausedBecause = "paused"
  }

  /** The button that led here is gone: keys and readers go on from the player, eyes from its top. */
  arrive() {
    this.section.focus({ preventScroll: true })
    for (const parent of this.#parents()) parent.scrollTop = 0
  }

  /** How much of the page lies above the player: the rest of the display is its own. */
  measure() {
    let above = this.#root.host.getBoundingClientRect().top
    for (const parent of this.#parents()) above += parent.scrollTop
    this.section.style.setProperty("--above", `${Math.round(above)}px`)
  }

  /**
   * Writes what stays the same for a whole session.
   *
   * @param {PlayerPayload} payload
   */
  label({ labels, reasons, stop_rule: stopRule = "" }) {
    this.#labels = labels
    this.section.setAttribute("aria-label", this.#label("name"))
    this.#find(".whole").setAttribute("aria-label", this.#label("whole"))
    this.#find(".dial").setAttribute("aria-label", this.#label("left"))
    this.#find(".settings").setAttribute("aria-label", this.#label("settings"))
    for (const span of this.#root.querySelectorAll("[data-label]")) {
      if (span instanceof HTMLElement) span.textContent = this.#label(span.dataset.label ?? "")
    }
    for (const name of ["settings", "back", "stop", "carry"]) {
      this.#text(`[data-do=${name}]`, this.#label(name))
    }
    this.#text(".rules", stopRule)
    this.#text(".how summary", this.#label("how"))
    const roomy = matchMedia("(min-width: 48rem)").matches // there is room to read along
    find(this.#root, ".how", HTMLDetailsElement).open = roomy
    this.#text("#why", this.#label("why"))
    const buttons = reasons.map(({ id, label }) => {
      const button = makeButton(label)
      button.dataset.reason = id
      return button
    })
    this.#find(".reasons").replaceChildren(...buttons)
  }

  /**
   * Writes what changes with the step or the state of the clock.
   *
   * @param {SessionClock} clock
   * @param {Pick<PlayerPayload, "moves">} payload
   */
  show(clock, { moves }) {
    const { step, status } = clock
    this.section.dataset.status = status
    this.section.dataset.kind = step.kind
    this.#text(".place", step.place)
    this.#text(".name", clock.over ? this.#label("over") : step.name)
    this.#text(".phase", this.#phase(clock))
    this.#text(".cue", clock.over ? this.#label("keeping") : step.cue)
    this.#text(".next", clock.over ? "" : step.next)
    this.#text("[data-do=toggle]", this.#label(TOGGLE_LABELS[status] ?? "pause"))
    const skippable = step.kind === "hold" || step.kind === "warm_up"
    this.#text("[data-do=skip]", this.#label(skippable ? "skip" : "begin"))
    for (const button of this.#root.querySelectorAll(".controls button")) {
      if (!(button instanceof HTMLButtonElement)) continue
      button.disabled = clock.over || (status === "idle" && button.dataset.do !== "toggle")
    }
    const move = moves[step.how]
    if (this.#move === step.how || !move) return
    this.#move = step.how
    const lines = [...move.steps, ...move.advice].map((line) => make("li", "", line))
    this.#find(".how ol").replaceChildren(...lines)
    this.#text(".feel", move.feel)
  }

  /**
   * Writes what changes with every look at the time.
   *
   * @param {SessionClock} clock
   * @param {number} now
   */
  paint(clock, now) {
    const { step, total } = clock
    const left = clock.left(now)
    const recount = clock.status === "recount"
    const repetition = recount ? null : clock.repetition(now)
    const counting = repetition !== null
    const seconds = Math.ceil(left / 1000)
    const minutes = total >= LONG_STEP_MS && !recount
    const time = minutes ? minutesAndSeconds(seconds) : String(seconds)
    const shown = counting ? String(repetition) : time
    this.#text(".clock", shown)
    this.#text(".of", counting ? this.#label("of").replace("{count}", String(step.count)) : "")
    const dial = this.#find(".dial")
    dial.classList.toggle("counting", counting)
    dial.setAttribute("aria-label", this.#label(counting ? "count" : "left"))
    this.#find(".clock").classList.toggle("long", shown.length > 3)
    const part = left / (recount ? RECOUNT_MS : total)
    find(this.#root, ".bar", SVGElement).style.strokeDashoffset = String(1 - Math.min(1, part))
    const stepLeft = (recount ? clock.position.left : left) / 1000
    const done = secondsOf(clock.steps.slice(0, clock.position.step)) + step.seconds - stepLeft
    const whole = find(this.#root, ".whole", HTMLProgressElement)
    whole.value = clock.over ? 1 : done / secondsOf(clock.steps)
  }

  /**
   * Says something to whoever cannot see the page.
   *
   * @param {string} text
   */
  announce(text) {
    this.#find(".live").textContent = text
  }

  /** @param {SessionClock} clock */
  #phase({ over, status, step }) {
    if (over) return ""
    if (status === "paused") return this.#labels[this.pausedBecause] ?? this.#label("paused")
    return status === "recount" ? this.#label("recount") : step.phase
  }

  /** @param {string} name */
  #label(name) {
    return this.#labels[name] ?? ""
  }

  /** @param {string} selector */
  #find(selector) {
    return find(this.#root, selector, HTMLElement)
  }

  /**
   * Writes a text where it is another one, so that nothing is laid out or read out for nothing.
   *
   * @param {string} selector
   * @param {string} text
   */
  #text(selector, text) {
    const element = this.#find(selector)
    if (element.textContent !== text) element.textContent = text
  }

  *#parents() {
    /** @type {Element | null} */
    let up = this.#root.host
    for (; up; up = up.parentElement) yield up
  }
}

/** @param {number} seconds */
function minutesAndSeconds(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
}

/** @param {{ seconds: number }[]} steps */
function secondsOf(steps) {
  return steps.reduce((sum, { seconds }) => sum + seconds, 0)
}
