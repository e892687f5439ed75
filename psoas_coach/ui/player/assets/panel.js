// The sound settings: each change is heard at once, kept on this device, and told to the journal.

class Panel {
  constructor(root, listen) {
    this.place = root.querySelector(".settings")
    this.button = root.querySelector("[data-do=settings]")
    this.inputs = [...this.place.querySelectorAll("input")]
    listen(this.place, "change", ({ target }) => this.changed(target))
  }

  toggle() {
    this.place.toggleAttribute("hidden")
    this.button.setAttribute("aria-expanded", String(!this.place.hidden))
  }

  show(sound, tell, cues) {
    Object.assign(this, { sound, tell, cues })
    for (const input of this.inputs) {
      if (input.type === "range") input.value = sound[input.name]
      else input.checked = input.name === "quiet" ? sound.theme === "quiet" : sound[input.name]
    }
  }

  changed(input) {
    openSound()
    if (input.type === "range") this.sound[input.name] = Number(input.value)
    else if (input.name === "quiet") this.sound.theme = input.checked ? "quiet" : "clear"
    else this.sound[input.name] = input.checked
    keepSound(this.sound)
    claimSound(this.sound.tones > 0)
    this.tell()
    this.cues.sample(input.name)
  }
}
