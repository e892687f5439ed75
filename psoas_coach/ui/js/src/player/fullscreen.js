// The player over the whole display: on top of the page, and in real full screen if the browser
// supports it. A phone in landscape has little height, so there it covers the page automatically.

const LOW_DISPLAY = "(max-height: 30rem) and (orientation: landscape)"

export class Fullscreen {
  #section
  #button
  #lowDisplay = matchMedia(LOW_DISPLAY)
  /** Labels of the button, which say what it will do. */
  #labels = { fill: "", shrink: "" }
  /** Whether the player covers the page. */
  full = false
  #running = false
  #byItself = false

  /**
   * @param {HTMLElement} section the player
   * @param {HTMLButtonElement} button
   * @param {AbortSignal} signal ends its listeners
   */
  constructor(section, button, signal) {
    this.#section = section
    this.#button = button
    const left = () => {
      if (!document.fullscreenElement && this.full) this.#shrink()
    }
    document.addEventListener("fullscreenchange", left, { signal })
    this.#lowDisplay.addEventListener("change", () => this.fit(this.#running), { signal })
  }

  /** @param {{ fill?: string, shrink?: string }} labels */
  label({ fill = "", shrink = "" }) {
    this.#labels = { fill, shrink }
    this.#mark(this.full)
  }

  async toggle() {
    if (this.full) {
      this.#shrink()
      return
    }
    try {
      await document.documentElement.requestFullscreen()
    } catch {
      // Some phones have no full screen: covering the page is nearly as good.
    }
    this.#cover() // after full screen, which would be above it
  }

  /**
   * Covers the page while the clock runs on a low display, and leaves it when there is enough height.
   *
   * @param {boolean} running
   */
  fit(running) {
    this.#running = running
    if (running && this.#lowDisplay.matches && !this.full) {
      this.#cover()
      this.#byItself = true
    } else if (this.#byItself && this.full && !this.#lowDisplay.matches) this.#shrink()
  }

  close() {
    if (this.full) this.#shrink()
  }

  #cover() {
    this.#mark(true)
    this.#section.popover = "manual" // the top layer: above the menu and the header of the page
    this.#section.showPopover()
  }

  #shrink() {
    this.#byItself = false
    this.#mark(false)
    this.#section.removeAttribute("popover")
    if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined)
  }

  /** @param {boolean} full */
  #mark(full) {
    this.full = full
    this.#section.classList.toggle("full", full)
    this.#button.title = full ? this.#labels.shrink : this.#labels.fill
    this.#button.setAttribute("aria-label", this.#button.title)
  }
}
