// An article: headings, texts, lists, boxes and figures, written out from plain values.

const make = (name, kind, ...inside) => {
  const node = document.createElement(name)
  if (kind) node.className = kind
  node.append(...inside)
  return node
}

const run = (part) => {
  if (typeof part === "string") return part
  if (part.bold) return make("strong", "", part.bold)
  if (part.aside) return make("em", "", part.aside)
  if (part.verdict) return make("span", `verdict ${part.look}`, part.verdict)
  const link = make("a", "", part.text)
  link.href = part.link
  link.target = "_blank"
  link.rel = "noopener noreferrer"
  return link
}

const image = (svg, words, kind) => {
  const picture = make("img", kind)
  picture.alt = words
  picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  return picture
}

const kinds = {
  heading: ({ level, text }) => make(`h${level}`, "", text),
  text: ({ runs, small }) => make("p", small ? "small" : "", ...runs.map(run)),
  list: ({ numbered, items }) =>
    make(numbered ? "ol" : "ul", "", ...items.map((runs) => make("li", "", ...runs.map(run)))),
  boxes: ({ boxes, framed, single }) =>
    make("div", `boxes${framed ? " framed" : ""}${single ? " one" : ""}`, ...boxes.map(blocks)),
  picture: ({ svg, words }) => image(svg, words, "own"),
  more: ({ title, inside }) => make("details", "", make("summary", "", title), blocks(inside)),
  figures: ({ figures }) =>
    make("div", "figures", ...figures.map(({ svg, words, caption, large }) =>
      make("figure", large ? "large" : "", image(svg, words), make("figcaption", "", caption)))),
  choice: ({ label, options }) => {
    const parts = options.map(({ inside }) => blocks(inside))
    const buttons = options.map(({ name }, index) => {
      const button = make("input")
      button.type = "radio"
      button.name = "choice"
      button.checked = index === 0
      button.onchange = () => parts.forEach((part, k) => (part.hidden = k !== index))
      return make("label", "", button, name)
    })
    parts.forEach((part, k) => (part.hidden = k !== 0))
    return make("div", "", make("fieldset", "", make("legend", "", label), ...buttons), ...parts)
  },
}

const blocks = (list) =>
  make("div", "blocks", ...list.map((block) => kinds[block.kind](block)))

const written = new WeakMap()

export default async function ({ data, parentElement }) {
  if (same(written.get(parentElement), data)) return
  written.set(parentElement, data)
  const list = await unpacked(data)
  if (written.get(parentElement) === data) {
    parentElement.querySelector(".article").replaceChildren(blocks(list))
  }
}
