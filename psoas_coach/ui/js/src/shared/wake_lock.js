// Keeps the display on while the clock runs. If that is not possible (plain http on another machine, a
// low battery), the clock works all the same. The system may release the lock at any time: then it is
// requested again, but not repeatedly if the system refuses.

const AGAIN_MS = 1000

export class WakeLock {
  #wanted = false
  /** @type {WakeLockSentinel | undefined} */
  #lock
  #requesting = false
  #requestedAt = -Infinity
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later

  /** @param {boolean} on */
  async want(on) {
    this.#wanted = on
    if (!on) clearTimeout(this.#later)
    try {
      if (on && !this.#lock && !this.#requesting) await this.#request()
      if (!this.#wanted) {
        const lock = this.#lock
        this.#lock = undefined
        await lock?.release()
      }
    } catch {
      // The display turns off as usual.
    }
  }

  async #request() {
    this.#requesting = true
    try {
      const lock = await navigator.wakeLock?.request("screen")
      lock?.addEventListener("release", () => this.#released(lock))
      this.#lock = lock
    } finally {
      this.#requesting = false
    }
  }

  /** @param {WakeLockSentinel} lock */
  #released(lock) {
    if (this.#lock !== lock) return // we have released it ourselves
    this.#lock = undefined
    if (!this.#wanted || document.visibilityState !== "visible") return
    const wait = Math.max(0, this.#requestedAt + AGAIN_MS - performance.now())
    clearTimeout(this.#later)
    const request = () => {
      this.#requestedAt = performance.now()
      if (this.#wanted) this.want(true)
    }
    if (wait) this.#later = setTimeout(request, wait)
    else request()
  }
}
