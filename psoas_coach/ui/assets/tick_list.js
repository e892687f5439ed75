// A list of tick boxes that shows a tap at once and tells the page after it.

const lists = new WeakMap()

const row = (item, toggled) => {
  const label = document.createElement("label")
  label.className = "row"
  label.dataset.item = item.id
  const box = document.createElement("input")
  box.type = "checkbox"
  box.onchange = () => toggled(item.id)
  const words = document.createElement("span")
  const lead = document.createElement("strong")
  lead.textContent = item.lead
  words.append(lead, item.more)
  if (item.note) {
    const note = document.createElement("span")
    note.className = "note"
    note.textContent = item.note
    words.append(note)
  }
  label.append(box, words)
  return label
}

export default function ({ data, parentElement, setStateValue }) {
  const { key, name, about, none, heard, ticked, items } = JSON.parse(new TextDecoder().decode(data))
  const place = parentElement.querySelector(".ticks")
  // The next step of a questionnaire may be given the same place on the page.
  if (lists.get(parentElement)?.key !== key) {
    lists.get(parentElement)?.insistent.heard()
    lists.set(parentElement, { key, said: null, rows: new Map(), insistent: new Insistent() })
    place.replaceChildren()
  }
  const mine = lists.get(parentElement)
  const box = (id) => mine.rows.get(id).firstChild
  place.ariaLabel = name
  const said = about === null ? [] : [name, ...about]
  parentElement.querySelector(".about").replaceChildren(
    ...said.map((line) => Object.assign(document.createElement("p"), { textContent: line })),
  )

  mine.toggled = (id) => {
    const shown = items.map((item) => item.id)
    // "None of these" clears the rest and is cleared by it, here as on the page.
    if (box(id).checked) {
      for (const other of shown) if ((other === none) !== (id === none)) box(other).checked = false
    }
    mine.said = `${Date.now()} ${Math.random()}`
    const on = Object.fromEntries(shown.map((other) => [other, box(other).checked]))
    const told = { id: mine.said, on }
    mine.insistent.tell(() => setStateValue("said", told))
  }

  // Rows that stay are left where they are, so that the focus stays too.
  items.forEach((item, k) => {
    if (!mine.rows.has(item.id)) mine.rows.set(item.id, row(item, (id) => mine.toggled(id)))
    const wanted = mine.rows.get(item.id)
    if (place.children[k] !== wanted) place.insertBefore(wanted, place.children[k] ?? null)
  })
  while (place.children.length > items.length) place.lastChild.remove()

  // What the page answers to an earlier tap would take back the ones made since.
  if (mine.said === null || mine.said === heard) {
    mine.insistent.heard()
    for (const item of items) box(item.id).checked = ticked.includes(item.id)
  }
  return () => {
    mine.insistent.heard()
    lists.delete(parentElement)
  }
}
