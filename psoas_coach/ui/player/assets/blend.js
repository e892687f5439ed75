// Path data of equal shape, mixed number by number: how the drawn body gets from here to there.

const NUMBERS = /-?[0-9]+/g

class Blend {
  // `frames`: the same paths at several moments; an empty one is the same as in the frame before.
  constructor(frames) {
    const whole = frames.map((frame) => [...frame])
    for (let at = 1; at < whole.length; at++) {
      whole[at].forEach((d, path) => { if (!d) whole[at][path] = whole[at - 1][path] })
    }
    this.shapes = whole[0].map((d) => d.split(NUMBERS))
    this.numbers = whole.map((frame) => frame.map((d) => d.match(NUMBERS).map(Number)))
    this.still = whole[0].map((d, path) => whole.every((frame) => frame[path] === d))
    this.last = whole.length - 1
  }

  // Path `path` at `share` of the whole way, 0 to 1.
  at(path, share) {
    const place = Math.min(1, Math.max(0, share)) * this.last
    const before = Math.min(this.last - 1, Math.floor(place))
    const part = place - before
    const [from, to] = [this.numbers[before][path], this.numbers[before + 1][path]]
    const shape = this.shapes[path]
    let d = shape[0]
    for (let k = 0; k < from.length; k++) {
      d += `${k && !/[a-z]$/i.test(shape[k]) ? " " : ""}${(from[k] + (to[k] - from[k]) * part).toFixed(1)}${shape[k + 1]}`
    }
    return d
  }
}
