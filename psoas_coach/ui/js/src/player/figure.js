// The drawn body: it moves into position while there is time to get ready, breathes during a hold, and
// turns when the side changes. With reduced motion it shows the position and does not move.

/** @import { Drawing, Paint, Photo, PlayerPayload, Theme } from "../payloads.js" */
/** @import { SessionClock } from "./session_clock.js" */

import { ease, poseAt } from "./figure_pose.js"
import { PathBlend } from "./path_blend.js"

const SVG = "http://www.w3.org/2000/svg"
const BREATH_MS = 10_000 // four seconds in, six out
const IN = 0.4 // share of a breath
const MOVING_MS = 40
const BREATHING_MS = 80
const LIGHT_TEXT = 380 // sum of red, green and blue: lighter text means a dark page

/**
 * A figure on the page.
 *
 * @typedef {object} Drawn
 * @property {Drawing} drawing
 * @property {SVGSVGElement} svg
 * @property {SVGPathElement[]} paths
 * @property {SVGPathElement[]} cues
 * @property {PathBlend} blend from start to work
 * @property {PathBlend} breath from empty to full lungs
 * @property {number} [work] how far it is from start to work
 * @property {Theme} [theme]
 */

export class Figure {
  #place
  #reducedMotion = matchMedia("(prefers-reduced-motion: reduce)")
  /** @type {Drawn | undefined} */
  #drawn

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place
  }

  /**
   * Shows the figure of the step, or the physio's picture for it, if there is one.
   *
   * @param {SessionClock} clock
   * @param {Pick<PlayerPayload, "figures" | "photos">} payload
   */
  show(clock, { figures, photos }) {
    const { step } = clock
    const drawing = figures?.[step.move]
    const photo = photos?.[step.move]
    this.#place.toggleAttribute("hidden", !(drawing || photo))
    if (!drawing) {
      this.#drawn = undefined
      if (photo) this.#showPhoto(photo)
      return
    }
    if (this.#drawn?.drawing !== drawing) this.#drawn = this.#draw(drawing)
    this.followTheme()
    this.#place.setAttribute("aria-label", drawing.words[step.side] ?? "")
    const holding = step.kind === "hold" && !clock.over
    for (const cue of this.#drawn.cues) {
      cue.setAttribute("opacity", (holding && cue.dataset.opacity) || "0")
    }
  }

  /** @param {Photo} photo */
  #showPhoto({ address, words }) {
    this.#place.setAttribute("aria-label", words)
    if (this.#place.firstElementChild?.getAttribute("src") === address) return
    const picture = document.createElement("img")
    picture.src = address
    picture.alt = "" // the element around it has the description
    this.#place.replaceChildren(picture)
  }

  /** Uses the colours of the page's theme, which can change during a session. */
  followTheme() {
    const drawn = this.#drawn
    if (!drawn) return
    const colour = getComputedStyle(this.#place).color.match(/[\d.]+/g) ?? []
    const sum = colour.slice(0, 3).reduce((total, part) => total + Number(part), 0)
    const theme = sum > LIGHT_TEXT ? "dark" : "light"
    if (theme === drawn.theme) return
    drawn.theme = theme
    applyPaint(drawn.paths, drawn.drawing.paint[theme])
    applyPaint(drawn.cues, drawn.drawing.cue_paint[theme])
  }

  /**
   * Draws the body at a moment.
   *
   * @param {SessionClock} clock
   * @param {number} now
   */
  paint(clock, now) {
    const drawn = this.#drawn
    if (!drawn) return
    const { step, status } = clock
    const left = status === "recount" ? clock.position.left : clock.left(now)
    const pose = this.#reducedMotion.matches
      ? { work: status === "idle" ? 0 : 1, turned: 1 }
      : poseAt(step, 1 - left / clock.total)
    this.#moveTo(drawn, pose.work)
    if (pose.work === 1 && step.kind === "hold" && !step.count) this.#breathe(drawn, status, now)
    const to = step.side === "left" ? -1 : 1 // figures are drawn facing right
    const from = step.kind === "switch" ? -to : to
    drawn.svg.style.transform = `scaleX(${from + (to - from) * pose.turned})`
  }

  /**
   * @param {SessionClock} clock
   * @returns {number | null} milliseconds until the next frame; null if it would be the same
   */
  pace({ step, status }) {
    if (!this.#drawn || status !== "running" || this.#reducedMotion.matches || document.hidden) {
      return null
    }
    if (step.kind === "warm_up") return null // the figure stands for walking about, and does not move
    return step.kind === "hold" && !step.count ? BREATHING_MS : MOVING_MS
  }

  /**
   * @param {Drawing} drawing
   * @returns {Drawn}
   */
  #draw(drawing) {
    const svg = document.createElementNS(SVG, "svg")
    svg.setAttribute("viewBox", drawing.viewbox)
    svg.setAttribute("aria-hidden", "true")
    const path = (/** @type {string} */ d) => {
      const made = document.createElementNS(SVG, "path")
      made.setAttribute("d", d)
      svg.append(made)
      return made
    }
    const work = drawing.frames.at(-1) ?? []
    const drawn = {
      drawing,
      svg,
      paths: (drawing.frames[0] ?? []).map(path),
      cues: drawing.cues.map(path),
      blend: new PathBlend(drawing.frames),
      breath: new PathBlend([
        drawing.breath.map(([index]) => work[index] ?? ""),
        drawing.breath.map(([, full]) => full),
      ]),
    }
    this.#place.replaceChildren(svg)
    return drawn
  }

  /**
   * @param {Drawn} drawn
   * @param {number} work
   */
  #moveTo(drawn, work) {
    if (work === drawn.work) return
    drawn.work = work
    drawn.paths.forEach((path, index) => {
      if (!drawn.blend.still[index]) path.setAttribute("d", drawn.blend.at(index, work))
    })
  }

  /**
   * @param {Drawn} drawn
   * @param {SessionClock["status"]} status
   * @param {number} now
   */
  #breathe({ drawing, breath, paths }, status, now) {
    if (this.#reducedMotion.matches || status !== "running") return
    const turn = (now % BREATH_MS) / BREATH_MS
    const full = turn < IN ? ease(turn / IN) : 1 - ease((turn - IN) / (1 - IN))
    drawing.breath.forEach(([path], index) => {
      paths[path]?.setAttribute("d", breath.at(index, full))
    })
  }
}

/**
 * @param {SVGPathElement[]} paths
 * @param {Paint[]} paints
 */
function applyPaint(paths, paints) {
  paths.forEach((path, index) => {
    const paint = paints[index]
    if (!paint) return
    const [fill, stroke, width, opacity, dashes] = paint
    path.setAttribute("fill", fill || "none")
    if (stroke) path.setAttribute("stroke", stroke)
    if (width) path.setAttribute("stroke-width", String(width))
    path.setAttribute("opacity", String(opacity))
    path.dataset.opacity = String(opacity)
    if (dashes) path.setAttribute("stroke-dasharray", dashes)
  })
}
