// How a page in the background announces that a break is due: with a notification if they are allowed,
// and with the title of its tab. Neither names a move: only the page says what to do.

const TAG = "psoas-coach-break"

/** @returns {"granted" | "denied" | "default" | "none"} */
export function notificationPermission() {
  if (!window.isSecureContext || !("Notification" in window)) return "none"
  return Notification.permission
}

/** Asks the person. Call it for a tap only. */
export async function askPermission() {
  try {
    await Notification.requestPermission()
  } catch {
    // A browser that does not ask: sound and title have to do.
  }
}

export class Notices {
  /** @type {Notification | undefined} */
  #notification
  /**
   * The tab's title while ours is not there.
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
      // The same tag replaces the notification before it, also that of another tab.
      const notification = new Notification(title, { body, tag: TAG })
      notification.onclick = () => {
        window.focus()
        notification.close()
      }
      this.#notification = notification
    } catch {
      // Phones allow them to service workers alone.
    }
  }

  /**
   * Shows a title in the tab, whatever the page puts there meanwhile.
   *
   * @param {string} title
   */
  showTitle(title) {
    if (document.title === title) return
    this.#title = document.title
    document.title = title
  }

  /** Takes everything back. */
  clear() {
    this.#notification?.close()
    this.#notification = undefined
    if (this.#title !== undefined) document.title = this.#title
    this.#title = undefined
  }
}
