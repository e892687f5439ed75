// A service worker with one task: if a page cannot be loaded because the computer is unavailable, it
// shows a page of ours instead. It stores nothing of the app itself and no personal data on the phone.

/**
 * @typedef {Event & { waitUntil(work: Promise<unknown>): void }} InstallEvent
 * @typedef {Event & { request: Request, respondWith(answer: Promise<Response>): void }} FetchEvent
 */

const CACHE = "away-1"
const PAGE = "/pair/away"
/** A computer that sleeps refuses nothing, and a browser would wait for minutes. */
const PATIENCE_MS = 8000
const PARTS = [PAGE, "/pair/pair.css", "/pair/away.js", "/pair/icon-192.png"]

async function keepParts() {
  const cache = await caches.open(CACHE)
  await cache.addAll(PARTS)
}

/** @param {string} path */
async function fromCache(path) {
  const cache = await caches.open(CACHE)
  return (await cache.match(path)) ?? Response.error()
}

self.addEventListener("install", (event) => {
  const installing = /** @type {InstallEvent} */ (event)
  installing.waitUntil(keepParts())
})

/** Whether the last page asked for did not come; then its parts are not waited for. */
let isAway = false

/** @param {Request} request */
async function fetchPage(request) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer")), PATIENCE_MS)
  })
  try {
    const page = await Promise.race([fetch(request), tooLong])
    isAway = false
    return /** @type {Response} */ (page)
  } catch {
    isAway = true
    return fromCache(PAGE)
  } finally {
    clearTimeout(timer)
  }
}

/**
 * @param {Request} request
 * @param {string} path
 */
async function fetchPart(request, path) {
  return isAway ? fromCache(path) : fetch(request).catch(() => fromCache(path))
}

self.addEventListener("fetch", (event) => {
  const asked = /** @type {FetchEvent} */ (event)
  const { request } = asked
  const { pathname } = new URL(request.url)
  if (request.mode === "navigate") asked.respondWith(fetchPage(request))
  else if (PARTS.includes(pathname)) asked.respondWith(fetchPart(request, pathname))
})
