// One session has one running clock: when another tab starts it, this tab's clock pauses.

export class Tabs {
  #id = Math.random()
  /** @type {BroadcastChannel | undefined} */
  #channel

  /**
   * @param {string} session
   * @param {() => void} onElsewhere called when another tab starts the clock
   */
  constructor(session, onElsewhere) {
    try {
      this.#channel = new BroadcastChannel(`psoas-coach:${session}`)
      this.#channel.onmessage = ({ data }) => {
        if (data !== this.#id) onElsewhere()
      }
    } catch {
      // Without channels each tab runs on its own.
    }
  }

  claim() {
    this.#channel?.postMessage(this.#id)
  }

  close() {
    this.#channel?.close()
  }
}
