// Bundled from psoas_coach/ui/js/src by `make js`. Do not edit.
var WAIT_MS=3e3;var TRIED="psoas-coach-loaded-again";function reloadBlank(root,storage,reload){if(root===null)return;if(root.
childElementCount>0)storage.removeItem(TRIED);else if(storage.getItem(TRIED)===null){storage.setItem(TRIED,"1");reload()}}
function watchForBlankPage(){window.addEventListener("load",()=>{const look=()=>reloadBlank(document.getElementById("roo\
t"),sessionStorage,()=>location.reload());setTimeout(look,WAIT_MS)})}watchForBlankPage();
