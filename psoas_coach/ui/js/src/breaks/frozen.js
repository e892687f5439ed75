// Whether the browser put the page to sleep since the last check. A computer does not announce its
// sleep; a browser that freezes a tab, or keeps a page that was left, does.

export class Frozen {
  #frozen = false
  #listeners = new AbortController()

  /**
   * @param {EventTarget} page the document
   * @param {EventTarget} view its window
   */
  constructor(page, view) {
    const note = () => {
      this.#frozen = true
    }
    const { signal } = this.#listeners
    page.addEventListener("freeze", note, { signal })
    view.addEventListener("pagehide", note, { signal })
  }

  /** Reports a freeze once, then resets. */
  take() {
    const was = this.#frozen
    this.#frozen = false
    return was
  }

  close() {
    this.#listeners.abort()
  }
}
