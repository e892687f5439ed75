// Sessions as Python sends them: a step that leads in, then a hold, side by side.

/** @import { Beat, Step } from "../../../psoas_coach/ui/js/src/payloads.js" */
/** @import { Change, Moment, Position } from "../../../psoas_coach/ui/js/src/player/session_clock.js" */

import { SessionClock } from "../../../psoas_coach/ui/js/src/player/session_clock.js"

export const T0 = 1_000_000_000_000 // an instant to begin at

/**
 * @param {Partial<Step> & Pick<Step, "id" | "kind" | "seconds">} step
 * @returns {Step}
 */
export function makeStep(step) {
  return {
    move: "half_kneeling",
    side: "both",
    repetition: 1,
    count: null,
    counted: false,
    place: "Move 1 of 2",
    name: "Half kneeling",
    phase: "Hold",
    cues: ["Tuck first.", "Long back.", "Breathe."],
    next: "",
    spoken: [`say ${step.id}`],
    beat: null,
    how: "half_kneeling",
    ...step,
  }
}

/** A repetition of five seconds. @type {Beat} */
export const BEAT = {
  seconds: [2, 1, 2],
  verbs: ["Lift", "Stay", "Lower"],
  shown: ["Lift · Left", "Stay · Left", "Lower · Left"],
}
const SECOND = { place: "Move 2 of 2", move: "bridge", how: "bridge", name: "Bridge" }

/** Warm-up, a move on both sides, and a second move with a counted set: 60 s held on each side. */
export const STEPS = [
  makeStep({ id: "w", kind: "warm_up", seconds: 30, place: "Warm-up", how: "warm_up" }),
  makeStep({ id: "0.ready", kind: "ready", seconds: 10, side: "left" }),
  makeStep({ id: "0.left", kind: "hold", seconds: 60, side: "left" }),
  makeStep({ id: "0.switch", kind: "switch", seconds: 12, side: "right" }),
  makeStep({ id: "0.right", kind: "hold", seconds: 60, side: "right" }),
  makeStep({ id: "1.ready", kind: "ready", seconds: 10, counted: true, ...SECOND }),
  makeStep({
    id: "1.set",
    kind: "hold",
    seconds: 40,
    count: 8,
    counted: true,
    beat: BEAT,
    ...SECOND,
  }),
]

/** The same with time to find the place before each move. */
export const PLACED = STEPS.flatMap((step) =>
  step.kind === "ready"
    ? [
        {
          ...step,
          id: step.id.replace("ready", "place"),
          kind: /** @type {const} */ ("find_place"),
          seconds: 20,
          place: `Next: ${step.place}`,
        },
        step,
      ]
    : [step],
)

/**
 * A clock over `steps`, and what it has told so far.
 *
 * @param {{ steps?: Step[], position?: Position, waits?: () => boolean }} [options]
 */
export function makeClock({ steps = STEPS, position, waits } = {}) {
  /** @type {(Change | Moment)[]} */
  const events = []
  const clock = new SessionClock(steps, {
    position,
    waitsForPerson: waits,
    notify: (event) => events.push(event),
  })
  return { clock, events }
}

/**
 * Ticks from one instant to another, both included.
 *
 * @param {SessionClock} clock
 * @param {number} from
 * @param {number} to
 * @param {number} [every] milliseconds
 */
export function tickThrough(clock, from, to, every = 200) {
  for (let now = from; now < to; now += every) clock.tick(now)
  clock.tick(to)
}
