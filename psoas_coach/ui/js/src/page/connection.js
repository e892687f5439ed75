// Shows a message of our own when the app does not respond any more, because its computer is off or
// the phone has left the network. Streamlit would cover the page with a dialog for developers, in the
// middle of a hold.

const GRACE_MS = 3000 // a shorter interruption is not reported
const NOTICE_ID = "psoas-coach-away"
const STATE = "data-test-connection-state"

let sentence = ""
/** @type {HTMLElement | undefined} */
let app
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer
const dialogs = new MutationObserver(closeDialog)

/** @param {string} words the message */
export function watchConnection(words) {
  sentence = words
  const current = /** @type {HTMLElement | null} */ (document.querySelector(`[${STATE}]`))
  if (!current || current === app) return
  app = current
  new MutationObserver(noteState).observe(app, { attributes: true, attributeFilter: [STATE] })
}

function noteState() {
  const connected = app?.getAttribute(STATE) === "CONNECTED"
  if (connected) {
    clearTimeout(timer)
    timer = undefined
    dialogs.disconnect()
    document.getElementById(NOTICE_ID)?.remove()
  } else if (timer === undefined) {
    timer = setTimeout(showNotice, GRACE_MS)
    dialogs.observe(document.body, { childList: true, subtree: true })
  }
}

/** While the server is unreachable, any dialog that opens is Streamlit's own. */
function closeDialog() {
  const button = document.querySelector('[role="dialog"] button[aria-label="Close"]')
  if (button instanceof HTMLElement) {
    button.click()
    showNotice()
  }
}

function showNotice() {
  if (document.getElementById(NOTICE_ID)) return
  const notice = document.createElement("p")
  notice.id = NOTICE_ID
  notice.setAttribute("role", "status")
  document.body.append(notice)
  notice.textContent = sentence // set after the element exists, so that it is read out
}
