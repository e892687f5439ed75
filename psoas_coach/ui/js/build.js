// Bundles each component into one file that Python hands to Streamlit:
//
//   node build.js           writes the bundles
//   node build.js --check   fails where a committed bundle is not what the sources give
//
// The bundles are committed, so that nobody needs Node to install or run the app. Comments and white
// space are dropped, because Streamlit sends and hashes a script with every run that draws it. Names
// stay as they are, in lines of at most 120 characters, so that an error in the browser and a change in
// a review can be read.

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"

const HERE = dirname(fileURLToPath(import.meta.url))
const BUNDLES = join(HERE, "..", "assets", "bundles")
const NOTE = "// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit."

/** Each bundle by its name, with the module whose default export Streamlit calls. */
const ENTRIES = {
  breaks: "src/breaks/breaks.js",
  choice: "src/choice.js",
  focus: "src/page/focus.js",
  loading: "src/loading/loading.js",
  measure: "src/measure/measure.js",
  page: "src/page/page.js",
  player: "src/player/player.js",
  row_list: "src/row_list.js",
  save_charts: "src/progress/save_charts.js",
  sign_cards: "src/sign_cards.js",
  slider: "src/moves/slider.js",
  step_history: "src/self_check/step_history.js",
  tick_list: "src/tick_list.js",
  article: "src/article.js",
  pair: "src/phone/pair.js",
  home_screen: "src/phone/home_screen.js",
  away: "src/phone/away.js",
  away_worker: "src/phone/away_worker.js",
}

/** @returns {Promise<Map<string, string>>} the text of each bundle by the name of its file */
async function bundle() {
  const { outputFiles } = await build({
    absWorkingDir: HERE,
    entryPoints: ENTRIES,
    outdir: BUNDLES,
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minifyWhitespace: true,
    lineLimit: 120,
    loader: { ".css": "text" },
    banner: { js: NOTE },
    logLevel: "warning",
  })
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]))
}

/** @returns {Promise<string[]>} names of the committed bundles */
async function committed() {
  return (await readdir(BUNDLES).catch(() => [])).filter((name) => name.endsWith(".js"))
}

const bundles = await bundle()
if (process.argv.includes("--check")) {
  const names = new Set([...bundles.keys(), ...(await committed())])
  const stale = []
  for (const name of names) {
    const text = await readFile(join(BUNDLES, name), "utf8").catch(() => undefined)
    if (text !== bundles.get(name)) stale.push(name)
  }
  if (stale.length > 0) {
    console.error(`Not what the sources give: ${stale.join(", ")}. Run \`make js\`.`)
    process.exit(1)
  }
} else {
  await mkdir(BUNDLES, { recursive: true })
  for (const name of await committed()) if (!bundles.has(name)) await rm(join(BUNDLES, name))
  for (const [name, text] of bundles) await writeFile(join(BUNDLES, name), text)
}
