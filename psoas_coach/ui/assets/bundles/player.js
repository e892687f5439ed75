// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
var LEAP_MS=2e3;var start=Date.now()-performance.now();var offset=start;function now(){const current=Date.now()-performance.
now();if(current-offset>LEAP_MS)start+=current-offset;offset=current;return Math.round(start+performance.now())}function find(root,selector,kind){const element=root.querySelector(selector);if(!(element instanceof kind))throw new TypeError(
`no ${kind.name} at ${selector}`);return element}function make(tag,className,...children){const element=document.createElement(
tag);if(className)element.className=className;element.append(...children);return element}function makeButton(text){const button=make(
"button","",text);button.type="button";return button}function buttonOf(event){return event.target instanceof Element?event.
target.closest("button"):null}async function inflatePayload(bytes){const stream=new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflat\
e"));return new Response(stream).json()}var SOUND="psoas-coach:sound";function readStored(storage,key){try{return JSON.parse(storage.getItem(key)??"null")}catch{
return null}}function store(storage,key,value){try{storage.setItem(key,JSON.stringify(value))}catch{}}function recallSound(fromServer){
const values={...fromServer};const stored=Object.entries(readStored(localStorage,SOUND)??{});const fitting=stored.filter(
([name,value])=>typeof value===typeof values[name]&&!Number.isNaN(value));return{...fromServer,...Object.fromEntries(fitting)}}
function storeSound(sound){store(localStorage,SOUND,sound)}var KEY="psoas-coach:session-beat";function storeHeartbeat(storage,now2){store(storage,KEY,now2)}function clearHeartbeat(storage){store(storage,KEY,0)}var TICK_MS=200;var Ticker=class{#tick;#period;#interval;#deadline;#worker;#address;constructor(tick,period=TICK_MS){this.#tick=
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
language))speak(sentences,speech)},LOOK_MS)}function isSpeaking(){return globalThis.speechSynthesis?.speaking===true}function hush(){
clearInterval(waiting);waiting=void 0;globalThis.speechSynthesis?.cancel()}var AGAIN_MS=1e3;var WakeLock=class{#wanted=false;#lock;#requesting=false;#requestedAt=-Infinity;#later;async want(on){this.#wanted=
on;if(!on)clearTimeout(this.#later);try{if(on&&!this.#lock&&!this.#requesting)await this.#request();if(!this.#wanted){const lock=this.#lock;
this.#lock=void 0;await lock?.release()}}catch{}}async#request(){this.#requesting=true;try{const lock=await navigator.wakeLock?.
request("screen");lock?.addEventListener("release",()=>this.#released(lock));this.#lock=lock}finally{this.#requesting=false}}#released(lock){
if(this.#lock!==lock)return;this.#lock=void 0;if(!this.#wanted||document.visibilityState!=="visible")return;const wait=Math.
max(0,this.#requestedAt+AGAIN_MS-performance.now());clearTimeout(this.#later);const request=()=>{this.#requestedAt=performance.
now();if(this.#wanted)this.want(true)};if(wait)this.#later=setTimeout(request,wait);else request()}};var ROUNDING=1e-9;function cueIndexAt({cues,count},part){let due=0;for(let index=1;index<cues.length;index+=1){const share=index/
cues.length;const begins=count?Math.ceil(share*count)/count:share;if(part<1&&part+ROUNDING>=begins)due=index}return part<
1?due:cues.length-1}function cueBeginsWith(step,repetition){if(!step.count||repetition===null||repetition===1)return false;
const at=number=>cueIndexAt(step,(number-.5)/(step.count??1));return at(repetition)>at(repetition-1)}function beatPartAt({
seconds},part){const[out,back]=sharesOf(seconds);if(part+ROUNDING>=back)return 2;return part+ROUNDING<out?0:1}function sharesOf([
out,stay,back]){const whole=out+stay+back;return[out/whole,(out+stay)/whole]}var Cues=class{#payload;#sound;#out;constructor(payload,sound,outputs){this.#payload=payload;this.#sound=sound;this.#out=
outputs}give(event,step,{repetition,cue,newCue}){switch(event){case"began":case"step":this.#play(step.kind==="hold"?"hol\
d":"lead");this.#say(step.spoken);break;case"resumed":this.#play("resumed");break;case"half":if(!this.#sound.half)break;
this.#play("half");if(this.#sound.theme!=="quiet")this.#speak([this.#label("half")]);break;case"cue":this.#speak([cue]);
break;case"repetition":this.#play("repetition");this.#speak([`${repetition}. ${newCue?cue:step.beat?.verbs[0]??""}`.trim()]);
break;case"back":this.#play("back");if(!newCue&&repetition!==1)this.#speak([step.beat?.verbs[2]??""]);break;case"count":
this.#play("count");break;case"over":this.#play("over");this.#say([this.#label("over")]);break;case"waiting":this.#play(
"lead");if(step.kind==="find_place")this.#say(step.spoken);else this.#say([`${step.name}. ${this.#label("waiting")}`]);break;default:
this.#out.hush();this.#out.announce(this.#payload.labels[event]??this.#label("paused"))}}sample(setting){if(setting==="v\
oice")this.#speak([this.#label("half")]);else this.#play("hold")}#label(name){return this.#payload.labels[name]??""}#play(tone){
this.#out.playTone(tone,this.#sound)}#say(sentences){this.#out.announce(sentences.join(" "));this.#speak(sentences)}#speak(sentences){
this.#out.speak(sentences,{voice:this.#sound.voice,language:this.#payload.language})}};function ease(share){const clamped=Math.min(1,Math.max(0,share));return clamped*clamped*(3-2*clamped)}var SHOWN_ONCE=[2,
1,2];function thereAndBack(part,seconds){const[out,back]=sharesOf(seconds);return ease(part/out)*(1-ease((part-back)/(1-
back)))}function poseAt({kind,repetition,count,counted,beat},part){if(count&&beat)return{work:thereAndBack(part*count%1,
beat.seconds),turned:1};if(kind==="hold"||kind==="warm_up")return{work:1,turned:1};if(kind==="find_place")return{work:0,
turned:1};const first=kind==="ready"&&repetition===1;const turned=kind==="switch"?ease((part-.3)/.22):1;if(counted)return{
work:first?thereAndBack(part,SHOWN_ONCE):0,turned};if(first)return{work:ease((part-.15)/.75),turned};const out=1-ease(part/
.3);const into=ease((part-.55)/.4);return{work:Math.max(out,into),turned}}var NUMBERS=/-?[0-9]+/g;var PathBlend=class{#between;#numbers;constructor(frames){const full=[];for(const frame of frames)
full.push(frame.map((d,path)=>d||(full.at(-1)?.[path]??d)));const first=full[0]??[];this.#between=first.map(d=>d.split(NUMBERS));
this.#numbers=full.map(frame=>frame.map(d=>(d.match(NUMBERS)??[]).map(Number)));this.still=first.map((d,path)=>full.every(
frame=>frame[path]===d))}at(path,share){const last=this.#numbers.length-1;const place=Math.min(1,Math.max(0,share))*last;
const frame=Math.max(0,Math.min(last-1,Math.floor(place)));const from=this.#numbers[frame]?.[path]??[];const to=this.#numbers[frame+
1]?.[path]??from;const between=this.#between[path]??[];let d=between[0]??"";from.forEach((number,index)=>{const blended=number+
((to[index]??number)-number)*(place-frame);const gap=index>0&&between[index]===""?" ":"";d+=`${gap}${blended.toFixed(1)}${between[index+
1]??""}`});return d}};var SVG="http://www.w3.org/2000/svg";var BREATH_MS=1e4;var IN=.4;var MOVING_MS=40;var BREATHING_MS=80;var LIGHT_TEXT=380;
var Figure=class{#place;#reducedMotion=matchMedia("(prefers-reduced-motion: reduce)");#drawn;constructor(place){this.#place=
place}show(clock,{figures,photos}){const{step}=clock;const drawing=figures?.[step.move];const photo=photos?.[step.move];
this.#place.toggleAttribute("hidden",!(drawing||photo));if(!drawing){this.#drawn=void 0;if(photo)this.#showPhoto(photo);
return}if(this.#drawn?.drawing!==drawing)this.#drawn=this.#draw(drawing);this.followTheme();this.#place.setAttribute("ar\
ia-label",drawing.words[step.side]??"");const holding=step.kind==="hold"&&!clock.over;for(const cue of this.#drawn.cues){
cue.setAttribute("opacity",holding&&cue.dataset.opacity||"0")}}#showPhoto({address,words}){this.#place.setAttribute("ari\
a-label",words);if(this.#place.firstElementChild?.getAttribute("src")===address)return;const picture=document.createElement(
"img");picture.src=address;picture.alt="";this.#place.replaceChildren(picture)}followTheme(){const drawn=this.#drawn;if(!drawn)
return;const colour=getComputedStyle(this.#place).color.match(/[\d.]+/g)??[];const sum=colour.slice(0,3).reduce((total,part)=>total+
Number(part),0);const theme=sum>LIGHT_TEXT?"dark":"light";if(theme===drawn.theme)return;drawn.theme=theme;applyPaint(drawn.
paths,drawn.drawing.paint[theme]);applyPaint(drawn.cues,drawn.drawing.cue_paint[theme])}paint(clock,now2){const drawn=this.#drawn;
if(!drawn)return;const{step,status}=clock;const left=status==="recount"?clock.position.left:clock.left(now2);const pose=this.#reducedMotion.
matches?{work:status==="idle"?0:1,turned:1}:poseAt(step,1-left/clock.total);this.#moveTo(drawn,pose.work);if(pose.work===
1&&step.kind==="hold"&&!step.count)this.#breathe(drawn,status,now2);const to=step.side==="left"?-1:1;const from=step.kind===
"switch"?-to:to;drawn.svg.style.transform=`scaleX(${from+(to-from)*pose.turned})`}pace({step,status}){if(!this.#drawn||status!==
"running"||this.#reducedMotion.matches||document.hidden){return null}if(step.kind==="warm_up")return null;return step.kind===
"hold"&&!step.count?BREATHING_MS:MOVING_MS}#draw(drawing){const svg=document.createElementNS(SVG,"svg");svg.setAttribute(
"viewBox",drawing.viewbox);svg.setAttribute("aria-hidden","true");const path=d=>{const made=document.createElementNS(SVG,
"path");made.setAttribute("d",d);svg.append(made);return made};const work=drawing.frames.at(-1)??[];const drawn={drawing,
svg,paths:(drawing.frames[0]??[]).map(path),cues:drawing.cues.map(path),blend:new PathBlend(drawing.frames),breath:new PathBlend(
[drawing.breath.map(([index])=>work[index]??""),drawing.breath.map(([,full])=>full)])};this.#place.replaceChildren(svg);
return drawn}#moveTo(drawn,work){if(work===drawn.work)return;drawn.work=work;drawn.paths.forEach((path,index)=>{if(!drawn.
blend.still[index])path.setAttribute("d",drawn.blend.at(index,work))})}#breathe({drawing,breath,paths},status,now2){if(this.#reducedMotion.
matches||status!=="running")return;const turn=now2%BREATH_MS/BREATH_MS;const full=turn<IN?ease(turn/IN):1-ease((turn-IN)/
(1-IN));drawing.breath.forEach(([path],index)=>{paths[path]?.setAttribute("d",breath.at(index,full))})}};function applyPaint(paths,paints){
paths.forEach((path,index)=>{const paint=paints[index];if(!paint)return;const[fill,stroke,width,opacity,dashes]=paint;path.
setAttribute("fill",fill||"none");if(stroke)path.setAttribute("stroke",stroke);if(width)path.setAttribute("stroke-width",
String(width));path.setAttribute("opacity",String(opacity));path.dataset.opacity=String(opacity);if(dashes)path.setAttribute(
"stroke-dasharray",dashes)})}var LOW_DISPLAY="(max-height: 30rem) and (orientation: landscape)";var Fullscreen=class{#section;#button;#lowDisplay=matchMedia(
LOW_DISPLAY);#labels={fill:"",shrink:""};full=false;#running=false;#byItself=false;constructor(section,button,signal){this.#section=
section;this.#button=button;const left=()=>{if(!document.fullscreenElement&&this.full)this.#shrink()};document.addEventListener(
"fullscreenchange",left,{signal});this.#lowDisplay.addEventListener("change",()=>this.fit(this.#running),{signal})}label({
fill="",shrink=""}){this.#labels={fill,shrink};this.#mark(this.full)}async toggle(){if(this.full){this.#shrink();return}
try{await document.documentElement.requestFullscreen()}catch{}this.#cover()}fit(running){this.#running=running;if(running&&
this.#lowDisplay.matches&&!this.full){this.#cover();this.#byItself=true}else if(this.#byItself&&this.full&&!this.#lowDisplay.
matches)this.#shrink()}close(){if(this.full)this.#shrink()}#cover(){this.#mark(true);this.#section.popover="manual";this.#section.
showPopover()}#shrink(){this.#byItself=false;this.#mark(false);this.#section.removeAttribute("popover");if(document.fullscreenElement)
document.exitFullscreen().catch(()=>void 0)}#mark(full){this.full=full;this.#section.classList.toggle("full",full);this.#button.
title=full?this.#labels.shrink:this.#labels.fill;this.#button.setAttribute("aria-label",this.#button.title)}};var COMMANDS={" ":"toggle",ArrowLeft:"back",ArrowRight:"skip",Escape:"stop"};var USES_SPACE="button, a[href], summary, [\
role=button]";var USES_ALL="input, select, textarea, [contenteditable], [role=slider], [role=radio], [role=tab], dialog";
function keyCommand(event){const command=COMMANDS[event.key];const combined=event.ctrlKey||event.metaKey||event.altKey||
event.repeat;if(!command||event.defaultPrevented||combined)return null;const target=event.composedPath()[0];const inside=selector=>target instanceof
Element&&target.closest(selector)!==null;if(inside(USES_ALL)||event.key===" "&&inside(USES_SPACE))return null;return command}var RECOUNT_MS=3e3;var GRACE_MS=5e3;var LINGER_MS=2e3;var LONGEST_LINGER_MS=15e3;var HALF_FROM_MS=2e4;var COUNT_DOWN_MS=[
3e3,2e3,1e3];var SessionClock=class _SessionClock{#notify;#waitsForPerson;#before=null;#lingered=0;constructor(steps,{notify,
waitsForPerson=()=>false,position}){this.steps=steps;this.position=position??_SessionClock.start(steps);this.#notify=notify;
this.#waitsForPerson=waitsForPerson}static start(steps){const left=stepAt(steps,0).seconds*1e3;return{step:0,status:"idl\
e",left,deadline:0,seen:0,held:{}}}get step(){return stepAt(this.steps,this.position.step)}get total(){return this.step.
seconds*1e3}get status(){return this.position.status}get ticking(){return this.status==="running"||this.status==="recoun\
t"}get over(){return this.status==="over"}left(now2){if(this.status==="running")return this.#stepLeft(now2);if(this.status===
"recount")return clamp(this.position.deadline-now2,RECOUNT_MS);return this.position.left}repetition(now2){const{count}=this.
step;if(!count||this.over)return null;return Math.min(count,Math.floor((this.total-this.#stepLeft(now2))/(this.total/count))+
1)}cueIndex(now2){return cueIndexAt(this.step,this.#stepPart(now2))}verb(now2){const{beat,count}=this.step;if(!beat||!count||
this.over)return null;return beat.shown[beatPartAt(beat,this.#stepPart(now2)*count%1)]}heldSeconds(now2){const held={...this.
position.held};if(!this.over)this.#credit(held,now2);return Object.fromEntries(Object.entries(held).map(([id,ms])=>[id,Math.
round(ms)/1e3]))}start(now2){const{status,left}=this.position;const{kind}=this.step;const untouched=kind!=="hold"&&left===
this.total;if(status==="idle"||status==="paused"&&untouched){this.#run(now2+left,now2,"began")}else if(status==="paused"&&
kind==="find_place"){this.#run(now2+left,now2,"resumed")}else if(status==="paused"){Object.assign(this.position,{status:"\
recount",deadline:now2+RECOUNT_MS,seen:now2});this.#changed("recount")}}pause(now2,cause="paused"){if(!this.ticking)return;
this.position.left=this.#stepLeft(now2);this.position.status="paused";this.#changed(cause)}skip(now2){if(this.over)return;
this.#credit(this.position.held,now2);this.#goTo(this.position.step+1,now2)}ready(now2){if(this.step.kind!=="find_place"||
this.over)return;this.position.status="running";this.skip(now2)}back(now2){if(this.over)return;this.#credit(this.position.
held,now2);let index=this.position.step-1;while(index>0&&this.steps[index]?.kind==="hold")index-=1;this.#goTo(Math.max(0,
index),now2)}stop(reason,now2){if(this.over)return;this.#credit(this.position.held,now2);this.#end("stopped",reason)}linger(now2){
if(this.status!=="running"||this.step.kind!=="find_place")return;const more=now2+LINGER_MS-this.position.deadline;if(more<=
0||this.#lingered+more>LONGEST_LINGER_MS)return;this.position.deadline+=more;this.#lingered+=more}tick(now2){if(!this.ticking)
return;const{deadline,seen}=this.position;if(now2-deadline>GRACE_MS||now2<seen-GRACE_MS){this.#pauseWhereLastSeen();return}
while(this.ticking&&now2>=this.position.deadline){const due=this.position.deadline;if(this.status==="recount"){this.#run(
due+this.position.left,now2,"resumed")}else{this.#credit(this.position.held,due);this.#goTo(this.position.step+1,now2,due)}}
if(this.ticking)this.#notifyMoments(now2)}#notifyMoments(now2){const left=this.left(now2);const before=this.#before;const passed=ms=>before!==
null&&before>ms&&left<=ms;const repetition=this.repetition(now2);const{beat,count,kind}=this.step;if(this.status==="runn\
ing"&&repetition!==null&&count){const each=this.total/count;const dueAt2=this.total-(repetition-1)*each;if(passed(dueAt2))
this.#notify("repetition");if(beat&&passed(dueAt2-sharesOf(beat.seconds)[1]*each))this.#notify("back")}else if(this.status===
"running"){if(kind==="hold")this.#notifyWithinHold(before,left,passed);if(COUNT_DOWN_MS.some(passed))this.#notify("count")}
this.#before=left;this.position.seen=now2}#notifyWithinHold(before,left,passed){const partAt=ms=>1-ms/this.total;const cue=cueIndexAt(
this.step,partAt(left));if(before!==null&&cue>cueIndexAt(this.step,partAt(before)))this.#notify("cue");if(this.total>=HALF_FROM_MS&&
passed(this.total/2))this.#notify("half")}#stepPart(now2){return 1-this.#stepLeft(now2)/this.total}#pauseWhereLastSeen(){
const{status,deadline,seen}=this.position;if(status==="running")this.position.left=clamp(deadline-seen,this.total);this.
position.status="paused";this.#changed("overslept")}#stepLeft(now2){const{status,deadline,left}=this.position;return status===
"running"?clamp(deadline-now2,this.total):left}#credit(held,now2){if(this.status==="idle"||this.step.kind!=="hold")return;
held[this.step.id]=Math.max(held[this.step.id]??0,this.total-this.#stepLeft(now2))}#goTo(index,now2,from=now2){const next=this.
steps[index];if(!next){this.#end("finished",null);return}const ticking=this.ticking;const isPlacing=this.step.kind==="fi\
nd_place";const anotherMove=!isPlacing&&next.place!==this.step.place&&index>this.position.step;this.position.step=index;
this.position.left=this.total;this.#lingered=0;if(ticking&&anotherMove&&this.#waitsForPerson()){this.position.status="pa\
used";this.#changed("waiting")}else if(ticking)this.#run(from+this.total,now2,"step");else this.#changed("step")}#run(deadline,now2,change){
Object.assign(this.position,{status:"running",deadline,seen:now2});this.#changed(change)}#end(how,reason){Object.assign(
this.position,{status:"over",left:0,how,reason});this.#changed("over")}#changed(change){this.#before=null;this.#notify(change)}};
function clamp(value,most){return Math.min(most,Math.max(0,value))}function stepAt(steps,index){const step=steps[index];
if(!step)throw new RangeError(`no step ${index}`);return step}var STATUSES=["idle","running","paused","recount","over"];var keyOf=course=>`psoas-coach:course:${course}`;function storePosition(course,position){
store(sessionStorage,keyOf(course),position)}function recallPosition({session,course=session,steps,resume}){const stored=readStored(
sessionStorage,keyOf(course));if(isPosition(stored,steps))return stored;const index=resume?steps.findIndex(({id})=>id===
resume.step):-1;const step=steps[index];if(!resume||!step)return null;const held=Object.fromEntries(Object.entries(resume.
held).map(([id,s])=>[id,s*1e3]));const left=Math.min(step.seconds,resume.left)*1e3;return{step:index,status:"paused",left,
deadline:0,seen:0,held}}function isPosition(stored,steps){if(typeof stored!=="object"||stored===null)return false;const{
step,status,left,deadline,seen,held}=stored;return typeof step==="number"&&steps[step]!==void 0&&typeof status==="string"&&
STATUSES.includes(status)&&[left,deadline,seen].every(Number.isFinite)&&typeof held==="object"&&held!==null&&Object.entries(
held).every(([id,ms])=>Number.isFinite(ms)&&steps.some(one=>one.id===id))}var VOLUMES=["tones","voice"];var SWITCHES=["half","wait"];var SoundPanel=class{#place;#button;#inputs;#session;constructor(root,signal){
this.#place=find(root,".settings",HTMLElement);this.#button=find(root,"[data-do=settings]",HTMLButtonElement);this.#inputs=
[...this.#place.querySelectorAll("input")];const changed=({target})=>{if(target instanceof HTMLInputElement)this.#change(
target)};this.#place.addEventListener("change",changed,{signal})}toggle(){this.#place.toggleAttribute("hidden");this.#button.
setAttribute("aria-expanded",String(!this.#place.hidden))}show(sound,send,cues){this.#session={sound,send,cues};for(const input of this.#inputs){
for(const name of VOLUMES)if(input.name===name)input.value=String(sound[name]);for(const name of SWITCHES)if(input.name===
name)input.checked=sound[name];if(input.name==="quiet")input.checked=sound.theme==="quiet"}}#change(input){if(!this.#session)
return;const{sound,send,cues}=this.#session;openSound();for(const name of VOLUMES)if(input.name===name)sound[name]=Number(
input.value);for(const name of SWITCHES)if(input.name===name)sound[name]=input.checked;if(input.name==="quiet")sound.theme=
input.checked?"quiet":"clear";storeSound(sound);claimSound(sound.tones>0);send();cues.sample(input.name)}};var Tabs=class{#id=Math.random();#channel;constructor(session,onElsewhere){try{this.#channel=new BroadcastChannel(`psoas\
-coach:${session}`);this.#channel.onmessage=({data})=>{if(data!==this.#id)onElsewhere()}}catch{}}claim(){this.#channel?.
postMessage(this.#id)}close(){this.#channel?.close()}};var LONG_STEP_MS=1e5;var UNHURRIED=["paused","waiting"];var TOGGLE_LABELS={idle:"start",paused:"resume"};var View=class{#root;#labels={};#move;constructor(root){
this.#root=root;this.section=find(root,".player",HTMLElement);this.dialog=find(root,"dialog",HTMLDialogElement);this.pausedBecause=
"paused"}arrive(){this.section.focus({preventScroll:true});for(const parent of this.#parents())parent.scrollTop=0}measure(){
let above=this.#root.host.getBoundingClientRect().top;for(const parent of this.#parents())above+=parent.scrollTop;const{
style}=this.#root.host;style.setProperty("--above",`${Math.round(above)}px`);const page=this.#root.host.closest("[data-t\
estid=stMain]");if(!page)return;const left=this.#root.host.getBoundingClientRect().left-page.getBoundingClientRect().left;
style.setProperty("--page",`${page.clientWidth}px`);style.setProperty("--left",`${Math.round(left)}px`)}label({labels,reasons,
stop_rule:stopRule=""}){this.#labels=labels;this.section.setAttribute("aria-label",this.#label("name"));this.#find(".who\
le").setAttribute("aria-label",this.#label("whole"));this.#find(".dial").setAttribute("aria-label",this.#label("left"));
for(const named of[".settings","[data-do=settings]"]){this.#find(named).setAttribute("aria-label",this.#label("settings"))}
this.#find("[data-do=settings]").title=this.#label("settings");for(const span of this.#root.querySelectorAll("[data-labe\
l]")){if(span instanceof HTMLElement)span.textContent=this.#label(span.dataset.label??"")}for(const name of["back","read\
y","stop","carry"]){this.#text(`[data-do=${name}]`,this.#label(name))}const[first="",...others]=stopRule.split(/(?<=\.)\s/);
this.#find(".rules").replaceChildren(make("strong","",first),` ${others.join(" ")}`);this.#text(".how summary",this.#label(
"how"));const roomy=matchMedia("(min-width: 48rem)").matches;find(this.#root,".how",HTMLDetailsElement).open=roomy;this.#text(
"#why",this.#label("why"));const buttons=reasons.map(({id,label})=>{const button=makeButton(label);button.dataset.reason=
id;return button});this.#find(".reasons").replaceChildren(...buttons)}show(clock,{moves}){const{step,status}=clock;const findsPlace=step.
kind==="find_place"&&!clock.over;this.section.dataset.status=status;this.section.dataset.kind=step.kind;this.#text(".pla\
ce",step.place);this.#text(".name",clock.over?this.#label("over"):step.name);this.#text(".next",clock.over?"":step.next);
this.#text(".kit",findsPlace&&moves[step.how]?.kit||"");this.#text(".dose",findsPlace&&moves[step.how]?.dose||"");const running=findsPlace?
"wait_here":"pause";this.#text("[data-do=toggle]",this.#label(TOGGLE_LABELS[status]??running));this.#find("[data-do=togg\
le]").classList.toggle("main",!findsPlace);this.#hide("[data-do=toggle]",findsPlace&&!clock.ticking);this.#hide("[data-d\
o=ready]",!findsPlace);this.#hide("[data-do=skip]",findsPlace);const skippable=step.kind==="hold"||step.kind==="warm_up";
this.#text("[data-do=skip]",this.#label(skippable?"skip":"begin"));for(const button of this.#root.querySelectorAll(".con\
trols button")){if(!(button instanceof HTMLButtonElement))continue;const begins=button.dataset.do==="toggle"||button.dataset.
do==="ready";button.disabled=clock.over||status==="idle"&&!begins}const move=moves[step.how];if(this.#move===step.how||!move)
return;this.#move=step.how;const lines=[...move.steps,...move.advice].map(line=>make("li","",line));this.#find(".how ol").
replaceChildren(...lines);this.#text(".feel",move.feel)}paint(clock,now2){const{step,total}=clock;const left=clock.left(
now2);const recount=clock.status==="recount";const repetition=recount?null:clock.repetition(now2);const counting=repetition!==
null;const seconds=Math.ceil(left/1e3);const minutes=total>=LONG_STEP_MS&&!recount;const time=minutes?minutesAndSeconds(
seconds):String(seconds);const shown=counting?String(repetition):time;this.#text(".clock",shown);this.#text(".of",counting?
this.#label("of").replace("{count}",String(step.count)):"");this.#text(".phase",this.#phase(clock,now2));const cue=step.
cues[clock.cueIndex(now2)]??"";this.#text(".cue",clock.over?this.#label("keeping"):cue);const waitingLine=this.#label("p\
lace_left").replace("{seconds}",String(seconds));const counts=step.kind==="find_place"&&clock.status==="running";this.#text(
".wait",counts?waitingLine:"");const dial=this.#find(".dial");dial.classList.toggle("counting",counting);dial.setAttribute(
"aria-label",this.#label(counting?"count":"left"));this.#find(".clock").classList.toggle("long",shown.length>3);const part=left/
(recount?RECOUNT_MS:total);this.#find(".bar").style.transform=`scaleX(${clock.over?1:1-Math.min(1,part)})`;const stepLeft=(recount?
clock.position.left:left)/1e3;const done=secondsOf(clock.steps.slice(0,clock.position.step))+step.seconds-stepLeft;const whole=find(
this.#root,".whole",HTMLProgressElement);whole.value=clock.over?1:done/secondsOf(clock.steps)}announce(text){this.#find(
".live").textContent=text}#phase(clock,now2){const{over,status,step}=clock;if(over)return"";if(status==="recount")return this.#label(
"recount");if(status!=="paused")return clock.verb(now2)??step.phase;const placing=step.kind==="find_place"&&UNHURRIED.includes(
this.pausedBecause);if(placing)return this.#label("place_waiting");return this.#labels[this.pausedBecause]??this.#label(
"paused")}#hide(selector,hidden){const button=this.#find(selector);if(hidden&&this.#root.activeElement===button)this.section.
focus({preventScroll:true});button.hidden=hidden}#label(name){return this.#labels[name]??""}#find(selector){return find(
this.#root,selector,HTMLElement)}#text(selector,text){const element=this.#find(selector);if(element.textContent!==text)element.
textContent=text}*#parents(){let up=this.#root.host;for(;up;up=up.parentElement)yield up}};function minutesAndSeconds(seconds){
return`${Math.floor(seconds/60)}:${String(seconds%60).padStart(2,"0")}`}function secondsOf(steps){return steps.reduce((sum,{
seconds})=>sum+seconds,0)}var MOMENTS=["half","count","repetition","back","cue"];var REPORT_MS=15e3;var STORE_MS=1e3;var Player=class{#view;#wakeLock=new WakeLock;#ticker=new Ticker(
()=>this.#tick());#figure;#panel;#fullscreen;#listeners=new AbortController;#session;#send=()=>void 0;#key;#asking=false;#goOn=false;#storedAt=0;#reportedAt=0;#frame;constructor(root){
const{signal}=this.#listeners;this.#view=new View(root);this.#figure=new Figure(find(root,".figure",HTMLElement));this.#panel=
new SoundPanel(root,signal);const fill=find(root,"[data-do=fill]",HTMLButtonElement);this.#fullscreen=new Fullscreen(this.#view.
section,fill,signal);document.addEventListener("keydown",event=>this.#onKey(event),{signal});document.addEventListener("\
pointerdown",openSound,{signal});document.addEventListener("keydown",openSound,{signal});document.addEventListener("visi\
bilitychange",()=>this.#onVisibility(),{signal});window.addEventListener("pageshow",resumeSound,{signal});window.addEventListener(
"focus",resumeSound,{signal});window.addEventListener("pagehide",()=>this.#store(),{signal});window.addEventListener("re\
size",()=>this.#view.measure(),{signal});root.addEventListener("click",event=>this.#onClick(event),{signal});const cancelled=event=>{
event.preventDefault();this.#carryOn()};this.#view.dialog.addEventListener("cancel",cancelled,{signal})}async update({data,
key,setStateValue}){this.#send=setStateValue;setTimeout(()=>this.#session&&this.#figure.followTheme(),0);if(this.#key===
key)return;this.#key=key;const payload=await inflatePayload(data);if(this.#key!==key)return;this.#session?.tabs.close();
this.#begin(payload)}close(){this.#key=void 0;this.#store();clearHeartbeat(localStorage);this.#session?.tabs.close();this.#session=
void 0;this.#ticker.stop();clearTimeout(this.#frame);this.#wakeLock.want(false);this.#fullscreen.close();this.#listeners.
abort();claimSound(false);hush()}#begin(payload){const sound=recallSound(payload.sound);const view=this.#view;view.label(
payload);view.measure();this.#fullscreen.label(payload.labels);const announce=text=>view.announce(text);const cues=new Cues(
payload,sound,{playTone,speak,hush,announce});this.#panel.show(sound,()=>this.#send("sound",{...sound}),cues);const clock=new SessionClock(
payload.steps,{position:recallPosition(payload),notify:event=>this.#onClock(event),waitsForPerson:()=>sound.wait});const tabs=new Tabs(
payload.session,()=>clock.pause(now(),"elsewhere"));this.#session={payload,sound,clock,cues,tabs};this.#reportedAt=now();
claimSound(sound.tones>0);clock.tick(now());if(payload.autostart&&clock.status==="idle"){view.arrive();this.#toggle()}else
this.#refresh();if(clock.over)this.#report();if(clock.ticking)this.#tick()}#onClick(event){if(!this.#session)return;const button=buttonOf(
event);if(!button)return;const{reason,do:command}=button.dataset;if(reason)this.#stop(reason);else if(command)this.#run(
command);const tapped=event instanceof UIEvent&&event.detail>0;if(tapped&&button.closest(".controls"))this.#view.section.
focus({preventScroll:true})}#onKey(event){const clock=this.#session?.clock;if(this.#asking||!clock||clock.over)return;const command=keyCommand(
event);if(!command||clock.status==="idle"&&command!=="toggle")return;event.preventDefault();if(command==="stop"&&this.#fullscreen.
full)this.#fullscreen.close();else this.#run(command==="toggle"&&clock.step.kind==="find_place"?"ready":command)}#run(command){
const clock=this.#session?.clock;if(!clock)return;if(command==="skip"||command==="back")openSound();if(command==="toggle")
this.#toggle();else if(command==="ready")this.#ready();else if(command==="skip")clock.skip(now());else if(command==="bac\
k")clock.back(now());else if(command==="stop")this.#askWhy();else if(command==="carry")this.#carryOn();else if(command===
"fill")this.#fullscreen.toggle();else if(command==="settings")this.#panel.toggle()}#toggle(){const clock=this.#session?.
clock;openSound();if(clock?.ticking)clock.pause(now());else clock?.start(now())}#ready(){openSound();if(!this.#session)return;
if(!this.#session.clock.ticking)this.#session.tabs.claim();this.#session.clock.ready(now())}#askWhy(){const clock=this.#session?.
clock;if(!clock)return;this.#asking=true;this.#goOn=clock.ticking;clock.pause(now(),"asking");this.#view.dialog.showModal()}#carryOn(){
this.#asking=false;this.#view.dialog.close();if(this.#goOn)this.#session?.clock.start(now())}#stop(reason){this.#asking=
false;this.#view.dialog.close();this.#session?.clock.stop(reason,now())}#onVisibility(){if(document.visibilityState!=="v\
isible"){this.#store();return}resumeSound();if(this.#session?.clock.ticking)this.#wakeLock.want(true);this.#tick();this.#animate()}#tick(){
const clock=this.#session?.clock;if(!clock)return;const instant=now();if(isSpeaking())clock.linger(instant);clock.tick(instant);
if(!clock.ticking)return;this.#view.paint(clock,instant);if(instant-this.#storedAt>STORE_MS)this.#store();if(instant-this.#reportedAt>
REPORT_MS)this.#report()}#onClock(event){this.#giveCue(event);if(isMoment(event))return;this.#view.pausedBecause=event;const started=event===
"began"||event==="recount";if(started)this.#session?.tabs.claim();this.#refresh();this.#report();if(started)this.#fullscreen.
fit(true);if(event==="over")this.#fullscreen.close()}#giveCue(event){if(!this.#session)return;const{clock,cues}=this.#session;
try{cues.give(event,clock.step,dueAt(clock,now()))}catch(error){console.warn(error)}}#refresh(){if(!this.#session)return;
const{clock,payload}=this.#session;const instant=now();this.#view.show(clock,payload);this.#view.paint(clock,instant);this.#figure.
show(clock,payload);this.#animate();if(clock.ticking){this.#ticker.start();this.#ticker.tickIn(clock.position.deadline-instant)}else
this.#ticker.stop();this.#wakeLock.want(clock.ticking);this.#store()}#animate(){clearTimeout(this.#frame);const clock=this.#session?.
clock;if(!clock)return;this.#figure.paint(clock,now());const pace=this.#figure.pace(clock);if(pace!==null)this.#frame=setTimeout(
()=>this.#animate(),pace)}#store(){if(!this.#session)return;this.#storedAt=now();const{payload,clock}=this.#session;if(clock.
ticking)storeHeartbeat(localStorage,Date.now());else if(clock.over)clearHeartbeat(localStorage);storePosition(payload.course??
payload.session,clock.position)}#report(){if(!this.#session)return;const{clock,payload}=this.#session;const{session}=payload;
const instant=now();const held=clock.heldSeconds(instant);this.#reportedAt=instant;if(clock.over){const{how="finished",reason=null}=clock.
position;const report={session,how,reason,held};this.#send("finished",report)}else if(clock.status!=="idle"){const left=clock.
status==="running"?clock.left(instant):clock.position.left;const report={session,step:clock.step.id,left:Math.round(left)/
1e3,held};this.#send("progress",report)}}};function isMoment(event){return MOMENTS.includes(event)}function dueAt(clock,instant){
const repetition=clock.repetition(instant);const cue=clock.step.cues[clock.cueIndex(instant)]??"";return{repetition,cue,
newCue:cueBeginsWith(clock.step,repetition)}}var players=new WeakMap;function mountPlayer(component){const{parentElement}=component;
const player=players.get(parentElement)??new Player(parentElement);players.set(parentElement,player);player.update(component);
return()=>{player.close();players.delete(parentElement)}}export{mountPlayer as default};
