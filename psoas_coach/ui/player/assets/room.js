// The player over the whole display: on top of the page, and in real full-screen where there is one.
// A phone lying on its side has no height to spare, so there it covers the page by itself.

const LOW = "(max-height: 30rem) and (orientation: landscape)"

class Room {
  constructor(section, button, listen) {
    Object.assign(this, { section, button })
    listen(document, "fullscreenchange", () => { if (!document.fullscreenElement && this.full) this.shrink() })
    this.low = matchMedia(LOW)
    listen(this.low, "change", () => this.fit(this.wanted))
  }

  // What the button says: what it will do.
  name(names) {
    this.names = names
    this.mark(Boolean(this.full))
  }

  async toggle() {
    if (this.full) return this.shrink()
    try {
      await document.documentElement.requestFullscreen()
    } catch { /* some phones have none: covering the page is nearly as good */ }
    this.cover() // after full-screen, which would lie above it
  }

  // Cover the page while the clock runs on a low display; leave it again when there is height.
  fit(running) {
    this.wanted = running
    if (running && this.low.matches && !this.full) {
      this.cover()
      this.itself = true
    } else if (this.itself && this.full && !this.low.matches) this.shrink()
  }

  cover() {
    this.mark(true)
    this.section.popover = "manual" // the top layer: above the menu and the header of the page
    this.section.showPopover()
  }

  shrink() {
    this.itself = false
    this.mark(false)
    this.section.removeAttribute("popover")
    if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined)
  }

  mark(full) {
    this.full = full
    this.section.classList.toggle("full", full)
    this.button.textContent = full ? this.names.shrink : this.names.fill
  }

  close() { if (this.full) this.shrink() }
}
