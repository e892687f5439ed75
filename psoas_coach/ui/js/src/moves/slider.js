// The psoas slider: body and muscle follow the slider in the browser, without a round trip. Between
// two frames every number of every path is interpolated linearly, so each step only blends numbers and
// writes paths.

/** @import { SliderPath, SliderPayload } from "../payloads.js" */
/** @import { ComponentArguments } from "../streamlit.js" */

import { find, makeButton } from "../shared/dom.js"
import { inflatePayload, samePayload } from "../shared/payload.js"

const SVG = "http://www.w3.org/2000/svg"
const NUMBER = /-?\d+/g
const GLIDE_MS = 700 // from one stop to another

/** @param {SliderPath} path */
function makePath([d, fill, stroke, width, opacity]) {
  const node = document.createElementNS(SVG, "path")
  node.setAttribute("d", d)
  node.setAttribute("fill", String(fill))
  node.setAttribute("opacity", String(opacity))
  if (stroke) {
    node.setAttribute("stroke", stroke)
    node.setAttribute("stroke-width", String(width))
  }
  return node
}

/**
 * What the slider shows: its payload, and the parts of its paths.
 *
 * @typedef {object} Scene
 * @property {SliderPayload} payload
 * @property {number[][][]} numbers of each path of each frame
 * @property {string[][]} between the text between the numbers of each path
 * @property {SVGPathElement[][]} people the body in the whole view and in the close one
 */

class Slider {
  #root
  #input
  /** @type {Scene | undefined} */
  #scene
  #value = 0
  #gliding = 0
  /**
   * The payload that is shown or being inflated.
   * @type {Uint8Array | undefined}
   */
  data

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.#root = root
    this.#input = find(root, "input", HTMLInputElement)
    this.#input.oninput = () => this.#paint(Number(this.#input.value))
    const stopGliding = () => cancelAnimationFrame(this.#gliding)
    this.#input.onpointerdown = stopGliding
    this.#input.onkeydown = stopGliding
  }

  /** @param {SliderPayload} payload */
  show(payload) {
    this.#scene = this.#draw(payload)
    this.#label(payload)
    this.#paint(this.#value)
  }

  /**
   * @param {SliderPayload} payload
   * @returns {Scene}
   */
  #draw(payload) {
    const { marks, frames, room, box, arm } = payload
    const paths = frames[0]?.paths ?? []
    const person = () => marks.map((mark, index) => makePath([paths[index] ?? "", ...mark]))
    const wholeBody = person()
    const closeBody = person()
    const whole = this.#svg(".whole")
    const close = this.#svg(".close")
    whole.setAttribute("viewBox", box.join(" "))
    whole.replaceChildren(...room.map(makePath), ...wholeBody)
    for (const part of closeBody.slice(...arm)) part.style.display = "none"
    close.replaceChildren(...closeBody)
    for (const svg of [whole, close]) {
      svg.setAttribute("stroke-linecap", "round")
      svg.setAttribute("stroke-linejoin", "round")
    }
    return {
      payload,
      numbers: frames.map((frame) => frame.paths.map((d) => (d.match(NUMBER) ?? []).map(Number))),
      between: paths.map((d) => d.split(NUMBER).map((text) => text.trim())),
      people: [wholeBody, closeBody],
    }
  }

  /** @param {SliderPayload} payload */
  #label({ words, stops, steps, standing, muscle }) {
    this.#svg(".whole").setAttribute("aria-label", words.figure)
    this.#find("label").textContent = words.label
    this.#input.max = String(steps.length - 1)
    this.#find(".muscle").style.background = muscle
    this.#find(".standing span").textContent = words.standing
    this.#find(".standing").style.left = `${standing}%`
    const buttons = stops.map(({ at, text }) => {
      const button = makeButton(text)
      const percent = (100 * at) / (steps.length - 1)
      button.style.left = `${percent}%`
      button.style.transform = `translateX(-${percent}%)`
      button.onclick = () => this.#glide(at)
      return button
    })
    this.#find(".stops").replaceChildren(...buttons)
  }

  /** @param {number} to */
  #glide(to) {
    const from = this.#value
    const start = performance.now()
    const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches
    const frame = (/** @type {number} */ now) => {
      const t = reducedMotion ? 1 : Math.min((now - start) / GLIDE_MS, 1)
      this.#paint(from + (to - from) * (t * t * (3 - 2 * t)))
      if (t < 1) this.#gliding = requestAnimationFrame(frame)
    }
    cancelAnimationFrame(this.#gliding)
    frame(start)
  }

  /** @param {number} value place on the slider */
  #paint(value) {
    this.#value = value
    if (!this.#scene) return
    const { payload, numbers, between, people } = this.#scene
    const { frames, step, close, steps, means, scale } = payload
    const place = Math.min(Math.floor(value / step), frames.length - 2)
    const share = value / step - place
    const blend = (/** @type {number} */ a, /** @type {number} */ b) =>
      Math.round((a + (b - a) * share) * 10) / 10
    between.forEach((texts, path) => {
      const before = numbers[place]?.[path] ?? []
      const after = numbers[place + 1]?.[path] ?? before
      let d = texts[0] ?? ""
      before.forEach((number, index) => {
        d += ` ${blend(number, after[index] ?? number)} ${texts[index + 1] ?? ""}`
      })
      for (const person of people) person[path]?.setAttribute("d", d)
    })
    const [x0, y0] = frames[place]?.centre ?? [0, 0]
    const [x1, y1] = frames[place + 1]?.centre ?? [x0, y0]
    const [left, top, width] = close
    this.#svg(".close").setAttribute(
      "viewBox",
      `${blend(x0, x1) + left} ${blend(y0, y1) + top} ${width} ${width}`,
    )
    const whole = Math.round(value)
    const now = steps[whole]
    if (!now) return
    this.#input.value = String(whole)
    this.#input.setAttribute("aria-valuetext", `${now.angle}, ${now.length}, ${now.percent}`)
    this.#find(".angle").textContent = now.angle
    this.#find(".length").textContent = now.length
    this.#find(".percent").textContent = now.percent
    this.#find(".muscle").style.width = `${now.share * scale}%`
    const meaning = this.#find(".means")
    const text = means[now.means] ?? ""
    if (meaning.textContent !== text) meaning.textContent = text // it is read out when it changes
  }

  /** @param {string} selector */
  #find(selector) {
    return find(this.#root, selector, HTMLElement)
  }

  /** @param {string} selector */
  #svg(selector) {
    return find(this.#root, selector, SVGElement)
  }
}

/** @type {WeakMap<ShadowRoot, Slider>} */
const sliders = new WeakMap()

/** @param {ComponentArguments} component */
export default async function showSlider({ data, parentElement }) {
  const slider = sliders.get(parentElement) ?? new Slider(parentElement)
  sliders.set(parentElement, slider)
  if (samePayload(slider.data, data)) return
  slider.data = data
  /** @type {SliderPayload} */
  const payload = await inflatePayload(data)
  if (slider.data === data) slider.show(payload)
}
