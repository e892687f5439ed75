// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
var LOOK_EVERY_MS=5e3;async function look(){const answer=await fetch("/pair",{method:"HEAD",cache:"no-store"}).catch(()=>null);
if(answer?.ok)location.reload()}document.getElementById("again")?.addEventListener("click",()=>location.reload());setInterval(
look,LOOK_EVERY_MS);
