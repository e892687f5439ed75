// The shelf of moves: headings, and cards that are links. All text and pictures come in as data.

const make = (name, text, kind) => {
  const node = document.createElement(name)
  if (kind) node.className = kind
  if (text) node.textContent = text
  return node
}

const card = (item, open) => {
  const link = make("a", "", `${item.away ? "away" : ""} ${item.picture ? "" : "plain"}`.trim())
  link.href = item.address
  link.onclick = (event) => {
    // A click with a key held asks for another tab or window: that is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    open(item.move)
  }
  if (item.picture) {
    const picture = make("img")
    picture.alt = ""
    picture.src = `data:image/svg+xml,${encodeURIComponent(item.picture)}`
    link.append(picture)
  }
  link.append(make("p", item.name, "name"), make("p", item.short, "short"))
  const foot = make("p", "", "foot")
  foot.append(make("span", item.line))
  if (item.mark) foot.append(make("span", item.mark, `mark ${item.kind}`))
  link.append(foot)
  const place = make("li")
  place.append(link)
  return place
}

const shelf = (group, open) => {
  const section = make("section")
  const list = make("ul")
  list.append(...group.cards.map((item) => card(item, open)))
  section.append(make("h2", group.title), make("p", group.about, "about"), list)
  return section
}

export default function ({ data, parentElement, setTriggerValue }) {
  const open = (move) => setTriggerValue("open", move)
  const root = parentElement.querySelector(".shelf")
  root.replaceChildren(...data.groups.map((group) => shelf(group, open)))
}
