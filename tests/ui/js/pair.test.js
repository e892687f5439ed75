import assert from "node:assert/strict"
import test from "node:test"
import { FakePage, loadAnew } from "./fake_page.js"

const CODE = "abcdefghijklmnopqrstuvwxyz"
const NAMES = ["waiting", "wrong", "wait", "unavailable", "unreachable", "empty"]

/**
 * @param {string} hash of the address
 * @param {number | null} status what the computer answers; null when it does not
 */
async function open(hash, status = 204) {
  const page = new FakePage()
  for (const id of ["lead-scanned", "lead-typed", "typed", "form", "code", "said", "button"])
    page.put(id)
  const sentences = page.put("sentences")
  for (const name of NAMES) sentences.dataset[name] = name
  /** @type {{ path: string, options: RequestInit }[]} */
  const posts = []
  const went = { to: "", shown: "" }
  Object.assign(globalThis, {
    location: {
      hash,
      pathname: "/pair",
      replace: (/** @type {string} */ to) => {
        went.to = to
      },
    },
    history: {
      replaceState: (
        /** @type {unknown} */ _,
        /** @type {string} */ __,
        /** @type {string} */ to,
      ) => {
        went.shown = to
      },
    },
    fetch: (/** @type {string} */ path, /** @type {RequestInit} */ options) => {
      posts.push({ path, options })
      return status === null ? Promise.reject(new TypeError()) : Promise.resolve({ status })
    },
  })
  await loadAnew("phone/pair.js")
  const get = (/** @type {string} */ id) => /** @type {any} */ (page.getElementById(id))
  const submit = () => get("form").listeners.get("submit")({ preventDefault() {} })
  return { get, submit, posts, went }
}

test("a scanned code leaves the address before anything else and is sent to nobody yet", async () => {
  const { get, posts, went } = await open(`#${CODE}`)
  assert.equal(went.shown, "/pair")
  assert.deepEqual(posts, [])
  assert.deepEqual([get("typed").hidden, get("lead-typed").hidden], [true, true])
  assert.equal(get("lead-scanned").hidden, false)
})

test("the button posts it once, follows nowhere else, and goes to the app", async () => {
  const { submit, posts, went } = await open(`#${CODE}`)
  await submit()
  assert.equal(posts.length, 1)
  const [{ path, options }] = /** @type {[{ path: string, options: RequestInit }]} */ (posts)
  assert.deepEqual([path, options.method, options.redirect], ["/pair", "POST", "error"])
  assert.equal(options.body, JSON.stringify({ code: CODE }))
  assert.equal(went.to, "/")
})

test("without a code in the address there is a field, and what is typed is posted", async () => {
  const { get, submit, posts, went } = await open("")
  assert.equal(went.shown, "", "the address is as it was")
  assert.deepEqual([get("typed").hidden, get("lead-scanned").hidden], [false, true])
  get("code").value = `  ${CODE} `
  await submit()
  assert.equal(posts[0]?.options.body, JSON.stringify({ code: CODE }))
})

test("an empty field is not posted", async () => {
  const { get, submit, posts } = await open("")
  await submit()
  assert.deepEqual(posts, [])
  assert.deepEqual([get("said").textContent, get("code").focused], ["empty", true])
})

for (const [status, sentence] of /** @type {const} */ ([
  [400, "wrong"],
  [403, "wrong"],
  [429, "wait"],
  [500, "unavailable"],
  [503, "unavailable"],
  [null, "unreachable"],
])) {
  test(`${status ?? "no"} answer: it stays on the page and says "${sentence}"`, async () => {
    const { get, submit, went } = await open(`#${CODE}`, status)
    await submit()
    assert.deepEqual([get("said").textContent, went.to], [sentence, ""])
    assert.equal(get("button").disabled, false)
  })
}

test("after a wrong code another one can be typed; the scanned one is not sent again", async () => {
  const { get, submit, posts } = await open(`#${CODE}`, 403)
  await submit()
  assert.deepEqual([get("typed").hidden, get("code").focused], [false, true])
  get("code").value = "another"
  await submit()
  assert.equal(posts[1]?.options.body, JSON.stringify({ code: "another" }))
})

test("while it waits for the answer the button cannot be pressed again", async () => {
  const { get, submit } = await open(`#${CODE}`)
  const answered = submit()
  assert.equal(get("button").disabled, true)
  await answered
})
