// Keeps the display lit while the clock runs. Where that cannot be had (plain http on another
// machine, a low battery) the clock works all the same. The system may let go of it at any time: then
// it is asked again at once, but not over and over where it will not have it.

const ASK_AGAIN_MS = 1000

class Awake {
  async want(on) {
    this.wanted = on
    if (!on) clearTimeout(this.later)
    try {
      if (on && !this.lock && !this.asking) {
        this.asking = navigator.wakeLock?.request("screen")
        const lock = await this.asking
        lock?.addEventListener("release", () => this.released(lock))
        this.lock = lock
      }
      if (!this.wanted) {
        const lock = this.lock
        this.lock = undefined
        await lock?.release()
      }
    } catch { /* see above */ } finally {
      this.asking = undefined
    }
  }

  released(lock) {
    if (this.lock !== lock) return // let go of from here
    this.lock = undefined
    if (!this.wanted || document.visibilityState !== "visible") return
    const wait = Math.max(0, (this.asked ?? -Infinity) + ASK_AGAIN_MS - performance.now())
    clearTimeout(this.later)
    const ask = () => {
      this.asked = performance.now()
      if (this.wanted) this.want(true)
    }
    if (wait) this.later = setTimeout(ask, wait)
    else ask()
  }
}
