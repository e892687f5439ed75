import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import test from "node:test"

/**
 * As much of an event of ical.js as is used here; its own types do not pass the checks of ours.
 * @typedef {object} CalendarEvent
 * @property {string} uid
 * @property {{ isDate: boolean }} startDate
 * @property {() => { next: () => { toJSDate: () => Date } | null }} iterator
 */

/** @type {any} */
const ICAL = (
  await import(
    /** @type {string} */ ("../../../psoas_coach/ui/js/node_modules/ical.js/dist/ical.js")
  )
).default

// The same files that the Python tests read back with another reader.

const FOLDER = new URL("../../golden/calendar/", import.meta.url)
const NAMES = readdirSync(FOLDER).flatMap((file) => file.match(/^(.*)\.ics$/)?.[1] ?? [])
const END = Date.parse("2028-11-28T12:00Z")

/**
 * @param {CalendarEvent} event
 * @returns {string[]} when it takes place within two years, as UTC
 */
function expand(event) {
  if (event.startDate.isDate) return [event.startDate.toString()]
  const starts = []
  const iterator = event.iterator()
  for (let next = iterator.next(); next; next = iterator.next()) {
    const at = next.toJSDate()
    if (at.getTime() >= END) break
    starts.push(`${at.toISOString().slice(0, 16)}Z`)
  }
  return starts
}

test("there are files of three zones", () => {
  assert.equal(NAMES.length, 3)
})

for (const name of NAMES) {
  test(`ical.js agrees on every instance in ${name}`, () => {
    const text = readFileSync(new URL(`${name}.ics`, FOLDER), "utf-8")
    const wanted = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf-8"))
    const calendar = new ICAL.Component(ICAL.parse(text))
    for (const zone of calendar.getAllSubcomponents("vtimezone")) {
      ICAL.TimezoneService.register(new ICAL.Timezone(zone))
    }
    /** @type {CalendarEvent[]} */
    const events = calendar
      .getAllSubcomponents("vevent")
      .map((/** @type {unknown} */ event) => new ICAL.Event(event))
    assert.deepEqual(Object.fromEntries(events.map((event) => [event.uid, expand(event)])), wanted)
  })
}
