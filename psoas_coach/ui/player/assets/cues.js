// Which moment sounds how, and what is said at it: aloud, and to a person who cannot see the page.

class Cues {
  constructor(data, sound, announce) {
    Object.assign(this, { data, sound, announce })
  }

  on(why, step, repetition) {
    const { labels } = this.data
    if (why === "began" || why === "step" || why === "resumed") {
      playTone(why === "resumed" ? "resumed" : step.kind === "hold" ? "hold" : "lead", this.sound)
      if (why !== "resumed") this.say(step.say)
    } else if (why === "half") {
      if (!this.sound.half) return
      playTone("half", this.sound)
      if (this.sound.theme !== "quiet") this.speak(labels.half)
    } else if (why === "repetition") {
      playTone("repetition", this.sound)
      this.speak(String(repetition))
    } else if (why === "count") {
      playTone("count", this.sound)
    } else if (why === "over") {
      playTone("over", this.sound)
      this.say(labels.over)
    } else if (why === "waiting") {
      playTone("lead", this.sound)
      this.say(`${step.name}. ${labels.waiting}`)
    } else if (why === "recount") {
      hush()
      this.announce(labels.recount)
    } else { // paused, overslept, elsewhere, asking
      hush()
      this.announce(labels[why] ?? labels.paused)
    }
  }

  // What a setting that was just changed sounds like.
  sample(name) {
    if (name === "voice") this.speak(this.data.labels.half)
    else playTone("hold", this.sound)
  }

  say(text) {
    this.announce(text)
    this.speak(text)
  }

  speak(text) {
    speak(text, { voice: this.sound.voice, language: this.data.language })
  }
}
