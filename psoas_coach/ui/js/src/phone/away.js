// The page that says that the computer is unavailable; it returns to the app as soon as that responds.

const LOOK_EVERY_MS = 5000

async function look() {
  const answer = await fetch("/pair", { method: "HEAD", cache: "no-store" }).catch(() => null)
  if (answer?.ok) location.reload()
}

document.getElementById("again")?.addEventListener("click", () => location.reload())
setInterval(look, LOOK_EVERY_MS)
