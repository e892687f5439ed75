// A page of the app consists of some forty scripts. If one of them is lost, the browser runs none of them
// and shows an empty page for good. A weak network is not the only cause: Chromium drops its requests,
// even those to this machine itself, whenever the machine gets an address. Such a page is reloaded once
// and no more: if the second attempt is empty too, another one would not help.

const WAIT_MS = 3000
const TRIED = "psoas-coach-loaded-again"

/**
 * @param {{ childElementCount: number } | null} root the element that the app draws into
 * @param {Pick<Storage, "getItem" | "setItem" | "removeItem">} storage of this tab
 * @param {() => void} reload
 */
export function reloadBlank(root, storage, reload) {
  if (root === null) return
  if (root.childElementCount > 0) storage.removeItem(TRIED)
  else if (storage.getItem(TRIED) === null) {
    storage.setItem(TRIED, "1")
    reload()
  }
}

/** Checks once the page has loaded and its scripts have had time to start. */
export function watchForBlankPage() {
  window.addEventListener("load", () => {
    const look = () =>
      reloadBlank(document.getElementById("root"), sessionStorage, () => location.reload())
    setTimeout(look, WAIT_MS)
  })
}
