// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
function decodePayload(bytes){return JSON.parse(new TextDecoder().decode(bytes))}var REACH=22;var WIDE=44;var MARGIN=8;var CHART="[data-testid=stVegaLiteChart] svg";var tip;function showTipAt(event){if(event.
pointerType==="mouse")return;hideTip();const chart=event.target instanceof Element&&event.target.closest(CHART);const mark2=chart&&
nearestMark(chart,event.clientX,event.clientY);if(mark2)show(mark2)}function hideTip(){tip?.remove();tip=void 0}function nearestMark(chart,x,y){
let best=null;let least=REACH;for(const element of chart.querySelectorAll(".role-mark path, .role-mark rect")){const text=tooltipOf(
element);if(!text)continue;const{left,right,top,bottom,width,height}=element.getBoundingClientRect();if(!width||!height)
continue;let away=Math.hypot(Math.max(left-x,0,x-right),Math.max(top-y,0,y-bottom));if(away===0&&(width>WIDE||height>WIDE))
away=REACH-1;if(away<=least){least=away;best={text,x:(left+right)/2,top,bottom}}}return best}function tooltipOf(element){
const tooltip=element.__data__?.tooltip;return typeof tooltip==="string"?tooltip:Object.values(tooltip??{})[0]}function show({
text,x,top,bottom}){tip=document.createElement("div");tip.id="psoas-coach-tip";tip.role="status";tip.textContent=text;document.
body.append(tip);const{width,height}=tip.getBoundingClientRect();const most=document.documentElement.clientWidth-width-MARGIN;
tip.style.left=`${Math.min(Math.max(MARGIN,x-width/2),most)}px`;const above=top>height+12;tip.style.top=`${above?top-height-
MARGIN:bottom+MARGIN}px`}var FIELDS="input:not([type=checkbox], [type=radio]), textarea";var APP="[data-testid=stApp]";var SEND_MS=300;var LONGEST_MS=3e3;
var LOOK_MS=20;var typedIn=null;var leftAt=Number.NEGATIVE_INFINITY;function noteTyping({target}){if(target instanceof Element&&
target.matches(FIELDS))typedIn=target}function noteLeaving({target}){if(target!==typedIn)return;typedIn=null;leftAt=performance.
now()}function isRunning(){const app2=document.querySelector(APP);return app2 instanceof HTMLElement&&app2.dataset.testScriptState===
"running"}function afterTyped(then,runs=isRunning){const begun=performance.now();let hasRun=false;const look=()=>{const now=performance.
now();const isRun=runs();hasRun||=isRun;const isTaken=!isRun&&(hasRun||now-leftAt>SEND_MS);if(isTaken||now-begun>LONGEST_MS)
then();else setTimeout(look,LOOK_MS)};if(begun-leftAt>LONGEST_MS)then();else look()}var GRACE_MS=3e3;var NOTICE_ID="psoas-coach-away";var STATE="data-test-connection-state";var sentence="";var app;var timer;
var dialogs=new MutationObserver(closeDialog);function watchConnection(words2){sentence=words2;const current=document.querySelector(
`[${STATE}]`);if(!current||current===app)return;app=current;new MutationObserver(noteState).observe(app,{attributes:true,
attributeFilter:[STATE]})}function noteState(){const connected=app?.getAttribute(STATE)==="CONNECTED";if(connected){clearTimeout(
timer);timer=void 0;dialogs.disconnect();document.getElementById(NOTICE_ID)?.remove()}else if(timer===void 0){timer=setTimeout(
showNotice,GRACE_MS);dialogs.observe(document.body,{childList:true,subtree:true})}}function closeDialog(){const button=document.
querySelector('[role="dialog"] button[aria-label="Close"]');if(button instanceof HTMLElement){button.click();showNotice()}}
function showNotice(){if(document.getElementById(NOTICE_ID))return;const notice=document.createElement("p");notice.id=NOTICE_ID;
notice.setAttribute("role","status");document.body.append(notice);notice.textContent=sentence}var AGAIN_MS=6e4;var LONGEST_TIMER_MS=36e5;var day;var timer2;function watchDay(endsAt,ask){day={endsAt,ask,askedAt:day?.
endsAt===endsAt?day.askedAt:0};checkDay()}function checkDay(){if(!day)return;clearTimeout(timer2);const now=Date.now();const due=Math.
max(day.endsAt,day.askedAt+AGAIN_MS);if(now<due){timer2=setTimeout(checkDay,Math.min(due-now,LONGEST_TIMER_MS));return}day.
askedAt=now;day.ask(now);timer2=setTimeout(checkDay,AGAIN_MS)}var WATCH_MS=3e3;var TOUCHES=["pointerdown","keydown"];function keepAtHeading(page){moveToHeading(page);const watch=new MutationObserver(()=>{if(page.activeElement===page.body)
moveToHeading(page)});const stop=()=>{watch.disconnect();clearTimeout(timer3);for(const kind of TOUCHES)page.removeEventListener(
kind,stop,true)};const timer3=setTimeout(stop,WATCH_MS);watch.observe(page.body,{childList:true,subtree:true});for(const kind of TOUCHES)
page.addEventListener(kind,stop,true);return stop}function moveToHeading(page){const heading2=page.querySelector("h1");if(!heading2)
return;heading2.tabIndex=-1;heading2.style.outline="none";heading2.focus({preventScroll:true});let up=heading2;for(;up;up=
up.parentElement)up.scrollTop=0}var LINK="a[data-page]";var SKIP="a[data-skip]";var WATCH_MS2=8e3;var TOUCHES2=["pointerdown","keydown"];var stopWatching=()=>{};
function isPlain(click){return click.button===0&&!click.altKey&&!click.ctrlKey&&!click.metaKey&&!click.shiftKey}function followLink(click){
const target=click.composedPath()[0];if(!(target instanceof Element)||click.defaultPrevented||!isPlain(click))return;const link=target.
closest(LINK);if(link instanceof HTMLAnchorElement){click.preventDefault();goTo(link)}else if(target.closest(SKIP)){click.
preventDefault();moveToHeading(document)}}function goTo(link){mark(link);afterTyped(()=>{if(link.href!==location.href)history.
pushState({},"",link.href);window.dispatchEvent(new PopStateEvent("popstate",{state:{}}));stopWatching();stopWatching=waitForPage()})}
function mark(link){const bar=link.closest("nav");if(!bar)return;for(const other of bar.querySelectorAll("[aria-current]"))
other.removeAttribute("aria-current");link.setAttribute("aria-current","page")}function waitForPage(){const before=heading();
const look=()=>{const now=heading();if(now===void 0||now===before)return;stop();stopWatching=keepAtHeading(document)};const watch=new MutationObserver(
look);const stop=()=>{watch.disconnect();clearTimeout(timer3);for(const kind of TOUCHES2)document.removeEventListener(kind,
stop,true)};const timer3=setTimeout(stop,WATCH_MS2);watch.observe(document.body,{childList:true,characterData:true,subtree:true});
for(const kind of TOUCHES2)document.addEventListener(kind,stop,true);return stop}function heading(){return document.querySelector(
"h1")?.textContent}function coverScreen(){const viewport=document.querySelector("meta[name=viewport]");if(!(viewport instanceof
HTMLMetaElement)||viewport.content.includes("viewport-fit"))return;viewport.content+=", viewport-fit=cover"}var FIELD="[data-testid=stNumberInput]";var WORDS="psoas-coach-refused";var COMMITS=["Enter","ArrowUp","ArrowDown"];var committed=new WeakMap;
var notWhole="";function setNotWholeWords(words2){notWhole=words2}function toDecimal(typed){const[whole="",...parts]=typed.
replace(/[,\u066b]/g,".").replace(/[^\d.-]/g,"").split(".");return(parts.length?`${whole}.${parts.join("")}`:whole).replace(
/(?!^)-/g,"")}function toWhole(typed){return typed.replace(/[^\d.,\u066b-]/g,"").replace(/(?!^)-/g,"")}function hasFraction(text){
return/[.,\u066b].*\d/.test(text)}function isForWholeNumbers(step){return step!==""&&Number.isInteger(Number(step))}function takeAsText({
target}){if(!(target instanceof HTMLInputElement))return;if(target.type==="number"){target.type="text";const minus=target.
min===""||Number(target.min)<0;target.inputMode=minus?"text":"decimal";target.dataset.number=""}if(isNumberField(target))
committed.set(target,target.value)}function cleanNumber({target}){if(!isNumberField(target))return;target.closest(FIELD)?.
querySelector(`.${WORDS}`)?.remove();const typed=target.value;const number=isForWholeNumbers(target.step)?toWhole(typed):
toDecimal(typed);if(number===typed)return;const place=(target.selectionStart??typed.length)-(typed.length-number.length);
setValue(target,number);target.setSelectionRange(place,place)}function refuseOnLeave({target}){if(isNumberField(target))
refuseFraction(target)}function refuseOnKey({key,target}){if(!isNumberField(target)||!COMMITS.includes(key))return;refuseFraction(
target);setTimeout(()=>committed.set(target,target.value),0)}function refuseFraction(field){const typed=field.value;if(!isForWholeNumbers(
field.step)||!hasFraction(typed))return;setValue(field,committed.get(field)??"");field.dispatchEvent(new Event("input",{
bubbles:true}));const words2=document.createElement("p");words2.className=WORDS;words2.role="alert";words2.textContent=notWhole.
replace("{typed}",typed);field.closest(FIELD)?.append(words2)}function isNumberField(target){return target instanceof HTMLInputElement&&
target.dataset.number!==void 0}function setValue(field,value){Object.getOwnPropertyDescriptor(HTMLInputElement.prototype,
"value")?.set?.call(field,value)}var page_default=`/* What Streamlit's theme cannot say. */

/* Below 16 pixels an iPhone zooms into the page when a field is typed in. */
@media (max-width: 48rem), (pointer: coarse) {
  [data-testid="stMain"] :is(input, textarea, select) {
    font-size: max(16px, 1em) !important;
  }
}

/* A field is read whenever it is left: nobody has to press Enter. */
[data-testid="InputInstructions"] {
  display: none;
}

#psoas-coach-tip {
  position: fixed;
  z-index: 1000;
  max-width: min(20rem, calc(100vw - 16px));
  padding: 0.5rem 0.75rem;
  border-radius: 0.5rem;
  background: #22302d;
  color: #ffffff;
  font-size: 0.875rem;
  pointer-events: none;
}

/* While the app does not answer: over everything, and in nobody's way. */
#psoas-coach-away {
  position: fixed;
  z-index: 1000001;
  inset: max(8px, env(safe-area-inset-top)) 8px auto;
  max-width: 40rem;
  margin: 0 auto;
  padding: 0.75rem 1rem;
  border-radius: 12px;
  background: #22302d;
  color: #ffffff;
  font-size: 1rem;
  pointer-events: none;
}

/* Over the page, until it is answered. */
#psoas-coach-session-reminder {
  position: fixed;
  z-index: 1000001;
  inset: max(8px, env(safe-area-inset-top)) 8px auto;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.25rem 1rem;
  max-width: 40rem;
  margin: 0 auto;
  padding: 0.5rem 1rem;
  border-radius: 12px;
  background: #22302d;
  color: #ffffff;
  font-size: 1rem;
}

#psoas-coach-session-reminder p {
  flex: 1 1 14rem;
  margin: 0;
}

#psoas-coach-session-reminder :is(a, button) {
  display: inline-flex;
  align-items: center;
  min-height: 44px;
  padding: 0 0.5rem;
  border: 0;
  background: none;
  color: #5eead4;
  font: inherit;
  font-weight: 600;
  text-decoration: underline;
  text-underline-offset: 0.2em;
  cursor: pointer;
}

#psoas-coach-session-reminder :is(a, button):focus-visible {
  outline: 3px solid #5eead4;
  outline-offset: 2px;
}

/* What a run was about to redraw when the connection was lost stays readable until it is back. */
[data-test-connection-state]:not([data-test-connection-state="CONNECTED"]) [data-stale="true"] {
  opacity: 1 !important;
}

/* Paper is white, whatever the theme of the screen. */
@media print {
  html,
  body,
  #root,
  .stApp {
    background-color: #ffffff !important;
  }
  .stApp * {
    background-color: transparent !important;
    box-shadow: none !important;
  }
  .stApp,
  .stApp * {
    color: #1c2624 !important;
    -webkit-text-fill-color: #1c2624 !important;
  }
  :root {
    color-scheme: light !important;
  }
  #psoas-coach-tip,
  #psoas-coach-session-reminder {
    display: none;
  }
  /* A chart and a figure of the dark theme turn round: light marks become dark, hues stay. */
  html[data-psoas-coach-theme="dark"]
    :is([data-testid="stVegaLiteChart"] svg, [data-testid="stHtml"] img) {
    filter: invert(1) hue-rotate(180deg);
  }
}

/* Beside a field for whole numbers that got something else. */
.psoas-coach-refused {
  margin: 0.375rem 0 0;
  padding-left: 0.5rem;
  border-left: 3px solid #b3261e;
  font-size: 0.875rem;
}
`;function readStored(storage,key){try{return JSON.parse(storage.getItem(key)??"null")}catch{return null}}function store(storage,key,value){
try{storage.setItem(key,JSON.stringify(value))}catch{}}var NOTICE_ID2="psoas-coach-session-reminder";var STORED="psoas-coach:session-reminder";var LATE_MS=10*6e4;var TAG="psoa\
s-coach-session";var timers=[];function setReminder(reminder){for(const timer3 of timers)clearTimeout(timer3);timers=[];
if(!reminder){document.getElementById(NOTICE_ID2)?.remove();return}const now=Date.now();timers=reminder.at.filter(at=>at>
now).map(at=>setTimeout(()=>remind(reminder,at),at-now))}function remind(reminder,at){const last=readStored(localStorage,
STORED);const elsewhere=typeof last==="number"&&last>=at;if(elsewhere||Date.now()-at>LATE_MS)return;store(localStorage,STORED,
at);showNotice2(reminder);try{if(window.Notification?.permission!=="granted")return;const notification=new Notification(
reminder.title,{body:reminder.body,tag:TAG});notification.onclick=()=>window.focus()}catch{}}function showNotice2({title,
body,go,later,address}){document.getElementById(NOTICE_ID2)?.remove();const notice=document.createElement("div");notice.
id=NOTICE_ID2;notice.setAttribute("role","status");const text=document.createElement("p");const link=document.createElement(
"a");link.href=address;link.dataset.page="true";link.textContent=go;const close=document.createElement("button");close.type=
"button";close.textContent=later;for(const way of[link,close])way.addEventListener("click",()=>notice.remove());notice.append(
text,link,close);document.body.append(notice);text.textContent=`${title}. ${body}`}var HALF_GREY=128;var asked;function readTheme(background){return Number.parseInt(background.trim().slice(1,3),16)<HALF_GREY?
"dark":"light"}function redrawInTheme(shown,drawn,ask){if(shown===drawn)asked=void 0;else if(shown!==asked){asked=shown;
ask()}}var PLACES=["[data-testid=stFileUploaderDropzone]","[data-testid=stFileUploaderFile]","[data-testid=stNumberInput]","[da\
ta-testid=stSelectbox]","[data-testid=stMultiSelect]","[data-testid=stTabs]","[role=listbox]","[role=dialog]"].join(",");
var ATTRIBUTES=["aria-label","title","placeholder"];var SIZE="{size}";var words={};var observer;function translate(text,dictionary){
const whole=dictionary[text.trim()];if(whole!==void 0)return whole;for(const[theirs,ours]of Object.entries(dictionary)){
const[before,after]=theirs.split(SIZE);if(before===void 0||after===void 0)continue;const place=text.indexOf(after);if(place>
0&&text.startsWith(before)){const rest=text.slice(place+after.length);return ours.replace(SIZE,text.slice(before.length,
place))+rest}}return void 0}function translateWithin(node){const element=node instanceof Element?node:node.parentElement;
if(!element)return;const places=element.closest(PLACES)?[element]:[...element.querySelectorAll(PLACES)];for(const place of places){
const texts=document.createTreeWalker(place,NodeFilter.SHOW_TEXT);while(texts.nextNode()){const text=texts.currentNode;const ours=translate(
text.data,words);if(ours!==void 0&&ours!==text.data)text.data=ours}for(const one of[place,...place.querySelectorAll("*")]){
for(const name of ATTRIBUTES){const ours=translate(one.getAttribute(name)??"",words);if(ours!==void 0)one.setAttribute(name,
ours)}}}}function setWidgetWords(dictionary){words=dictionary;observer?.disconnect();observer=void 0;if(Object.keys(dictionary).
length===0)return;observer=new MutationObserver(changes=>{for(const change of changes){translateWithin(change.target);for(const node of change.
addedNodes)translateWithin(node)}observer?.takeRecords()});observer.observe(document.body,{subtree:true,childList:true,characterData:true,
attributes:true,attributeFilter:ATTRIBUTES});translateWithin(document.body)}var STYLE_ID="psoas-coach-browser";function addStyle(){if(document.getElementById(STYLE_ID))return;const style=document.
createElement("style");style.id=STYLE_ID;style.textContent=page_default;document.head.append(style)}function removeLoadingScreen(){
for(const id of["loading-screen","loading-style"])document.getElementById(id)?.remove()}document.addEventListener("click",
followLink);document.addEventListener("focusin",takeAsText,true);document.addEventListener("input",cleanNumber,true);document.
addEventListener("input",noteTyping,true);document.addEventListener("focusout",noteLeaving,true);document.addEventListener(
"focusout",refuseOnLeave,true);document.addEventListener("keydown",refuseOnKey,true);document.addEventListener("pointeru\
p",showTipAt,true);document.addEventListener("scroll",hideTip,true);document.addEventListener("visibilitychange",()=>{if(!document.
hidden)checkDay()});window.addEventListener("pageshow",checkDay);window.addEventListener("focus",checkDay);function setUpPage({
data,parentElement,setStateValue}){const{day_ends,not_whole,away,language,widgets,theme,reminder}=decodePayload(data);document.
documentElement.lang=language;setWidgetWords(widgets);addStyle();removeLoadingScreen();coverScreen();setNotWholeWords(not_whole);
setTimeout(()=>{const colours=getComputedStyle(parentElement.host).getPropertyValue("--st-background-color");const shown=readTheme(
colours);document.documentElement.dataset.psoasCoachTheme=shown;redrawInTheme(shown,theme,()=>setStateValue("theme",shown))},
0);watchConnection(away);setReminder(reminder);watchDay(day_ends,at=>setStateValue("day_over",at))}export{setUpPage as default};
