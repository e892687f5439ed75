// What the person sees. Every text comes from the data and is written as text, never as markup.

class View {
  constructor(root) {
    this.root = root
    this.section = root.querySelector(".player")
  }

  $(selector) { return this.root.querySelector(selector) }

  // The button that led here is gone: keys and readers go on from the player, eyes from its top.
  arrive() {
    this.section.focus({ preventScroll: true })
    for (let up = this.root.host; up; up = up.parentElement) up.scrollTop = 0
  }

  // How much of the page lies above the player: the rest of the display is its own.
  measure() {
    let above = this.root.host.getBoundingClientRect().top
    for (let up = this.root.host; up; up = up.parentElement) above += up.scrollTop
    this.section.style.setProperty("--above", `${Math.round(above)}px`)
  }

  text(selector, text) {
    const element = this.$(selector)
    if (element.textContent !== text) element.textContent = text
  }

  // What stays the same for a whole session.
  dress({ labels, reasons, stop_rule: stopRule = "" }) {
    this.labels = labels
    this.section.setAttribute("aria-label", labels.name)
    this.$(".whole").setAttribute("aria-label", labels.whole)
    this.$(".dial").setAttribute("aria-label", labels.left)
    this.$(".settings").setAttribute("aria-label", labels.settings)
    for (const span of this.root.querySelectorAll("[data-label]")) span.textContent = labels[span.dataset.label]
    for (const name of ["settings", "back", "stop", "carry"]) this.text(`[data-do=${name}]`, labels[name])
    this.text(".rules", stopRule)
    this.text(".how summary", labels.how)
    this.$(".how").open = matchMedia("(min-width: 48rem)").matches // there is room to read along
    this.text("#why", labels.why)
    this.$(".reasons").replaceChildren(...reasons.map(({ id, label }) => {
      const button = document.createElement("button")
      Object.assign(button, { type: "button", textContent: label })
      button.dataset.reason = id
      return button
    }))
  }

  // What changes with the step or the state of the clock.
  show(course, { moves }) {
    const { step, at: { status } } = course
    const { labels } = this
    const move = moves[step.how]
    this.section.dataset.status = status
    this.section.dataset.kind = step.kind
    this.text(".place", step.place)
    this.text(".name", course.over ? labels.over : step.name)
    this.text(".phase", this.phase(course))
    this.text(".cue", course.over ? labels.keeping : step.cue)
    this.text(".next", course.over ? "" : step.next)
    const verb = { idle: "start", paused: "resume" }[status] ?? "pause"
    this.text("[data-do=toggle]", labels[verb])
    this.text("[data-do=skip]", ["hold", "warm_up"].includes(step.kind) ? labels.skip : labels.begin)
    for (const button of this.root.querySelectorAll(".controls button")) {
      const idle = status === "idle" && button.dataset.do !== "toggle"
      button.disabled = course.over || idle
    }
    if (this.move !== step.how) {
      this.move = step.how
      const lines = [...move.steps, ...move.advice].map((line) => {
        const item = document.createElement("li")
        item.textContent = line
        return item
      })
      this.$(".how ol").replaceChildren(...lines)
      this.text(".feel", move.feel)
    }
  }

  phase(course) {
    const { step, at: { status } } = course
    if (course.over) return ""
    if (status === "paused") return this.labels[this.paused] ?? this.labels.paused
    if (status === "recount") return this.labels.recount
    return step.phase
  }

  // What changes with every look at the time.
  paint(course, now) {
    const left = course.left(now)
    const whole = Math.ceil(left / 1000)
    const long = course.total >= 100000
    const repetition = course.at.status === "recount" ? null : course.repetition(now)
    const clock = repetition !== null ? String(repetition) : long && course.at.status !== "recount"
      ? `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}` : String(whole)
    this.text(".clock", clock)
    this.text(".of", repetition === null ? "" : this.labels.of.replace("{count}", course.step.count))
    this.$(".dial").classList.toggle("counting", repetition !== null)
    this.$(".dial").setAttribute("aria-label", repetition === null ? this.labels.left : this.labels.count)
    this.$(".clock").classList.toggle("long", clock.length > 3)
    const part = course.at.status === "recount" ? left / RECOUNT_MS : left / course.total
    this.$(".bar").style.strokeDashoffset = String(1 - Math.min(1, part))
    const done = course.steps.slice(0, course.at.step).reduce((sum, { seconds }) => sum + seconds, 0)
    const all = course.steps.reduce((sum, { seconds }) => sum + seconds, 0)
    const here = course.at.status === "recount" ? course.at.left : left
    this.$(".whole").value = course.over ? 1 : (done + course.step.seconds - here / 1000) / all
  }

  announce(text) { this.$(".live").textContent = text }
}
