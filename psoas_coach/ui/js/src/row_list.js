// Rows that are links, under headings, some with a picture. All text and pictures come from the
// payload.

/** @import { RowListPayload, Row } from "./payloads.js" */
/** @import { ComponentArguments } from "./streamlit.js" */

import { find, make, svgAddress } from "./shared/dom.js"
import { decodePayload, inflatePayload, samePayload } from "./shared/payload.js"

const AFTER_HEADING_MS = 150 // by then a fast page has moved the focus to its heading
const WATCH_MS = 3000 // a slow page does so later, and takes the focus away
const TOUCHES = ["pointerdown", "keydown"]

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
    // A click with a modifier key opens another tab or window, which the browser handles.
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
  const group = make("section", "", make("h2", "", title), make("ul", "", ...items))
  // Rows of different days may have the same name: the group distinguishes them for screen readers.
  group.role = "group"
  group.ariaLabel = title
  return group
}

/**
 * The place where a row was opened, for the way back. It outlives the list.
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

/** @param {ShadowRoot} root */
function restorePlace(root) {
  if (!departure) return
  const { id, scrolls } = departure
  // While a row is being opened the list may be drawn once more, with the row's address already set.
  if ([...new URLSearchParams(location.search).values()].includes(id)) return
  departure = undefined
  const restore = () => {
    const link = [...root.querySelectorAll("a")].find((one) => one.dataset.id === id)
    if (!link) return
    for (const [element, top] of scrolls) element.scrollTop = top
    link.focus({ preventScroll: true })
    const { top, bottom } = link.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight) link.scrollIntoView({ block: "center" })
  }
  setTimeout(restore, AFTER_HEADING_MS)
  restoreAgain(restore)
}

/**
 * Calls back whenever the page moves the focus to its heading, until the person acts or it settles.
 *
 * @param {() => void} restore
 */
function restoreAgain(restore) {
  const watch = new AbortController()
  const options = { capture: true, signal: watch.signal }
  const onFocus = (/** @type {Event} */ { target }) => {
    if (target instanceof HTMLHeadingElement) setTimeout(restore)
  }
  document.addEventListener("focusin", onFocus, options)
  for (const kind of TOUCHES) document.addEventListener(kind, () => watch.abort(), options)
  setTimeout(() => watch.abort(), WATCH_MS)
}

/**
 * Reads the payload: what differs between people comes first, uncompressed; after a zero byte the
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
