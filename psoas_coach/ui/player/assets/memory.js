// What outlives a reload (the course, for this tab) and a visit (the sound settings, for this device).
// Storage may be full, forbidden or forged: then the player starts from what the server knows.

const COURSE = (session) => `psoas-coach:course:${session}`
const SOUND = "psoas-coach:sound"

function readKept(store, key) {
  try {
    return JSON.parse(store.getItem(key) ?? "null")
  } catch {
    return null
  }
}

function keep(store, key, value) {
  try {
    store.setItem(key, JSON.stringify(value))
  } catch { /* no storage: the server's copy has to do */ }
}

function keepCourse(session, at) { keep(sessionStorage, COURSE(session), at) }

// The course this tab kept, or the one the server kept for a new tab, or null.
function recallCourse({ session, steps, resume }) {
  const kept = readKept(sessionStorage, COURSE(session))
  if (fits(kept, steps)) return kept
  const step = resume ? steps.findIndex(({ id }) => id === resume.step) : -1
  if (step < 0) return null
  const held = Object.fromEntries(Object.entries(resume.held).map(([id, s]) => [id, s * 1000]))
  const left = Math.min(steps[step].seconds, resume.left) * 1000
  return { step, status: "paused", left, deadline: 0, seen: 0, held }
}

function fits(at, steps) {
  const times = [at?.left, at?.deadline, at?.seen]
  return Boolean(at) && Number.isInteger(at.step) && at.step >= 0 && at.step < steps.length
    && ["idle", "running", "paused", "recount", "over"].includes(at.status)
    && times.every(Number.isFinite) && typeof at.held === "object" && at.held !== null
    && Object.entries(at.held).every(([id, ms]) => Number.isFinite(ms) && steps.some((step) => step.id === id))
}

// This device's settings over the journal's; only what has the same shape as what the server sent.
function recallSound(fromServer) {
  const kept = Object.entries(readKept(localStorage, SOUND) ?? {})
  const fitting = kept.filter(([name, value]) => typeof value === typeof fromServer[name] && !Number.isNaN(value))
  return { ...fromServer, ...Object.fromEntries(fitting) }
}

function keepSound(sound) { keep(localStorage, SOUND, sound) }
