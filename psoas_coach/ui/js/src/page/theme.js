// Figures are pictures that the server draws in the colours of the theme. Streamlit does not rerun a
// page when the theme changes, so this script requests it.

const HALF_GREY = 128 // of 255; a darker background means a dark page

/** @typedef {"light" | "dark"} Theme */

/**
 * The theme that was requested from the server and is not drawn yet.
 * @type {Theme | undefined}
 */
let asked

/**
 * @param {string} background a colour such as `#fbf8f1`
 * @returns {Theme}
 */
export function readTheme(background) {
  return Number.parseInt(background.trim().slice(1, 3), 16) < HALF_GREY ? "dark" : "light"
}

/**
 * Requests another run if the server drew for another theme, once for each change: a server that cannot
 * know the theme would be asked forever.
 *
 * @param {Theme} shown what the person sees
 * @param {Theme} drawn what the server drew for
 * @param {() => void} ask
 */
export function redrawInTheme(shown, drawn, ask) {
  if (shown === drawn) asked = undefined
  else if (shown !== asked) {
    asked = shown
    ask()
  }
}
