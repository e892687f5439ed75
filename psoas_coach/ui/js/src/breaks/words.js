// Texts with numbers in them, and times in the format of a clock.

/**
 * @param {Record<string, string>} words
 * @param {string} name of a text
 * @param {Record<string, string>} [parts] the values of its {names}
 */
export function fill(words, name, parts = {}) {
  let text = words[name] ?? ""
  for (const [part, value] of Object.entries(parts)) text = text.replace(`{${part}}`, value)
  return text
}

/**
 * Returns the text in the plural form of a number, named as in CLDR.
 *
 * @param {{ words: Record<string, string>, language: string }} texts
 * @param {string} name of the text, without its form
 * @param {number} number
 * @param {Record<string, string>} [parts] the values of its {names}
 */
export function fillCount({ words, language }, name, number, parts = {}) {
  return fill(words, `${name}.${new Intl.PluralRules(language).select(number)}`, parts)
}

/**
 * Minutes and seconds as in a count-down, which reads 0:00 only when nothing is left.
 *
 * @param {number} milliseconds
 */
export function countDown(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
}

/**
 * An instant as a time of day in the person's format, such as 15:20.
 *
 * @param {number} instant milliseconds since 1970
 */
export function clockTime(instant) {
  return new Date(instant).toLocaleTimeString(undefined, { hour: "numeric", minute: "2-digit" })
}
