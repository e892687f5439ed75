// The page that says that the computer is away: goes back to the app as soon as it answers again.

const LOOK_EVERY_MS = 5000

async function look() {
  const answer = await fetch("/pair", { method: "HEAD", cache: "no-store" }).catch(() => null)
  if (answer?.ok) location.reload()
}

document.getElementById("again")?.addEventListener("click", () => location.reload())
setInterval(look, LOOK_EVERY_MS)
