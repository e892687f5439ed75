// A service worker with one task: if a page cannot be loaded because the computer is unavailable, it
// shows a page of ours instead. It stores nothing of the app itself and no personal data on the phone.

/**
 * @typedef {Event & { waitUntil(work: Promise<unknown>): void }} InstallEvent
 * @typedef {Event & { request: Request, respondWith(answer: Promise<Response>): void }} FetchEvent
 */

const CACHE = "away-1"
const PAGE = "/pair/away"
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

self.addEventListener("fetch", (event) => {
  const asked = /** @type {FetchEvent} */ (event)
  const { pathname } = new URL(asked.request.url)
  const part = asked.request.mode === "navigate" ? PAGE : pathname
  if (PARTS.includes(part)) asked.respondWith(fetch(asked.request).catch(() => fromCache(part)))
})
