// The sound settings: each change is played at once, stored on this device, and sent to the journal.

/** @import { Sound } from "../payloads.js" */
/** @import { Cues } from "./cues.js" */

import { find } from "../shared/dom.js"
import { storeSound } from "../shared/storage.js"
import { claimSound, openSound } from "../shared/tones.js"

/** The settings, by the name of their inputs. */
const VOLUMES = /** @type {const} */ (["tones", "voice"])
const SWITCHES = /** @type {const} */ (["half", "wait"])

export class SoundPanel {
  #place
  #button
  #inputs
  /** @type {{ sound: Sound, send: () => void, cues: Cues } | undefined} */
  #session

  /**
   * @param {ShadowRoot} root
   * @param {AbortSignal} signal ends its listeners
   */
  constructor(root, signal) {
    this.#place = find(root, ".settings", HTMLElement)
    this.#button = find(root, "[data-do=settings]", HTMLButtonElement)
    this.#inputs = [...this.#place.querySelectorAll("input")]
    const changed = (/** @type {Event} */ { target }) => {
      if (target instanceof HTMLInputElement) this.#change(target)
    }
    this.#place.addEventListener("change", changed, { signal })
  }

  toggle() {
    this.#place.toggleAttribute("hidden")
    this.#button.setAttribute("aria-expanded", String(!this.#place.hidden))
  }

  /**
   * @param {Sound} sound changed in place
   * @param {() => void} send sends them to the journal
   * @param {Cues} cues
   */
  show(sound, send, cues) {
    this.#session = { sound, send, cues }
    for (const input of this.#inputs) {
      for (const name of VOLUMES) if (input.name === name) input.value = String(sound[name])
      for (const name of SWITCHES) if (input.name === name) input.checked = sound[name]
      if (input.name === "quiet") input.checked = sound.theme === "quiet"
    }
  }

  /** @param {HTMLInputElement} input */
  #change(input) {
    if (!this.#session) return
    const { sound, send, cues } = this.#session
    openSound()
    for (const name of VOLUMES) if (input.name === name) sound[name] = Number(input.value)
    for (const name of SWITCHES) if (input.name === name) sound[name] = input.checked
    if (input.name === "quiet") sound.theme = input.checked ? "quiet" : "clear"
    storeSound(sound)
    claimSound(sound.tones > 0)
    send()
    cues.sample(input.name)
  }
}
