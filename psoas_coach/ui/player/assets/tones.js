// Tones, made on the spot: no sound files. One AudioContext a tab, kept here so that it stays
// unlocked when the player leaves the page and comes back.

let audio
const SOFT = 0.25 // the loudest a tone gets, of full scale: it plays next to a resting head

const TONES = { // [hertz, seconds from now, seconds long], in each theme
  clear: {
    hold: [[659, 0, 0.35], [880, 0.16, 0.5]],
    lead: [[659, 0, 0.5]],
    half: [[784, 0, 0.3]],
    count: [[523, 0, 0.12]],
    repetition: [[587, 0, 0.25]],
    resumed: [[659, 0, 0.3]],
    over: [[523, 0, 0.5], [659, 0.2, 0.5], [784, 0.4, 0.9]],
  },
  quiet: { // low, slow and few
    hold: [[330, 0, 0.9]],
    lead: [[262, 0, 0.9]],
    repetition: [[294, 0, 0.4]],
    over: [[262, 0, 0.9], [330, 0.5, 1.2]],
  },
}

const PATIENCE_MS = 300 // a context asked this long ago, and still silent, does not come back

let askedAudio // since when the context has been asked to sound

// Browsers open the sound on a gesture only: ask with every touch and key. A call or an alarm takes
// the sound away ("interrupted", and sometimes for good): then another context is made.
function openSound() {
  try {
    if (audio?.state === "running") return
    if (audio && askedAudio !== undefined && performance.now() - askedAudio > PATIENCE_MS) dropAudio()
    audio ??= new AudioContext()
    askedAudio ??= performance.now()
    const asked = audio
    audio.resume().then(
      () => { if (audio === asked) askedAudio = undefined },
      () => { // it will not: a new one sounds now, or with the next gesture
        if (audio !== asked) return
        dropAudio()
        audio = new AudioContext()
      },
    )
  } catch { /* no sound here: everything is on the display as well */ }
}

function dropAudio() {
  audio.close?.().catch(() => undefined)
  audio = askedAudio = undefined
}

// Somebody is back, without a gesture: a context there is may come back by itself.
function returnSound() {
  if (audio && audio.state !== "running") audio.resume().catch(() => undefined)
}

// On a phone that is set to silent, tones are heard as those of an alarm or a film are.
function claimSound(on) {
  try {
    if (navigator.audioSession) navigator.audioSession.type = on ? "playback" : "auto"
  } catch { /* a device that knows it otherwise */ }
}

function playTone(name, { theme, tones }) {
  if (!audio || audio.state !== "running" || !tones) return
  for (const [hertz, wait, long] of TONES[theme]?.[name] ?? []) {
    const start = audio.currentTime + wait
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const peak = SOFT * (tones / 100) ** 2 // squared: the ear hears volume so
    tone.frequency.value = hertz
    tone.type = theme === "quiet" ? "sine" : "triangle"
    volume.gain.setValueAtTime(0.0001, start)
    volume.gain.exponentialRampToValueAtTime(Math.max(peak, 0.0002), start + (theme === "quiet" ? 0.15 : 0.02))
    volume.gain.exponentialRampToValueAtTime(0.0001, start + long)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + long + 0.05)
  }
}
