// How far the phone's long side leans, from its sense of down. The browser gives three angles that
// turn the phone from lying flat on its back, first about its upright, then by beta about its short
// and by gamma about its long side. The long side's rise over level is then asin(sin(beta)): it does
// not matter how far the phone rolls on the round of a thigh, where it points, or which way the page
// is turned. Its top points to the knee, so a thigh below level has its top below level.

const FIRST_MS = 2500 // so long a device may take to tell its first tilt

const radians = (degrees) => degrees * Math.PI / 180
const thighBelowLevel = (beta) => -Math.asin(Math.sin(radians(beta))) * 180 / Math.PI
// Display up, at least roughly: upside down it lies on its camera, or is in a pocket.
const faceUp = (beta, gamma) => Math.cos(radians(beta)) * Math.cos(radians(gamma)) > 0.15

class Tilt {
  constructor(told) {
    this.heard = ({ beta, gamma }) => {
      if (typeof beta !== "number" || typeof gamma !== "number") return
      this.told?.(true)
      told(thighBelowLevel(beta), faceUp(beta, gamma))
    }
  }

  // Why there is no tilt, or undefined. To be called in a tap: some browsers ask the person then.
  async open() {
    if (this.on) return undefined
    if (!window.isSecureContext) return "insecure"
    const sense = window.DeviceOrientationEvent
    if (!sense) return "none"
    try {
      if (sense.requestPermission && await sense.requestPermission() !== "granted") return "denied"
    } catch {
      return "denied"
    }
    const first = new Promise((told) => { this.told = told; setTimeout(told, FIRST_MS, false) })
    window.addEventListener("deviceorientation", this.heard)
    this.on = await first
    this.told = undefined
    if (this.on) return undefined
    this.close() // a computer tells once that it has nothing to tell, or never
    return "none"
  }

  close() {
    this.on = false
    window.removeEventListener("deviceorientation", this.heard)
  }
}
