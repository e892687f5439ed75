import assert from "node:assert/strict"
import test from "node:test"
import { loadAnew } from "./fake_page.js"

const ORIGIN = "https://192.168.1.5:8443"
const PARTS = ["/pair/away", "/pair/pair.css", "/pair/away.js", "/pair/icon-192.png"]

/**
 * @param {boolean} away whether the computer refuses everything
 * @param {boolean} silent whether it answers nothing, not even a refusal
 */
async function install(away = false, silent = false) {
  /** @type {Map<string, (event: any) => void>} */
  const listeners = new Map()
  /** @type {Set<string>} */
  const cached = new Set()
  Object.assign(globalThis, {
    self: {
      addEventListener: (
        /** @type {string} */ kind,
        /** @type {(event: any) => void} */ listener,
      ) => listeners.set(kind, listener),
    },
    caches: {
      open: async () => ({
        addAll: async (/** @type {string[]} */ paths) => {
          for (const path of paths) cached.add(path)
        },
        match: async (/** @type {string} */ path) =>
          cached.has(path) ? `cached ${path}` : undefined,
      }),
    },
    fetch: (/** @type {{ url: string }} */ { url }) =>
      silent
        ? new Promise(() => undefined)
        : away
          ? Promise.reject(new TypeError())
          : Promise.resolve(`fetched ${url}`),
  })
  await loadAnew("phone/away_worker.js")
  /** @type {Promise<unknown>[]} */
  const work = []
  listeners.get("install")?.({ waitUntil: (/** @type {Promise<unknown>} */ one) => work.push(one) })
  await Promise.all(work)

  /**
   * Returns what a request is answered with; undefined where it is left to the browser.
   *
   * @param {string} path
   * @param {string} mode
   */
  const ask = (path, mode = "no-cors") => {
    /** @type {Promise<unknown> | undefined} */
    let answer
    const request = { url: `${ORIGIN}${path}`, mode }
    listeners.get("fetch")?.({
      request,
      respondWith: (/** @type {Promise<unknown>} */ given) => {
        answer = given
      },
    })
    return answer
  }
  return { ask, cached }
}

test("it keeps the page that says so and its parts, and nothing else", async () => {
  const { cached } = await install()
  assert.deepEqual([...cached], PARTS)
})

test("while the computer answers, a page is the computer's", async () => {
  const { ask } = await install()
  assert.equal(await ask("/progress", "navigate"), `fetched ${ORIGIN}/progress`)
})

test("when it does not, any page becomes ours", async () => {
  const { ask } = await install(true)
  for (const path of ["/", "/progress", "/session?move=bridge", "/pair"])
    assert.equal(await ask(path, "navigate"), "cached /pair/away")
})

test("the parts of our page come from the phone then", async () => {
  const { ask } = await install(true)
  for (const path of PARTS) assert.equal(await ask(path), `cached ${path}`)
})

test("everything else is none of its business, so nothing of the app stays on the phone", async () => {
  const { ask } = await install()
  for (const path of ["/static/js/index.js", "/_stcore/health", "/media/a.json", "/pair/pair.js"])
    assert.equal(ask(path), undefined)
})

test("a computer that answers nothing at all is waited for eight seconds, and its parts are not", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const { ask } = await install(false, true)
  const page = ask("/progress", "navigate")
  let isThere = false
  page?.then(() => {
    isThere = true
  })
  context.mock.timers.tick(7999)
  await new Promise((done) => setImmediate(done))
  assert.equal(isThere, false)
  context.mock.timers.tick(1)
  assert.equal(await page, "cached /pair/away")
  for (const path of PARTS) assert.equal(await ask(path), `cached ${path}`)
})
