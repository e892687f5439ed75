// Keeps the display lit while the clock runs. Where that cannot be had (plain http on another
// machine, a low battery) the clock works all the same.

class Awake {
  async want(on) {
    this.wanted = on
    try {
      if (on && !this.lock) {
        const lock = await navigator.wakeLock?.request("screen")
        lock?.addEventListener("release", () => { if (this.lock === lock) this.lock = undefined })
        this.lock = lock
      }
      if (!this.wanted) {
        const lock = this.lock
        this.lock = undefined
        await lock?.release()
      }
    } catch { /* see above */ }
  }
}
