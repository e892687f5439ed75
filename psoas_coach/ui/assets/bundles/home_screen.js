// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
navigator.serviceWorker?.register("/pair/away_worker.js",{scope:"/"}).catch(()=>void 0);
