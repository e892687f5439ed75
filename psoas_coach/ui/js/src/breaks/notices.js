// How a page in the background announces that a break is due: with a notification if they are allowed,
// and with the title of its tab. Neither names a move: only the page says what to do.

const TAG = "psoas-coach-break"

/** @returns {"granted" | "denied" | "default" | "none"} */
export function notificationPermission() {
  if (!window.isSecureContext || !("Notification" in window)) return "none"
  return Notification.permission
}

/** Asks the person. Call it only on a tap. */
export async function askPermission() {
  try {
    await Notification.requestPermission()
  } catch {
    // The browser does not ask, so sound and title have to suffice.
  }
}

export class Notices {
  /** @type {Notification | undefined} */
  #notification
  /**
   * The tab's own title while ours is shown.
   * @type {string | undefined}
   */
  #title

  /**
   * @param {string} title
   * @param {string} body
   */
  notify(title, body) {
    if (notificationPermission() !== "granted") return
    try {
      // The same tag replaces the previous notification, even one of another tab.
      const notification = new Notification(title, { body, tag: TAG })
      notification.onclick = () => {
        window.focus()
        notification.close()
      }
      this.#notification = notification
    } catch {
      // Phones allow notifications only to service workers.
    }
  }

  /**
   * Shows a title in the tab, even if the page changes it meanwhile.
   *
   * @param {string} title
   */
  showTitle(title) {
    if (document.title === title) return
    this.#title = document.title
    document.title = title
  }

  /** Removes notification and title. */
  clear() {
    this.#notification?.close()
    this.#notification = undefined
    if (this.#title !== undefined) document.title = this.#title
    this.#title = undefined
  }
}
