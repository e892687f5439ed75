// Saves charts as files: the picture as the browser has drawn it, the table as it was sent.

/** @import { SaveChartsPayload, SavedChart } from "../payloads.js" */
/** @import { ComponentArguments } from "../streamlit.js" */

import { find, make, makeButton } from "../shared/dom.js"
import { decodePayload } from "../shared/payload.js"

const SVG = "http://www.w3.org/2000/svg"
const BYTE_ORDER_MARK = "\uFEFF" // makes spreadsheets read a table as UTF-8
const REVOKE_MS = 10_000

/**
 * @param {string[]} parts
 * @param {string} type
 * @param {string} name
 */
function download(parts, type, name) {
  const address = URL.createObjectURL(new Blob(parts, { type }))
  Object.assign(document.createElement("a"), { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_MS)
}

/**
 * @param {SavedChart} chart
 * @returns {string | null} the chart as it is drawn on the page, with its title and what it shows
 */
function pictureOf({ alt, title, about }) {
  const charts = [...document.querySelectorAll("[data-testid=stVegaLiteChart]")]
  const drawn = charts.find((one) => one.ariaLabel === alt)?.querySelector("svg.marks")
  if (!drawn) return null
  const copy = /** @type {Element} */ (drawn.cloneNode(true))
  copy.setAttribute("role", "img")
  const description = document.createElementNS(SVG, "desc")
  description.textContent = about
  const heading = document.createElementNS(SVG, "title")
  heading.textContent = title
  copy.prepend(heading, description)
  return new XMLSerializer().serializeToString(copy)
}

/**
 * @param {string} text
 * @param {string} name the accessible name
 * @param {() => void} onClick
 */
function rowButton(text, name, onClick) {
  const button = makeButton(text)
  button.ariaLabel = name
  button.onclick = onClick
  return button
}

/** @param {ComponentArguments} component */
export default function showSaveCharts({ data, parentElement }) {
  /** @type {SaveChartsPayload} */
  const { heading, picture, table, charts } = decodePayload(data)
  find(parentElement, ".heading", HTMLElement).textContent = heading
  const rows = charts.map((chart) => {
    const savePicture = () => {
      const svg = pictureOf(chart)
      if (svg) download([svg], "image/svg+xml", `${chart.file}.svg`)
    }
    const saveTable = () => download([BYTE_ORDER_MARK, chart.csv], "text/csv", `${chart.file}.csv`)
    return make(
      "li",
      "",
      make("span", "", chart.title),
      rowButton(picture, chart.picture, savePicture),
      rowButton(table, chart.table, saveTable),
    )
  })
  find(parentElement, ".charts", HTMLElement).replaceChildren(...rows)
}
