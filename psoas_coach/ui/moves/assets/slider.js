// The psoas slider: body and muscle follow the slider here in the browser, without a round trip.
// Between two frames every number of every path lies on a straight line, so all that is done at a
// step is to blend numbers and write paths.

const SVG = "http://www.w3.org/2000/svg"
const NUMBER = /-?\d+/g
const GLIDE = 700 // milliseconds from one stop to another

const path = ([d, fill, stroke, width, opacity]) => {
  const node = document.createElementNS(SVG, "path")
  node.setAttribute("d", d)
  node.setAttribute("fill", fill)
  node.setAttribute("opacity", opacity)
  if (stroke) {
    node.setAttribute("stroke", stroke)
    node.setAttribute("stroke-width", width)
  }
  return node
}

class Slider {
  constructor(root) {
    this.root = root
    this.one = (name) => root.querySelector(name)
    this.input = this.one("input")
    this.input.oninput = () => this.paint(Number(this.input.value))
    this.input.onpointerdown = this.input.onkeydown = () => cancelAnimationFrame(this.gliding)
  }

  show(data) {
    this.data = data
    this.draw()
    this.label()
    if (this.value === undefined) this.value = 0
    this.paint(this.value)
  }

  draw() {
    const { marks, frames, room, box } = this.data
    this.numbers = frames.map((frame) => frame.paths.map((d) => d.match(NUMBER).map(Number)))
    this.between = frames[0].paths.map((d) => d.split(NUMBER).map((text) => text.trim()))
    const person = () => frames[0].paths.map((d, i) => path([d, ...marks[i]]))
    this.people = [person(), person()]
    const whole = this.one(".whole")
    whole.setAttribute("viewBox", box.join(" "))
    whole.replaceChildren(...room.map(path), ...this.people[0])
    this.people[1].slice(...this.data.arm).forEach((part) => (part.style.display = "none"))
    this.one(".close").replaceChildren(...this.people[1])
    for (const svg of [whole, this.one(".close")]) {
      svg.setAttribute("stroke-linecap", "round")
      svg.setAttribute("stroke-linejoin", "round")
    }
  }

  label() {
    const { words, stops, steps, standing, muscle } = this.data
    this.one(".whole").setAttribute("aria-label", words.figure)
    this.one("label").textContent = words.label
    this.input.max = steps.length - 1
    this.one(".muscle").style.background = muscle
    this.one(".standing span").textContent = words.standing
    this.one(".standing").style.left = `${standing}%`
    this.one(".stops").replaceChildren(...stops.map((stop) => this.stop(stop)))
  }

  stop({ at, text }) {
    const button = document.createElement("button")
    const share = at / (this.data.steps.length - 1)
    button.type = "button"
    button.textContent = text
    button.style.left = `${share * 100}%`
    button.style.transform = `translateX(-${share * 100}%)`
    button.onclick = () => this.glide(at)
    return button
  }

  glide(to) {
    const from = this.value
    const began = performance.now()
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches
    const tick = (now) => {
      const t = still ? 1 : Math.min((now - began) / GLIDE, 1)
      this.paint(from + (to - from) * (t * t * (3 - 2 * t)))
      if (t < 1) this.gliding = requestAnimationFrame(tick)
    }
    cancelAnimationFrame(this.gliding)
    tick(began)
  }

  paint(value) {
    this.value = value
    const { frames, step, close, steps, means, scale } = this.data
    const place = Math.min(Math.floor(value / step), frames.length - 2)
    const share = value / step - place
    const mix = (a, b) => Math.round((a + (b - a) * share) * 10) / 10
    this.between.forEach((between, i) => {
      const before = this.numbers[place][i]
      const after = this.numbers[place + 1][i]
      let d = between[0]
      for (let k = 0; k < before.length; k += 1) d += ` ${mix(before[k], after[k])} ${between[k + 1]}`
      for (const person of this.people) person[i].setAttribute("d", d)
    })
    const [x, y] = [0, 1].map((k) => mix(frames[place].centre[k], frames[place + 1].centre[k]))
    this.one(".close").setAttribute(
      "viewBox", `${x + close[0]} ${y + close[1]} ${close[2]} ${close[2]}`)
    const whole = Math.round(value)
    const now = steps[whole]
    this.input.value = whole
    this.input.setAttribute("aria-valuetext", `${now.angle}, ${now.length}, ${now.percent}`)
    this.one(".angle").textContent = now.angle
    this.one(".length").textContent = now.length
    this.one(".percent").textContent = now.percent
    this.one(".muscle").style.width = `${now.share * scale}%`
    const said = this.one(".means")
    const text = means[now.means]
    if (said.textContent !== text) said.textContent = text
  }
}

const sliders = new WeakMap()

export default async function ({ data, parentElement }) {
  const slider = sliders.get(parentElement) ?? new Slider(parentElement)
  sliders.set(parentElement, slider)
  if (same(slider.shown, data)) return
  slider.shown = data
  const values = await unpacked(data)
  if (slider.shown === data) slider.show(values)
}
