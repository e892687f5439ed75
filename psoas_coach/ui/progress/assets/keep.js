// Hands out charts as files: the picture as the browser has drawn it, the table as it was sent.

const handOut = (parts, type, name) => {
  const address = URL.createObjectURL(new Blob(parts, { type }))
  Object.assign(document.createElement("a"), { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

const picture = ({ alt, title, about }) => {
  const charts = [...document.querySelectorAll("[data-testid=stVegaLiteChart]")]
  const drawn = charts.find((one) => one.ariaLabel === alt)?.querySelector("svg.marks")
  if (!drawn) return null
  const copy = drawn.cloneNode(true)
  copy.setAttribute("role", "img")
  for (const [tag, text] of [["desc", about], ["title", title]]) {
    const said = document.createElementNS("http://www.w3.org/2000/svg", tag)
    said.textContent = text
    copy.prepend(said)
  }
  return new XMLSerializer().serializeToString(copy)
}

const button = (words, name, pressed) => {
  const made = document.createElement("button")
  made.type = "button"
  made.textContent = words
  made.ariaLabel = name
  made.onclick = pressed
  return made
}

export default function ({ data, parentElement }) {
  const sent = JSON.parse(new TextDecoder().decode(data))
  parentElement.querySelector(".heading").textContent = sent.heading
  const rows = sent.charts.map((one) => {
    const row = document.createElement("li")
    const title = document.createElement("span")
    title.textContent = one.title
    const asPicture = () => {
      const svg = picture(one)
      if (svg) handOut([svg], "image/svg+xml", `${one.file}.svg`)
    }
    // The mark in front makes spreadsheets read it as UTF-8.
    const asTable = () => handOut(["\uFEFF", one.csv], "text/csv", `${one.file}.csv`)
    row.append(title, button(sent.picture, one.picture, asPicture), button(sent.table, one.table, asTable))
    return row
  })
  parentElement.querySelector(".charts").replaceChildren(...rows)
}
