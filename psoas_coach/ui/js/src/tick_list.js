// A list of tick boxes that shows a tap at once and sends it to the page after that.

/** @import { TapReport, TickItem, TickListPayload } from "./payloads.js" */
/** @import { Cleanup, ComponentArguments } from "./streamlit.js" */

import { find, make } from "./shared/dom.js"
import { decodePayload } from "./shared/payload.js"
import { RetrySend } from "./shared/retry_send.js"

/** @typedef {{ label: HTMLLabelElement, box: HTMLInputElement }} Row */

class TickList {
  #place
  #about
  /** @type {TickListPayload} */
  #payload
  /** @type {Map<string, Row>} */
  #rows = new Map()
  /**
   * Id of the last tap; null before the first.
   * @type {string | null}
   */
  #lastTap = null
  #retry = new RetrySend()
  /** @type {ComponentArguments["setStateValue"]} */
  #send = () => undefined

  /**
   * @param {ShadowRoot} root
   * @param {TickListPayload} payload
   */
  constructor(root, payload) {
    this.#payload = payload
    this.#place = find(root, ".ticks", HTMLElement)
    this.#about = find(root, ".about", HTMLElement)
    this.#place.replaceChildren()
  }

  get key() {
    return this.#payload.key
  }

  /**
   * @param {TickListPayload} payload
   * @param {ComponentArguments["setStateValue"]} send
   */
  update(payload, send) {
    this.#payload = payload
    this.#send = send
    const { name, about, items, heard, ticked } = payload
    this.#place.ariaLabel = name
    const lines = about === null ? [] : [name, ...about]
    this.#about.replaceChildren(...lines.map((line) => make("p", "", line)))
    this.#placeRows(items)
    // What the page answers to an earlier tap would take back the ones made since.
    if (this.#lastTap !== null && this.#lastTap !== heard) return
    this.#retry.acknowledge()
    for (const { id } of items) this.#row(id).box.checked = ticked.includes(id)
  }

  close() {
    this.#retry.acknowledge()
  }

  /**
   * Rows that stay are left where they are, so that the focus stays too.
   *
   * @param {TickItem[]} items
   */
  #placeRows(items) {
    items.forEach((item, index) => {
      if (!this.#rows.has(item.id)) this.#rows.set(item.id, this.#makeRow(item))
      const { label } = this.#row(item.id)
      const there = this.#place.children[index]
      if (there !== label) this.#place.insertBefore(label, there ?? null)
    })
    while (this.#place.children.length > items.length) this.#place.lastChild?.remove()
  }

  /**
   * @param {TickItem} item
   * @returns {Row}
   */
  #makeRow(item) {
    const box = make("input", "")
    box.type = "checkbox"
    box.onchange = () => this.#onTap(item.id)
    const words = make("span", "", make("strong", "", item.lead), item.more)
    if (item.note) words.append(make("span", "note", item.note))
    const label = make("label", "row", box, words)
    label.dataset.item = item.id
    return { label, box }
  }

  /** @param {string} id */
  #onTap(id) {
    const { items, none } = this.#payload
    const ids = items.map((item) => item.id)
    // "None of these" clears the rest and is cleared by it, here as on the page.
    if (this.#row(id).box.checked) {
      for (const other of ids) {
        if ((other === none) !== (id === none)) this.#row(other).box.checked = false
      }
    }
    const tap = `${Date.now()} ${Math.random()}`
    const on = Object.fromEntries(ids.map((other) => [other, this.#row(other).box.checked]))
    this.#lastTap = tap
    /** @type {TapReport} */
    const report = { id: tap, on }
    this.#retry.send(() => this.#send("said", report))
  }

  /** @param {string} id */
  #row(id) {
    const row = this.#rows.get(id)
    if (!row) throw new RangeError(`no row ${id}`)
    return row
  }
}

/** @type {WeakMap<ShadowRoot, TickList>} */
const lists = new WeakMap()

/**
 * @param {ComponentArguments} component
 * @returns {Cleanup}
 */
export default function showTickList({ data, parentElement, setStateValue }) {
  /** @type {TickListPayload} */
  const payload = decodePayload(data)
  let list = lists.get(parentElement)
  // The next step of a questionnaire may be given the same place on the page.
  if (list?.key !== payload.key) {
    list?.close()
    list = new TickList(parentElement, payload)
    lists.set(parentElement, list)
  }
  list.update(payload, setStateValue)
  return () => {
    lists.get(parentElement)?.close()
    lists.delete(parentElement)
  }
}
