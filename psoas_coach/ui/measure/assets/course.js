// One reading from the tap to the tone: time to lie back, time for the leg to hang, then the first
// still moment. All by absolute times; moving begins the hang again.

const STEEP = 60 // degrees: no thigh hangs further, so the phone is not on one

class Course {
  constructor(rules, told) {
    Object.assign(this, { rules, told, phase: "idle", still: new Still(rules.steady_seconds) })
  }

  begin(now) {
    this.still.clear()
    this.enter("settle", now)
  }

  enter(phase, now) {
    this.phase = phase
    this.since = now
    this.told(phase)
  }

  stop() {
    this.phase = "idle"
  }

  sense(degrees, up, now) {
    this.now = degrees
    this.lies = up && Math.abs(degrees) <= STEEP
    if (this.phase !== "idle") this.tick(now)
  }

  tick(now) {
    if (this.phase === "idle" || this.now === undefined) return
    const { rules, still } = this
    const spent = (now - this.since) / 1000
    still.add(this.now, now)
    const calm = this.lies && still.whole(now)
    if (this.phase === "settle") {
      if (spent >= rules.settle_seconds && calm && still.spread() <= rules.moved_degrees) this.enter("hang", now)
      else if (spent >= rules.settle_seconds + rules.give_up_seconds) this.fail()
    } else if (this.phase === "hang") {
      if (!this.lies || still.spread() > rules.moved_degrees) this.again(now)
      else if (spent >= rules.hang_seconds) this.enter("read", now)
    } else if (calm && still.spread() <= rules.steady_degrees) {
      this.phase = "idle"
      this.told("done", Math.round(still.middle() * 10) / 10)
    } else if (spent >= rules.give_up_seconds) this.fail()
  }

  again(now) {
    this.told("moved")
    this.still.clear()
    this.phase = "settle" // but without the time to lie back: that is over
    this.since = now - this.rules.settle_seconds * 1000
  }

  fail() {
    this.phase = "idle"
    this.told("failed")
  }

  // How much of the present wait is over, 0 to 1, and its seconds left.
  part(now) {
    const whole = { settle: this.rules.settle_seconds, hang: this.rules.hang_seconds }[this.phase]
    if (!whole) return { share: this.phase === "read" ? 1 : 0, left: 0 }
    const left = Math.max(0, whole - (now - this.since) / 1000)
    return { share: 1 - left / whole, left: Math.ceil(left) }
  }
}
