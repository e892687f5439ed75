// One measure per mounted component: it leads somebody by ear through a reading, and tells the page.
// Streamlit calls the default export again with every new data or theme, without tidying up.

const measures = new WeakMap()
const BUZZ = [180, 90, 180] // a phone on a thigh can be felt where it cannot be heard

export default function (component) {
  const { parentElement } = component
  let mine = measures.get(parentElement)
  if (!mine) measures.set(parentElement, (mine = new Measure(parentElement)))
  mine.update(component)
  return () => {
    mine.close()
    measures.delete(parentElement)
  }
}

class Measure {
  constructor(root) {
    this.$ = (name) => root.querySelector(name)
    this.awake = new Awake()
    this.pulse = new Pulse(() => this.beat())
    this.tilt = new Tilt((degrees, up) => this.sensed(degrees, up))
    this.insistent = new Insistent()
    this.ears = new AbortController()
    const listen = (target, name, heard) => target.addEventListener(name, heard, { signal: this.ears.signal })
    listen(root, "click", ({ target }) => this.clicked(target.closest("button")))
    listen(root, "change", ({ target }) => this.voiced(target.checked))
    listen(document, "visibilitychange", () => this.seen())
    listen(window, "pageshow", returnSound)
  }

  update({ data: bytes, key, setStateValue }) {
    this.send = setStateValue
    const { always, known } = JSON.parse(new TextDecoder().decode(bytes))
    if (this.mount === key) return this.compare(known)
    this.mount = key
    this.data = always
    this.words = this.data.words
    this.sound = recallSound(this.data.sound)
    this.loud = this.sound.voice || 70
    this.kept = new Kept(this.data, known)
    this.course = new Course(this.data.rules, (what, degrees) => this.told(what, degrees))
    this.$("[name=voice]").checked = this.sound.voice > 0
    this.$("[data-word=voice]").textContent = this.words.voice
    this.$("[data-do=stop]").textContent = this.words.stop
    this.$("[data-do=try]").textContent = this.words.try
    if (!window.isSecureContext) this.trouble("insecure")
    this.show()
    if (!this.compare(known)) this.report()
  }

  // Whether the page knows of what is kept here; then it need not be told again.
  compare({ left, right }) {
    const same = `${left};${right}` === `${this.kept.left};${this.kept.right}`
    if (same) this.insistent.heard()
    return same
  }

  // --- the buttons -----------------------------------------------------------------------------
  clicked(button) {
    if (!button) return
    openSound()
    if (button.dataset.again) this.again(...button.dataset.again.split(" "))
    else this[button.dataset.do]?.()
  }

  async go() {
    if (this.opening) return
    this.opening = true
    claimSound(this.sound.tones > 0)
    speak(" ", { voice: this.sound.voice, language: this.data.language }) // some only ever speak after a tap
    const why = await this.tilt.open()
    this.opening = false
    this.trouble(why)
    if (why || !this.course) return
    this.at = this.kept.next ?? { side: "left", time: 0 }
    this.course.begin(clockNow())
    this.pulse.start()
    this.awake.want(true)
    this.$("[data-do=stop]").focus({ preventScroll: true })
  }

  stop() {
    this.rest()
    this.say(this.words.stopped)
  }

  try() {
    playTone("over", this.sound)
    this.buzz()
    this.say(this.words.tried)
  }

  again(side, time) {
    this.kept.drop(side, Number(time))
    this.report()
    this.rest()
    this.$("[data-do=go]").focus({ preventScroll: true })
  }

  voiced(on) {
    openSound()
    this.sound.voice = on ? this.loud : 0
    this.say(on ? this.words.tried : "")
  }

  // --- the sensor and the time -----------------------------------------------------------------
  sensed(degrees, up) {
    this.course?.sense(degrees, up, clockNow())
  }

  beat() {
    if (!this.course) return
    this.course.tick(clockNow())
    this.paint()
  }

  // Without the page in front there is no tilt to go by.
  seen() {
    if (document.visibilityState === "visible" || !this.course || this.course.phase === "idle") return
    this.rest()
    this.say(this.words.away)
  }

  told(what, degrees) {
    const { words, at } = this
    const side = words[at.side]
    if (what === "done") return this.done(degrees)
    if (what === "failed") {
      playTone("lead", this.sound)
      this.rest()
      return this.say(words.failed)
    }
    playTone(what === "hang" ? "hold" : what === "moved" ? "lead" : "count", this.sound)
    this.say(words[what === "settle" ? `settle_${at.side}` : what].replace("{side}", side))
    this.show()
  }

  done(degrees) {
    this.kept.add(this.at.side, degrees)
    playTone("over", this.sound)
    this.buzz()
    this.rest()
    this.report()
    const { next } = this.kept
    this.say(`${this.words.done.replace("{degrees}", this.said(degrees))} ${next ? this.words[`next_${next.side}`] : this.words.all}`)
    this.$(next ? "[data-do=go]" : ".readings button").focus({ preventScroll: true })
  }

  rest() {
    this.course.stop()
    this.pulse.stop()
    this.awake.want(false)
    this.show()
  }

  // --- what is shown and said ------------------------------------------------------------------
  said(degrees) {
    if (degrees === 0) return this.words.level
    return this.words[degrees > 0 ? "below" : "above"].replace("{degrees}", Math.abs(degrees))
  }

  show() {
    const { words, course: { phase }, kept } = this
    const busy = phase !== "idle"
    const { next } = kept
    const at = busy ? this.at : next
    const section = this.$(".measure")
    section.dataset.phase = phase
    const name = ({ side, time }) => words[`reading_${side}`].replace("{number}", time + 1).replace("{count}", kept.times)
    this.$(".title").textContent = at ? name(at) : words.all_in
    this.$(".hint").textContent = busy ? words[`hint_${phase}`] : next ? words.hint_idle : words.hint_all
    this.$("[data-do=go]").textContent = next ? words[`go_${next.side}`] : ""
    this.$("[data-do=go]").hidden = busy || !next
    this.$("[data-do=stop]").hidden = !busy
    this.$("[data-do=try]").hidden = busy || !next
    const rows = [...Array(kept.times).keys()].flatMap((time) => SIDES.map((side) => this.row(side, time, name)))
    this.$(".readings").replaceChildren(...rows)
    this.paint()
  }

  row(side, time, name) {
    const row = document.createElement("li")
    const what = Object.assign(document.createElement("span"), { textContent: name({ side, time }) })
    const degrees = this.kept[side][time]
    if (degrees === undefined) {
      what.className = "none"
      row.append(what, Object.assign(document.createElement("span"), { textContent: this.words.open, className: "none" }))
      return row
    }
    const again = Object.assign(document.createElement("button"), { type: "button", textContent: this.words.again })
    again.dataset.again = `${side} ${time}`
    again.ariaLabel = `${this.words.again}: ${what.textContent}`
    row.append(what, Object.assign(document.createElement("b"), { textContent: this.said(degrees) }), again)
    return row
  }

  paint() {
    const { course } = this
    const { share, left } = course.part(clockNow())
    const shown = course.phase === "hang" ? this.words.seconds.replace("{number}", left) : course.now === undefined ? "–" : `${Math.round(course.now)}°`
    this.$(".angle").textContent = shown
    this.$("progress").value = share
    this.$("progress").ariaLabel = this.words[`hint_${course.phase}`] ?? ""
  }

  trouble(why) {
    const place = this.$(".trouble")
    place.hidden = !why
    place.textContent = why ? this.words[`trouble_${why}`] : ""
  }

  say(text) {
    this.$(".live").textContent = text
    try {
      speak(text, { voice: this.sound.voice, language: this.data.language })
    } catch { /* it stands on the page as well */ }
  }

  buzz() {
    try {
      navigator.vibrate?.(BUZZ)
    } catch { /* nothing to feel here */ }
  }

  // A state value, never a trigger: Streamlit sends it again with every run.
  report() {
    const told = { id: this.data.id, ...this.kept.told() }
    this.insistent.tell(() => this.send("read", told))
  }

  close() {
    this.course = undefined
    this.pulse.stop()
    this.awake.want(false)
    this.tilt.close()
    this.insistent.heard()
    this.ears.abort()
    claimSound(false)
    hush()
  }
}
