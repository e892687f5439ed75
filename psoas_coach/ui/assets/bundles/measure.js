// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
var LEAP_MS=2e3;var start=Date.now()-performance.now();var offset=start;function now(){const current=Date.now()-performance.
now();if(current-offset>LEAP_MS)start+=current-offset;offset=current;return Math.round(start+performance.now())}function find(root,selector,kind){const element=root.querySelector(selector);if(!(element instanceof kind))throw new TypeError(
`no ${kind.name} at ${selector}`);return element}function make(tag,className,...children){const element=document.createElement(
tag);if(className)element.className=className;element.append(...children);return element}function makeButton(text){const button=make(
"button","",text);button.type="button";return button}function buttonOf(event){return event.target instanceof Element?event.
target.closest("button"):null}function decodePayload(bytes){return JSON.parse(new TextDecoder().decode(bytes))}var FIRST_WAIT_MS=3e3;var LONGEST_WAIT_MS=3e4;var RetrySend=class{#next;send(send,wait=FIRST_WAIT_MS){this.acknowledge();
send();this.#next=setTimeout(()=>this.send(send,Math.min(2*wait,LONGEST_WAIT_MS)),wait)}acknowledge(){clearTimeout(this.#next)}};var SOUND="psoas-coach:sound";function readStored(storage,key){try{return JSON.parse(storage.getItem(key)??"null")}catch{
return null}}function store(storage,key,value){try{storage.setItem(key,JSON.stringify(value))}catch{}}function recallSound(fromServer){
const values={...fromServer};const stored=Object.entries(readStored(localStorage,SOUND)??{});const fitting=stored.filter(
([name,value])=>typeof value===typeof values[name]&&!Number.isNaN(value));return{...fromServer,...Object.fromEntries(fitting)}}var TICK_MS=200;var Ticker=class{#tick;#period;#interval;#deadline;#worker;#address;constructor(tick,period=TICK_MS){this.#tick=
tick;this.#period=period}start(){if(this.#interval!==void 0)return;this.#interval=setInterval(this.#tick,this.#period);try{
const source=`setInterval(() => postMessage(0), ${this.#period})`;this.#address=URL.createObjectURL(new Blob([source],{type:"\
text/javascript"}));this.#worker=new Worker(this.#address);this.#worker.onmessage=this.#tick}catch{}}tickIn(milliseconds){
clearTimeout(this.#deadline);this.#deadline=setTimeout(this.#tick,Math.max(0,milliseconds))}stop(){clearInterval(this.#interval);
clearTimeout(this.#deadline);this.#worker?.terminate();if(this.#address)URL.revokeObjectURL(this.#address);this.#interval=
this.#worker=this.#address=void 0}};var LOUDEST=.25;var INAUDIBLE=1e-4;var TONES={clear:{hold:[[659,0,.35],[880,.16,.5]],lead:[[659,0,.5]],half:[[784,0,.3]],
count:[[523,0,.12]],repetition:[[587,0,.25]],back:[[440,0,.2]],resumed:[[659,0,.3]],over:[[523,0,.5],[659,.2,.5],[784,.4,
.9]]},quiet:{hold:[[330,0,.9]],lead:[[262,0,.9]],repetition:[[294,0,.4]],over:[[262,0,.9],[330,.5,1.2]]}};var PATIENCE_MS=300;
var audio;var askedAt;function openSound(){try{if(audio?.state==="running")return;if(audio&&askedAt!==void 0&&performance.
now()-askedAt>PATIENCE_MS)drop(audio);audio??=new AudioContext;askedAt??=performance.now();const asked=audio;asked.resume().
then(()=>{if(audio===asked)askedAt=void 0},()=>{if(audio!==asked)return;drop(asked);audio=new AudioContext})}catch{}}function drop(context){
context.close?.().catch(()=>void 0);audio=askedAt=void 0}function resumeSound(){if(audio&&audio.state!=="running")audio.
resume().catch(()=>void 0)}function claimSound(on){try{const device=navigator;if(device.audioSession)device.audioSession.
type=on?"playback":"auto"}catch{}}function playTone(name,{theme,tones}){if(audio?.state!=="running"||!tones)return;for(const[
hertz,wait,length]of TONES[theme]?.[name]??[]){const start2=audio.currentTime+wait;const tone=audio.createOscillator();const volume=audio.
createGain();const peak=LOUDEST*(tones/100)**2;const rise=theme==="quiet"?.15:.02;tone.frequency.value=hertz;tone.type=theme===
"quiet"?"sine":"triangle";volume.gain.setValueAtTime(INAUDIBLE,start2);volume.gain.exponentialRampToValueAtTime(Math.max(
peak,2*INAUDIBLE),start2+rise);volume.gain.exponentialRampToValueAtTime(INAUDIBLE,start2+length);tone.connect(volume).connect(
audio.destination);tone.start(start2);tone.stop(start2+length+.05)}}var LATE_MS=4e3;var LOOK_MS=200;var waiting;function localVoice(language){const voices=globalThis.speechSynthesis?.getVoices().
filter(voice=>voice.localService)??[];const plain=tag=>tag.replace("_","-").toLowerCase();const base=plain(language).split(
"-")[0];return voices.find(voice=>plain(voice.lang)===plain(language))??voices.find(voice=>plain(voice.lang).split("-")[0]===
base)}function speak(text,{voice,language}){hush();const texts=[text].flat().filter(Boolean);if(!voice||texts.length===0||
!globalThis.speechSynthesis)return;const speaker=localVoice(language);if(!speaker){speakLater(texts,{voice,language});return}
for(const one of texts){const utterance=new SpeechSynthesisUtterance(one);utterance.voice=speaker;utterance.lang=speaker.
lang;utterance.volume=voice/100;utterance.rate=.95;speechSynthesis.speak(utterance)}}function speakLater(sentences,speech){
const until=performance.now()+LATE_MS;waiting=setInterval(()=>{if(performance.now()>until)hush();else if(localVoice(speech.
language))speak(sentences,speech)},LOOK_MS)}function hush(){clearInterval(waiting);waiting=void 0;globalThis.speechSynthesis?.cancel()}var AGAIN_MS=1e3;var WakeLock=class{#wanted=false;#lock;#requesting=false;#requestedAt=-Infinity;#later;async want(on){this.#wanted=
on;if(!on)clearTimeout(this.#later);try{if(on&&!this.#lock&&!this.#requesting)await this.#request();if(!this.#wanted){const lock=this.#lock;
this.#lock=void 0;await lock?.release()}}catch{}}async#request(){this.#requesting=true;try{const lock=await navigator.wakeLock?.
request("screen");lock?.addEventListener("release",()=>this.#released(lock));this.#lock=lock}finally{this.#requesting=false}}#released(lock){
if(this.#lock!==lock)return;this.#lock=void 0;if(!this.#wanted||document.visibilityState!=="visible")return;const wait=Math.
max(0,this.#requestedAt+AGAIN_MS-performance.now());clearTimeout(this.#later);const request=()=>{this.#requestedAt=performance.
now();if(this.#wanted)this.want(true)};if(wait)this.#later=setTimeout(request,wait);else request()}};var Stillness=class{#spanMs;#tilts=[];constructor(seconds){this.#spanMs=seconds*1e3}clear(){this.#tilts=[]}add(degrees,now2){
this.#tilts.push({at:now2,degrees});const begin=now2-this.#spanMs;while(this.#tilts[1]&&this.#tilts[1].at<=begin)this.#tilts.
shift()}covers(now2){const first=this.#tilts[0];return this.#tilts.length>2&&first!==void 0&&first.at<=now2-this.#spanMs}spread(){
const degrees=this.#tilts.map(tilt=>tilt.degrees);return Math.max(...degrees)-Math.min(...degrees)}median(){const degrees=this.#tilts.
map(tilt=>tilt.degrees).sort((a,b)=>a-b);const middle=degrees.slice(degrees.length-1>>1,(degrees.length>>1)+1);return middle.
reduce((sum,one)=>sum+one,0)/middle.length}};var STEEPEST=60;var Measurement=class{#rules;#notify;#stillness;#since=0;#lies=false;phase="idle";degrees;constructor(rules,notify){
this.#rules=rules;this.#notify=notify;this.#stillness=new Stillness(rules.steady_seconds)}start(now2){this.#stillness.clear();
this.#enter("settle",now2)}stop(){this.phase="idle"}sense(degrees,up,now2){this.degrees=degrees;this.#lies=up&&Math.abs(
degrees)<=STEEPEST;if(this.phase!=="idle")this.tick(now2)}tick(now2){if(this.phase==="idle"||this.degrees===void 0)return;
const rules=this.#rules;const stillness=this.#stillness;const spent=(now2-this.#since)/1e3;stillness.add(this.degrees,now2);
const calm=this.#lies&&stillness.covers(now2);if(this.phase==="settle"){const ready=calm&&stillness.spread()<=rules.moved_degrees;
if(spent>=rules.settle_seconds&&ready)this.#enter("hang",now2);else if(spent>=rules.settle_seconds+rules.give_up_seconds)
this.#fail()}else if(this.phase==="hang"){if(!this.#lies||stillness.spread()>rules.moved_degrees)this.#hangAgain(now2);else if(spent>=
rules.hang_seconds)this.#enter("read",now2)}else if(calm&&stillness.spread()<=rules.steady_degrees){this.phase="idle";this.#notify(
"done",Math.round(stillness.median()*10)/10)}else if(spent>=rules.give_up_seconds)this.#fail()}progress(now2){const{settle_seconds,
hang_seconds}=this.#rules;if(this.phase==="idle")return{share:0,left:0};if(this.phase==="read")return{share:1,left:0};const whole=this.
phase==="settle"?settle_seconds:hang_seconds;const left=Math.max(0,whole-(now2-this.#since)/1e3);return{share:1-left/whole,
left:Math.ceil(left)}}#enter(phase,now2){this.phase=phase;this.#since=now2;this.#notify(phase)}#hangAgain(now2){this.#notify(
"moved");this.#stillness.clear();this.phase="settle";this.#since=now2-this.#rules.settle_seconds*1e3}#fail(){this.phase=
"idle";this.#notify("failed")}};var SIDES=["left","right"];var Readings=class{#key;#bySide;constructor(id,times,known){this.#key=`psoas-coach:measure:${id}`;
this.times=times;const stored=readStored(sessionStorage,this.#key);const{left,right}=isReadings(stored,times)?stored:known;
this.#bySide={left:[...left],right:[...right]}}get next(){for(let time=0;time<this.times;time++){for(const side of SIDES)
if(this.#bySide[side].length<=time)return{side,time}}return void 0}at({side,time}){return this.#bySide[side][time]}add(side,degrees){
this.#bySide[side].push(degrees);this.#store()}remove({side,time}){this.#bySide[side].splice(time,1);this.#store()}equals({
left,right}){return`${left};${right}`===`${this.#bySide.left};${this.#bySide.right}`}copy(){return{left:[...this.#bySide.
left],right:[...this.#bySide.right]}}#store(){store(sessionStorage,this.#key,this.#bySide)}};function isReadings(stored,times){
if(typeof stored!=="object"||stored===null)return false;const bySide=stored;return SIDES.every(side=>{const list=bySide[side];
const plausible=one=>typeof one==="number"&&Math.abs(one)<=STEEPEST;return Array.isArray(list)&&list.length<=times&&list.
every(plausible)})}var FIRST_MS=2500;var radians=degrees=>degrees*Math.PI/180;function thighBelowLevel(beta){return-Math.asin(Math.sin(radians(
beta)))*180/Math.PI}function faceUp(beta,gamma){return Math.cos(radians(beta))*Math.cos(radians(gamma))>.15}var Tilt=class{#onTilt;#on=false;#onFirst;constructor(onTilt){
this.#onTilt=onTilt}async open(){if(this.#on)return void 0;if(!window.isSecureContext)return"insecure";const sensor=window.
DeviceOrientationEvent;if(!sensor)return"none";try{if(sensor.requestPermission&&await sensor.requestPermission()!=="gran\
ted"){return"denied"}}catch{return"denied"}const first=new Promise(resolve=>{this.#onFirst=resolve;setTimeout(resolve,FIRST_MS,
false)});window.addEventListener("deviceorientation",this.#onOrientation);this.#on=await first;this.#onFirst=void 0;if(this.#on)
return void 0;this.close();return"none"}close(){this.#on=false;window.removeEventListener("deviceorientation",this.#onOrientation)}#onOrientation=({
beta,gamma})=>{if(typeof beta!=="number"||typeof gamma!=="number")return;this.#onFirst?.(true);this.#onTilt(thighBelowLevel(
beta),faceUp(beta,gamma))}};var BUZZ=[180,90,180];var DEFAULT_VOICE=70;var Measure=class{#root;#wakeLock=new WakeLock;#ticker=new Ticker(()=>this.#tick());#tilt=new Tilt(
(degrees,up)=>this.#visit?.measurement.sense(degrees,up,now()));#retry=new RetrySend;#listeners=new AbortController;#visit;#send=()=>void 0;#key;#opening=false;constructor(root){
this.#root=root;const{signal}=this.#listeners;root.addEventListener("click",event=>this.#onClick(buttonOf(event)),{signal});
const changed=({target})=>{if(target instanceof HTMLInputElement)this.#onVoice(target.checked)};root.addEventListener("c\
hange",changed,{signal});document.addEventListener("visibilitychange",()=>this.#onVisibility(),{signal});window.addEventListener(
"pageshow",resumeSound,{signal})}update({data,key,setStateValue}){this.#send=setStateValue;const{always,stored}=decodePayload(
data);if(this.#key!==key){this.#key=key;this.#begin(always,stored);if(!this.#acknowledge(stored))this.#report()}else this.#acknowledge(
stored)}close(){this.#visit=void 0;this.#ticker.stop();this.#wakeLock.want(false);this.#tilt.close();this.#retry.acknowledge();
this.#listeners.abort();claimSound(false);hush()}#begin(payload,stored){const sound=recallSound(payload.sound);this.#visit=
{payload,sound,voice:sound.voice||DEFAULT_VOICE,readings:new Readings(payload.id,payload.times,stored),measurement:new Measurement(
payload.rules,(event,degrees)=>this.#onMeasurement(event,degrees)),turn:{side:"left",time:0}};find(this.#root,"[name=voi\
ce]",HTMLInputElement).checked=sound.voice>0;this.#find("[data-word=voice]").textContent=this.#word("voice");this.#find(
"[data-do=stop]").textContent=this.#word("stop");this.#find("[data-do=try]").textContent=this.#word("try");if(!window.isSecureContext)
this.#showTrouble("insecure");this.#show()}#acknowledge(stored){const same=this.#visit?.readings.equals(stored)??true;if(same)
this.#retry.acknowledge();return same}#onClick(button){if(!button)return;openSound();const{again,do:command}=button.dataset;
if(again)this.#takeAgain(again);else if(command==="go")this.#go();else if(command==="stop"){this.#rest();this.#say(this.#word(
"stopped"))}else if(command==="try")this.#try()}async#go(){if(this.#opening||!this.#visit)return;this.#opening=true;const{
sound,payload}=this.#visit;claimSound(sound.tones>0);speak(" ",{voice:sound.voice,language:payload.language});const trouble=await this.#tilt.
open();this.#opening=false;this.#showTrouble(trouble);const visit=this.#visit;if(trouble||!visit)return;visit.turn=visit.
readings.next??{side:"left",time:0};visit.measurement.start(now());this.#ticker.start();this.#wakeLock.want(true);this.#find(
"[data-do=stop]").focus({preventScroll:true})}#try(){if(!this.#visit)return;playTone("over",this.#visit.sound);buzz();this.#say(
this.#word("tried"))}#takeAgain(again){const[name,time]=again.split(" ");const side=SIDES.find(one=>one===name);if(!side||
!this.#visit)return;this.#visit.readings.remove({side,time:Number(time)});this.#report();this.#rest();this.#find("[data-\
do=go]").focus({preventScroll:true})}#onVoice(on){openSound();if(!this.#visit)return;this.#visit.sound.voice=on?this.#visit.
voice:0;this.#say(on?this.#word("tried"):"")}#onVisibility(){if(document.visibilityState==="visible")return;if(!this.#visit||
this.#visit.measurement.phase==="idle")return;this.#rest();this.#say(this.#word("away"))}#tick(){if(!this.#visit)return;
this.#visit.measurement.tick(now());this.#paint()}#onMeasurement(event,degrees){if(!this.#visit)return;const{sound,turn}=this.#visit;
if(event==="done"){this.#onReading(degrees??0)}else if(event==="failed"){playTone("lead",sound);this.#rest();this.#say(this.#word(
"failed"))}else{const tone=event==="hang"?"hold":event==="moved"?"lead":"count";playTone(tone,sound);const word=event===
"settle"?`settle_${turn.side}`:event;this.#say(this.#word(word,{side:this.#word(turn.side)}));this.#show()}}#onReading(degrees){
if(!this.#visit)return;const{readings,sound,turn}=this.#visit;readings.add(turn.side,degrees);playTone("over",sound);buzz();
this.#rest();this.#report();const{next}=readings;const done=this.#word("done",{degrees:this.#inWords(degrees)});this.#say(
`${done} ${this.#word(next?`next_${next.side}`:"all")}`);this.#find(next?"[data-do=go]":".readings button").focus({preventScroll:true})}#rest(){
this.#visit?.measurement.stop();this.#ticker.stop();this.#wakeLock.want(false);this.#show()}#show(){if(!this.#visit)return;
const{measurement,readings,turn}=this.#visit;const{phase}=measurement;const{next}=readings;const busy=phase!=="idle";const shown=busy?
turn:next;this.#find(".measure").dataset.phase=phase;this.#find(".title").textContent=shown?this.#nameOf(shown):this.#word(
"all_in");const waiting2=next?"hint_idle":"hint_all";this.#find(".hint").textContent=this.#word(busy?`hint_${phase}`:waiting2);
this.#find("[data-do=go]").textContent=next?this.#word(`go_${next.side}`):"";this.#find("[data-do=go]").hidden=busy||!next;
this.#find("[data-do=stop]").hidden=!busy;this.#find("[data-do=try]").hidden=busy||!next;const times=[...Array(readings.
times).keys()];const rows=times.flatMap(time=>SIDES.map(side=>this.#row({side,time})));this.#find(".readings").replaceChildren(
...rows);this.#paint()}#row(turn){const name=this.#nameOf(turn);const degrees=this.#visit?.readings.at(turn);if(degrees===
void 0){return make("li","",make("span","none",name),make("span","none",this.#word("open")))}const again=makeButton(this.#word(
"again"));again.dataset.again=`${turn.side} ${turn.time}`;again.ariaLabel=`${this.#word("again")}: ${name}`;return make(
"li","",make("span","",name),make("b","",this.#inWords(degrees)),again)}#paint(){if(!this.#visit)return;const{phase,degrees}=this.#visit.
measurement;const{share,left}=this.#visit.measurement.progress(now());const angle=degrees===void 0?"–":`${Math.round(degrees)}\
°`;const seconds=this.#word("seconds",{number:String(left)});this.#find(".angle").textContent=phase==="hang"?seconds:angle;
const bar=find(this.#root,"progress",HTMLProgressElement);bar.value=share;bar.ariaLabel=this.#word(`hint_${phase}`)}#showTrouble(trouble){
const place=this.#find(".trouble");place.hidden=!trouble;place.textContent=trouble?this.#word(`trouble_${trouble}`):""}#say(text){
this.#find(".live").textContent=text;if(!this.#visit)return;const{sound,payload}=this.#visit;try{speak(text,{voice:sound.
voice,language:payload.language})}catch{}}#nameOf({side,time}){const count=String(this.#visit?.readings.times??0);return this.#word(
`reading_${side}`,{number:String(time+1),count})}#inWords(degrees){if(degrees===0)return this.#word("level");return this.#word(
degrees>0?"below":"above",{degrees:String(Math.abs(degrees))})}#word(name,parts={}){let text=this.#visit?.payload.words[name]??
"";for(const[part,value]of Object.entries(parts))text=text.replace(`{${part}}`,value);return text}#find(selector){return find(
this.#root,selector,HTMLElement)}#report(){if(!this.#visit)return;const report={id:this.#visit.payload.id,...this.#visit.
readings.copy()};this.#retry.send(()=>this.#send("read",report))}};function buzz(){try{navigator.vibrate?.(BUZZ)}catch{}}
var measures=new WeakMap;function mountMeasure(component){const{parentElement}=component;const measure=measures.get(parentElement)??
new Measure(parentElement);measures.set(parentElement,measure);measure.update(component);return()=>{measure.close();measures.
delete(parentElement)}}export{mountMeasure as default};
