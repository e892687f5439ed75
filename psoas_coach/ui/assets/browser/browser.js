// Streamlit calls this again when the day's end or the theme changes; what hangs on the document is
// hung there once for as long as the tab lives, because this module outlives its component.

const STYLE = "psoas-coach-browser"

function dress(css) {
  if (document.getElementById(STYLE)) return
  const style = document.createElement("style")
  style.id = STYLE
  style.textContent = css
  document.head.append(style)
}

// Light text stands on a dark page.
function noteTheme(root) {
  const colour = getComputedStyle(root.host ?? root).getPropertyValue("--st-background-color").trim()
  const shade = parseInt(colour.slice(1, 3), 16)
  document.documentElement.dataset.psoasCoachTheme = shade < 128 ? "dark" : "light"
}

document.addEventListener("focusin", takeAsText, true)
document.addEventListener("input", asNumber, true)
document.addEventListener("pointerup", tapped, true)
document.addEventListener("scroll", hideTip, true)
document.addEventListener("visibilitychange", () => { if (!document.hidden) lookAtDay() })
window.addEventListener("pageshow", lookAtDay)
window.addEventListener("focus", lookAtDay)

export default function ({ data, parentElement, setStateValue }) {
  dress(CSS)
  setTimeout(() => noteTheme(parentElement), 0)
  watchDay(data.day_ends, (at) => setStateValue("day_over", at))
}
