// The browser scripts of every page. Streamlit calls the default export again when the end of the day
// or the theme changes. Everything that belongs to the document is set up once for the life of the
// tab, because this module outlives its component.

/** @import { PagePayload } from "../payloads.js" */
/** @import { ComponentArguments } from "../streamlit.js" */

import { decodePayload } from "../shared/payload.js"
import { hideTip, showTipAt } from "./chart_tips.js"
import { noteLeaving, noteTyping } from "./committed_field.js"
import { watchConnection } from "./connection.js"
import { checkDay, watchDay } from "./day_end.js"
import { coverScreen, followLink } from "./navigation.js"
import {
  cleanNumber,
  refuseOnKey,
  refuseOnLeave,
  setNotWholeWords,
  takeAsText,
} from "./number_fields.js"
import css from "./page.css"
import { setReminder } from "./session_reminder.js"
import { readTheme, redrawInTheme } from "./theme.js"
import { setWidgetWords } from "./widget_words.js"

const STYLE_ID = "psoas-coach-browser"

function addStyle() {
  if (document.getElementById(STYLE_ID)) return
  const style = document.createElement("style")
  style.id = STYLE_ID
  style.textContent = css
  document.head.append(style)
}

/** The page is drawn, so the loading screen and its style are removed. */
function removeLoadingScreen() {
  for (const id of ["loading-screen", "loading-style"]) document.getElementById(id)?.remove()
}

document.addEventListener("click", followLink)
document.addEventListener("focusin", takeAsText, true)
document.addEventListener("input", cleanNumber, true)
document.addEventListener("input", noteTyping, true)
document.addEventListener("focusout", noteLeaving, true)
document.addEventListener("focusout", refuseOnLeave, true)
document.addEventListener("keydown", refuseOnKey, true)
document.addEventListener("pointerup", showTipAt, true)
document.addEventListener("scroll", hideTip, true)
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) checkDay()
})
window.addEventListener("pageshow", checkDay)
window.addEventListener("focus", checkDay)

/** @param {ComponentArguments} component */
export default function setUpPage({ data, parentElement, setStateValue }) {
  /** @type {PagePayload} */
  const { day_ends, not_whole, away, language, widgets, theme, reminder } = decodePayload(data)
  document.documentElement.lang = language
  setWidgetWords(widgets)
  addStyle()
  removeLoadingScreen()
  coverScreen()
  setNotWholeWords(not_whole)
  setTimeout(() => {
    const colours = getComputedStyle(parentElement.host).getPropertyValue("--st-background-color")
    const shown = readTheme(colours)
    document.documentElement.dataset.psoasCoachTheme = shown // for the style of printed pages
    redrawInTheme(shown, theme, () => setStateValue("theme", shown))
  }, 0)
  watchConnection(away)
  setReminder(reminder)
  watchDay(day_ends, (at) => setStateValue("day_over", at))
}
