// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
var SENTENCES={400:"wrong",403:"wrong",429:"wait",503:"unavailable"};function byId(id){return document.getElementById(id)}
function say(name){byId("said").textContent=byId("sentences").dataset[name]??""}async function pair(code){say("waiting");
const response=await fetch("/pair",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({code}),
redirect:"error"}).catch(()=>null);if(response?.status===204)location.replace("/");else say(response===null?"unreachable":
SENTENCES[response.status]??"unavailable");return response?.status}var field=byId("code");var scanned=decodeURIComponent(
location.hash.slice(1));if(location.hash)history.replaceState(null,"",location.pathname);function show(){byId("lead-scan\
ned").hidden=!scanned;byId("lead-typed").hidden=Boolean(scanned);byId("typed").hidden=Boolean(scanned)}byId("form").addEventListener(
"submit",async event=>{event.preventDefault();const code=scanned||field.value.trim();if(!code){say("empty");field.focus();
return}const button=byId("button");button.disabled=true;const status=await pair(code);button.disabled=false;if(status===
400||status===403){scanned="";show();field.focus()}});show();
