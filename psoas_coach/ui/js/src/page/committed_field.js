// Lets the page take what was typed before a link leads away from it. Streamlit sends the text of a
// field when the field is left, a moment after the tap that left it. A link followed at once asked for
// its page first, and Streamlit then went back to the old one: on a phone the first tap was lost. And a
// page that is left before it has run with the text does not store it.

const FIELDS = "input:not([type=checkbox], [type=radio]), textarea"
const APP = "[data-testid=stApp]"
const SEND_MS = 300 // a run begins within this time after a field was left
const LONGEST_MS = 3000
const LOOK_MS = 20

/** @type {EventTarget | null} */
let typedIn = null
let leftAt = Number.NEGATIVE_INFINITY

/** @param {Event} event */
export function noteTyping({ target }) {
  if (target instanceof Element && target.matches(FIELDS)) typedIn = target
}

/** @param {Event} event */
export function noteLeaving({ target }) {
  if (target !== typedIn) return
  typedIn = null
  leftAt = performance.now()
}

function isRunning() {
  const app = document.querySelector(APP)
  return app instanceof HTMLElement && app.dataset.testScriptState === "running"
}

/**
 * Calls a function once the page has taken what was typed last; at once if nothing was.
 *
 * @param {() => void} then
 * @param {() => boolean} runs whether the page is running
 */
export function afterTyped(then, runs = isRunning) {
  const begun = performance.now()
  let hasRun = false
  const look = () => {
    const now = performance.now()
    const isRun = runs()
    hasRun ||= isRun
    const isTaken = !isRun && (hasRun || now - leftAt > SEND_MS)
    if (isTaken || now - begun > LONGEST_MS) then()
    else setTimeout(look, LOOK_MS)
  }
  if (begun - leftAt > LONGEST_MS) then()
  else look()
}
