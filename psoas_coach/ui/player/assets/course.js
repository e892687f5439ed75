// The course of a session: which step, how long it has left, what was held. No display, no sound.
//
// Time is always `deadline - now`, and the next deadline is the last one plus the next step's
// seconds, so neither a slow timer nor a late one can add up to an error.

const RECOUNT_MS = 3000 // after a pause: time to get back into place
const GRACE_MS = 5000 // slept this long past a deadline: pause, do not race through what nobody did

class Course {
  constructor(steps, at, tell) {
    this.steps = steps
    this.at = at ?? Course.fresh(steps)
    this.tell = tell
    this.before = null // what was left at the last look, to notice half-way and the last seconds
  }

  static fresh(steps) {
    return { step: 0, status: "idle", left: steps[0].seconds * 1000, deadline: 0, seen: 0, held: {} }
  }

  get step() { return this.steps[this.at.step] }
  get total() { return this.step.seconds * 1000 }
  get ticking() { return this.at.status === "running" || this.at.status === "recount" }
  get over() { return this.at.status === "over" }

  // Milliseconds left of what the clock shows: the re-count while there is one, else the step.
  left(now) {
    if (!this.ticking) return this.at.left
    return this.at.status === "running" ? this.rest(now) : Math.min(RECOUNT_MS, Math.max(0, this.at.deadline - now))
  }

  // Milliseconds from the start of one repetition of a counted set to the start of the next.
  get each() { return this.total / this.step.count }

  // The repetition that is due, from 1 to the set's count, or null where nothing is counted. It comes
  // from what is left of the set, so the count is as right as the clock, and a pause keeps its place.
  repetition(now) {
    if (!this.step.count || this.over) return null
    const left = this.at.status === "running" ? this.left(now) : this.at.left
    return Math.min(this.step.count, Math.floor((this.total - left) / this.each) + 1)
  }

  // Milliseconds left of a running step: never more than it is long, whatever clocks did.
  rest(now) { return Math.min(this.total, Math.max(0, this.at.deadline - now)) }

  // Seconds held so far, each hold by its id; going back to a hold keeps its longest try.
  held(now) {
    const { status, left } = this.at
    const rest = status === "running" ? this.rest(now) : left
    const all = { ...this.at.held }
    if (this.step.kind === "hold" && status !== "over" && status !== "idle") {
      all[this.step.id] = Math.max(all[this.step.id] ?? 0, this.total - rest)
    }
    return Object.fromEntries(Object.entries(all).map(([id, ms]) => [id, Math.round(ms) / 1000]))
  }

  // --- what the person asks for ---------------------------------------------------------------
  go(now) {
    const untouched = this.step.kind !== "hold" && this.at.left === this.total
    if (this.at.status === "idle" || (this.at.status === "paused" && untouched)) {
      this.run(now + this.at.left, now, "began") // a count-down needs no count-down before it
    } else if (this.at.status === "paused") {
      Object.assign(this.at, { status: "recount", deadline: now + RECOUNT_MS, seen: now })
      this.changed("recount")
    }
  }

  pause(now, why = "paused") {
    if (!this.ticking) return
    if (this.at.status === "running") this.at.left = this.rest(now)
    this.at.status = "paused"
    this.changed(why)
  }

  skip(now) {
    if (this.over) return
    this.credit(now)
    this.jump(this.at.step + 1, now)
  }

  // Every hold comes right after the step that leads to it: back to that, for time to get into place.
  back(now) {
    if (this.over) return
    this.credit(now)
    const index = this.at.step
    this.jump(Math.max(0, this.step.kind === "hold" ? index - 1 : index - 2), now)
  }

  stop(reason, now) {
    if (this.over) return
    this.credit(now)
    this.end("stopped", reason)
  }

  // --- time --------------------------------------------------------------------------------------
  tick(now) {
    if (!this.ticking) return
    // A reload may come back to a clock that was set back: that is an absence too.
    if (now - this.at.deadline > GRACE_MS || now < this.at.seen - GRACE_MS) return this.overslept()
    while (this.ticking && now >= this.at.deadline) {
      if (this.at.status === "recount") {
        this.run(this.at.deadline + this.at.left, now, "resumed")
      } else {
        const due = this.at.deadline
        this.credit(due)
        this.jump(this.at.step + 1, now, due)
      }
    }
    if (this.ticking) this.look(now)
  }

  look(now) {
    const left = this.left(now)
    const passed = (ms) => this.before !== null && this.before > ms && left <= ms
    if (this.at.status === "running" && this.step.count) {
      const due = this.repetition(now)
      if (due > 1 && passed(this.total - (due - 1) * this.each)) this.tell("repetition")
    } else if (this.at.status === "running") {
      if (this.step.kind === "hold" && this.total >= 20000 && passed(this.total / 2)) this.tell("half")
      if ([3000, 2000, 1000].some(passed)) this.tell("count")
    }
    this.before = left
    this.at.seen = now
  }

  // Nobody was seen after `seen`: the hold waits where it was then.
  overslept() {
    const { status, deadline, seen } = this.at
    if (status === "running") this.at.left = Math.min(this.total, Math.max(0, deadline - seen))
    this.at.status = "paused"
    this.changed("overslept")
  }

  // --- steps -------------------------------------------------------------------------------------
  credit(now) {
    if (this.at.status === "idle" || this.step.kind !== "hold") return
    const { status, left, held } = this.at
    const rest = status === "running" ? this.rest(now) : left
    held[this.step.id] = Math.max(held[this.step.id] ?? 0, this.total - rest)
  }

  jump(index, now, from = now) {
    if (index >= this.steps.length) return this.end("finished", null)
    const going = this.ticking
    const another = this.steps[index].place !== this.step.place && index > this.at.step
    this.at.step = index
    this.at.left = this.total
    if (going && another && this.waits?.()) {
      this.at.status = "paused"
      this.changed("waiting")
    } else if (going) this.run(from + this.total, now, "step")
    else this.changed("step")
  }

  run(deadline, now, why) {
    Object.assign(this.at, { status: "running", deadline, seen: now })
    this.changed(why)
  }

  end(how, reason) {
    Object.assign(this.at, { status: "over", left: 0, how, reason })
    this.changed("over")
  }

  changed(why) {
    this.before = null
    this.tell(why)
  }
}
