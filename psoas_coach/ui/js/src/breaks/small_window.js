// A small window that stays on top of other programs, in browsers that support it (Document
// Picture-in-Picture). It closes with the page.

/** @import { Action } from "./break_service.js" */
/** @import { Screen } from "./screen.js" */

import { make, makeButton } from "../shared/dom.js"
import styles from "./small_window.css"

const SIZE = { width: 260, height: 190 }
const TOKENS = ["card", "text", "primary", "on-primary", "edge"]

/** @typedef {{ requestWindow(size: typeof SIZE): Promise<Window> }} PictureInPicture */

/** @returns {PictureInPicture | undefined} */
function pictureInPicture() {
  /** @type {Window & { documentPictureInPicture?: PictureInPicture }} */
  const here = window // the DOM's types lack it
  return here.documentPictureInPicture
}

export class SmallWindow {
  /** @type {Window | undefined} */
  #window

  static isAvailable() {
    return pictureInPicture() !== undefined
  }

  /**
   * Opens the window. Call it only on a tap.
   *
   * @param {Record<string, string>} words
   * @param {(action: Action) => void} act
   */
  async open(words, act) {
    if (this.#window && !this.#window.closed) return this.#window.focus()
    try {
      this.#window = await pictureInPicture()?.requestWindow(SIZE)
    } catch {
      return // refused; the page itself shows everything
    }
    const { document: inner } = this.#window ?? {}
    if (!inner) return
    inner.documentElement.lang = document.documentElement.lang
    inner.title = words.window_title ?? ""
    const mine = getComputedStyle(document.documentElement)
    for (const token of TOKENS) {
      inner.documentElement.style.setProperty(
        `--pc-${token}`,
        mine.getPropertyValue(`--pc-${token}`),
      )
    }
    inner.documentElement.style.colorScheme = mine.colorScheme
    inner.documentElement.style.setProperty("--pc-font", getComputedStyle(document.body).fontFamily)
    inner.head.append(make("style", "", styles))
    const later = makeButton(words.do_later ?? "")
    later.dataset.do = "later"
    const main = makeButton("")
    main.className = "main"
    inner.body.append(make("p", "title"), make("p", "time"), make("div", "controls", main, later))
    inner.body.addEventListener("click", (event) => {
      // Another window has its own classes, so `instanceof` does not work here.
      const target = /** @type {HTMLElement} */ (event.target)
      const action = target.dataset.do
      if (action) act(/** @type {Action} */ (action))
    })
  }

  /** @param {Screen} screen */
  paint(screen) {
    const body = this.#window?.document.body
    if (!body || this.#window?.closed) return
    body.dataset.status = screen.status
    write(body, ".title", screen.title)
    write(body, ".time", screen.time)
    write(body, ".main", screen.label)
    const [main, later] = body.querySelectorAll("button")
    if (main) main.dataset.do = screen.main
    if (later) later.hidden = !screen.others.includes("later")
  }

  close() {
    this.#window?.close()
  }
}

/**
 * @param {HTMLElement} body
 * @param {string} selector
 * @param {string} text
 */
function write(body, selector, text) {
  const element = body.querySelector(selector)
  if (element && element.textContent !== text) element.textContent = text
}
