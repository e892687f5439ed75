// A device for tests: its wall clock, its steady clock, its timers, its sleep. Nothing here waits.

/** @typedef {{ id: number, at: number, every: number | null, call: () => void }} Timer */

export class FakeTime {
  /** @param {number} [wall] what the device's clock says first */
  constructor(wall = 1_000_000_000_000) {
    this.wall = wall
    this.steady = 0
    this.lastId = 0
    /** @type {Timer[]} */
    this.timers = []
  }

  /**
   * Puts the device's time in place of the real one for the rest of the test.
   *
   * @param {import("node:test").TestContext} test
   */
  install(test) {
    const real = {
      setTimeout: globalThis.setTimeout,
      setInterval: globalThis.setInterval,
      clearTimeout: globalThis.clearTimeout,
      clearInterval: globalThis.clearInterval,
    }
    const cancel = (/** @type {unknown} */ id) => {
      this.timers = this.timers.filter((timer) => timer.id !== id)
    }
    /** @type {(call: (...rest: unknown[]) => void, wait?: number, ...rest: unknown[]) => number} */
    const later = (call, wait = 0, ...rest) => this.#add(wait, null, () => call(...rest))
    /** @type {(call: () => void, wait?: number) => number} */
    const often = (call, wait = 0) => this.#add(wait, wait, call)
    Object.assign(globalThis, {
      setTimeout: later,
      setInterval: often,
      clearTimeout: cancel,
      clearInterval: cancel,
    })
    test.mock.method(Date, "now", () => this.wall)
    test.mock.method(performance, "now", () => this.steady)
    test.after(() => Object.assign(globalThis, real))
    return this
  }

  /** Lets time pass, and calls what is due on the way. @param {number} ms */
  pass(ms) {
    const end = this.steady + ms
    for (;;) {
      const due = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!due) break
      this.#moveTo(Math.max(this.steady, due.at))
      if (due.every === null) this.timers = this.timers.filter((timer) => timer !== due)
      else due.at += due.every
      due.call()
    }
    this.#moveTo(end)
  }

  /** The device sleeps: its wall clock goes on, its steady clock and its timers do not. @param {number} ms */
  sleep(ms) {
    this.wall += ms
  }

  /** Somebody sets the device's clock. @param {number} ms ahead, or back where it is negative */
  setWallClock(ms) {
    this.wall += ms
  }

  /** @param {number} steady */
  #moveTo(steady) {
    this.wall += steady - this.steady
    this.steady = steady
  }

  /**
   * @param {number} wait
   * @param {number | null} every
   * @param {() => void} call
   */
  #add(wait, every, call) {
    this.lastId += 1
    this.timers.push({ id: this.lastId, at: this.steady + Math.max(0, wait), every, call })
    return this.lastId
  }
}

/** Storage in memory, with what can go wrong with it. @implements {Storage} */
export class FakeStorage {
  /** @type {Map<string, string>} */
  #items = new Map()
  /** Whether it is forbidden or full. */
  broken = false

  get length() {
    return this.#items.size
  }

  /** @param {string} key */
  getItem(key) {
    this.#check()
    return this.#items.get(key) ?? null
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    this.#check()
    this.#items.set(key, value)
  }

  /** @param {string} key */
  removeItem(key) {
    this.#items.delete(key)
  }

  clear() {
    this.#items.clear()
  }

  /** @param {number} index */
  key(index) {
    return [...this.#items.keys()][index] ?? null
  }

  #check() {
    if (this.broken) throw new DOMException("no storage", "QuotaExceededError")
  }
}

/**
 * Gives the test a tab's and a device's storage.
 *
 * @param {import("node:test").TestContext} test
 */
export function installStorage(test) {
  const storages = { sessionStorage: new FakeStorage(), localStorage: new FakeStorage() }
  for (const [name, storage] of Object.entries(storages)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name)
    Object.defineProperty(globalThis, name, { value: storage, configurable: true })
    test.after(() => {
      Reflect.deleteProperty(globalThis, name)
      if (before) Object.defineProperty(globalThis, name, before)
    })
  }
  return storages
}
