// For `settled`: knows whether the page asked something of the server that is not answered yet,
// because the state that Streamlit shows turns to "running" only when the answer begins to arrive;
// when the browser has nothing left to do; and when what fades or unfolds has done so.
(() => {
  // A test may stop the page's clock later; what is drawn is waited for in real time.
  const later = window.setTimeout.bind(window)
  const draw = window.requestAnimationFrame.bind(window)
  const scheduler = window.scheduler
  // Two pictures, and then whatever is still to be done. A call for when the browser is idle comes
  // only at its time limit where a page is still: two seconds after each key.
  const rest = () =>
    new Promise((done) =>
      later(() => draw(() => draw(() => scheduler.postTask(done, { priority: "background" }))), 60),
    )
  const roots = (root) => [
    root,
    ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
  ]
  const visible = (animation) => animation.effect?.target?.checkVisibility({ visibilityProperty: true })
  const ends = (animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime)
  // Those of this moment only: a running player begins new ones for as long as it runs. And those
  // that can be seen: the loading screen of a page without our scripts is hidden, and lasts.
  const fading = () =>
    roots(document)
      .flatMap((root) => root.getAnimations())
      .filter((one) => one.playState === "running" && ends(one) && visible(one))
  const look = () =>
    JSON.stringify(
      [...document.querySelectorAll("[data-testid=stMain], [data-testid=stVegaLiteChart] svg, details")].map(
        (one) => [one.scrollWidth, one.scrollHeight, one.clientWidth],
      ),
    )
  const still = async () => {
    await Promise.allSettled(fading().map((one) => one.finished))
    for (let calm = 0, before = ""; calm < 3; ) {
      await new Promise((done) => later(done, 30))
      const now = look()
      calm = now !== before ? 0 : calm + 1
      before = now
    }
  }
  const wire = (window.__wire = { unanswered: false, requested: 0, rest, still })
  const ASKS_FOR_RUN = 11 // numbers of fields of Streamlit's BackMsg and ForwardMsg
  const RUN_BEGINS = 4
  const RUN_ENDS = 6
  const FOR_ANOTHER_RUN = 2
  const FRAGMENT = 5 // of the request in a BackMsg
  // The server says nothing to a request for a fragment that a run before it has taken away.
  const DROPPED_MS = 5000

  const fields = (bytes) => {
    const found = new Map()
    let at = 0
    const number = () => {
      let value = 0
      for (let shift = 1; ; shift *= 128) {
        const byte = bytes[at++]
        value += (byte & 127) * shift
        if (byte < 128) return value
      }
    }
    while (at < bytes.length) {
      const tag = number()
      const value = number() // of a text or message its length
      found.set(tag >> 3, tag % 8 === 2 ? bytes.subarray(at, at + value) : value)
      if (tag % 8 === 2) at += value
    }
    return found
  }

  window.WebSocket = class extends WebSocket {
    constructor(...how) {
      super(...how)
      this.addEventListener("message", ({ data }) => {
        if (typeof data === "string") return
        const told = fields(new Uint8Array(data))
        if (told.has(RUN_BEGINS)) this.begun = true
        else if (told.has(RUN_ENDS) && told.get(RUN_ENDS) !== FOR_ANOTHER_RUN && this.begun) {
          wire.unanswered = false
        }
      })
      this.addEventListener("close", () => (wire.unanswered = false))
    }

    send(data) {
      const view = ArrayBuffer.isView(data)
      const bytes = view ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data)
      const request = fields(bytes).get(ASKS_FOR_RUN)
      if (request) {
        wire.unanswered = true
        wire.requested += 1
        this.begun = false
        const number = wire.requested
        if (fields(request).get(FRAGMENT)?.length) {
          later(() => {
            if (wire.requested === number && !this.begun) wire.unanswered = false
          }, DROPPED_MS)
        }
      }
      super.send(data)
    }
  }
})()
