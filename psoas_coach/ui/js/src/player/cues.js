// The sound of each moment and its announcement: spoken aloud, and for screen readers.

/** @import { PlayerPayload, Sound, Step } from "../payloads.js" */
/** @import { Tone } from "../shared/tones.js" */
/** @import { Change, Moment } from "./session_clock.js" */

/**
 * The outputs of cues.
 *
 * @typedef {object} Outputs
 * @property {(name: Tone, sound: Sound) => void} playTone
 * @property {(sentences: string[], speech: { voice: number, language: string }) => void} speak
 * @property {() => void} hush
 * @property {(text: string) => void} announce shows a text to screen readers
 */

/**
 * The cues of a moment of a step.
 *
 * @typedef {object} Due
 * @property {number | null} repetition the current one, if repetitions are counted
 * @property {string} cue
 * @property {boolean} newCue whether the cue begins with this repetition
 */

export class Cues {
  #payload
  #sound
  #out

  /**
   * @param {Pick<PlayerPayload, "labels" | "language">} payload
   * @param {Sound} sound read again for each cue
   * @param {Outputs} outputs
   */
  constructor(payload, sound, outputs) {
    this.#payload = payload
    this.#sound = sound
    this.#out = outputs
  }

  /**
   * @param {Change | Moment} event
   * @param {Step} step the current step
   * @param {Due} due
   */
  give(event, step, { repetition, cue, newCue }) {
    switch (event) {
      case "began":
      case "step":
        this.#play(step.kind === "hold" ? "hold" : "lead")
        this.#say(step.spoken)
        break
      case "resumed":
        this.#play("resumed")
        break
      case "half":
        if (!this.#sound.half) break
        this.#play("half")
        if (this.#sound.theme !== "quiet") this.#speak([this.#label("half")])
        break
      case "cue":
        this.#speak([cue])
        break
      case "repetition":
        this.#play("repetition")
        this.#speak([`${repetition}. ${newCue ? cue : (step.beat?.verbs[0] ?? "")}`.trim()])
        break
      case "back":
        this.#play("back")
        // Together with its announcement or a cue it would be too much for one repetition.
        if (!newCue && repetition !== 1) this.#speak([step.beat?.verbs[2] ?? ""])
        break
      case "count":
        this.#play("count")
        break
      case "over":
        this.#play("over")
        this.#say([this.#label("over")])
        break
      case "waiting":
        this.#play("lead")
        if (step.kind === "find_place") this.#say(step.spoken)
        else this.#say([`${step.name}. ${this.#label("waiting")}`])
        break
      default: // recount, and all kinds of pause
        this.#out.hush()
        this.#out.announce(this.#payload.labels[event] ?? this.#label("paused"))
    }
  }

  /**
   * Plays a sample of a setting that was just changed.
   *
   * @param {string} setting
   */
  sample(setting) {
    if (setting === "voice") this.#speak([this.#label("half")])
    else this.#play("hold")
  }

  /** @param {string} name */
  #label(name) {
    return this.#payload.labels[name] ?? ""
  }

  /** @param {Tone} tone */
  #play(tone) {
    this.#out.playTone(tone, this.#sound)
  }

  /** @param {string[]} sentences read out once by a screen reader, and spoken one by one */
  #say(sentences) {
    this.#out.announce(sentences.join(" "))
    this.#speak(sentences)
  }

  /** @param {string[]} sentences */
  #speak(sentences) {
    this.#out.speak(sentences, { voice: this.#sound.voice, language: this.#payload.language })
  }
}
