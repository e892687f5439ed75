// Reminds of today's session while the app is open: with a line over the page, and a notification if
// they are allowed. The server sends the time with every run of a page, and none once the session is
// done.

/** @import { SessionReminder } from "../payloads.js" */

import { readStored, store } from "../shared/storage.js"

const NOTICE_ID = "psoas-coach-session-reminder"
const STORED = "psoas-coach:session-reminder"
const LATE_MS = 10 * 60_000 // after a longer sleep of the device, the reminder is dropped
const TAG = "psoas-coach-session"

/** @type {ReturnType<typeof setTimeout>[]} */
let timers = []

/** @param {SessionReminder | null} reminder null if there is nothing to remind of */
export function setReminder(reminder) {
  for (const timer of timers) clearTimeout(timer)
  timers = []
  if (!reminder) {
    document.getElementById(NOTICE_ID)?.remove()
    return
  }
  const now = Date.now()
  timers = reminder.at
    .filter((at) => at > now)
    .map((at) => setTimeout(() => remind(reminder, at), at - now))
}

/**
 * @param {SessionReminder} reminder
 * @param {number} at when it was due
 */
function remind(reminder, at) {
  const last = readStored(localStorage, STORED)
  const elsewhere = typeof last === "number" && last >= at // another tab has reminded already
  if (elsewhere || Date.now() - at > LATE_MS) return
  store(localStorage, STORED, at)
  showNotice(reminder)
  try {
    if (window.Notification?.permission !== "granted") return
    const notification = new Notification(reminder.title, { body: reminder.body, tag: TAG })
    notification.onclick = () => window.focus()
  } catch {
    // Phones allow notifications only to service workers.
  }
}

/** @param {SessionReminder} reminder */
function showNotice({ title, body, go, later, address }) {
  document.getElementById(NOTICE_ID)?.remove()
  const notice = document.createElement("div")
  notice.id = NOTICE_ID
  notice.setAttribute("role", "status")
  const text = document.createElement("p")
  const link = document.createElement("a")
  link.href = address
  link.dataset.page = "true"
  link.textContent = go
  const close = document.createElement("button")
  close.type = "button"
  close.textContent = later
  for (const way of [link, close]) way.addEventListener("click", () => notice.remove())
  notice.append(text, link, close)
  document.body.append(notice)
  text.textContent = `${title}. ${body}` // set after the element exists, so that it is read out
}
