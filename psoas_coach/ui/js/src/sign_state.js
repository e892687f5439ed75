// The state of a list of cards: the ticked signs, and the cards of which nothing applies.

/** @import { SignCardsPayload, SignCardsReport } from "./payloads.js" */

export class SignState {
  /** @type {Set<string>} */
  #on = new Set()
  /**
   * The items of each card.
   * @type {Map<string, string[]>}
   */
  #items = new Map()
  /**
   * All ids that can be on.
   * @type {string[]}
   */
  #ids = []
  /**
   * Id of the last tap; null before the first.
   * @type {string | null}
   */
  #lastTap = null

  /**
   * Takes the page's state, unless the page has not processed the last tap yet: its answer to an earlier tap
   * would revert the later ones.
   *
   * @param {Pick<SignCardsPayload, "cards" | "rest" | "selected" | "cleared" | "acknowledged">} payload
   * @returns {boolean} whether it was taken
   */
  accept({ cards, rest, selected, cleared, acknowledged }) {
    this.#items = new Map(cards.map(({ id, items }) => [id, items.map((item) => item.id)]))
    this.#ids = [...[...this.#items].flat(2), ...rest.map(({ id }) => id)]
    if (this.#lastTap !== null && this.#lastTap !== acknowledged) return false
    this.#on = new Set([...selected, ...cleared])
    return true
  }

  /** @param {string} id of a sign or a card */
  isOn(id) {
    return this.#on.has(id)
  }

  /** @param {string} card */
  hasTick(card) {
    return this.#itemsOf(card).some((item) => this.#on.has(item))
  }

  /**
   * Clears a card, or undoes that.
   *
   * @param {string} card
   */
  toggleCard(card) {
    if (this.#toggle(card)) for (const item of this.#itemsOf(card)) this.#on.delete(item)
    return this.#tap()
  }

  /**
   * Ticks or unticks a sign.
   *
   * @param {string} item
   */
  toggleItem(item) {
    if (this.#toggle(item)) {
      for (const [card, items] of this.#items) if (items.includes(item)) this.#on.delete(card)
    }
    return this.#tap()
  }

  /**
   * @param {string} id
   * @returns {boolean} whether it is on now
   */
  #toggle(id) {
    if (this.#on.delete(id)) return false
    this.#on.add(id)
    return true
  }

  /** @param {string} card */
  #itemsOf(card) {
    return this.#items.get(card) ?? []
  }

  /** @returns {SignCardsReport} */
  #tap() {
    this.#lastTap = `${Date.now()} ${Math.random()}`
    return {
      id: this.#lastTap,
      on: Object.fromEntries(this.#ids.map((id) => [id, this.#on.has(id)])),
    }
  }
}
