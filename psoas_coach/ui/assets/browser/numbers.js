// Half an hour is 0,5 to most of the world. A browser's own number field drops the comma where its
// language has a point, and 1,5 became 15; so the field takes text, and a comma is a point.

function takeAsText({ target }) {
  if (!(target instanceof HTMLInputElement) || target.type !== "number") return
  target.type = "text"
  target.inputMode = target.min < 0 || !target.min ? "text" : "decimal" // no minus among the digits of a phone
  target.dataset.number = ""
}

// Before Streamlit reads it: whatever is in the field afterwards is what is kept.
function asNumber({ target }) {
  if (!(target instanceof HTMLInputElement) || target.dataset.number === undefined) return
  const typed = target.value
  const [whole, ...parts] = typed.replace(/[,\u066b]/g, ".").replace(/[^\d.-]/g, "").split(".")
  const number = (parts.length ? `${whole}.${parts.join("")}` : whole).replace(/(?!^)-/g, "")
  if (number === typed) return
  const place = target.selectionStart - (typed.length - number.length)
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(target, number)
  target.setSelectionRange(place, place)
}
