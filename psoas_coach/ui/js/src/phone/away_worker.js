// A service worker that does one thing: where a page cannot be loaded because the computer is away, it
// shows one of ours in its place. Nothing of the app itself and nothing personal is kept on the phone.

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
