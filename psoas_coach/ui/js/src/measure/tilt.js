// The tilt of the phone's long side relative to gravity. The browser gives three angles that rotate
// the phone from lying flat on its back, first about the vertical axis, then by beta about its short
// axis and by gamma about its long axis. The elevation of the long side is then asin(sin(beta)): it is
// independent of the phone's roll on the thigh, its heading, and the orientation of the page. Its top
// points to the knee, so a thigh below level has its top below level.

const FIRST_MS = 2500 // a device may take this long to report its first tilt

const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180

/**
 * @param {number} beta degrees
 * @returns {number} degrees of the thigh below level; negative above
 */
export function thighBelowLevel(beta) {
  return (-Math.asin(Math.sin(radians(beta))) * 180) / Math.PI
}

/**
 * Whether the display is up, at least roughly. Otherwise the phone lies on its display, or is in a
 * pocket.
 *
 * @param {number} beta degrees
 * @param {number} gamma degrees
 */
export function faceUp(beta, gamma) {
  return Math.cos(radians(beta)) * Math.cos(radians(gamma)) > 0.15
}

/** @typedef {"insecure" | "none" | "denied"} Trouble  why there is no tilt */

/** @typedef {{ requestPermission?: () => Promise<string> }} AskingSensor  in Safari, which asks the person */

export class Tilt {
  #onTilt
  #on = false
  /** @type {((on: boolean) => void) | undefined} */
  #onFirst

  /** @param {(degrees: number, up: boolean) => void} onTilt below level, and whether the display is up */
  constructor(onTilt) {
    this.#onTilt = onTilt
  }

  /**
   * Starts listening. Call it on a tap, because some browsers then ask the person.
   *
   * @returns {Promise<Trouble | undefined>}
   */
  async open() {
    if (this.#on) return undefined
    if (!window.isSecureContext) return "insecure"
    const sensor = /** @type {AskingSensor | undefined} */ (
      /** @type {unknown} */ (window.DeviceOrientationEvent)
    )
    if (!sensor) return "none"
    try {
      if (sensor.requestPermission && (await sensor.requestPermission()) !== "granted") {
        return "denied"
      }
    } catch {
      return "denied"
    }
    /** @type {Promise<boolean>} */
    const first = new Promise((resolve) => {
      this.#onFirst = resolve
      setTimeout(resolve, FIRST_MS, false)
    })
    window.addEventListener("deviceorientation", this.#onOrientation)
    this.#on = await first
    this.#onFirst = undefined
    if (this.#on) return undefined
    this.close() // a computer reports once that it has no sensor, or reports nothing
    return "none"
  }

  close() {
    this.#on = false
    window.removeEventListener("deviceorientation", this.#onOrientation)
  }

  #onOrientation = (/** @type {DeviceOrientationEvent} */ { beta, gamma }) => {
    if (typeof beta !== "number" || typeof gamma !== "number") return
    this.#onFirst?.(true)
    this.#onTilt(thighBelowLevel(beta), faceUp(beta, gamma))
  }
}
