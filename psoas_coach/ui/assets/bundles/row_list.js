// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
function find(root,selector,kind){const element=root.querySelector(selector);if(!(element instanceof kind))throw new TypeError(
`no ${kind.name} at ${selector}`);return element}function make(tag,className,...children){const element=document.createElement(
tag);if(className)element.className=className;element.append(...children);return element}function svgAddress(svg){return`data:image/svg+xml,${encodeURIComponent(svg)}`}function decodePayload(bytes){return JSON.parse(new TextDecoder().decode(bytes))}async function inflatePayload(bytes){const stream=new Blob(
[bytes]).stream().pipeThrough(new DecompressionStream("deflate"));return new Response(stream).json()}function samePayload(one,other){
return one!==void 0&&one.length===other.length&&one.every((byte,index)=>byte===other[index])}var AFTER_HEADING_MS=150;var WATCH_MS=3e3;var TOUCHES=["pointerdown","keydown"];function rowNode(item,drawing,open){const link=make(
"a",`${item.away?"away":""} ${drawing?"":"plain"}`.trim());link.href=item.address;link.dataset.id=item.id;link.onclick=event=>{
if(event.ctrlKey||event.metaKey||event.shiftKey||event.altKey)return;event.preventDefault();open(item.id)};if(drawing){const picture=make(
"img","");picture.alt="";picture.src=svgAddress(drawing);link.append(picture)}const words=make("div","words",make("p","n\
ame",item.name));if(item.line)words.append(make("p","line",item.line));link.append(words);if(item.mark)link.append(make(
"span",`mark ${item.kind}`,item.mark));return make("li","",link)}function section({title,rows},pictures,open){const items=rows.
map(item=>rowNode(item,pictures[item.id],open));const group=make("section","",make("h2","",title),make("ul","",...items));
group.role="group";group.ariaLabel=title;return group}var departure;function rememberPlace(id,root){const scrolls=[];let up=root.
host;for(;up;up=up.parentElement)if(up.scrollTop)scrolls.push([up,up.scrollTop]);departure={id,scrolls}}function restorePlace(root){
if(!departure)return;const{id,scrolls}=departure;if([...new URLSearchParams(location.search).values()].includes(id))return;
departure=void 0;const restore=()=>{const link=[...root.querySelectorAll("a")].find(one=>one.dataset.id===id);if(!link)return;
for(const[element,top2]of scrolls)element.scrollTop=top2;link.focus({preventScroll:true});const{top,bottom}=link.getBoundingClientRect();
if(top<0||bottom>innerHeight)link.scrollIntoView({block:"center"})};setTimeout(restore,AFTER_HEADING_MS);restoreAgain(restore)}
function restoreAgain(restore){const watch=new AbortController;const options={capture:true,signal:watch.signal};const onFocus=({
target})=>{if(target instanceof HTMLHeadingElement)setTimeout(restore)};document.addEventListener("focusin",onFocus,options);
for(const kind of TOUCHES)document.addEventListener(kind,()=>watch.abort(),options);setTimeout(()=>watch.abort(),WATCH_MS)}
async function read(data){const cut=data.indexOf(0);if(cut<0)return[decodePayload(data),{}];return[decodePayload(data.slice(
0,cut)),await inflatePayload(data.slice(cut+1))]}var shown=new WeakMap;async function showRowList({data,parentElement,setTriggerValue}){
if(samePayload(shown.get(parentElement),data))return;shown.set(parentElement,data);const[{count,groups},pictures]=await read(
data);if(shown.get(parentElement)!==data)return;const open=id=>{rememberPlace(id,parentElement);setTriggerValue("open",id)};
const status=make("p","count",count);status.role="status";const sections=groups.map(group=>section(group,pictures,open));
find(parentElement,".rows",HTMLElement).replaceChildren(status,...sections);restorePlace(parentElement)}export{showRowList as default};
