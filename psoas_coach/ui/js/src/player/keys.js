// Space pauses and resumes, the arrows go back and forward, Escape asks about stopping. No letters,
// because Streamlit uses some itself. A focused element that uses a key keeps that key.

/** @typedef {"toggle" | "back" | "skip" | "stop"} KeyCommand */

/** @type {Record<string, KeyCommand>} */
const COMMANDS = { " ": "toggle", ArrowLeft: "back", ArrowRight: "skip", Escape: "stop" }
const USES_SPACE = "button, a[href], summary, [role=button]"
const USES_ALL =
  "input, select, textarea, [contenteditable], [role=slider], [role=radio], [role=tab], dialog"

/**
 * @param {KeyboardEvent} event
 * @returns {KeyCommand | null} the command of the key, if any
 */
export function keyCommand(event) {
  const command = COMMANDS[event.key]
  const combined = event.ctrlKey || event.metaKey || event.altKey || event.repeat
  if (!command || event.defaultPrevented || combined) return null
  const target = event.composedPath()[0]
  const inside = (/** @type {string} */ selector) =>
    target instanceof Element && target.closest(selector) !== null
  if (inside(USES_ALL) || (event.key === " " && inside(USES_SPACE))) return null
  return command
}
