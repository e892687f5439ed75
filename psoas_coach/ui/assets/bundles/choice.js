// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
function find(root,selector,kind){const element=root.querySelector(selector);if(!(element instanceof kind))throw new TypeError(
`no ${kind.name} at ${selector}`);return element}function make(tag,className,...children){const element=document.createElement(
tag);if(className)element.className=className;element.append(...children);return element}function decodePayload(bytes){return JSON.parse(new TextDecoder().decode(bytes))}function showKeyed(create){const shown=new WeakMap;return({data,parentElement,setStateValue})=>{const payload=decodePayload(
data);let component=shown.get(parentElement);if(component?.key!==payload.key){component?.close();component=create(parentElement,
payload);shown.set(parentElement,component)}component.update(payload,setStateValue);return()=>{shown.get(parentElement)?.
close();shown.delete(parentElement)}}}var FIRST_WAIT_MS=3e3;var LONGEST_WAIT_MS=3e4;var RetrySend=class{#next;send(send,wait=FIRST_WAIT_MS){this.acknowledge();
send();this.#next=setTimeout(()=>this.send(send,Math.min(2*wait,LONGEST_WAIT_MS)),wait)}acknowledge(){clearTimeout(this.#next)}};var ReportedAnswer=class{value=null;#last=null;#retry=new RetrySend;accept(value,acknowledged){if(this.#last!==null&&this.#last!==
acknowledged)return;this.#retry.acknowledge();this.value=value}choose(value,done,send){this.value=value;const report={id:`${Date.
now()} ${Math.random()}`,value,done};this.#last=report.id;this.#retry.send(()=>send(report))}close(){this.#retry.acknowledge()}};var TAKE_BACK_KEYS=["Backspace","Delete"];function makePicture(address){const picture=make("img","");picture.src=address;
picture.alt="";return picture}var Choice=class{#group;#about;#least;#most;#clear;#payload;#inputs=new Map;#pictures=new Map;#answer=new ReportedAnswer;#send=()=>void 0;constructor(root,payload){
this.#payload=payload;this.#group=find(root,".options",HTMLElement);this.#about=find(root,".about",HTMLElement);this.#least=
find(root,".least",HTMLElement);this.#most=find(root,".most",HTMLElement);this.#clear=find(root,".clear",HTMLButtonElement);
this.#group.replaceChildren(...payload.options.map(option=>this.#makeOption(option)));this.#group.dataset.layout=payload.
layout;this.#group.onkeydown=event=>this.#onKey(event);this.#clear.onclick=()=>this.#choose(null,true)}get key(){return this.#payload.
key}update(payload,send){this.#payload=payload;this.#send=send;const{name,about,options,ends,value,acknowledged}=payload;
this.#group.ariaLabel=name;const lines=about===null?[]:[name,...about];this.#about.replaceChildren(...lines.map(line=>make(
"p","",line)));this.#least.textContent=ends?.[0]??"";this.#most.textContent=ends?.[1]??"";for(const{id,picture}of options)
this.#showPicture(id,picture);this.#answer.accept(value,acknowledged);this.#draw()}close(){this.#answer.close()}#makeOption({
id,label,name,picture}){const input=make("input","");input.type="radio";input.name="choice";input.value=id;input.ariaLabel=
name;input.onclick=event=>this.#onClick(id,event);this.#inputs.set(id,input);const face=make("span","face",make("span","\
label",label));if(picture!==null){const image=makePicture(picture);this.#pictures.set(id,image);face.prepend(image)}const option=make(
"label","option",input,face);option.dataset.item=id;return option}#showPicture(id,address){const image=this.#pictures.get(
id);if(image&&address!==null&&image.src!==address)image.src=address}#onClick(id,{detail}){const again=this.#answer.value===
id;if(again&&detail>1)return;if(again&&this.#payload.clear!==null)this.#choose(null,true);else this.#choose(id,detail>0)}#onKey(event){
if(event.key==="Enter"&&this.#answer.value!==null){this.#choose(this.#answer.value,true)}else if(TAKE_BACK_KEYS.includes(
event.key)&&this.#payload.clear!==null){this.#choose(null,true)}else return;event.preventDefault()}#choose(id,done){if(id===
null&&this.#answer.value!==null)this.#inputs.get(this.#answer.value)?.focus();this.#answer.choose(id,done,report=>this.#send(
"answer",report));this.#draw()}#draw(){const{value}=this.#answer;for(const[id,input]of this.#inputs)input.checked=id===value;
const{clear,name}=this.#payload;this.#clear.textContent=clear??"";this.#clear.ariaLabel=`${clear??""}: ${name}`;this.#clear.
hidden=clear===null;this.#clear.style.visibility=value===null?"hidden":"visible"}};var choice_default=showKeyed((root,payload)=>new Choice(
root,payload));export{choice_default as default};
