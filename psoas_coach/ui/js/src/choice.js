// A single choice: numbers in a row, such as a scale from 0 to 10, or phrases one below the other.

/** @import { ChoiceOption, ChoicePayload } from "./payloads.js" */
/** @import { Cleanup, ComponentArguments } from "./streamlit.js" */

import { find, make } from "./shared/dom.js"
import { showKeyed } from "./shared/keyed_component.js"
import { ReportedAnswer } from "./shared/reported_answer.js"

const TAKE_BACK_KEYS = ["Backspace", "Delete"]

/**
 * Its option says what it shows, so it has no description of its own.
 *
 * @param {string} address
 */
function makePicture(address) {
  const picture = make("img", "")
  picture.src = address
  picture.alt = ""
  return picture
}

class Choice {
  #group
  #about
  #least
  #most
  #clear
  /** @type {ChoicePayload} */
  #payload
  /** @type {Map<string, HTMLInputElement>} */
  #inputs = new Map()
  /** @type {Map<string, HTMLImageElement>} */
  #pictures = new Map()
  /** @type {ReportedAnswer<string>} */
  #answer = new ReportedAnswer()
  /** @type {ComponentArguments["setStateValue"]} */
  #send = () => undefined

  /**
   * @param {ShadowRoot} root
   * @param {ChoicePayload} payload
   */
  constructor(root, payload) {
    this.#payload = payload
    this.#group = find(root, ".options", HTMLElement)
    this.#about = find(root, ".about", HTMLElement)
    this.#least = find(root, ".least", HTMLElement)
    this.#most = find(root, ".most", HTMLElement)
    this.#clear = find(root, ".clear", HTMLButtonElement)
    this.#group.replaceChildren(...payload.options.map((option) => this.#makeOption(option)))
    this.#group.dataset.layout = payload.layout
    this.#group.onkeydown = (event) => this.#onKey(event)
    this.#clear.onclick = () => this.#choose(null, true)
  }

  get key() {
    return this.#payload.key
  }

  /**
   * @param {ChoicePayload} payload
   * @param {ComponentArguments["setStateValue"]} send
   */
  update(payload, send) {
    this.#payload = payload
    this.#send = send
    const { name, about, options, ends, value, acknowledged } = payload
    this.#group.ariaLabel = name
    const lines = about === null ? [] : [name, ...about]
    this.#about.replaceChildren(...lines.map((line) => make("p", "", line)))
    this.#least.textContent = ends?.[0] ?? ""
    this.#most.textContent = ends?.[1] ?? ""
    for (const { id, picture } of options) this.#showPicture(id, picture) // in another theme now
    this.#answer.accept(value, acknowledged)
    this.#draw()
  }

  close() {
    this.#answer.close()
  }

  /** @param {ChoiceOption} option */
  #makeOption({ id, label, name, picture }) {
    const input = make("input", "")
    input.type = "radio"
    input.name = "choice"
    input.value = id
    input.ariaLabel = name
    input.onclick = (event) => this.#onClick(id, event)
    this.#inputs.set(id, input)
    const face = make("span", "face", make("span", "label", label))
    if (picture !== null) {
      const image = makePicture(picture)
      this.#pictures.set(id, image)
      face.prepend(image)
    }
    const option = make("label", "option", input, face)
    option.dataset.item = id
    return option
  }

  /**
   * @param {string} id
   * @param {string | null} address
   */
  #showPicture(id, address) {
    const image = this.#pictures.get(id)
    if (image && address !== null && image.src !== address) image.src = address
  }

  /**
   * A browser reports an arrow key as a click too, with a click count of 0.
   *
   * @param {string} id
   * @param {MouseEvent} event
   */
  #onClick(id, { detail }) {
    const again = this.#answer.value === id
    if (again && detail > 1) return // The second half of a double click takes nothing back.
    if (again && this.#payload.clear !== null) this.#choose(null, true)
    else this.#choose(id, detail > 0)
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === "Enter" && this.#answer.value !== null) {
      this.#choose(this.#answer.value, true)
    } else if (TAKE_BACK_KEYS.includes(event.key) && this.#payload.clear !== null) {
      this.#choose(null, true)
    } else return
    event.preventDefault()
  }

  /**
   * @param {string | null} id
   * @param {boolean} done
   */
  #choose(id, done) {
    // The button is about to be hidden, and the focus would be lost with it.
    if (id === null && this.#answer.value !== null) this.#inputs.get(this.#answer.value)?.focus()
    this.#answer.choose(id, done, (report) => this.#send("answer", report))
    this.#draw()
  }

  #draw() {
    const { value } = this.#answer
    for (const [id, input] of this.#inputs) input.checked = id === value
    const { clear, name } = this.#payload
    this.#clear.textContent = clear ?? ""
    this.#clear.ariaLabel = `${clear ?? ""}: ${name}` // one page may ask for several numbers
    this.#clear.hidden = clear === null
    this.#clear.style.visibility = value === null ? "hidden" : "visible"
  }
}

/** @type {(component: ComponentArguments) => Cleanup} */
export default showKeyed((root, /** @type {ChoicePayload} */ payload) => new Choice(root, payload))
