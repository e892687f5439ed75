// An article: headings, texts, lists, boxes and figures, rendered from plain values.

/** @import { Block, Run } from "./payloads.js" */
/** @import { ComponentArguments } from "./streamlit.js" */

import { find, make, svgAddress } from "./shared/dom.js"
import { inflatePayload, samePayload } from "./shared/payload.js"

/**
 * @param {Run} run
 * @returns {Node | string}
 */
function runNode(run) {
  if (typeof run === "string") return run
  if ("bold" in run) return make("strong", "", run.bold)
  if ("aside" in run) return make("em", "", run.aside)
  if ("verdict" in run) return make("span", `verdict ${run.look}`, run.verdict)
  const link = make("a", "", run.text)
  link.href = run.link
  link.target = "_blank"
  link.rel = "noopener noreferrer"
  return link
}

/**
 * @param {string} svg
 * @param {string} alt
 * @param {string} [className]
 */
function image(svg, alt, className = "") {
  const picture = make("img", className)
  picture.alt = alt
  picture.src = svgAddress(svg)
  return picture
}

/**
 * Options of which one is shown at a time, initially the first.
 *
 * @param {Extract<Block, { kind: "choice" }>} block
 */
function choice({ label, options }) {
  const parts = options.map(({ inside }) => blocksNode(inside))
  const select = (/** @type {number} */ chosen) => {
    for (const [index, part] of parts.entries()) part.hidden = index !== chosen
  }
  const buttons = options.map(({ name }, index) => {
    const button = make("input", "")
    button.type = "radio"
    button.name = "choice"
    button.checked = index === 0
    button.onchange = () => select(index)
    return make("label", "", button, name)
  })
  select(0)
  return make("div", "", make("fieldset", "", make("legend", "", label), ...buttons), ...parts)
}

/**
 * @param {Block} block
 * @returns {HTMLElement}
 */
function blockNode(block) {
  switch (block.kind) {
    case "heading":
      return make(block.level === 3 ? "h3" : "h2", "", block.text)
    case "text":
      return make("p", block.small ? "small" : "", ...block.runs.map(runNode))
    case "list": {
      const items = block.items.map((runs) => make("li", "", ...runs.map(runNode)))
      return make(block.numbered ? "ol" : "ul", "", ...items)
    }
    case "boxes": {
      const look = `boxes${block.framed ? " framed" : ""}${block.single ? " one" : ""}`
      return make("div", look, ...block.boxes.map(blocksNode))
    }
    case "picture":
      return image(block.svg, block.words, "own")
    case "more":
      return make("details", "", make("summary", "", block.title), blocksNode(block.inside))
    case "figures": {
      const figures = block.figures.map(({ svg, words, caption, large }) =>
        make("figure", large ? "large" : "", image(svg, words), make("figcaption", "", caption)),
      )
      return make("div", "figures", ...figures)
    }
    case "choice":
      return choice(block)
  }
}

/** @param {Block[]} blocks */
function blocksNode(blocks) {
  return make("div", "blocks", ...blocks.map(blockNode))
}

/** @type {WeakMap<ShadowRoot, Uint8Array>} */
const shown = new WeakMap()

/** @param {ComponentArguments} component */
export default async function showArticle({ data, parentElement }) {
  if (samePayload(shown.get(parentElement), data)) return
  shown.set(parentElement, data)
  /** @type {Block[]} */
  const blocks = await inflatePayload(data)
  if (shown.get(parentElement) !== data) return
  find(parentElement, ".article", HTMLElement).replaceChildren(blocksNode(blocks))
}
