import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"

// A validator that is not ours reads the bundle that the Python tests compare byte for byte.

const MODULES = new URL("../../../psoas_coach/ui/js/node_modules/@medplum/", import.meta.url)
const { indexStructureDefinitionBundle, validateResource } = await import(
  new URL("core/dist/esm/index.mjs", MODULES).href
)

/**
 * @param {URL} file
 * @returns {any}
 */
const read = (file) => JSON.parse(readFileSync(file, "utf8"))

for (const name of ["profiles-types", "profiles-resources"]) {
  indexStructureDefinitionBundle(read(new URL(`definitions/dist/fhir/r4/${name}.json`, MODULES)))
}
const bundle = () => read(new URL("../../golden/fhir.json", import.meta.url))

/**
 * @param {string} type
 * @returns {any} the first resource of that type
 */
function first(type) {
  const found = bundle().entry.find(
    /** @param {any} entry */ (entry) => entry.resource.resourceType === type,
  )
  return found.resource
}

test("the bundle is valid, and so is each resource by itself", () => {
  assert.deepEqual(validateResource(bundle()), [])
  const types = new Set()
  for (const { resource } of bundle().entry) {
    types.add(resource.resourceType)
    assert.deepEqual(validateResource(resource), [], resource.id)
  }
  assert.deepEqual([...types], ["Questionnaire", "QuestionnaireResponse", "Observation"])
})

/** @type {[string, string, (resource: any) => void][]} */
const SLIPS = [
  ["Questionnaire", "an item without its link id", (one) => delete one.item[0].linkId],
  ["Questionnaire", "a field that there is not", (one) => Object.assign(one.item[0], { texts: 1 })],
  ["Questionnaire", "a list of types", (one) => Object.assign(one.item[1], { type: ["choice"] })],
  ["QuestionnaireResponse", "no status", (one) => delete one.status],
  ["QuestionnaireResponse", "text for a date", (one) => Object.assign(one, { authored: "today" })],
  ["Observation", "no code", (one) => delete one.code],
]

for (const [type, slip, change] of SLIPS) {
  test(`${type}: ${slip} is found`, () => {
    const resource = first(type)
    change(resource)
    assert.throws(() => validateResource(resource))
  })
}
