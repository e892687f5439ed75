// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
var CACHE="away-1";var PAGE="/pair/away";var PARTS=[PAGE,"/pair/pair.css","/pair/away.js","/pair/icon-192.png"];async function keepParts(){
const cache=await caches.open(CACHE);await cache.addAll(PARTS)}async function fromCache(path){const cache=await caches.open(
CACHE);return await cache.match(path)??Response.error()}self.addEventListener("install",event=>{const installing=event;installing.
waitUntil(keepParts())});self.addEventListener("fetch",event=>{const asked=event;const{pathname}=new URL(asked.request.url);
const part=asked.request.mode==="navigate"?PAGE:pathname;if(PARTS.includes(part))asked.respondWith(fetch(asked.request).
catch(()=>fromCache(part)))});
