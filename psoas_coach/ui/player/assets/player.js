// One player per mounted component. Streamlit calls the default export again whenever the data or
// the theme changes, without cleaning up after the earlier call, so the player hangs off
// parentElement and every call just hands it the new arguments.

const players = new WeakMap()
const REPORT_MS = 15000 // how often a long hold tells the server how far it is

export default function (component) {
  const { parentElement } = component
  let player = players.get(parentElement)
  if (!player) players.set(parentElement, (player = new Player(parentElement)))
  player.update(component)
  return () => {
    player.close()
    players.delete(parentElement)
  }
}

class Player {
  constructor(root) {
    this.view = new View(root)
    this.awake = new Awake()
    this.pulse = new Pulse(() => this.beat())
    this.figure = new Figure(root.querySelector(".figure"))
    this.ears = new AbortController()
    const listen = (target, name, heard) => target.addEventListener(name, heard, { signal: this.ears.signal })
    listen(document, "keydown", (event) => this.key(event))
    listen(document, "pointerdown", openSound)
    listen(document, "keydown", openSound)
    listen(window, "pageshow", returnSound)
    listen(window, "focus", returnSound)
    listen(document, "visibilitychange", () => this.seen())
    listen(window, "pagehide", () => this.keep())
    listen(window, "resize", () => this.view.measure())
    listen(root, "click", (event) => this.click(event))
    listen(root.querySelector("dialog"), "cancel", (event) => { event.preventDefault(); this.carry() })
    this.panel = new Panel(root, listen)
    this.room = new Room(this.view.section, root.querySelector("[data-do=fill]"), listen)
  }

  // A session's data never change while it runs, so its first bytes are all that is ever read.
  async update({ data: bytes, key, setStateValue }) {
    this.send = setStateValue
    setTimeout(() => this.course && this.figure.colour(), 0) // this may be a change of theme
    if (this.mount === key) return
    this.mount = key
    const data = await unpacked(bytes)
    if (this.mount !== key) return // closed, or given another session, while it was unpacked
    this.data = data
    this.sound = recallSound(data.sound)
    this.view.dress(data)
    this.view.measure()
    this.room.name(data.labels)
    this.cues = new Cues(data, this.sound, (text) => this.view.announce(text))
    this.panel.show(this.sound, () => this.send("sound", { ...this.sound }), this.cues)
    this.course = new Course(data.steps, recallCourse(data), (why) => this.told(why))
    this.course.waits = () => this.sound.wait
    this.tabs?.close()
    this.tabs = new Tabs(data.session, () => this.course.pause(clockNow(), "elsewhere"))
    this.reported = clockNow()
    claimSound(this.sound.tones > 0)
    this.course.tick(clockNow()) // what was slept through, or a clock set back, before anything is shown
    if (data.autostart && this.course.at.status === "idle") {
      this.view.arrive()
      this.toggle()
    } else this.refresh()
    if (this.course.over) this.report()
    if (this.course.ticking) this.beat()
  }

  // --- the buttons -----------------------------------------------------------------------------
  click(event) {
    if (!this.course) return
    const button = event.target.closest("button")
    if (button?.dataset.reason) this.end(button.dataset.reason)
    else if (button?.dataset.do) this[button.dataset.do]()
    // After a tap the space bar means pause again; who came by keyboard keeps their place.
    if (event.detail > 0 && button?.closest(".controls")) this.view.section.focus({ preventScroll: true })
  }

  key(event) {
    if (this.asking || !this.course || this.course.over) return
    const what = keyMeans(event)
    if (!what || (this.course.at.status === "idle" && what !== "toggle")) return
    event.preventDefault()
    this[what]()
  }

  toggle() {
    openSound()
    const now = clockNow()
    if (this.course.ticking) this.course.pause(now)
    else this.course.go(now)
  }

  skip() { openSound(); this.course.skip(clockNow()) }
  back() { openSound(); this.course.back(clockNow()) }

  stop() {
    this.asking = true
    this.going = this.course.ticking
    this.course.pause(clockNow(), "asking")
    this.view.$("dialog").showModal()
  }

  carry() {
    this.asking = false
    this.view.$("dialog").close()
    if (this.going) this.course.go(clockNow())
  }

  end(reason) {
    this.asking = false
    this.view.$("dialog").close()
    this.course.stop(reason, clockNow())
  }

  fill() { this.room.toggle() }
  settings() { this.panel.toggle() }

  // --- time ------------------------------------------------------------------------------------
  beat() {
    if (!this.course) return
    const now = clockNow()
    this.course.tick(now)
    if (!this.course.ticking) return
    this.view.paint(this.course, now)
    if (now - this.kept > 1000) this.keep()
    if (now - this.reported > REPORT_MS) this.report()
  }

  seen() {
    if (document.visibilityState !== "visible") return this.keep()
    returnSound()
    if (this.course?.ticking) this.awake.want(true) // the system let go of it when the page was hidden
    this.beat()
    this.animate()
  }

  // --- what follows from a change ---------------------------------------------------------------
  told(why) {
    const { course } = this
    if (["half", "count", "repetition"].includes(why)) return this.hear(why)
    this.hear(why)
    this.view.paused = why
    if (why === "began" || why === "recount") this.tabs.claim()
    this.refresh()
    this.report()
    if (why === "began" || why === "recount") this.room.fit(true)
    if (why === "over") this.room.close()
  }

  // Whatever a device does to sound or speech, the clock goes on.
  hear(why) {
    try {
      this.cues.on(why, this.course.step, this.course.repetition(Date.now()))
    } catch (error) {
      console.warn(error)
    }
  }

  refresh() {
    const now = clockNow()
    const { course } = this
    this.view.show(course, this.data)
    this.view.paint(course, now)
    this.figure.show(course, this.data)
    this.animate()
    if (course.ticking) {
      this.pulse.start()
      this.pulse.at(course.at.deadline - now)
    } else this.pulse.stop()
    this.awake.want(course.ticking)
    this.keep()
  }

  // The figure has its own, faster pace; it follows the same clock.
  animate() {
    clearTimeout(this.frame)
    if (!this.course) return
    this.figure.paint(this.course, clockNow())
    const pace = this.figure.pace(this.course)
    if (pace !== null) this.frame = setTimeout(() => this.animate(), pace)
  }

  keep() {
    if (!this.course) return
    this.kept = clockNow()
    keepCourse(this.data.session, this.course.at)
  }

  // State values, never triggers: Streamlit sends them again after a lost connection, so a session
  // that ends while the server is away still arrives.
  report() {
    const { course, data: { session } } = this
    const now = clockNow()
    const { how, reason } = course.at
    const held = course.held(now)
    this.reported = now
    if (course.over) return this.send("finished", { session, how, reason, held })
    if (course.at.status === "idle") return
    const left = course.at.status === "running" ? course.left(now) : course.at.left
    this.send("progress", { session, step: course.step.id, left: Math.round(left) / 1000, held })
  }

  close() {
    this.mount = undefined
    this.keep()
    this.course = undefined
    this.pulse.stop()
    clearTimeout(this.frame)
    this.awake.want(false)
    this.tabs?.close()
    this.room.close()
    this.ears.abort()
    claimSound(false)
    hush()
  }
}
