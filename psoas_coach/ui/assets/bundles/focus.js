// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
function decodePayload(bytes){return JSON.parse(new TextDecoder().decode(bytes))}var WATCH_MS=3e3;var TOUCHES=["pointerdown","keydown"];var last;var stopWatching=()=>{};function focusHeading({data,parentElement}){
const{at,turned}=decodePayload(data);if(last===void 0?turned:last!==at){stopWatching();stopWatching=keepAtHeading(parentElement.
ownerDocument)}last=at}function keepAtHeading(page){moveToHeading(page);const watch=new MutationObserver(()=>{if(page.activeElement===
page.body)moveToHeading(page)});const stop=()=>{watch.disconnect();clearTimeout(timer);for(const kind of TOUCHES)page.removeEventListener(
kind,stop,true)};const timer=setTimeout(stop,WATCH_MS);watch.observe(page.body,{childList:true,subtree:true});for(const kind of TOUCHES)
page.addEventListener(kind,stop,true);return stop}function moveToHeading(page){const heading=page.querySelector("h1");if(!heading)
return;heading.tabIndex=-1;heading.style.outline="none";heading.focus({preventScroll:true});let up=heading;for(;up;up=up.
parentElement)up.scrollTop=0}export{focusHeading as default,keepAtHeading,moveToHeading};
