// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
function decodePayload(bytes){return JSON.parse(new TextDecoder().decode(bytes))}var FIRST_WAIT_MS=3e3;var LONGEST_WAIT_MS=3e4;var RetrySend=class{#next;send(send,wait=FIRST_WAIT_MS){this.acknowledge();
send();this.#next=setTimeout(()=>this.send(send,Math.min(2*wait,LONGEST_WAIT_MS)),wait)}acknowledge(){clearTimeout(this.#next)}};function readStored(storage,key){try{return JSON.parse(storage.getItem(key)??"null")}catch{return null}}function store(storage,key,value){
try{storage.setItem(key,JSON.stringify(value))}catch{}}var KEY="psoas-coach:session-beat";var HEARTBEAT_MS=9e4;function hasHeartbeat(storage,now){const beatAt=readStored(storage,KEY);return typeof beatAt==="number"&&beatAt>0&&Math.
abs(now-beatAt)<HEARTBEAT_MS}var TICK_MS=200;var Ticker=class{#tick;#period;#interval;#deadline;#worker;#address;constructor(tick,period=TICK_MS){this.#tick=
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
resume().catch(()=>void 0)}function playTone(name,{theme,tones}){if(audio?.state!=="running"||!tones)return;for(const[hertz,wait,length]of TONES[theme]?.[name]??
[]){const start=audio.currentTime+wait;const tone=audio.createOscillator();const volume=audio.createGain();const peak=LOUDEST*
(tones/100)**2;const rise=theme==="quiet"?.15:.02;tone.frequency.value=hertz;tone.type=theme==="quiet"?"sine":"triangle";
volume.gain.setValueAtTime(INAUDIBLE,start);volume.gain.exponentialRampToValueAtTime(Math.max(peak,2*INAUDIBLE),start+rise);
volume.gain.exponentialRampToValueAtTime(INAUDIBLE,start+length);tone.connect(volume).connect(audio.destination);tone.start(
start);tone.stop(start+length+.05)}}var MINUTE_MS=6e4;var LATER_MS=5*MINUTE_MS;var MEETING_MS=60*MINUTE_MS;var SHORTEST_AWAY_MS=9e4;var OFF={status:"off",id:"",
since:0,at:0,left:0,meeting:0,checkedAt:0};var STATUSES=["off","sitting","due","break","session","paused","quiet"];var BreakTimer=class{#settings;#notify;#finish;#newId;#minuteOfDay;constructor({
settings,notify,finish,newId:newId2,minuteOfDay=localMinuteOfDay,position}){this.#settings=settings;this.#notify=notify;
this.#finish=finish;this.#newId=newId2;this.#minuteOfDay=minuteOfDay;this.position={...position??OFF}}get status(){return this.
position.status}get settings(){return this.#settings}configure(settings,now){const before=this.#settings.every_minutes;this.#settings=
settings;const{position}=this;if(before===settings.every_minutes||position.status!=="sitting")return;const shift=(settings.
every_minutes-before)*MINUTE_MS;position.at=Math.max(now,position.at+shift);this.#notify("changed")}sat(now){const{status,
since,at,left}=this.position;if(status==="paused")return Math.max(0,at-left-since);return status==="sitting"||status==="\
due"?Math.max(0,now-since):0}left(now){const{status,at,left}=this.position;if(status==="paused")return left;return status===
"sitting"||status==="break"?Math.max(0,at-now):0}inMeeting(now){return this.position.meeting>now}start(now){if(this.status!==
"off")return;this.position={...OFF};this.#sit(now);this.#notify("changed")}stop(now){if(this.status==="off")return;this.#end(
"stopped",now);this.position={...OFF,checkedAt:now};this.#notify("changed")}takeBreak(now){if(!this.#isSitting())return;
this.#end("taken",now);const at=now+this.#settings.break_seconds*1e3;this.position={...this.position,status:"break",since:now,
at,left:0,checkedAt:now};this.#notify("changed")}sitDown(now){if(this.status!=="break")return;this.#sit(now);this.#notify(
"changed")}postpone(now){if(this.status!=="due")return;this.position={...this.position,status:"sitting",at:now+LATER_MS,
checkedAt:now};this.#notify("changed")}skip(now){if(this.status!=="due")return;this.#finish(this.#record(this.position.id,
"skipped",now));const at=now+this.#settings.every_minutes*MINUTE_MS;this.position={...this.position,status:"sitting",id:this.#newId(),
at,checkedAt:now};this.#notify("changed")}pause(now){if(!this.#isSitting())return;const left=this.status==="due"?0:this.
left(now);this.position={...this.position,status:"paused",left,at:now+left,meeting:0,checkedAt:now};this.#notify("change\
d")}resume(now){const{status,left}=this.position;if(status!=="paused")return;const since=now-this.sat(now);this.position=
{...this.position,status:"sitting",since,at:now+left,checkedAt:now};this.#notify("changed")}startMeeting(now){if(!this.#isSitting())
return;const at=this.status==="due"?now:this.position.at;this.position={...this.position,status:"sitting",at,meeting:now+
MEETING_MS,checkedAt:now};this.#notify("changed")}endMeeting(now){if(!this.inMeeting(now))return;this.position={...this.
position,meeting:0,checkedAt:now};this.#notify("changed");this.tick(now)}tick(now,{gap:cause="asleep",inSession=false}={}){
if(this.status==="off")return;if(now<this.position.checkedAt)this.#shift(now-this.position.checkedAt);const gap=now-this.
position.checkedAt;const longest=Math.max(SHORTEST_AWAY_MS,this.#settings.break_seconds*1e3);if(gap>=longest)this.#wake(
now,cause);this.position.checkedAt=now;this.#rest(now);this.#follow(now,inSession);this.#advance(now)}#advance(now){const{
status,at,meeting}=this.position;if(status==="break"&&now>=at){this.#sit(at);this.position.checkedAt=now;this.#notify("b\
ack")}else if((status==="sitting"||status==="due")&&now>=at&&now>=meeting){const every=this.#settings.every_minutes*MINUTE_MS;
const next=at+every*(Math.floor((now-at)/every)+1);this.position={...this.position,status:"due",at:next,meeting:0};this.#notify(
"due")}else if(meeting&&now>=meeting){this.position.meeting=0;this.#notify("changed")}}#wake(now,cause){const{status,checkedAt}=this.
position;if(!this.#isSitting()&&status!=="break"&&status!=="session")return;this.#end(cause==="asleep"?"away":"stopped",
checkedAt);this.#sit(now);this.#notify(cause==="asleep"?"away":"changed")}#follow(now,inSession){const{status}=this.position;
if(!inSession){if(status!=="session")return;this.#sit(now);this.#notify("changed")}else if(this.#isSitting()||status==="\
break"){if(this.sat(now)>=SHORTEST_AWAY_MS)this.#end("taken",now);this.position={...OFF,status:"session",since:now,checkedAt:now};
this.#notify("changed")}else if(status==="paused"&&this.sat(now)>=SHORTEST_AWAY_MS){this.#end("taken",now);const left=this.#settings.
every_minutes*MINUTE_MS;const anew={id:this.#newId(),since:now,at:now+left,left,checkedAt:now};this.position={...OFF,status:"\
paused",...anew};this.#notify("changed")}}#rest(now){const quiet=this.#isQuiet(now);if(quiet&&(this.#isSitting()||this.status===
"break"||this.status==="session")){this.#end("stopped",now);this.position={...OFF,status:"quiet",checkedAt:now};this.#notify(
"changed")}else if(!quiet&&this.status==="quiet"){this.#sit(now);this.#notify("changed")}}#isQuiet(now){const{quiet}=this.#settings;
if(!quiet)return false;const[from,until]=quiet;const minute=this.#minuteOfDay(now);return from<=until?minute>=from&&minute<
until:minute>=from||minute<until}#isSitting(){return this.status==="sitting"||this.status==="due"}#sit(now){const at=now+
this.#settings.every_minutes*MINUTE_MS;this.position={...OFF,status:"sitting",id:this.#newId(),since:now,at,checkedAt:now}}#end(outcome,now){
if(!this.#isSitting()&&this.status!=="paused")return;this.#finish(this.#record(this.position.id,outcome,now))}#record(id,outcome,now){
return{id,at:now,outcome,sat_seconds:Math.round(this.sat(now)/1e3)}}#shift(by){const{since,at,meeting,checkedAt}=this.position;
const shifted={since:since+by,at:at+by,checkedAt:checkedAt+by};this.position={...this.position,...shifted,meeting:meeting&&
meeting+by}}};function readPosition(stored){if(typeof stored!=="object"||stored===null)return null;const fields={...stored};
const whole=Object.entries(OFF).every(([name,value])=>{const field=fields[name];return typeof field===typeof value&&(typeof field!==
"number"||Number.isFinite(field))});if(!whole||!STATUSES.includes(String(fields.status)))return null;return stored}function localMinuteOfDay(now){
const date=new Date(now);return date.getHours()*60+date.getMinutes()}var PREFIX="psoas-coach:breaks";var MOST_SENT=100;var BreakStore=class{#storage;#position;#wanted;#record;constructor(storage,key){
this.#storage=storage;this.#position=`${PREFIX}:${key}:position`;this.#wanted=`${PREFIX}:${key}:on`;this.#record=`${PREFIX}\
:${key}:break:`}loadPosition(){return readPosition(readStored(this.#storage,this.#position))}savePosition(position){store(
this.#storage,this.#position,position)}loadSwitch(){const stored=readStored(this.#storage,this.#wanted);return typeof stored===
"boolean"?stored:null}saveSwitch(on){if(on===null)this.#remove(this.#wanted);else store(this.#storage,this.#wanted,on)}addBreak(record){
store(this.#storage,this.#record+record.id,record)}listBreaks(){const entries=this.#keys().map(key=>readStored(this.#storage,
key));const whole=entries.filter(isRecord);whole.sort((one,other)=>one.at-other.at);return whole.slice(0,MOST_SENT)}dropBreaks(ids){
for(const id of ids)this.#remove(this.#record+id)}#keys(){try{return Object.keys(this.#storage).filter(key=>key.startsWith(
this.#record))}catch{return[]}}#remove(key){try{this.#storage.removeItem(key)}catch{}}};function isRecord(stored){if(typeof stored!==
"object"||stored===null)return false;const{id,at,outcome,sat_seconds}={...stored};const numbers=Number.isFinite(at)&&Number.
isFinite(sat_seconds);return typeof id==="string"&&typeof outcome==="string"&&numbers}function newId(){const bytes=crypto.
getRandomValues(new Uint8Array(16));bytes[6]=(bytes[6]??0)&15|64;bytes[8]=(bytes[8]??0)&63|128;return[...bytes].map(byte=>byte.
toString(16).padStart(2,"0")).join("")}var Frozen=class{#frozen=false;#listeners=new AbortController;constructor(page,view){const note=()=>{this.#frozen=true};
const{signal}=this.#listeners;page.addEventListener("freeze",note,{signal});view.addEventListener("pagehide",note,{signal})}take(){
const was=this.#frozen;this.#frozen=false;return was}close(){this.#listeners.abort()}};var TAG="psoas-coach-break";function notificationPermission(){if(!window.isSecureContext||!("Notification"in window))return"\
none";return Notification.permission}async function askPermission(){try{await Notification.requestPermission()}catch{}}var Notices=class{#notification;#title;notify(title,body){
if(notificationPermission()!=="granted")return;try{const notification=new Notification(title,{body,tag:TAG});notification.
onclick=()=>{window.focus();notification.close()};this.#notification=notification}catch{}}showTitle(title){if(document.title===
title)return;this.#title=document.title;document.title=title}clear(){this.#notification?.close();this.#notification=void 0;
if(this.#title!==void 0)document.title=this.#title;this.#title=void 0}};function fill(words,name,parts={}){let text=words[name]??"";for(const[part,value]of Object.entries(parts))text=text.replace(
`{${part}}`,value);return text}function fillCount({words,language},name,number,parts={}){return fill(words,`${name}.${new Intl.
PluralRules(language).select(number)}`,parts)}function countDown(milliseconds){const seconds=Math.ceil(milliseconds/1e3);
return`${Math.floor(seconds/60)}:${String(seconds%60).padStart(2,"0")}`}function clockTime(instant){return new Date(instant).
toLocaleTimeString(void 0,{hour:"numeric",minute:"2-digit"})}var PERIOD_MS=500;var SAVE_MS=1e4;var VOLUME=60;var BreakService=class{#store;#frozen=new Frozen(document,window);#notices=new Notices;#ticker=new Ticker(
()=>this.#tick(),PERIOD_MS);#retry=new RetrySend;#views=new Set;#send;#savedAt=0;#on;constructor(payload){this.key=payload.
key;this.words=payload.words;this.language=payload.language;this.#on=payload.on;this.#store=new BreakStore(localStorage,
payload.key);this.timer=new BreakTimer({settings:payload.settings,position:this.#store.loadPosition(),notify:event=>this.#onEvent(
event),finish:record=>this.#store.addBreak(record),newId});this.#tick("unknown");if(this.timer.status!=="off")this.#ticker.
start()}attach(view){this.#views.add(view);view.paint(this,"changed")}detach(view){this.#views.delete(view)}update(payload,send){
this.words=payload.words;this.language=payload.language;this.#on=payload.on;this.#send=send;this.#load();this.timer.configure(
payload.settings,Date.now());this.#save();this.#store.dropBreaks(payload.acknowledged);if(this.#store.loadSwitch()===payload.
on)this.#store.saveSwitch(null);this.#report();this.#paint("changed")}disconnect(){this.#send=void 0;this.#retry.acknowledge()}close(){
this.disconnect();this.#ticker.stop();this.#notices.clear();this.#frozen.close()}hush(){if(this.timer.status!=="off")this.
act("stop");this.close()}act(action){openSound();this.#load();const now=Date.now();const{timer}=this;if(action==="start"||
action==="stop")this.#store.saveSwitch(action==="start");if(action==="start")timer.start(now);else if(action==="stop")timer.
stop(now);else if(action==="up")timer.takeBreak(now);else if(action==="sit")timer.sitDown(now);else if(action==="later")
timer.postpone(now);else if(action==="skip")timer.skip(now);else if(action==="pause")timer.pause(now);else if(action==="\
resume")timer.resume(now);else if(action==="meeting")timer.startMeeting(now);else timer.endMeeting(now);if(timer.status===
"off")this.#ticker.stop();else this.#ticker.start();this.#report()}#load(){const stored=this.#store.loadPosition();if(stored&&
stored.checkedAt>=this.timer.position.checkedAt)this.timer.position=stored}#save(){this.#savedAt=Date.now();this.#store.
savePosition(this.timer.position)}#tick(gap=this.#frozen.take()?"unknown":"asleep"){this.#load();const now=Date.now();this.
timer.tick(now,{gap,inSession:hasHeartbeat(localStorage,now)});if(Math.abs(now-this.#savedAt)>=SAVE_MS&&this.timer.status!==
"off")this.#save();this.#showTitle();this.#paint("tick")}#onEvent(event){this.#save();if(event==="due"){resumeSound();this.#play(
"over");this.#notices.notify(this.words.due_title??"",this.#why())}else if(event==="back")this.#play("lead");this.#showTitle();
this.#report();this.#paint(event)}#play(tone){playTone(tone,{theme:"quiet",tones:this.timer.settings.sound?VOLUME:0})}#why(){
const minutes=Math.round(this.timer.sat(Date.now())/6e4);return fillCount(this,"sat",minutes,{minutes:String(minutes)})}#showTitle(){
if(this.timer.status==="due")this.#notices.showTitle(this.words.tab_due??"");else this.#notices.clear()}#paint(event){for(const view of this.#views)
view.paint(this,event)}#report(){const send=this.#send;const breaks=this.#store.listBreaks();const wanted=this.#store.loadSwitch();
if(!send||breaks.length===0&&(wanted===null||wanted===this.#on)){this.#retry.acknowledge();return}this.#retry.send(()=>send(
{on:this.#store.loadSwitch(),breaks:this.#store.listBreaks()}))}};function find(root,selector,kind){const element=root.querySelector(selector);if(!(element instanceof kind))throw new TypeError(
`no ${kind.name} at ${selector}`);return element}function make(tag,className,...children){const element=document.createElement(
tag);if(className)element.className=className;element.append(...children);return element}function makeButton(text){const button=make(
"button","",text);button.type="button";return button}function buttonOf(event){return event.target instanceof Element?event.
target.closest("button"):null}var BreakChip=class{#link;#service;constructor(root){this.#link=find(root,".chip",HTMLAnchorElement);find(root,".timer",
HTMLElement).remove()}update({address}){this.#link.hidden=false;this.#link.href=address}paint(service2,_event){this.#service=
service2;const{status}=service2.timer;const text=status==="sitting"?this.#untilNext():service2.words[`chip_${status}`]??
"";if(this.#link.textContent!==text)this.#link.textContent=text;this.#link.dataset.status=status}close(){this.#service=void 0}#untilNext(){
if(!this.#service)return"";const{timer,words}=this.#service;const now=Date.now();if(timer.inMeeting(now))return words.chip_meeting??
"";const minutes=Math.max(1,Math.ceil(timer.left(now)/6e4));return fill(words,"chip_sitting",{minutes:String(minutes)})}};var MINUTE_MS2=6e4;var BUTTONS={off:["start",[]],sitting:["up",["meeting","pause","stop"]],meeting:["over",["stop"]],due:[
"up",["later","skip","meeting","stop"]],break:["sit",["stop"]],session:["stop",[]],paused:["resume",["stop"]],quiet:["st\
op",[]]};function buildScreen(service2,now){const{timer,words}=service2;const{every_minutes,break_seconds,quiet}=timer.settings;
const status=timer.inMeeting(now)?"meeting":timer.status;const[main,others]=BUTTONS[status]??["start",[]];const minutes=Math.
floor(timer.sat(now)/MINUTE_MS2);const parts={minutes:String(status==="off"||status==="session"?every_minutes:minutes),until:clockTime(
timer.position.meeting),end:quiet?clockTime(startOfDay(now)+quiet[1]*MINUTE_MS2):""};const whole=status==="break"?break_seconds*
1e3:every_minutes*MINUTE_MS2;return{status,title:fill(words,`title_${status}`,parts),time:timeShown(service2,status,now),
hint:hintShown(service2,status,minutes,parts),share:Math.min(1,Math.max(0,1-timer.left(now)/whole)),main,label:words[`do\
_${main}`]??"",others}}function hintShown(service2,status,minutes,parts){if(status==="sitting"&&minutes===0)return fill(
service2.words,"hint_sitting_none",parts);if(status==="sitting"||status==="due")return fillCount(service2,`hint_${status}`,
minutes,parts);return fill(service2.words,`hint_${status}`,parts)}function timeShown({timer,words},status,now){if(status===
"off")return countDown(timer.settings.every_minutes*MINUTE_MS2);if(status==="quiet"||status==="session")return"–";const sat=Math.
floor(timer.sat(now)/MINUTE_MS2);if(status==="due"||status==="meeting"){return fill(words,"minutes",{minutes:String(sat)})}
return countDown(timer.left(now))}function startOfDay(now){return new Date(now).setHours(0,0,0,0)}var small_window_default='/* The small window that stays on top: the time, and what can be done about it. */\nhtml,\nbody \
{\n  margin: 0;\n  height: 100%;\n  background: var(--pc-card);\n  color: var(--pc-text);\n  font-family: var(--pc-font, sans\
-serif);\n}\nbody {\n  display: grid;\n  place-content: center;\n  justify-items: center;\n  gap: 8px;\n  padding: 8px;\n  box-s\
izing: border-box;\n  text-align: center;\n}\np {\n  margin: 0;\n}\n.time {\n  font-size: 44px;\n  line-height: 1;\n  font-weight\
: 700;\n  font-variant-numeric: tabular-nums;\n}\n[data-status="due"] .time,\n[data-status="break"] .time {\n  color: var(--p\
c-primary);\n}\n.controls {\n  display: flex;\n  flex-wrap: wrap;\n  justify-content: center;\n  gap: 6px;\n}\nbutton {\n  font: \
inherit;\n  font-weight: 600;\n  min-height: 36px;\n  padding: 4px 14px;\n  border: 1px solid var(--pc-edge);\n  border-radiu\
s: 999px;\n  background: var(--pc-card);\n  color: var(--pc-text);\n  cursor: pointer;\n}\nbutton.main {\n  background: var(--\
pc-primary);\n  border-color: var(--pc-primary);\n  color: var(--pc-on-primary);\n}\nbutton:focus-visible {\n  outline: 3px s\
olid var(--pc-primary);\n  outline-offset: 2px;\n}\n[hidden] {\n  display: none;\n}\n';var SIZE={width:260,height:190};var TOKENS=["card","text","primary","on-primary","edge"];function pictureInPicture(){const here=window;
return here.documentPictureInPicture}var SmallWindow=class{#window;static isAvailable(){return pictureInPicture()!==void 0}async open(words,act){
if(this.#window&&!this.#window.closed)return this.#window.focus();try{this.#window=await pictureInPicture()?.requestWindow(
SIZE)}catch{return}const{document:inner}=this.#window??{};if(!inner)return;inner.documentElement.lang=document.documentElement.
lang;inner.title=words.window_title??"";const mine=getComputedStyle(document.documentElement);for(const token of TOKENS){
inner.documentElement.style.setProperty(`--pc-${token}`,mine.getPropertyValue(`--pc-${token}`))}inner.documentElement.style.
colorScheme=mine.colorScheme;inner.documentElement.style.setProperty("--pc-font",getComputedStyle(document.body).fontFamily);
inner.head.append(make("style","",small_window_default));const later=makeButton(words.do_later??"");later.dataset.do="la\
ter";const main=makeButton("");main.className="main";inner.body.append(make("p","title"),make("p","time"),make("div","co\
ntrols",main,later));inner.body.addEventListener("click",event=>{const target=event.target;const action=target.dataset.do;
if(action)act(action)})}paint(screen){const body=this.#window?.document.body;if(!body||this.#window?.closed)return;body.
dataset.status=screen.status;write(body,".title",screen.title);write(body,".time",screen.time);write(body,".main",screen.
label);const[main,later]=body.querySelectorAll("button");if(main)main.dataset.do=screen.main;if(later)later.hidden=!screen.
others.includes("later")}close(){this.#window?.close()}};function write(body,selector,text){const element=body.querySelector(
selector);if(element&&element.textContent!==text)element.textContent=text}var BreakView=class{#root;#listeners=new AbortController;#window=new SmallWindow;#service;#ideas=[];constructor(root){this.#root=
root;root.querySelector(".chip")?.remove();const{signal}=this.#listeners;root.addEventListener("click",event=>this.#onClick(
buttonOf(event)),{signal})}update({words,ideas}){for(const name of["later","skip","meeting","pause","stop","window","all\
ow"]){this.#find(`[data-do=${name}]`).textContent=words[`do_${name}`]??""}this.#ideas=ideas;const items=ideas.map(({name,
steps})=>{return make("li","",make("strong","",name),make("p","",steps.join(" ")))});this.#find(".ideas").replaceChildren(
...items)}paint(service2,event){this.#service=service2;const screen=buildScreen(service2,Date.now());this.#write(".time",
screen.time);this.#write(".title",screen.title);this.#write(".hint",screen.hint);find(this.#root,"progress",HTMLProgressElement).
value=screen.share;this.#window.paint(screen);const timer=this.#find(".timer");if(event==="tick"&&timer.dataset.status===
screen.status)return;timer.dataset.status=screen.status;const main=find(this.#root,".main",HTMLButtonElement);main.textContent=
screen.label;main.dataset.do=screen.main;this.#find(".ideas").hidden=screen.status!=="break"||this.#ideas.length===0;for(const name of[
"later","skip","meeting","pause","stop"]){this.#show(name,screen.others.some(other=>other===name))}this.#show("window",screen.
status!=="off"&&SmallWindow.isAvailable());this.#showPermission();if(event!=="tick")this.#write(".live",event==="changed"?
screen.title:screen.hint)}close(){this.#listeners.abort();this.#window.close()}async#onClick(button){const action=button?.
dataset.do;if(!action||!this.#service)return;if(action==="allow"){await askPermission();this.#showPermission();this.#focusMain()}else if(action===
"window"){const service2=this.#service;await this.#window.open(service2.words,one=>service2.act(one));service2.attach(this)}else{
this.#service.act(action);if(button.hidden)this.#focusMain()}}#focusMain(){this.#find(".main").focus({preventScroll:true})}#showPermission(){
const permission=notificationPermission();const words=this.#service?.words??{};this.#find(".notify").hidden=permission===
"granted";this.#find("[data-do=allow]").hidden=permission!=="default";this.#write(".notify-text",words[`notify_${permission}`]??
"")}#show(name,shown){this.#find(`[data-do=${name}]:not(.main)`).hidden=!shown}#write(selector,text){const element=this.#find(
selector);if(element.textContent!==text)element.textContent=text}#find(selector){return find(this.#root,selector,HTMLElement)}};var service;var views=new WeakMap;var mounted=0;function mountBreaks({data,parentElement,setStateValue}){const payload=decodePayload(
data);if(service?.key!==payload.key){service?.close();service=new BreakService(payload)}const current=service;mounted+=1;
const mine=mounted;const send=report=>setStateValue("report",report);if(payload.view==="hush"||payload.view==="backgroun\
d"){parentElement.replaceChildren();current.update(payload,send);if(payload.view==="hush"){current.hush();service=void 0}
return()=>{if(mounted===mine)current.disconnect()}}let view=views.get(parentElement);if(!view){view=payload.view==="page"?
new BreakView(parentElement):new BreakChip(parentElement);views.set(parentElement,view)}view.update(payload);current.attach(
view);current.update(payload,send);return()=>{const gone=views.get(parentElement);if(gone){current.detach(gone);gone.close()}
views.delete(parentElement);if(mounted===mine)current.disconnect()}}export{mountBreaks as default};
