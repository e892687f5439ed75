// Follows the links of the frame without loading the app again: Streamlit shows the page of an address
// whenever the browser goes back or forward to it, and keeps its session.

import { afterTyped } from "./committed_field.js"
import { keepAtHeading, moveToHeading } from "./focus.js"

const LINK = "a[data-page]"
const SKIP = "a[data-skip]"
const WATCH_MS = 8000
const TOUCHES = ["pointerdown", "keydown"]

let stopWatching = () => {}

/**
 * Whether a click opens the link in this tab.
 *
 * @param {Pick<MouseEvent, "button" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">} click
 */
export function isPlain(click) {
  return click.button === 0 && !click.altKey && !click.ctrlKey && !click.metaKey && !click.shiftKey
}

/** @param {MouseEvent} click */
export function followLink(click) {
  // A link within a component is behind its shadow root: there the target is the component.
  const target = click.composedPath()[0]
  if (!(target instanceof Element) || click.defaultPrevented || !isPlain(click)) return
  const link = target.closest(LINK)
  if (link instanceof HTMLAnchorElement) {
    click.preventDefault()
    goTo(link)
  } else if (target.closest(SKIP)) {
    click.preventDefault()
    moveToHeading(document)
  }
}

/** @param {HTMLAnchorElement} link */
function goTo(link) {
  mark(link)
  afterTyped(() => {
    if (link.href !== location.href) history.pushState({}, "", link.href)
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }))
    stopWatching()
    stopWatching = waitForPage()
  })
}

/**
 * Marks the tapped link at once; the new page marks its own.
 *
 * @param {HTMLAnchorElement} link
 */
function mark(link) {
  const bar = link.closest("nav")
  if (!bar) return
  for (const other of bar.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current")
  link.setAttribute("aria-current", "page")
}

/** Moves focus and scroll position to the heading of the new page, unless the person acts first. */
function waitForPage() {
  const before = heading()
  const look = () => {
    const now = heading()
    if (now === undefined || now === before) return
    stop()
    stopWatching = keepAtHeading(document)
  }
  const watch = new MutationObserver(look)
  const stop = () => {
    watch.disconnect()
    clearTimeout(timer)
    for (const kind of TOUCHES) document.removeEventListener(kind, stop, true)
  }
  const timer = setTimeout(stop, WATCH_MS)
  watch.observe(document.body, { childList: true, characterData: true, subtree: true })
  for (const kind of TOUCHES) document.addEventListener(kind, stop, true)
  return stop
}

function heading() {
  return document.querySelector("h1")?.textContent
}

/** Extends the page under a phone's notch and home bar; the frame keeps these areas free. */
export function coverScreen() {
  const viewport = document.querySelector("meta[name=viewport]")
  if (!(viewport instanceof HTMLMetaElement) || viewport.content.includes("viewport-fit")) return
  viewport.content += ", viewport-fit=cover"
}
