// The page that pairs a phone: it takes the code from behind the # of the address, or as typed, and
// posts it once the person presses the button. The response is a cookie that no script can read.

/** @type {Record<number, string>} the name of the sentence for each error status */
const SENTENCES = { 400: "wrong", 403: "wrong", 429: "wait", 503: "unavailable" }

/**
 * @template {HTMLElement} Kind
 * @param {string} id
 * @returns {Kind}
 */
function byId(id) {
  return /** @type {Kind} */ (document.getElementById(id))
}

/** @param {string} name of a sentence of the page */
function say(name) {
  byId("said").textContent = byId("sentences").dataset[name] ?? ""
}

/** @param {string} code */
async function pair(code) {
  say("waiting")
  const response = await fetch("/pair", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
    redirect: "error",
  }).catch(() => null)
  if (response?.status === 204) location.replace("/")
  else say(response === null ? "unreachable" : (SENTENCES[response.status] ?? "unavailable"))
  return response?.status
}

const field = /** @type {HTMLInputElement} */ (byId("code"))
let scanned = decodeURIComponent(location.hash.slice(1))
if (location.hash) history.replaceState(null, "", location.pathname)

function show() {
  byId("lead-scanned").hidden = !scanned
  byId("lead-typed").hidden = Boolean(scanned)
  byId("typed").hidden = Boolean(scanned)
}

byId("form").addEventListener("submit", async (event) => {
  event.preventDefault()
  const code = scanned || field.value.trim()
  if (!code) {
    say("empty")
    field.focus()
    return
  }
  const button = /** @type {HTMLButtonElement} */ (byId("button"))
  button.disabled = true
  const status = await pair(code)
  button.disabled = false
  if (status === 400 || status === 403) {
    scanned = ""
    show()
    field.focus()
  }
})
show()
