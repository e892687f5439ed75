// Tells the page something until it has heard it: what is told while the connection is gone is lost,
// and nothing else would tell it again before the next tap.

const AGAIN_MS = 3000
const LONGEST_MS = 30_000

class Insistent {
  tell(send, wait = AGAIN_MS) {
    this.heard()
    send()
    this.next = setTimeout(() => this.tell(send, Math.min(2 * wait, LONGEST_MS)), wait)
  }

  heard() {
    clearTimeout(this.next)
  }
}
