// Streamlit's widgets have texts of their own, in English only. This script replaces them by those of
// the page's language whenever a known text appears in a widget. Text that a person typed, and the
// app's own text, is outside these places and is not changed.

const PLACES = [
  "[data-testid=stFileUploaderDropzone]",
  "[data-testid=stFileUploaderFile]",
  "[data-testid=stNumberInput]",
  "[data-testid=stSelectbox]",
  "[data-testid=stMultiSelect]",
  "[data-testid=stTabs]",
  "[role=listbox]",
  "[role=dialog]",
].join(",")
const ATTRIBUTES = ["aria-label", "title", "placeholder"]
const SIZE = "{size}"

/** @type {Record<string, string>} */
let words = {}
/** @type {MutationObserver | undefined} */
let observer

/**
 * Returns our text for one of Streamlit's.
 *
 * @param {string} text Streamlit's text
 * @param {Record<string, string>} dictionary our texts by Streamlit's; one may contain a `{size}`
 * @returns {string | undefined} undefined if the text is not one of Streamlit's
 */
export function translate(text, dictionary) {
  const whole = dictionary[text.trim()]
  if (whole !== undefined) return whole
  for (const [theirs, ours] of Object.entries(dictionary)) {
    const [before, after] = theirs.split(SIZE)
    if (before === undefined || after === undefined) continue
    const place = text.indexOf(after)
    if (place > 0 && text.startsWith(before)) {
      const rest = text.slice(place + after.length)
      return ours.replace(SIZE, text.slice(before.length, place)) + rest
    }
  }
  return undefined
}

/** @param {Node} node */
function translateWithin(node) {
  const element = node instanceof Element ? node : node.parentElement
  if (!element) return
  const places = element.closest(PLACES) ? [element] : [...element.querySelectorAll(PLACES)]
  for (const place of places) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = /** @type {Text} */ (texts.currentNode)
      const ours = translate(text.data, words)
      if (ours !== undefined && ours !== text.data) text.data = ours
    }
    for (const one of [place, ...place.querySelectorAll("*")]) {
      for (const name of ATTRIBUTES) {
        const ours = translate(one.getAttribute(name) ?? "", words)
        if (ours !== undefined) one.setAttribute(name, ours)
      }
    }
  }
}

/** @param {Record<string, string>} dictionary our texts by Streamlit's; empty in English */
export function setWidgetWords(dictionary) {
  words = dictionary
  observer?.disconnect()
  observer = undefined
  if (Object.keys(dictionary).length === 0) return
  observer = new MutationObserver((changes) => {
    for (const change of changes) {
      translateWithin(change.target)
      for (const node of change.addedNodes) translateWithin(node)
    }
    observer?.takeRecords() // ignores our own changes
  })
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  })
  translateWithin(document.body)
}
