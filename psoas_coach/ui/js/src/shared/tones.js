// Tones, synthesised without sound files. There is one AudioContext per tab, held by this module, so
// that it stays unlocked when the player leaves the page and comes back.

/** @import { Sound } from "../payloads.js" */

/** @typedef {"hold" | "lead" | "half" | "count" | "repetition" | "back" | "resumed" | "over"} Tone */

const LOUDEST = 0.25 // of full scale: it plays next to a resting head
const INAUDIBLE = 0.0001 // an exponential ramp cannot begin or end at zero

/** [hertz, seconds from now, seconds long], in each theme. */
/** @type {Record<Sound["theme"], Partial<Record<Tone, [number, number, number][]>>>} */
const TONES = {
  clear: {
    hold: [
      [659, 0, 0.35],
      [880, 0.16, 0.5],
    ],
    lead: [[659, 0, 0.5]],
    half: [[784, 0, 0.3]],
    count: [[523, 0, 0.12]],
    repetition: [[587, 0, 0.25]],
    back: [[440, 0, 0.2]],
    resumed: [[659, 0, 0.3]],
    over: [
      [523, 0, 0.5],
      [659, 0.2, 0.5],
      [784, 0.4, 0.9],
    ],
  },
  // Low, slow and few.
  quiet: {
    hold: [[330, 0, 0.9]],
    lead: [[262, 0, 0.9]],
    repetition: [[294, 0, 0.4]],
    over: [
      [262, 0, 0.9],
      [330, 0.5, 1.2],
    ],
  },
}

const PATIENCE_MS = 300 // a context that is still silent this long after a request does not recover

/** @type {AudioContext | undefined} */
let audio
/**
 * Since when the context has been asked to play.
 * @type {number | undefined}
 */
let askedAt

// Browsers only allow sound on a gesture: call this with every touch and key. A phone call or an alarm
// takes the sound away ("interrupted", sometimes for good): then another context is created.
export function openSound() {
  try {
    if (audio?.state === "running") return
    if (audio && askedAt !== undefined && performance.now() - askedAt > PATIENCE_MS) drop(audio)
    audio ??= new AudioContext()
    askedAt ??= performance.now()
    const asked = audio
    asked.resume().then(
      () => {
        if (audio === asked) askedAt = undefined
      },
      () => {
        // It does not recover: a new context plays now, or with the next gesture.
        if (audio !== asked) return
        drop(asked)
        audio = new AudioContext()
      },
    )
  } catch {
    // Without sound everything is on the display as well.
  }
}

/** @param {AudioContext} context */
function drop(context) {
  context.close?.().catch(() => undefined)
  audio = askedAt = undefined
}

/** The person is back, without a gesture: an existing context may recover by itself. */
export function resumeSound() {
  if (audio && audio.state !== "running") audio.resume().catch(() => undefined)
}

/**
 * On a phone that is set to silent, plays tones like an alarm or a film.
 *
 * @param {boolean} on
 */
export function claimSound(on) {
  try {
    /** @type {Navigator & { audioSession?: { type: string } }} */
    const device = navigator // only Safari has an audio session, so the DOM's types lack it
    if (device.audioSession) device.audioSession.type = on ? "playback" : "auto"
  } catch {
    // The device decides this by itself.
  }
}

/**
 * @param {Tone} name
 * @param {Pick<Sound, "theme" | "tones">} sound
 */
export function playTone(name, { theme, tones }) {
  if (audio?.state !== "running" || !tones) return
  for (const [hertz, wait, length] of TONES[theme]?.[name] ?? []) {
    const start = audio.currentTime + wait
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const peak = LOUDEST * (tones / 100) ** 2 // squared, as the ear hears volume
    const rise = theme === "quiet" ? 0.15 : 0.02
    tone.frequency.value = hertz
    tone.type = theme === "quiet" ? "sine" : "triangle"
    volume.gain.setValueAtTime(INAUDIBLE, start)
    volume.gain.exponentialRampToValueAtTime(Math.max(peak, 2 * INAUDIBLE), start + rise)
    volume.gain.exponentialRampToValueAtTime(INAUDIBLE, start + length)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + length + 0.05)
  }
}
