// The gallery of moves: headings, and rows that are links. All text and pictures come in as data.

/** @import { GalleryPayload, MoveCard } from "../payloads.js" */
/** @import { ComponentArguments } from "../streamlit.js" */

import { find, make, svgAddress } from "../shared/dom.js"
import { decodePayload, inflatePayload, samePayload } from "../shared/payload.js"

const AFTER_HEADING_MS = 150 // the page has turned to its heading by then, as any page does

/** @typedef {Record<string, string>} Pictures  SVG by the id of the move */

/**
 * @param {MoveCard} item
 * @param {string | undefined} drawing
 * @param {(move: string) => void} open
 */
function card(item, drawing, open) {
  const link = make("a", `${item.away ? "away" : ""} ${drawing ? "" : "plain"}`.trim())
  link.href = item.address
  link.dataset.move = item.move
  link.onclick = (event) => {
    // A click with a key held asks for another tab or window: that is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    open(item.move)
  }
  if (drawing) {
    const picture = make("img", "")
    picture.alt = ""
    picture.src = svgAddress(drawing)
    link.append(picture)
  }
  link.append(make("div", "words", make("p", "name", item.name), make("p", "line", item.line)))
  if (item.mark) link.append(make("span", `mark ${item.kind}`, item.mark))
  return make("li", "", link)
}

/**
 * @param {GalleryPayload["groups"][number]} group
 * @param {Pictures} pictures
 * @param {(move: string) => void} open
 */
function section({ title, cards }, pictures, open) {
  const items = cards.map((item) => card(item, pictures[item.move], open))
  return make("section", "", make("h2", "", title), make("ul", "", ...items))
}

/**
 * Where somebody was when they opened a move, for the way back. It outlives the gallery.
 * @type {{ move: string, scrolls: [Element, number][] } | undefined}
 */
let departure

/**
 * @param {string} move
 * @param {ShadowRoot} root
 */
function rememberPlace(move, root) {
  /** @type {[Element, number][]} */
  const scrolls = []
  /** @type {Element | null} */
  let up = root.host
  for (; up; up = up.parentElement) if (up.scrollTop) scrolls.push([up, up.scrollTop])
  departure = { move, scrolls }
}

/** @param {ShadowRoot} root */
function restorePlace(root) {
  if (!departure) return
  const { move, scrolls } = departure
  departure = undefined
  setTimeout(() => {
    const link = [...root.querySelectorAll("a")].find((one) => one.dataset.move === move)
    if (!link) return
    for (const [element, top] of scrolls) element.scrollTop = top
    link.focus({ preventScroll: true })
    const { top, bottom } = link.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight) link.scrollIntoView({ block: "center" })
  }, AFTER_HEADING_MS)
}

/**
 * Reads the payload: what differs from person to person comes plain and first; after a zero byte the
 * pictures follow, deflated.
 *
 * @param {Uint8Array<ArrayBuffer>} data
 * @returns {Promise<[GalleryPayload, Pictures]>}
 */
async function read(data) {
  const cut = data.indexOf(0)
  if (cut < 0) return [decodePayload(data), {}]
  return [decodePayload(data.slice(0, cut)), await inflatePayload(data.slice(cut + 1))]
}

/** @type {WeakMap<ShadowRoot, Uint8Array>} */
const shown = new WeakMap()

/** @param {ComponentArguments} component */
export default async function showGallery({ data, parentElement, setTriggerValue }) {
  if (samePayload(shown.get(parentElement), data)) return
  shown.set(parentElement, data)
  const [{ count, groups }, pictures] = await read(data)
  if (shown.get(parentElement) !== data) return
  const open = (/** @type {string} */ move) => {
    rememberPlace(move, parentElement)
    setTriggerValue("open", move)
  }
  const status = make("p", "count", count)
  status.role = "status"
  const sections = groups.map((group) => section(group, pictures, open))
  find(parentElement, ".shelf", HTMLElement).replaceChildren(status, ...sections)
  restorePlace(parentElement)
}
