// Signs grouped in cards. A card names its signs in short and expands to the single ones. If the page
// asks about each card, it has a button that says that none of its signs applies.

/** @import { SignCard, SignCardsPayload, SignCardsReport, TickItem } from "./payloads.js" */
/** @import { Cleanup, ComponentArguments } from "./streamlit.js" */

import { find, make, makeButton } from "./shared/dom.js"
import { showKeyed } from "./shared/keyed_component.js"
import { RetrySend } from "./shared/retry_send.js"
import { makeTickRow } from "./shared/tick_row.js"
import { SignState } from "./sign_state.js"

/**
 * @typedef {object} CardView
 * @property {HTMLElement} card
 * @property {HTMLButtonElement} head
 * @property {HTMLButtonElement | null} none null if a card cannot be cleared
 * @property {HTMLElement} items
 */

class SignCards {
  #place
  /** @type {SignCardsPayload} */
  #payload
  /** @type {Map<string, CardView>} */
  #cards = new Map()
  /** @type {Map<string, HTMLInputElement>} */
  #boxes = new Map()
  #state = new SignState()
  /**
   * Cards that the person opened.
   * @type {Set<string>}
   */
  #unfolded = new Set()
  #retry = new RetrySend()
  /** @type {ComponentArguments["setStateValue"]} */
  #send = () => undefined

  /**
   * @param {ShadowRoot} root
   * @param {SignCardsPayload} payload
   */
  constructor(root, payload) {
    this.#payload = payload
    this.#place = find(root, ".cards", HTMLElement)
    this.#place.replaceChildren()
  }

  get key() {
    return this.#payload.key
  }

  /**
   * @param {SignCardsPayload} payload
   * @param {ComponentArguments["setStateValue"]} send
   */
  update(payload, send) {
    this.#payload = payload
    this.#send = send
    this.#place.ariaLabel = payload.name
    this.#placeChildren(payload)
    if (this.#state.accept(payload)) this.#retry.acknowledge()
    this.#draw()
  }

  close() {
    this.#retry.acknowledge()
  }

  /**
   * Children that stay are not moved, so that the focus stays too.
   *
   * @param {SignCardsPayload} payload
   */
  #placeChildren({ cards, rest }) {
    const children = cards.map((card) => this.#card(card).card)
    if (rest.length > 0) children.push(this.#restOf(rest))
    children.forEach((child, index) => {
      const there = this.#place.children[index]
      if (there !== child) this.#place.insertBefore(child, there ?? null)
    })
    while (this.#place.children.length > children.length) this.#place.lastChild?.remove()
  }

  /** @param {SignCard} card */
  #card(card) {
    let view = this.#cards.get(card.id)
    if (!view) {
      view = this.#makeCard(card)
      this.#cards.set(card.id, view)
    }
    return view
  }

  /**
   * @param {SignCard} card
   * @returns {CardView}
   */
  #makeCard({ id, title, summary, items }) {
    const { words } = this.#payload
    const head = makeButton("")
    head.className = "head"
    head.append(
      // A non-breaking space keeps the arrow next to the last word.
      make("span", "summary", ...emphasized(summary), "\u00a0"),
      make("span", "fold"),
      make("span", "read-aloud", words.open),
    )
    head.onclick = () => this.#onFold(id)
    const none = words.none === null ? null : makeButton(words.none)
    if (none) {
      none.className = "none"
      none.ariaLabel = words.none_of.replace("{card}", title)
      none.onclick = () => this.#onNone(id)
    }
    const list = make("div", "items", ...items.map((item) => this.#makeRow(item)))
    list.role = "group"
    list.ariaLabel = title
    const card = make("div", "card", make("div", "top", head, ...(none ? [none] : [])), list)
    card.dataset.card = id
    return { card, head, none, items: list }
  }

  /** @param {TickItem[]} rest */
  #restOf(rest) {
    const there = this.#place.querySelector(".rest")
    if (there instanceof HTMLElement) return there
    return make("div", "rest", ...rest.map((item) => this.#makeRow(item)))
  }

  /** @param {TickItem} item */
  #makeRow(item) {
    const { label, box } = makeTickRow(item, (id) => this.#onItem(id))
    this.#boxes.set(item.id, box)
    return label
  }

  /** @param {string} id */
  #onFold(id) {
    if (this.#unfolded.has(id)) this.#unfolded.delete(id)
    else this.#unfolded.add(id)
    this.#draw()
  }

  /** @param {string} id */
  #onNone(id) {
    const report = this.#state.toggleCard(id)
    this.#unfolded.delete(id)
    this.#report(report)
  }

  /**
   * A card stays open if a sign in it was just unticked.
   *
   * @param {string} id
   */
  #onItem(id) {
    const card = this.#payload.cards.find(({ items }) => items.some((item) => item.id === id))
    if (card) this.#unfolded.add(card.id)
    this.#report(this.#state.toggleItem(id))
  }

  /** @param {SignCardsReport} report */
  #report(report) {
    this.#draw()
    this.#retry.send(() => this.#send("report", report))
  }

  #draw() {
    for (const [id, { card, head, none, items }] of this.#cards) {
      const cleared = this.#state.isOn(id)
      // A card with a tick stays open, so that the tick is visible.
      const open = this.#unfolded.has(id) || this.#state.hasTick(id)
      card.classList.toggle("cleared", cleared)
      if (none) none.ariaPressed = String(cleared)
      head.ariaExpanded = String(open)
      items.hidden = !open
    }
    for (const [id, box] of this.#boxes) box.checked = this.#state.isOn(id)
  }
}

/**
 * @param {string} text with asterisks around the emphasised part
 * @returns {(string | HTMLElement)[]}
 */
function emphasized(text) {
  return text.split("**").map((part, index) => (index % 2 ? make("strong", "", part) : part))
}

/** @type {(component: ComponentArguments) => Cleanup} */
export default showKeyed(
  (root, /** @type {SignCardsPayload} */ payload) => new SignCards(root, payload),
)
