// The spoken cues. Only voices that live on this device: others would send each sentence away. Many
// browsers load their voices a moment after the page: a sentence waits for them, but not for long.

const LATE_MS = 4000 // after that, what would be said is no longer so
const LISTEN_MS = 200

let unspoken // the sentence that waits

function localVoice(language) {
  const voices = globalThis.speechSynthesis?.getVoices().filter((voice) => voice.localService) ?? []
  const plain = (tag) => tag.replace("_", "-").toLowerCase()
  const start = plain(language).split("-")[0]
  return voices.find((voice) => plain(voice.lang) === plain(language))
    ?? voices.find((voice) => plain(voice.lang).split("-")[0] === start)
}

function speak(text, { voice, language }) {
  hush()
  if (!voice || !text || !globalThis.speechSynthesis) return
  const speaker = localVoice(language)
  if (!speaker) return sayLater(text, { voice, language })
  const words = new SpeechSynthesisUtterance(text)
  words.voice = speaker
  words.lang = speaker.lang
  words.volume = voice / 100
  words.rate = 0.95 // a touch slower: it is heard lying down
  speechSynthesis.speak(words)
}

// Some browsers say when the voices are there, others have to be asked.
function sayLater(text, how) {
  const until = performance.now() + LATE_MS
  const look = () => {
    if (performance.now() > until) return hush()
    if (localVoice(how.language)) speak(text, how)
  }
  unspoken = setInterval(look, LISTEN_MS)
}

function hush() {
  clearInterval(unspoken)
  unspoken = undefined
  globalThis.speechSynthesis?.cancel()
}
