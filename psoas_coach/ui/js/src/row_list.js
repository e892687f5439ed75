// Rows that are links, under headings, some with a picture. All text and pictures come in as data.

/** @import { RowListPayload, Row } from "./payloads.js" */
/** @import { ComponentArguments } from "./streamlit.js" */

import { find, make, svgAddress } from "./shared/dom.js"
import { decodePayload, inflatePayload, samePayload } from "./shared/payload.js"

const LOOK_MS = 50 // how often it is looked whether the page has turned to its heading
const LONGEST_MS = 2000 // a page that has not by then does not

/** @typedef {Record<string, string>} Pictures  SVG by the id of the row */

/**
 * @param {Row} item
 * @param {string | undefined} drawing
 * @param {(id: string) => void} open
 */
function rowNode(item, drawing, open) {
  const link = make("a", `${item.away ? "away" : ""} ${drawing ? "" : "plain"}`.trim())
  link.href = item.address
  link.dataset.id = item.id
  link.onclick = (event) => {
    // A click with a key held asks for another tab or window: that is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    open(item.id)
  }
  if (drawing) {
    const picture = make("img", "")
    picture.alt = ""
    picture.src = svgAddress(drawing)
    link.append(picture)
  }
  const words = make("div", "words", make("p", "name", item.name))
  if (item.line) words.append(make("p", "line", item.line))
  link.append(words)
  if (item.mark) link.append(make("span", `mark ${item.kind}`, item.mark))
  return make("li", "", link)
}

/**
 * @param {RowListPayload["groups"][number]} group
 * @param {Pictures} pictures
 * @param {(id: string) => void} open
 */
function section({ title, rows }, pictures, open) {
  const items = rows.map((item) => rowNode(item, pictures[item.id], open))
  return make("section", "", make("h2", "", title), make("ul", "", ...items))
}

/**
 * Where somebody was when they opened a row, for the way back. It outlives the list.
 * @type {{ id: string, scrolls: [Element, number][] } | undefined}
 */
let departure

/**
 * @param {string} id
 * @param {ShadowRoot} root
 */
function rememberPlace(id, root) {
  /** @type {[Element, number][]} */
  const scrolls = []
  /** @type {Element | null} */
  let up = root.host
  for (; up; up = up.parentElement) if (up.scrollTop) scrolls.push([up, up.scrollTop])
  departure = { id, scrolls }
}

/**
 * Goes on once the page has turned to its heading, as any page does: it would take the focus away.
 *
 * @param {() => void} then
 * @param {number} [waited]
 */
function afterHeading(then, waited = 0) {
  const turned = document.activeElement instanceof HTMLHeadingElement
  if (turned || waited >= LONGEST_MS) then()
  else setTimeout(() => afterHeading(then, waited + LOOK_MS), LOOK_MS)
}

/** @param {ShadowRoot} root */
function restorePlace(root) {
  if (!departure) return
  const { id, scrolls } = departure
  departure = undefined
  afterHeading(() => {
    const link = [...root.querySelectorAll("a")].find((one) => one.dataset.id === id)
    if (!link) return
    for (const [element, top] of scrolls) element.scrollTop = top
    link.focus({ preventScroll: true })
    const { top, bottom } = link.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight) link.scrollIntoView({ block: "center" })
  })
}

/**
 * Reads the payload: what differs from person to person comes plain and first; after a zero byte the
 * pictures follow, deflated.
 *
 * @param {Uint8Array<ArrayBuffer>} data
 * @returns {Promise<[RowListPayload, Pictures]>}
 */
async function read(data) {
  const cut = data.indexOf(0)
  if (cut < 0) return [decodePayload(data), {}]
  return [decodePayload(data.slice(0, cut)), await inflatePayload(data.slice(cut + 1))]
}

/** @type {WeakMap<ShadowRoot, Uint8Array>} */
const shown = new WeakMap()

/** @param {ComponentArguments} component */
export default async function showRowList({ data, parentElement, setTriggerValue }) {
  if (samePayload(shown.get(parentElement), data)) return
  shown.set(parentElement, data)
  const [{ count, groups }, pictures] = await read(data)
  if (shown.get(parentElement) !== data) return
  const open = (/** @type {string} */ id) => {
    rememberPlace(id, parentElement)
    setTriggerValue("open", id)
  }
  const status = make("p", "count", count)
  status.role = "status"
  const sections = groups.map((group) => section(group, pictures, open))
  find(parentElement, ".rows", HTMLElement).replaceChildren(status, ...sections)
  restorePlace(parentElement)
}
