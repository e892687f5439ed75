// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
function find(root,selector,kind){const element=root.querySelector(selector);if(!(element instanceof kind))throw new TypeError(
`no ${kind.name} at ${selector}`);return element}function make(tag,className,...children){const element=document.createElement(
tag);if(className)element.className=className;element.append(...children);return element}function makeButton(text){const button=make(
"button","",text);button.type="button";return button}function decodePayload(bytes){return JSON.parse(new TextDecoder().decode(bytes))}function showKeyed(create){const shown=new WeakMap;return({data,parentElement,setStateValue})=>{const payload=decodePayload(
data);let component=shown.get(parentElement);if(component?.key!==payload.key){component?.close();component=create(parentElement,
payload);shown.set(parentElement,component)}component.update(payload,setStateValue);return()=>{shown.get(parentElement)?.
close();shown.delete(parentElement)}}}var FIRST_WAIT_MS=3e3;var LONGEST_WAIT_MS=3e4;var RetrySend=class{#next;send(send,wait=FIRST_WAIT_MS){this.acknowledge();
send();this.#next=setTimeout(()=>this.send(send,Math.min(2*wait,LONGEST_WAIT_MS)),wait)}acknowledge(){clearTimeout(this.#next)}};function makeTickRow({id,lead,more,note},onTap){const box=make("input","");box.type="checkbox";box.onchange=()=>onTap(id);
const words=make("span","",make("strong","",lead),more);if(note){words.append(make("span","note",note));const phrase=`${lead}${more}`.
trim();box.ariaLabel=`${phrase}${/[.?!]$/.test(phrase)?"":"."} ${note}`}const label=make("label","row",box,words);label.
dataset.item=id;return{label,box}}var SignState=class{#on=new Set;#items=new Map;#ids=[];#lastTap=null;accept({cards,rest,selected,cleared,acknowledged}){
this.#items=new Map(cards.map(({id,items})=>[id,items.map(item=>item.id)]));this.#ids=[...[...this.#items].flat(2),...rest.
map(({id})=>id)];if(this.#lastTap!==null&&this.#lastTap!==acknowledged)return false;this.#on=new Set([...selected,...cleared]);
return true}isOn(id){return this.#on.has(id)}hasTick(card){return this.#itemsOf(card).some(item=>this.#on.has(item))}toggleCard(card){
if(this.#toggle(card))for(const item of this.#itemsOf(card))this.#on.delete(item);return this.#tap()}toggleItem(item){if(this.#toggle(
item)){for(const[card,items]of this.#items)if(items.includes(item))this.#on.delete(card)}return this.#tap()}#toggle(id){
if(this.#on.delete(id))return false;this.#on.add(id);return true}#itemsOf(card){return this.#items.get(card)??[]}#tap(){
this.#lastTap=`${Date.now()} ${Math.random()}`;return{id:this.#lastTap,on:Object.fromEntries(this.#ids.map(id=>[id,this.#on.
has(id)]))}}};var SignCards=class{#place;#payload;#cards=new Map;#boxes=new Map;#state=new SignState;#unfolded=new Set;#retry=new RetrySend;#send=()=>void 0;constructor(root,payload){
this.#payload=payload;this.#place=find(root,".cards",HTMLElement);this.#place.replaceChildren()}get key(){return this.#payload.
key}update(payload,send){this.#payload=payload;this.#send=send;this.#place.ariaLabel=payload.name;this.#placeChildren(payload);
if(this.#state.accept(payload))this.#retry.acknowledge();this.#draw()}close(){this.#retry.acknowledge()}#placeChildren({
cards,rest}){const children=cards.map(card=>this.#card(card).card);if(rest.length>0)children.push(this.#restOf(rest));children.
forEach((child,index)=>{const there=this.#place.children[index];if(there!==child)this.#place.insertBefore(child,there??null)});
while(this.#place.children.length>children.length)this.#place.lastChild?.remove()}#card(card){let view=this.#cards.get(card.
id);if(!view){view=this.#makeCard(card);this.#cards.set(card.id,view)}return view}#makeCard({id,title,summary,items}){const{
words}=this.#payload;const head=makeButton("");head.className="head";head.append(make("span","summary",...emphasized(summary),
" "),make("span","fold"),make("span","read-aloud",words.open));head.onclick=()=>this.#onFold(id);const none=words.none===
null?null:makeButton(words.none);if(none){none.className="none";none.ariaLabel=words.none_of.replace("{card}",title);none.
onclick=()=>this.#onNone(id)}const list=make("div","items",...items.map(item=>this.#makeRow(item)));list.role="group";list.
ariaLabel=title;const card=make("div","card",make("div","top",head,...none?[none]:[]),list);card.dataset.card=id;return{
card,head,none,items:list}}#restOf(rest){const there=this.#place.querySelector(".rest");if(there instanceof HTMLElement)
return there;return make("div","rest",...rest.map(item=>this.#makeRow(item)))}#makeRow(item){const{label,box}=makeTickRow(
item,id=>this.#onItem(id));this.#boxes.set(item.id,box);return label}#onFold(id){if(this.#unfolded.has(id))this.#unfolded.
delete(id);else this.#unfolded.add(id);this.#draw()}#onNone(id){const report=this.#state.toggleCard(id);this.#unfolded.delete(
id);this.#report(report)}#onItem(id){const card=this.#payload.cards.find(({items})=>items.some(item=>item.id===id));if(card)
this.#unfolded.add(card.id);this.#report(this.#state.toggleItem(id))}#report(report){this.#draw();this.#retry.send(()=>this.#send(
"report",report))}#draw(){for(const[id,{card,head,none,items}]of this.#cards){const cleared=this.#state.isOn(id);const open=this.#unfolded.
has(id)||this.#state.hasTick(id);card.classList.toggle("cleared",cleared);if(none)none.ariaPressed=String(cleared);head.
ariaExpanded=String(open);items.hidden=!open}for(const[id,box]of this.#boxes)box.checked=this.#state.isOn(id)}};function emphasized(text){
return text.split("**").map((part,index)=>index%2?make("strong","",part):part)}var sign_cards_default=showKeyed((root,payload)=>new SignCards(
root,payload));export{sign_cards_default as default};
