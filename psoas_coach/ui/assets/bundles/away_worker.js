// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
var CACHE="away-1";var PAGE="/pair/away";var PATIENCE_MS=8e3;var PARTS=[PAGE,"/pair/pair.css","/pair/away.js","/pair/ico\
n-192.png"];async function keepParts(){const cache=await caches.open(CACHE);await cache.addAll(PARTS)}async function fromCache(path){
const cache=await caches.open(CACHE);return await cache.match(path)??Response.error()}self.addEventListener("install",event=>{
const installing=event;installing.waitUntil(keepParts())});var isAway=false;async function fetchPage(request){let timer;
const tooLong=new Promise((_,reject)=>{timer=setTimeout(()=>reject(new Error("no answer")),PATIENCE_MS)});try{const page=await Promise.
race([fetch(request),tooLong]);isAway=false;return page}catch{isAway=true;return fromCache(PAGE)}finally{clearTimeout(timer)}}
async function fetchPart(request,path){return isAway?fromCache(path):fetch(request).catch(()=>fromCache(path))}self.addEventListener(
"fetch",event=>{const asked=event;const{request}=asked;const{pathname}=new URL(request.url);if(request.mode==="navigate")
asked.respondWith(fetchPage(request));else if(PARTS.includes(pathname))asked.respondWith(fetchPart(request,pathname))});
