// On every page of a paired phone: lets a page of ours say so when the computer is away.
//
// Browsers take a service worker only from a certificate that they trust; everywhere else this fails
// quietly, and the browser's own page says it.

navigator.serviceWorker?.register("/pair/away_worker.js", { scope: "/" }).catch(() => undefined)
