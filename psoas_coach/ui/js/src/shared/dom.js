// Find and create elements, with their types.

/**
 * Returns an element of the component's own markup.
 *
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind class of the element
 * @returns {T}
 * @throws {TypeError} when the markup has no such element
 */
export function find(root, selector, kind) {
  const element = root.querySelector(selector)
  if (!(element instanceof kind)) throw new TypeError(`no ${kind.name} at ${selector}`)
  return element
}

/**
 * Creates an element. Texts become text nodes, never markup.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} className may be empty
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, className, ...children) {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...children)
  return element
}

/**
 * Creates a button that does not submit anything.
 *
 * @param {string} text
 * @returns {HTMLButtonElement}
 */
export function makeButton(text) {
  const button = make("button", "", text)
  button.type = "button"
  return button
}

/**
 * The button that an event happened in, if any.
 *
 * @param {Event} event
 * @returns {HTMLButtonElement | null}
 */
export function buttonOf(event) {
  return event.target instanceof Element ? event.target.closest("button") : null
}

/**
 * Returns an SVG as the source of an image.
 *
 * @param {string} svg
 */
export function svgAddress(svg) {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
