// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
function find(root,selector,kind){const element=root.querySelector(selector);if(!(element instanceof kind))throw new TypeError(
`no ${kind.name} at ${selector}`);return element}function make(tag,className,...children){const element=document.createElement(
tag);if(className)element.className=className;element.append(...children);return element}function decodePayload(bytes){return JSON.parse(new TextDecoder().decode(bytes))}function showKeyed(create){const shown=new WeakMap;return({data,parentElement,setStateValue})=>{const payload=decodePayload(
data);let component=shown.get(parentElement);if(component?.key!==payload.key){component?.close();component=create(parentElement,
payload);shown.set(parentElement,component)}component.update(payload,setStateValue);return()=>{shown.get(parentElement)?.
close();shown.delete(parentElement)}}}var FIRST_WAIT_MS=3e3;var LONGEST_WAIT_MS=3e4;var RetrySend=class{#next;send(send,wait=FIRST_WAIT_MS){this.acknowledge();
send();this.#next=setTimeout(()=>this.send(send,Math.min(2*wait,LONGEST_WAIT_MS)),wait)}acknowledge(){clearTimeout(this.#next)}};function makeTickRow({id,lead,more,note},onTap){const box=make("input","");box.type="checkbox";box.onchange=()=>onTap(id);
const words=make("span","",make("strong","",lead),more);if(note){words.append(make("span","note",note));const phrase=`${lead}${more}`.
trim();box.ariaLabel=`${phrase}${/[.?!]$/.test(phrase)?"":"."} ${note}`}const label=make("label","row",box,words);label.
dataset.item=id;return{label,box}}var TickList=class{#place;#about;#payload;#rows=new Map;#lastTap=null;#retry=new RetrySend;#send=()=>void 0;constructor(root,payload){
this.#payload=payload;this.#place=find(root,".ticks",HTMLElement);this.#about=find(root,".about",HTMLElement);this.#place.
replaceChildren()}get key(){return this.#payload.key}update(payload,send){this.#payload=payload;this.#send=send;const{name,
about,items,acknowledged,selected}=payload;this.#place.ariaLabel=name;const lines=about===null?[]:[name,...about];this.#about.
replaceChildren(...lines.map(line=>make("p","",line)));this.#placeRows(items);if(this.#lastTap!==null&&this.#lastTap!==acknowledged)
return;this.#retry.acknowledge();for(const{id}of items)this.#row(id).box.checked=selected.includes(id)}close(){this.#retry.
acknowledge()}#placeRows(items){items.forEach((item,index)=>{if(!this.#rows.has(item.id))this.#rows.set(item.id,makeTickRow(
item,id=>this.#onTap(id)));const{label}=this.#row(item.id);const there=this.#place.children[index];if(there!==label)this.#place.
insertBefore(label,there??null)});while(this.#place.children.length>items.length)this.#place.lastChild?.remove()}#onTap(id){
const{items,none}=this.#payload;const ids=items.map(item=>item.id);if(this.#row(id).box.checked){for(const other of ids){
if(other===none!==(id===none))this.#row(other).box.checked=false}}const tap=`${Date.now()} ${Math.random()}`;const on=Object.
fromEntries(ids.map(other=>[other,this.#row(other).box.checked]));this.#lastTap=tap;const report={id:tap,on};this.#retry.
send(()=>this.#send("report",report))}#row(id){const row=this.#rows.get(id);if(!row)throw new RangeError(`no row ${id}`);
return row}};var tick_list_default=showKeyed((root,payload)=>new TickList(root,payload));export{tick_list_default as default};
