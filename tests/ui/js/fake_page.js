// As much of a document as the scripts around the connection and the pairing of a phone ask for.

/** One element: its text, its attributes, and who listens to it. */
export class FakeElement {
  /** @param {string} id */
  constructor(id = "") {
    this.id = id
    this.textContent = ""
    this.value = ""
    this.hidden = false
    this.disabled = false
    this.focused = false
    /** @type {Record<string, string>} */
    this.dataset = {}
    /** @type {Map<string, string>} */
    this.attributes = new Map()
    /** @type {Map<string, (event: unknown) => unknown>} */
    this.listeners = new Map()
    /** @type {FakePage | undefined} */
    this.page = undefined
    /** @type {FakeElement[]} */
    this.children = []
  }

  /** @param {string} name */
  getAttribute(name) {
    return this.attributes.get(name) ?? null
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  setAttribute(name, value) {
    this.attributes.set(name, value)
    FakeObserver.notify(this)
  }

  /**
   * @param {string} kind
   * @param {(event: unknown) => unknown} listener
   */
  addEventListener(kind, listener) {
    this.listeners.set(kind, listener)
  }

  focus() {
    this.focused = true
  }

  /** @param {...FakeElement} children */
  append(...children) {
    this.children.push(...children)
  }

  click() {
    return this.listeners.get("click")?.({})
  }

  remove() {
    this.page?.elements.delete(this.id)
  }
}

/** Calls back when an element that it observes changes. */
class FakeObserver {
  /** @type {Set<FakeObserver>} */
  static all = new Set()

  /** @param {FakeElement} changed */
  static notify(changed) {
    for (const one of [...FakeObserver.all]) if (one.observed.has(changed)) one.callback()
  }

  /** @param {() => void} callback */
  constructor(callback) {
    this.callback = callback
    /** @type {Set<FakeElement>} */
    this.observed = new Set()
  }

  /** @param {FakeElement} element */
  observe(element) {
    this.observed.add(element)
    FakeObserver.all.add(this)
  }

  disconnect() {
    FakeObserver.all.delete(this)
  }
}

/** The document, with the elements that a test gives it, found by id or by the selector they were put under. */
export class FakePage {
  constructor() {
    FakeObserver.all.clear()
    /** @type {Map<string, FakeElement>} */
    this.elements = new Map()
    this.body = new FakeElement("body")
    Object.assign(this.body, {
      append: (/** @type {FakeElement} */ element) => {
        this.put(element.id, element)
        FakeObserver.notify(this.body)
      },
    })
    Object.assign(globalThis, {
      document: this,
      MutationObserver: FakeObserver,
      HTMLElement: FakeElement,
    })
  }

  /**
   * @param {string} key
   * @param {FakeElement} element
   */
  put(key, element = new FakeElement(key)) {
    element.page = this
    this.elements.set(key, element)
    return element
  }

  /** @param {string} id */
  getElementById(id) {
    return this.elements.get(id) ?? null
  }

  /** @param {string} selector */
  querySelector(selector) {
    return this.elements.get(selector) ?? null
  }

  createElement() {
    return new FakeElement()
  }
}

let copies = 0

/**
 * Runs a script as a page does that is loaded anew, with nothing left of the test before.
 *
 * @param {string} path below js/src
 */
export function loadAnew(path) {
  copies += 1
  const address = `../../../psoas_coach/ui/js/src/${path}?copy=${copies}`
  return import(address)
}
