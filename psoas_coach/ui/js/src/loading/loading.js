import { watchForBlankPage } from "./reload_blank.js"

// In the document of every page, because a file of its own could be lost like any other.

watchForBlankPage()
