// The drawn body: it eases into place while there is time to get ready, breathes while it holds, and
// turns round when the sides change. With less motion wanted it shows where to be, and stays there.

const SVG = "http://www.w3.org/2000/svg"
const BREATH_MS = 10000 // four seconds in, six out
const IN = 0.4
const MOVING_MS = 40
const BREATHING_MS = 80

const ease = (share) => { const s = Math.min(1, Math.max(0, share)); return s * s * (3 - 2 * s) }

// There and back once, at `part` (0 to 1) of a repetition, with a moment at either end.
const thereAndBack = (part) => ease((part - 0.05) / 0.35) * (1 - ease((part - 0.55) / 0.35))

// Where the body is at `part` (0 to 1) of a step: how far from start to work, and how far round.
function whereabouts({ kind, repetition, count, counted }, part) {
  if (count) return { work: thereAndBack((part * count) % 1), turned: 1 }
  if (kind === "hold" || kind === "warm_up") return { work: 1, turned: 1 }
  if (counted) { // a counted move begins where it starts; before the first it is shown once
    const shown = kind === "ready" && repetition === 1 ? thereAndBack(part) : 0
    return { work: shown, turned: kind === "switch" ? ease((part - 0.3) / 0.22) : 1 }
  }
  if (kind === "ready" && repetition === 1) return { work: ease((part - 0.15) / 0.75), turned: 1 }
  const out = 1 - ease(part / 0.3) // back to the start, and from there into place again
  const into = ease((part - 0.55) / 0.4)
  return { work: Math.max(out, into), turned: kind === "switch" ? ease((part - 0.3) / 0.22) : 1 }
}

class Figure {
  constructor(place) {
    this.place = place
    this.calm = matchMedia("(prefers-reduced-motion: reduce)")
  }

  show(course, { figures }) {
    const { step } = course
    const drawn = figures?.[step.move]
    this.place.toggleAttribute("hidden", !drawn)
    if (!drawn) return
    if (this.drawn !== drawn) this.draw(drawn)
    this.colour()
    this.place.setAttribute("aria-label", drawn.words[step.side] ?? "")
    const holding = step.kind === "hold" && !course.over
    for (const cue of this.cues) cue.setAttribute("opacity", holding ? cue.dataset.opacity : 0)
  }

  draw(drawn) {
    this.drawn = drawn
    this.blend = new Blend(drawn.frames)
    this.breath = new Blend([drawn.breath.map(([path]) => drawn.frames.at(-1)[path]), drawn.breath.map(([, d]) => d)])
    this.work = undefined
    this.theme = undefined
    this.svg = document.createElementNS(SVG, "svg")
    this.svg.setAttribute("viewBox", drawn.viewbox)
    this.svg.setAttribute("aria-hidden", "true")
    const path = (d) => {
      const made = document.createElementNS(SVG, "path")
      made.setAttribute("d", d)
      this.svg.append(made)
      return made
    }
    this.paths = drawn.frames[0].map(path)
    this.cues = drawn.cues.map(path)
    this.place.replaceChildren(this.svg)
  }

  // The page's theme can change while the session runs.
  colour() {
    if (!this.drawn) return
    const [red, green, blue] = getComputedStyle(this.place).color.match(/[\d.]+/g).map(Number)
    const theme = red + green + blue > 380 ? "dark" : "light" // light text stands on a dark page
    if (theme === this.theme) return
    this.theme = theme
    this.paint_all(this.paths, this.drawn.paint[theme])
    this.paint_all(this.cues, this.drawn.cue_paint[theme])
  }

  paint_all(paths, paints) {
    paths.forEach((path, index) => {
      const [fill, stroke, width, opacity, dashes] = paints[index]
      path.setAttribute("fill", fill || "none")
      if (stroke) path.setAttribute("stroke", stroke)
      if (width) path.setAttribute("stroke-width", width)
      path.setAttribute("opacity", opacity)
      path.dataset.opacity = opacity
      if (dashes) path.setAttribute("stroke-dasharray", dashes)
    })
  }

  paint(course, now) {
    if (!this.drawn) return
    const { step } = course
    const counting = course.at.status === "recount"
    const part = 1 - (counting ? course.at.left : course.left(now)) / course.total
    let { work, turned } = whereabouts(step, part)
    if (this.calm.matches) [work, turned] = [course.at.status === "idle" ? 0 : 1, 1]
    this.pose(work)
    if (work === 1 && step.kind === "hold" && !step.count) this.breathe(course, now)
    const to = step.side === "left" ? -1 : 1 // it is drawn facing right
    const from = step.kind === "switch" ? -to : to
    this.svg.style.transform = `scaleX(${from + (to - from) * turned})`
  }

  pose(work) {
    if (work === this.work) return
    this.work = work
    this.paths.forEach((path, index) => {
      if (!this.blend.still[index]) path.setAttribute("d", this.blend.at(index, work))
    })
  }

  breathe(course, now) {
    if (this.calm.matches || course.at.status !== "running") return
    const turn = (now % BREATH_MS) / BREATH_MS
    const full = turn < IN ? ease(turn / IN) : 1 - ease((turn - IN) / (1 - IN))
    this.drawn.breath.forEach(([path], index) => this.paths[path].setAttribute("d", this.breath.at(index, full)))
  }

  // Milliseconds until the next picture, or null when it would be the same.
  pace({ step, at: { status } }) {
    if (!this.drawn || status !== "running" || this.calm.matches || document.hidden) return null
    if (step.kind === "warm_up") return null // it stands for walking about, and does not move itself
    return step.kind === "hold" && !step.count ? BREATHING_MS : MOVING_MS
  }
}
