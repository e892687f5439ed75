// The tilts of the last seconds, and whether they are still. A sensor that lies quite still may tell
// nothing new for a while: the last tilt then goes on to hold.

class Still {
  constructor(seconds) {
    this.span = seconds * 1000
    this.clear()
  }

  clear() {
    this.seen = []
  }

  add(degrees, now) {
    this.seen.push([now, degrees])
    // The newest one that is older than the span stays: it is what held when the span began.
    while (this.seen.length > 1 && this.seen[1][0] <= now - this.span) this.seen.shift()
  }

  whole(now) {
    return this.seen.length > 2 && this.seen[0][0] <= now - this.span
  }

  spread() {
    const tilts = this.seen.map(([, degrees]) => degrees)
    return Math.max(...tilts) - Math.min(...tilts)
  }

  middle() {
    const tilts = this.seen.map(([, degrees]) => degrees).sort((a, b) => a - b)
    const half = tilts.length >> 1
    return tilts.length % 2 ? tilts[half] : (tilts[half - 1] + tilts[half]) / 2
  }
}
