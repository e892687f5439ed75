// Space pauses and resumes, the arrows go back and on, Escape asks about stopping. No letters:
// Streamlit keeps some for itself. What has the focus and uses a key itself keeps that key.

const KEYS = { " ": "toggle", ArrowLeft: "back", ArrowRight: "skip", Escape: "stop" }
const USES_SPACE = "button, a[href], summary, [role=button]"
const USES_ALL = "input, select, textarea, [contenteditable], [role=slider], [role=radio], [role=tab], dialog"

function keyMeans(event) {
  const what = KEYS[event.key]
  if (!what || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null
  const target = event.composedPath()[0]
  const inside = (selector) => target instanceof Element && target.closest(selector)
  if (inside(USES_ALL) || (event.key === " " && inside(USES_SPACE))) return null
  return what
}
