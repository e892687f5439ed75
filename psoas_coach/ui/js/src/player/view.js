// The player's display. Every text comes from the payload and is inserted as text, never as markup.

/** @import { PlayerPayload } from "../payloads.js" */
/** @import { Change, SessionClock } from "./session_clock.js" */

import { find, make, makeButton } from "../shared/dom.js"
import { RECOUNT_MS } from "./session_clock.js"

const LONG_STEP_MS = 100_000 // from this length on the clock shows minutes and seconds

/** @type {Change[]} */
const UNHURRIED = ["paused", "waiting"]
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
     * Why the clock is stopped, if it is.
     * @type {Change}
     */
    this.pausedBecause = "paused"
  }

  /** The pressed button is gone: move the focus to the player, and scroll to its top. */
  arrive() {
    this.section.focus({ preventScroll: true })
    for (const parent of this.#parents()) parent.scrollTop = 0
  }

  /**
   * Measures how much of the page is above the player, which gets the rest of the display, and how wide
   * the page is around the player's column.
   */
  measure() {
    let above = this.#root.host.getBoundingClientRect().top
    for (const parent of this.#parents()) above += parent.scrollTop
    const { style } = /** @type {HTMLElement} */ (this.#root.host)
    style.setProperty("--above", `${Math.round(above)}px`)
    const page = this.#root.host.closest("[data-testid=stMain]")
    if (!page) return
    const left = this.#root.host.getBoundingClientRect().left - page.getBoundingClientRect().left
    style.setProperty("--page", `${page.clientWidth}px`)
    style.setProperty("--left", `${Math.round(left)}px`)
  }

  /**
   * Writes the texts that stay the same for a whole session.
   *
   * @param {PlayerPayload} payload
   */
  label({ labels, reasons, stop_rule: stopRule = "" }) {
    this.#labels = labels
    this.section.setAttribute("aria-label", this.#label("name"))
    this.#find(".whole").setAttribute("aria-label", this.#label("whole"))
    this.#find(".dial").setAttribute("aria-label", this.#label("left"))
    for (const named of [".settings", "[data-do=settings]"]) {
      this.#find(named).setAttribute("aria-label", this.#label("settings"))
    }
    this.#find("[data-do=settings]").title = this.#label("settings")
    for (const span of this.#root.querySelectorAll("[data-label]")) {
      if (span instanceof HTMLElement) span.textContent = this.#label(span.dataset.label ?? "")
    }
    for (const name of ["back", "ready", "stop", "carry"]) {
      this.#text(`[data-do=${name}]`, this.#label(name))
    }
    const [first = "", ...others] = stopRule.split(/(?<=\.)\s/)
    this.#find(".rules").replaceChildren(make("strong", "", first), ` ${others.join(" ")}`)
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
   * Writes the texts that change with the step or the state of the clock.
   *
   * @param {SessionClock} clock
   * @param {Pick<PlayerPayload, "moves">} payload
   */
  show(clock, { moves }) {
    const { step, status } = clock
    const findsPlace = step.kind === "find_place" && !clock.over
    this.section.dataset.status = status
    this.section.dataset.kind = step.kind
    this.#text(".place", step.place)
    this.#text(".name", clock.over ? this.#label("over") : step.name)
    this.#text(".next", clock.over ? "" : step.next)
    this.#text(".kit", (findsPlace && moves[step.how]?.kit) || "")
    this.#text(".dose", (findsPlace && moves[step.how]?.dose) || "")
    const running = findsPlace ? "wait_here" : "pause"
    this.#text("[data-do=toggle]", this.#label(TOGGLE_LABELS[status] ?? running))
    this.#find("[data-do=toggle]").classList.toggle("main", !findsPlace)
    this.#hide("[data-do=toggle]", findsPlace && !clock.ticking)
    this.#hide("[data-do=ready]", !findsPlace)
    this.#hide("[data-do=skip]", findsPlace)
    const skippable = step.kind === "hold" || step.kind === "warm_up"
    this.#text("[data-do=skip]", this.#label(skippable ? "skip" : "begin"))
    for (const button of this.#root.querySelectorAll(".controls button")) {
      if (!(button instanceof HTMLButtonElement)) continue
      const begins = button.dataset.do === "toggle" || button.dataset.do === "ready"
      button.disabled = clock.over || (status === "idle" && !begins)
    }
    const move = moves[step.how]
    if (this.#move === step.how || !move) return
    this.#move = step.how
    const lines = [...move.steps, ...move.advice].map((line) => make("li", "", line))
    this.#find(".how ol").replaceChildren(...lines)
    this.#text(".feel", move.feel)
  }

  /**
   * Writes the texts that change with every tick.
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
    this.#text(".phase", this.#phase(clock, now))
    const cue = step.cues[clock.cueIndex(now)] ?? ""
    this.#text(".cue", clock.over ? this.#label("keeping") : cue)
    const waitingLine = this.#label("place_left").replace("{seconds}", String(seconds))
    const counts = step.kind === "find_place" && clock.status === "running"
    this.#text(".wait", counts ? waitingLine : "")
    const dial = this.#find(".dial")
    dial.classList.toggle("counting", counting)
    dial.setAttribute("aria-label", this.#label(counting ? "count" : "left"))
    this.#find(".clock").classList.toggle("long", shown.length > 3)
    const part = left / (recount ? RECOUNT_MS : total)
    this.#find(".bar").style.transform = `scaleX(${clock.over ? 1 : 1 - Math.min(1, part)})`
    const stepLeft = (recount ? clock.position.left : left) / 1000
    const done = secondsOf(clock.steps.slice(0, clock.position.step)) + step.seconds - stepLeft
    const whole = find(this.#root, ".whole", HTMLProgressElement)
    whole.value = clock.over ? 1 : done / secondsOf(clock.steps)
  }

  /**
   * Announces a text to screen readers.
   *
   * @param {string} text
   */
  announce(text) {
    this.#find(".live").textContent = text
  }

  /**
   * @param {SessionClock} clock
   * @param {number} now
   */
  #phase(clock, now) {
    const { over, status, step } = clock
    if (over) return ""
    if (status === "recount") return this.#label("recount")
    if (status !== "paused") return clock.verb(now) ?? step.phase
    const placing = step.kind === "find_place" && UNHURRIED.includes(this.pausedBecause)
    if (placing) return this.#label("place_waiting")
    return this.#labels[this.pausedBecause] ?? this.#label("paused")
  }

  /**
   * Hides a button. If it has the focus, the focus moves to the player and not to the top of the page.
   *
   * @param {string} selector
   * @param {boolean} hidden
   */
  #hide(selector, hidden) {
    const button = this.#find(selector)
    if (hidden && this.#root.activeElement === button) this.section.focus({ preventScroll: true })
    button.hidden = hidden
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
   * Writes a text only if it has changed, so that nothing is laid out or read out again.
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
