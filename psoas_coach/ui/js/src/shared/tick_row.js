// A row with a tick box and its words, as assets/tick_row.css draws it.

/** @import { TickItem } from "../payloads.js" */

import { make } from "./dom.js"

/** @typedef {{ label: HTMLLabelElement, box: HTMLInputElement }} TickRow */

/**
 * @param {TickItem} item
 * @param {(id: string) => void} onTap
 * @returns {TickRow}
 */
export function makeTickRow({ id, lead, more, note }, onTap) {
  const box = make("input", "")
  box.type = "checkbox"
  box.onchange = () => onTap(id)
  const words = make("span", "", make("strong", "", lead), more)
  if (note) {
    words.append(make("span", "note", note))
    // Without punctuation between them, two phrases are read out as one sentence.
    const phrase = `${lead}${more}`.trim()
    box.ariaLabel = `${phrase}${/[.?!]$/.test(phrase) ? "" : "."} ${note}`
  }
  const label = make("label", "row", box, words)
  label.dataset.item = id
  return { label, box }
}
