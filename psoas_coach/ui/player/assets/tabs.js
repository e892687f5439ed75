// One session, one clock that runs: when another tab starts it, this one pauses.

class Tabs {
  constructor(session, onElsewhere) {
    this.me = Math.random()
    try {
      this.line = new BroadcastChannel(`psoas-coach:${session}`)
      this.line.onmessage = ({ data }) => { if (data !== this.me) onElsewhere() }
    } catch { /* one tab at a time, then */ }
  }

  claim() { this.line?.postMessage(this.me) }
  close() { this.line?.close() }
}
