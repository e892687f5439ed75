// The readings: in the order they are taken, kept in this tab through a reload.

const READINGS = (id) => `psoas-coach:measure:${id}`
const SIDES = ["left", "right"]

class Kept {
  constructor({ id, times }, known) {
    Object.assign(this, { id, times })
    const kept = readKept(sessionStorage, READINGS(id))
    const fits = (list) => Array.isArray(list) && list.length <= times
      && list.every((one) => Number.isFinite(one) && Math.abs(one) <= STEEP)
    const from = SIDES.every((side) => fits(kept?.[side])) ? kept : known
    for (const side of SIDES) this[side] = [...from[side]]
  }

  // Left, right, then both once more: lying down anew is part of what can go wrong.
  get next() {
    for (let time = 0; time < this.times; time++) {
      for (const side of SIDES) if (this[side].length <= time) return { side, time }
    }
    return undefined
  }

  add(side, degrees) {
    this[side].push(degrees)
    this.write()
  }

  drop(side, time) {
    this[side].splice(time, 1)
    this.write()
  }

  write() {
    keep(sessionStorage, READINGS(this.id), this.told())
  }

  told() {
    return { left: [...this.left], right: [...this.right] }
  }
}
