// The timer on its page.

/** @import { BreakIdea, BreaksPayload } from "../payloads.js" */
/** @import { Action, BreakService } from "./break_service.js" */
/** @import { BreakEvent } from "./break_timer.js" */

import { buttonOf, find, make } from "../shared/dom.js"
import { askPermission, notificationPermission } from "./notices.js"
import { buildScreen } from "./screen.js"
import { SmallWindow } from "./small_window.js"

export class BreakView {
  #root
  #listeners = new AbortController()
  #window = new SmallWindow()
  /** @type {BreakService | undefined} */
  #service
  /** @type {BreakIdea[]} */
  #ideas = []

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.#root = root
    root.querySelector(".chip")?.remove()
    const { signal } = this.#listeners
    root.addEventListener("click", (event) => this.#onClick(buttonOf(event)), { signal })
  }

  /** @param {BreaksPayload} payload */
  update({ words, ideas }) {
    for (const name of ["later", "skip", "meeting", "pause", "stop", "window", "allow"]) {
      this.#find(`[data-do=${name}]`).textContent = words[`do_${name}`] ?? ""
    }
    this.#ideas = ideas
    const items = ideas.map(({ name, steps }) => {
      return make("li", "", make("strong", "", name), make("p", "", steps.join(" ")))
    })
    this.#find(".ideas").replaceChildren(...items)
  }

  /**
   * @param {BreakService} service
   * @param {BreakEvent | "tick"} event
   */
  paint(service, event) {
    this.#service = service
    const screen = buildScreen(service, Date.now())
    this.#write(".time", screen.time)
    this.#write(".title", screen.title)
    this.#write(".hint", screen.hint)
    find(this.#root, "progress", HTMLProgressElement).value = screen.share
    this.#window.paint(screen)
    const timer = this.#find(".timer")
    if (event === "tick" && timer.dataset.status === screen.status) return
    timer.dataset.status = screen.status
    const main = find(this.#root, ".main", HTMLButtonElement)
    main.textContent = screen.label
    main.dataset.do = screen.main
    this.#find(".ideas").hidden = screen.status !== "break" || this.#ideas.length === 0
    for (const name of ["later", "skip", "meeting", "pause", "stop"]) {
      this.#show(
        name,
        screen.others.some((other) => other === name),
      )
    }
    this.#show("window", screen.status !== "off" && SmallWindow.isAvailable())
    this.#showPermission()
    if (event !== "tick") this.#write(".live", event === "changed" ? screen.title : screen.hint)
  }

  close() {
    this.#listeners.abort()
    this.#window.close()
  }

  /** @param {HTMLButtonElement | null} button */
  async #onClick(button) {
    const action = button?.dataset.do
    if (!action || !this.#service) return
    if (action === "allow") {
      await askPermission()
      this.#showPermission()
      this.#focusMain()
    } else if (action === "window") {
      const service = this.#service
      await this.#window.open(service.words, (one) => service.act(one))
      service.attach(this)
    } else {
      this.#service.act(/** @type {Action} */ (action))
      // A button that disappears would take the focus with it.
      if (button.hidden) this.#focusMain()
    }
  }

  #focusMain() {
    this.#find(".main").focus({ preventScroll: true })
  }

  #showPermission() {
    const permission = notificationPermission()
    const words = this.#service?.words ?? {}
    this.#find(".notify").hidden = permission === "granted"
    this.#find("[data-do=allow]").hidden = permission !== "default"
    this.#write(".notify-text", words[`notify_${permission}`] ?? "")
  }

  /**
   * @param {string} name
   * @param {boolean} shown
   */
  #show(name, shown) {
    this.#find(`[data-do=${name}]:not(.main)`).hidden = !shown
  }

  /**
   * @param {string} selector
   * @param {string} text
   */
  #write(selector, text) {
    const element = this.#find(selector)
    if (element.textContent !== text) element.textContent = text
  }

  /** @param {string} selector */
  #find(selector) {
    return find(this.#root, selector, HTMLElement)
  }
}
