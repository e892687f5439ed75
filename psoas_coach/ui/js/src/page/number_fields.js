// Number fields as people write numbers. Half an hour is 0,5 in much of the world, but a browser's own
// number field drops the comma if its language has a point, and 1,5 became 15. So the field is a text
// field, and a comma counts as a point. A field for whole numbers rejects 1,5 with a message, where
// Streamlit would silently store 1 (streamlit/streamlit: parseInt in NumberInput).

const FIELD = "[data-testid=stNumberInput]"
const WORDS = "psoas-coach-refused"
const COMMITS = ["Enter", "ArrowUp", "ArrowDown"] // keys on which Streamlit reads the field

/**
 * The last accepted value of each field.
 * @type {WeakMap<HTMLInputElement, string>}
 */
const committed = new WeakMap()

let notWhole = "" // the message, with {typed} for the typed text

/** @param {string} words */
export function setNotWholeWords(words) {
  notWhole = words
}

/**
 * @param {string} typed
 * @returns {string} the same in the notation of JavaScript, as far as it is a number
 */
export function toDecimal(typed) {
  const [whole = "", ...parts] = typed
    .replace(/[,\u066b]/g, ".")
    .replace(/[^\d.-]/g, "")
    .split(".")
  return (parts.length ? `${whole}.${parts.join("")}` : whole).replace(/(?!^)-/g, "")
}

/**
 * @param {string} typed
 * @returns {string} the same without letters; points and commas stay, so that they can be refused
 */
export function toWhole(typed) {
  return typed.replace(/[^\d.,\u066b-]/g, "").replace(/(?!^)-/g, "")
}

/**
 * Whether a text is not a whole number, such as 1,5 and 1.234,5. 1.000 may mean a thousand or one, so it is
 * refused too.
 *
 * @param {string} text
 */
export function hasFraction(text) {
  return /[.,\u066b].*\d/.test(text)
}

/**
 * Whether a field is for whole numbers: Streamlit gives these a whole step, and all others a fraction.
 *
 * @param {string} step
 */
export function isForWholeNumbers(step) {
  return step !== "" && Number.isInteger(Number(step))
}

/** Turns a number field into a text field when it gets the focus. @param {FocusEvent} event */
export function takeAsText({ target }) {
  if (!(target instanceof HTMLInputElement)) return
  if (target.type === "number") {
    target.type = "text"
    const minus = target.min === "" || Number(target.min) < 0 // a phone's numeric keypad has no minus
    target.inputMode = minus ? "text" : "decimal"
    target.dataset.number = ""
  }
  if (isNumberField(target)) committed.set(target, target.value)
}

/** Cleans typed text before Streamlit reads it. @param {Event} event */
export function cleanNumber({ target }) {
  if (!isNumberField(target)) return
  target.closest(FIELD)?.querySelector(`.${WORDS}`)?.remove()
  const typed = target.value
  const number = isForWholeNumbers(target.step) ? toWhole(typed) : toDecimal(typed)
  if (number === typed) return
  const place = (target.selectionStart ?? typed.length) - (typed.length - number.length)
  setValue(target, number)
  target.setSelectionRange(place, place)
}

/** Refuses a fraction before Streamlit reads the field. @param {FocusEvent} event */
export function refuseOnLeave({ target }) {
  if (isNumberField(target)) refuseFraction(target)
}

/** Refuses a fraction before a key makes Streamlit read the field. @param {KeyboardEvent} event */
export function refuseOnKey({ key, target }) {
  if (!isNumberField(target) || !COMMITS.includes(key)) return
  refuseFraction(target)
  setTimeout(() => committed.set(target, target.value), 0) // after Streamlit has written it
}

/** @param {HTMLInputElement} field */
function refuseFraction(field) {
  const typed = field.value
  if (!isForWholeNumbers(field.step) || !hasFraction(typed)) return
  setValue(field, committed.get(field) ?? "")
  field.dispatchEvent(new Event("input", { bubbles: true })) // so that Streamlit drops it too
  const words = document.createElement("p")
  words.className = WORDS
  words.role = "alert"
  words.textContent = notWhole.replace("{typed}", typed)
  field.closest(FIELD)?.append(words)
}

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
function isNumberField(target) {
  return target instanceof HTMLInputElement && target.dataset.number !== undefined
}

/**
 * Sets the value without React's own setter on the element.
 *
 * @param {HTMLInputElement} field
 * @param {string} value
 */
function setValue(field, value) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, value)
}
