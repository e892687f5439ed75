// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
function decodePayload(bytes){return JSON.parse(new TextDecoder().decode(bytes))}var MOST_MS=350;var MOST_PIXELS=40;var WIDGET='[class*="st-key-"]';var DoubleTap=class{#last=null;isSecondHalf(tap){const last=this.#last;
if(last&&isNear(tap,last)&&tap.widget!==last.widget)return true;this.#last=tap;return false}};function isNear(tap,last){
return tap.at-last.at<MOST_MS&&Math.hypot(tap.x-last.x,tap.y-last.y)<MOST_PIXELS}function ignoreSecondHalves(page){const taps=new DoubleTap;
const look=event=>{if(event.detail===0)return;const widget=event.target instanceof Element?event.target.closest(WIDGET):
null;const tap={at:event.timeStamp,x:event.clientX,y:event.clientY,widget};if(!taps.isSecondHalf(tap))return;event.preventDefault();
event.stopImmediatePropagation()};page.addEventListener("click",look,true);return()=>page.removeEventListener("click",look,
true)}var FIRST_WAIT_MS=3e3;var LONGEST_WAIT_MS=3e4;var RetrySend=class{#next;send(send,wait=FIRST_WAIT_MS){this.acknowledge();
send();this.#next=setTimeout(()=>this.send(send,Math.min(2*wait,LONGEST_WAIT_MS)),wait)}acknowledge(){clearTimeout(this.#next)}};var StepTrail=class{#history;#send;#shown=null;#pending=null;#retry=new RetrySend;constructor(history2,send){this.#history=
history2;this.#send=send}show(shown){if(this.#pending!==null&&this.#pending!==shown.acknowledged)return;this.close();this.#shown=
shown;const{check,step}=shown;const trail=readTrail(this.#history.state);if(trail?.check!==check)return this.#replace({check,
steps:[step]});const offset=trail.steps.lastIndexOf(step)-(trail.steps.length-1);if(offset===0)return;if(trail.steps.includes(
step))this.#history.go(offset);else this.#push({check,steps:[...trail.steps,step]})}goTo(state){const trail=readTrail(state);
const step=trail?.steps.at(-1);if(!trail||!step||!this.#shown||step===this.#shown.step)return;if(trail.check!==this.#shown.
check||this.#shown.ended){this.#history.go(-trail.steps.length);return}const report={id:`${Date.now()} ${Math.random()}`,
value:step,done:true};this.#pending=report.id;this.#retry.send(()=>this.#send(report))}close(){this.#pending=null;this.#retry.
acknowledge()}#push(trail){this.#history.pushState({trail},"",addressOf(trail))}#replace(trail){this.#history.replaceState(
{trail},"",addressOf(trail))}};function addressOf({steps}){return`#${steps.at(-1)}`}function readTrail(state){if(typeof state!==
"object"||state===null||!("trail"in state))return null;const{trail}=state;if(typeof trail!=="object"||trail===null||!("s\
teps"in trail))return null;return Array.isArray(trail.steps)?trail:null}var mounted=new WeakMap;function showStepHistory({data,parentElement,setStateValue}){const payload=decodePayload(data);let there=mounted.
get(parentElement);if(!there){there=mount(parentElement.ownerDocument,report=>setStateValue("answer",report));mounted.set(
parentElement,there)}there.trail.show(payload);return()=>{mounted.get(parentElement)?.close();mounted.delete(parentElement)}}
function mount(page,send){const trail=new StepTrail(history,send);const goTo=({state})=>trail.goTo(state);addEventListener(
"popstate",goTo);const stopLooking=ignoreSecondHalves(page);const close=()=>{trail.close();removeEventListener("popstate",
goTo);stopLooking()};return{trail,close}}export{showStepHistory as default};
