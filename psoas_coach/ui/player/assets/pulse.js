// What makes the clock look at the time: one timer at the very deadline, and a steady pulse from a
// worker, because a browser slows the timers of a page that is not in front, but not a worker's.

const PULSE_MS = 200

class Pulse {
  constructor(beat) {
    this.beat = beat
  }

  start() {
    if (this.going) return
    this.going = setInterval(this.beat, PULSE_MS)
    try {
      const source = `setInterval(() => postMessage(0), ${PULSE_MS})`
      this.address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }))
      this.worker = new Worker(this.address)
      this.worker.onmessage = this.beat
    } catch { /* no workers: the page's own timer is enough while it is in front */ }
  }

  at(milliseconds) {
    clearTimeout(this.next)
    this.next = setTimeout(this.beat, Math.max(0, milliseconds))
  }

  stop() {
    clearInterval(this.going)
    clearTimeout(this.next)
    this.worker?.terminate()
    if (this.address) URL.revokeObjectURL(this.address)
    this.going = this.worker = this.address = undefined
  }
}
