// The spoken cues. Only voices installed on this device are used: others would send each sentence over
// the network. Many browsers load their voices shortly after the page: a sentence waits for them, but
// not for long.

/** @typedef {{ voice: number, language: string }} Speech  volume in percent, and a language tag */

const LATE_MS = 4000 // later the sentence is no longer true
const LOOK_MS = 200

/**
 * The timer of the sentence that waits for a voice.
 * @type {ReturnType<typeof setInterval> | undefined}
 */
let waiting

/**
 * @param {string} language
 * @returns {SpeechSynthesisVoice | undefined}
 */
function localVoice(language) {
  const voices = globalThis.speechSynthesis?.getVoices().filter((voice) => voice.localService) ?? []
  const plain = (/** @type {string} */ tag) => tag.replace("_", "-").toLowerCase()
  const base = plain(language).split("-")[0]
  return (
    voices.find((voice) => plain(voice.lang) === plain(language)) ??
    voices.find((voice) => plain(voice.lang).split("-")[0] === base)
  )
}

/**
 * Speaks a text, or sentences one by one, instead of the current speech.
 *
 * @param {string | string[]} text
 * @param {Speech} speech
 */
export function speak(text, { voice, language }) {
  hush()
  const texts = [text].flat().filter(Boolean)
  if (!voice || texts.length === 0 || !globalThis.speechSynthesis) return
  const speaker = localVoice(language)
  if (!speaker) {
    speakLater(texts, { voice, language })
    return
  }
  for (const one of texts) {
    const utterance = new SpeechSynthesisUtterance(one)
    utterance.voice = speaker
    utterance.lang = speaker.lang
    utterance.volume = voice / 100
    utterance.rate = 0.95 // slightly slower, because the person is lying down
    speechSynthesis.speak(utterance)
  }
}

/**
 * Waits for a voice. Some browsers report new voices, others have to be asked.
 *
 * @param {string[]} sentences
 * @param {Speech} speech
 */
function speakLater(sentences, speech) {
  const until = performance.now() + LATE_MS
  waiting = setInterval(() => {
    if (performance.now() > until) hush()
    else if (localVoice(speech.language)) speak(sentences, speech)
  }, LOOK_MS)
}

export function isSpeaking() {
  return globalThis.speechSynthesis?.speaking === true
}

export function hush() {
  clearInterval(waiting)
  waiting = undefined
  globalThis.speechSynthesis?.cancel()
}
