// The spoken cues. Only voices that live on this device: others would send each sentence away.

function localVoice(language) {
  const voices = globalThis.speechSynthesis?.getVoices().filter((voice) => voice.localService) ?? []
  const plain = (tag) => tag.replace("_", "-").toLowerCase()
  const start = plain(language).split("-")[0]
  return voices.find((voice) => plain(voice.lang) === plain(language))
    ?? voices.find((voice) => plain(voice.lang).split("-")[0] === start)
}

function speak(text, { voice, language }) {
  hush()
  const speaker = voice && text ? localVoice(language) : undefined
  if (!speaker) return
  const words = new SpeechSynthesisUtterance(text)
  words.voice = speaker
  words.lang = speaker.lang
  words.volume = voice / 100
  words.rate = 0.95 // a touch slower: it is heard lying down
  speechSynthesis.speak(words)
}

function hush() {
  globalThis.speechSynthesis?.cancel()
}
