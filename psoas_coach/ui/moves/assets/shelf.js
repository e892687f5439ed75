// The shelf of moves: headings, and cards that are links. All text and pictures come in as data.

const make = (name, text, kind) => {
  const node = document.createElement(name)
  if (kind) node.className = kind
  if (text) node.textContent = text
  return node
}

const card = (item, drawing, open) => {
  const link = make("a", "", `${item.away ? "away" : ""} ${drawing ? "" : "plain"}`.trim())
  link.href = item.address
  link.dataset.move = item.move
  link.onclick = (event) => {
    // A click with a key held asks for another tab or window: that is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    open(item.move)
  }
  if (drawing) {
    const picture = make("img")
    picture.alt = ""
    picture.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`
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

const shelf = (group, pictures, open) => {
  const section = make("section")
  const list = make("ul")
  list.append(...group.cards.map((item) => card(item, pictures[item.move], open)))
  section.append(make("h2", group.title), make("p", group.about, "about"), list)
  return section
}

const shown = new WeakMap()

// Where somebody was when they went to a move, for the way back. It outlives the shelf.
let left = null

const leave = (move, root) => {
  const places = []
  for (let up = root.host; up; up = up.parentElement) if (up.scrollTop) places.push([up, up.scrollTop])
  left = { move, places }
}

// After the page has turned to its heading, which it does of any page.
const comeBack = (root) => {
  if (!left) return
  const { move, places } = left
  left = null
  setTimeout(() => {
    const link = [...root.querySelectorAll("a")].find((one) => one.dataset.move === move)
    if (!link) return
    for (const [place, top] of places) place.scrollTop = top
    link.focus({ preventScroll: true })
    const { top, bottom } = link.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight) link.scrollIntoView({ block: "center" })
  }, 150)
}

// What differs from person to person comes plain and first, then the pictures, packed.
export default async function ({ data, parentElement, setTriggerValue }) {
  if (same(shown.get(parentElement), data)) return
  shown.set(parentElement, data)
  const cut = data.indexOf(0)
  const pictures = cut < 0 ? {} : await unpacked(data.slice(cut + 1))
  const { count, groups } = JSON.parse(new TextDecoder().decode(cut < 0 ? data : data.slice(0, cut)))
  if (shown.get(parentElement) !== data) return
  const open = (move) => {
    leave(move, parentElement)
    setTriggerValue("open", move)
  }
  const said = make("p", count, "count")
  said.role = "status"
  parentElement
    .querySelector(".shelf")
    .replaceChildren(said, ...groups.map((group) => shelf(group, pictures, open)))
  comeBack(parentElement)
}
