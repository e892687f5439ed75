// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
function decodePayload(bytes){return JSON.parse(new TextDecoder().decode(bytes))}var last;function focusHeading({data,parentElement}){const{at}=decodePayload(data);const heading=parentElement.ownerDocument.
querySelector("h1");if(last!==void 0&&last!==at&&heading){heading.tabIndex=-1;heading.style.outline="none";heading.focus(
{preventScroll:true});let up=heading;for(;up;up=up.parentElement)up.scrollTop=0}last=at}export{focusHeading as default};
