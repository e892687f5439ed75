// Interpolates path data of the same structure number by number, to move the drawn body from one pose
// to the next.

const NUMBERS = /-?[0-9]+/g

export class PathBlend {
  /** The text between the numbers of each path. */
  #between
  /** @type {number[][][]} */
  #numbers

  /** @param {string[][]} frames the same paths at several moments; empty if equal to the previous frame */
  constructor(frames) {
    /** @type {string[][]} */
    const full = []
    for (const frame of frames) full.push(frame.map((d, path) => d || (full.at(-1)?.[path] ?? d)))
    const first = full[0] ?? []
    this.#between = first.map((d) => d.split(NUMBERS))
    this.#numbers = full.map((frame) => frame.map((d) => (d.match(NUMBERS) ?? []).map(Number)))
    /** Whether each path is the same in all frames. */
    this.still = first.map((d, path) => full.every((frame) => frame[path] === d))
  }

  /**
   * @param {number} path index of the path
   * @param {number} share of the whole motion, 0 to 1
   * @returns {string} path data
   */
  at(path, share) {
    const last = this.#numbers.length - 1
    const place = Math.min(1, Math.max(0, share)) * last
    const frame = Math.max(0, Math.min(last - 1, Math.floor(place)))
    const from = this.#numbers[frame]?.[path] ?? []
    const to = this.#numbers[frame + 1]?.[path] ?? from
    const between = this.#between[path] ?? []
    let d = between[0] ?? ""
    from.forEach((number, index) => {
      const blended = number + ((to[index] ?? number) - number) * (place - frame)
      const gap = index > 0 && between[index] === "" ? " " : "" // there may be none before a minus
      d += `${gap}${blended.toFixed(1)}${between[index + 1] ?? ""}`
    })
    return d
  }
}
