// Tooltips of charts on touch screens: they appear where a finger taps, until the next tap.

const REACH = 22 // pixels around the finger in which a mark is searched for: a point is 6 wide
const WIDE = 44 // larger marks are considered last, because a point may lie on them
const MARGIN = 8 // pixels between the tip and the edge of the display, and between tip and mark
const CHART = "[data-testid=stVegaLiteChart] svg"

/** @typedef {{ text: string, x: number, top: number, bottom: number }} Tip  in pixels of the display */

/** @type {HTMLElement | undefined} */
let tip

/** @param {PointerEvent} event */
export function showTipAt(event) {
  if (event.pointerType === "mouse") return
  hideTip()
  const chart = event.target instanceof Element && event.target.closest(CHART)
  const mark = chart && nearestMark(chart, event.clientX, event.clientY)
  if (mark) show(mark)
}

export function hideTip() {
  tip?.remove()
  tip = undefined
}

/**
 * @param {Element} chart
 * @param {number} x
 * @param {number} y
 * @returns {Tip | null}
 */
function nearestMark(chart, x, y) {
  let best = null
  let least = REACH
  for (const element of chart.querySelectorAll(".role-mark path, .role-mark rect")) {
    const text = tooltipOf(element)
    if (!text) continue
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect()
    if (!width || !height) continue // it only stretches the axis
    let away = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
    if (away === 0 && (width > WIDE || height > WIDE)) away = REACH - 1
    // Of two marks in the same place, the later one is on top.
    if (away <= least) {
      least = away
      best = { text, x: (left + right) / 2, top, bottom }
    }
  }
  return best
}

/**
 * Vega stores the tooltip with every mark.
 *
 * @param {Element & { __data__?: { tooltip?: string | Record<string, string> } }} element
 * @returns {string | undefined}
 */
function tooltipOf(element) {
  const tooltip = element.__data__?.tooltip
  return typeof tooltip === "string" ? tooltip : Object.values(tooltip ?? {})[0]
}

/** @param {Tip} mark */
function show({ text, x, top, bottom }) {
  tip = document.createElement("div")
  tip.id = "psoas-coach-tip"
  tip.role = "status"
  tip.textContent = text
  document.body.append(tip)
  const { width, height } = tip.getBoundingClientRect()
  const most = document.documentElement.clientWidth - width - MARGIN
  tip.style.left = `${Math.min(Math.max(MARGIN, x - width / 2), most)}px`
  const above = top > height + 12
  tip.style.top = `${above ? top - height - MARGIN : bottom + MARGIN}px`
}
