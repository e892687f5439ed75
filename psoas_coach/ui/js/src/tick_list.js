// A list of tick boxes that shows a tap at once and sends it to the page afterwards.

/** @import { TapReport, TickItem, TickListPayload } from "./payloads.js" */
/** @import { TickRow } from "./shared/tick_row.js" */
/** @import { Cleanup, ComponentArguments } from "./streamlit.js" */

import { find, make } from "./shared/dom.js"
import { showKeyed } from "./shared/keyed_component.js"
import { RetrySend } from "./shared/retry_send.js"
import { makeTickRow } from "./shared/tick_row.js"

class TickList {
  #place
  #about
  /** @type {TickListPayload} */
  #payload
  /** @type {Map<string, TickRow>} */
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
    const { name, about, items, acknowledged, selected } = payload
    this.#place.ariaLabel = name
    const lines = about === null ? [] : [name, ...about]
    this.#about.replaceChildren(...lines.map((line) => make("p", "", line)))
    this.#placeRows(items)
    // The page's answer to an earlier tap would revert the later ones.
    if (this.#lastTap !== null && this.#lastTap !== acknowledged) return
    this.#retry.acknowledge()
    for (const { id } of items) this.#row(id).box.checked = selected.includes(id)
  }

  close() {
    this.#retry.acknowledge()
  }

  /**
   * Rows that stay are not moved, so that the focus stays too.
   *
   * @param {TickItem[]} items
   */
  #placeRows(items) {
    items.forEach((item, index) => {
      if (!this.#rows.has(item.id))
        this.#rows.set(
          item.id,
          makeTickRow(item, (id) => this.#onTap(id)),
        )
      const { label } = this.#row(item.id)
      const there = this.#place.children[index]
      if (there !== label) this.#place.insertBefore(label, there ?? null)
    })
    while (this.#place.children.length > items.length) this.#place.lastChild?.remove()
  }

  /** @param {string} id */
  #onTap(id) {
    const { items, none } = this.#payload
    const ids = items.map((item) => item.id)
    // "None of these" clears the others and is cleared by them, as on the page.
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
    this.#retry.send(() => this.#send("report", report))
  }

  /** @param {string} id */
  #row(id) {
    const row = this.#rows.get(id)
    if (!row) throw new RangeError(`no row ${id}`)
    return row
  }
}

/** @type {(component: ComponentArguments) => Cleanup} */
export default showKeyed(
  (root, /** @type {TickListPayload} */ payload) => new TickList(root, payload),
)
