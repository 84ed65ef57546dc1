/**
 * The first script of every learner worker, as a data: address. It waits for the process bundle and runs it with the
 * message port as its only parameter, so that the line to the engine is not a global the learner's code could take.
 */
export const workerBoot = `data:text/javascript,${encodeURIComponent(
  "self.onmessage=(e)=>{self.onmessage=null;new Function('port',e.data)(e.ports[0])}",
)}`;
