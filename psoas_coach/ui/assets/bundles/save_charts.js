// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
function find(root,selector,kind){const element=root.querySelector(selector);if(!(element instanceof kind))throw new TypeError(
`no ${kind.name} at ${selector}`);return element}function make(tag,className,...children){const element=document.createElement(
tag);if(className)element.className=className;element.append(...children);return element}function makeButton(text){const button=make(
"button","",text);button.type="button";return button}function decodePayload(bytes){return JSON.parse(new TextDecoder().decode(bytes))}var SVG="http://www.w3.org/2000/svg";var BYTE_ORDER_MARK="\uFEFF";var REVOKE_MS=1e4;function download(parts,type,name){const address=URL.
createObjectURL(new Blob(parts,{type}));Object.assign(document.createElement("a"),{href:address,download:name}).click();
setTimeout(()=>URL.revokeObjectURL(address),REVOKE_MS)}function pictureOf({alt,title,about}){const charts=[...document.querySelectorAll(
"[data-testid=stVegaLiteChart]")];const drawn=charts.find(one=>one.ariaLabel===alt)?.querySelector("svg.marks");if(!drawn)
return null;const copy=drawn.cloneNode(true);copy.setAttribute("role","img");const description=document.createElementNS(
SVG,"desc");description.textContent=about;const heading=document.createElementNS(SVG,"title");heading.textContent=title;
copy.prepend(heading,description);return new XMLSerializer().serializeToString(copy)}function rowButton(text,name,onClick){
const button=makeButton(text);button.ariaLabel=name;button.onclick=onClick;return button}function showSaveCharts({data,parentElement}){
const{heading,picture,table,charts}=decodePayload(data);find(parentElement,".heading",HTMLElement).textContent=heading;const rows=charts.
map(chart=>{const savePicture=()=>{const svg=pictureOf(chart);if(svg)download([svg],"image/svg+xml",`${chart.file}.svg`)};
const saveTable=()=>download([BYTE_ORDER_MARK,chart.csv],"text/csv",`${chart.file}.csv`);return make("li","",make("span",
"",chart.title),rowButton(picture,chart.picture,savePicture),rowButton(table,chart.table,saveTable))});find(parentElement,
".charts",HTMLElement).replaceChildren(...rows)}export{showSaveCharts as default};
