import assert from "node:assert/strict"
import test from "node:test"
import { translate } from "../../../psoas_coach/ui/js/src/page/widget_words.js"

const KNOWN = { Upload: "Hochladen", "{size} per file": "höchstens {size}", Close: "Schließen" }

test("a word of a widget is said in ours, with or without space around it", () => {
  assert.equal(translate("Upload", KNOWN), "Hochladen")
  assert.equal(translate(" Close ", KNOWN), "Schließen")
})

test("what stands before and after a size stays", () => {
  assert.equal(translate("2MB per file • JSON", KNOWN), "höchstens 2MB • JSON")
})

test("other texts are left alone", () => {
  for (const text of ["", " ", "Uploads", "per file", "Hochladen", "höchstens 2MB • JSON"])
    assert.equal(translate(text, KNOWN), undefined)
})
