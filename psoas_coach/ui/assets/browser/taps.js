// What a chart says where a mouse points, it says where a finger taps: until the next tap.

const REACH = 22 // pixels around the finger in which a mark is looked for: a point is 6 wide
const WIDE = 44 // what is larger either way is found last: a point may lie on it

let tip

function tapped(event) {
  if (event.pointerType === "mouse") return
  tip?.remove()
  tip = undefined
  const chart = event.target instanceof Element && event.target.closest("[data-testid=stVegaLiteChart] svg")
  const mark = chart && nearest(chart, event.clientX, event.clientY)
  if (mark) show(mark)
}

function nearest(chart, x, y) {
  let best = null
  let least = REACH
  for (const element of chart.querySelectorAll(".role-mark path, .role-mark rect")) {
    const text = said(element)
    if (!text) continue
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect()
    if (!width || !height) continue // it only stretches the axis
    let away = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
    if (away === 0 && (width > WIDE || height > WIDE)) away = REACH - 1
    if (away <= least) { // of two in the same place, the later one lies on top
      least = away
      best = { text, x: (left + right) / 2, top, bottom }
    }
  }
  return best
}

// The chart keeps with every mark what it says.
function said(element) {
  const tooltip = element.__data__?.tooltip
  return typeof tooltip === "string" ? tooltip : Object.values(tooltip ?? {})[0]
}

function show({ text, x, top, bottom }) {
  tip = document.createElement("div")
  tip.id = "psoas-coach-tip"
  tip.role = "status"
  tip.textContent = text
  document.body.append(tip)
  const { width, height } = tip.getBoundingClientRect()
  const left = Math.min(Math.max(8, x - width / 2), document.documentElement.clientWidth - width - 8)
  tip.style.left = `${left}px`
  tip.style.top = `${top > height + 12 ? top - height - 8 : bottom + 8}px`
}

function hideTip() {
  tip?.remove()
  tip = undefined
}
