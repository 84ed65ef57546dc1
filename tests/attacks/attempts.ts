/**
 * Ways in which learner code might try to reach the site. Each is the body of an async function that returns what it
 * found. It has succeeded when that contains the secret, or when the site is no longer as it was. In the code, `SITE` is
 * the site's origin, `BLOB` an address of a blob of the site that holds the secret, and `SECRET` the secret itself, for
 * attempts whose success shows in another way.
 */
export interface Attempt {
  name: string;
  code: string;
}

/** From the page or from the server. */
export const anywhere: Attempt[] = [
  {
    name: 'read the site’s database',
    code: `return await new Promise((done, fail) => {
      const opening = indexedDB.open('canary');
      opening.onerror = () => fail(opening.error);
      opening.onsuccess = () => {
        const all = opening.result.transaction('secrets').objectStore('secrets').getAll();
        all.onsuccess = () => done(JSON.stringify(all.result));
      };
    })`,
  },
  { name: 'list the site’s databases', code: `return JSON.stringify(await indexedDB.databases())` },
  {
    name: 'delete the site’s database',
    code: `return await new Promise((done, fail) => {
      const deleting = indexedDB.deleteDatabase('canary');
      deleting.onsuccess = () => done('deleted'); deleting.onerror = () => fail(deleting.error);
    })`,
  },
  { name: 'read the site’s cache', code: `return await (await caches.match('/canary')).text()` },
  { name: 'list the site’s caches', code: `return (await caches.keys()).join()` },
  {
    name: 'poison the site’s cache',
    code: `await (await caches.open('canary')).put(SITE + '/canary', new Response('poisoned')); return 'done'`,
  },
  {
    name: 'read the site’s private files',
    code: `const folder = await navigator.storage.getDirectory();
      return await (await (await folder.getFileHandle('canary')).getFile()).text()`,
  },
  {
    name: 'read cookies through the cookie store',
    code: `return JSON.stringify(await cookieStore.getAll())`,
  },
  { name: 'fetch a page of the site', code: `return await (await fetch(SITE + '/')).text()` },
  {
    name: 'fetch a page with the site’s cookies',
    code: `return await (await fetch(SITE + '/', { credentials: 'include', mode: 'cors' })).text()`,
  },
  {
    name: 'fetch a page without asking (no-cors)',
    code: `return await (await fetch(SITE + '/', { mode: 'no-cors' })).text()`,
  },
  {
    name: 'request a page the old way',
    code: `return await new Promise((done, fail) => {
      const request = new XMLHttpRequest();
      request.onload = () => done(request.responseText); request.onerror = () => fail(new Error('refused'));
      request.open('GET', SITE + '/'); request.send();
    })`,
  },
  {
    name: 'read events of the site',
    code: `return await new Promise((done, fail) => {
      const source = new EventSource(SITE + '/'); source.onmessage = (e) => done(e.data);
      source.onerror = () => { source.close(); fail(new Error('refused')); };
    })`,
  },
  {
    name: 'overhear the site’s broadcasts',
    code: `const channel = new BroadcastChannel('canary'); channel.postMessage('ask');
      return await new Promise((done) => { channel.onmessage = (e) => done(e.data); })`,
  },
  {
    name: 'import a module of the site',
    code: `return JSON.stringify(await import(SITE + '/canary.js'))`,
  },
  {
    name: 'start a worker of the site',
    code: `const worker = new Worker(SITE + '/worker.js');
      return await new Promise((done, fail) => { worker.onmessage = (e) => done(e.data); worker.onerror = () => fail(new Error('refused')); })`,
  },
  {
    name: 'share a worker with the site',
    code: `const shared = new SharedWorker(SITE + '/worker.js', 'canary');
      return await new Promise((done, fail) => { shared.port.onmessage = (e) => done(e.data); shared.onerror = () => fail(new Error('refused')); })`,
  },
  { name: 'list the site’s locks', code: `return JSON.stringify(await navigator.locks.query())` },
  { name: 'read a blob of the site', code: `return await (await fetch(BLOB)).text()` },
  { name: 'have the site’s origin', code: `return self.origin === SITE ? SECRET : 'other'` },
  {
    name: 'catch our messages by their prototype',
    code: `const seen = []; const post = MessagePort.prototype.postMessage;
      MessagePort.prototype.postMessage = function (...args) { seen.push(JSON.stringify(args)); return post.apply(this, args); };
      console.log('lure'); await new Promise((done) => setTimeout(done, 50));
      MessagePort.prototype.postMessage = post; return seen.length ? SECRET : 'nothing'`,
  },
  {
    name: 'pollute the prototypes of what we receive',
    code: `Object.defineProperty(Object.prototype, 'polluted', { value: 'yes', configurable: true, enumerable: true });
      console.log('lure', JSON.parse('{"__proto__":{"polluted":"yes"}}')); await new Promise((done) => setTimeout(done, 50));
      delete Object.prototype.polluted; return 'tried'`,
  },
];

/** Needs a document. */
export const fromPage: Attempt[] = [
  { name: 'read local storage', code: `return JSON.stringify({ ...localStorage })` },
  { name: 'read session storage', code: `return JSON.stringify({ ...sessionStorage })` },
  { name: 'read cookies', code: `return document.cookie` },
  {
    name: 'write a cookie of the site',
    code: `document.cookie = 'stolen=yes; path=/'; return 'tried'`,
  },
  { name: 'read the parent’s storage', code: `return JSON.stringify({ ...parent.localStorage })` },
  { name: 'read the parent’s cookies', code: `return parent.document.cookie` },
  { name: 'read the parent’s page', code: `return parent.document.documentElement.outerHTML` },
  {
    name: 'write into the parent’s page',
    code: `parent.document.title = 'stolen'; return 'tried'`,
  },
  { name: 'read the top page', code: `return top.document.documentElement.outerHTML` },
  { name: 'read the parent’s variables', code: `return parent.secret` },
  { name: 'read the frame element', code: `return window.frameElement.ownerDocument.cookie` },
  { name: 'read the opener', code: `return opener.document.cookie` },
  {
    name: 'read sibling frames',
    code: `let found = ''; for (let i = 0; i < parent.length; i++) try { found += parent[i].document.documentElement.outerHTML } catch {} return found`,
  },
  {
    name: 'command the frame that owns the workers',
    code: `const { port1, port2 } = new MessageChannel(); let answer = '';
      port1.onmessage = (e) => { answer = SECRET; };
      for (let i = 0; i < parent.length; i++) parent[i].postMessage('control', '*', [port2.constructor === MessagePort && i === 0 ? port2 : new MessageChannel().port2]);
      await new Promise((done) => setTimeout(done, 50)); return answer`,
  },
  {
    name: 'forge the first message of a page',
    code: `const { port1, port2 } = new MessageChannel(); let answer = '';
      port1.onmessage = () => { answer = SECRET; };
      parent.postMessage({ type: 'hello', token: 'guess' }, '*', [port2]);
      port1.postMessage({ type: 'ran' }); await new Promise((done) => setTimeout(done, 50)); return answer`,
  },
  {
    name: 'escape through a blank frame',
    code: `const f = document.createElement('iframe'); document.body.append(f); return JSON.stringify({ ...f.contentWindow.localStorage })`,
  },
  {
    name: 'escape through a frame of the site',
    code: `const f = document.createElement('iframe'); f.src = SITE + '/'; document.body.append(f);
      await new Promise((done) => { f.onload = done; }); return f.contentDocument.cookie`,
  },
  {
    name: 'escape through a frame without a sandbox',
    code: `document.body.insertAdjacentHTML('beforeend', '<iframe sandbox="allow-same-origin allow-scripts" srcdoc="<p>x"></iframe>');
      const f = document.body.lastElementChild; await new Promise((done) => { f.onload = done; }); return f.contentDocument.cookie`,
  },
  {
    name: 'escape through a javascript: address',
    code: `const f = document.createElement('iframe'); f.src = 'javascript:parent.stolen = top.document.cookie'; document.body.append(f);
      await new Promise((done) => setTimeout(done, 100)); return String(window.stolen)`,
  },
  {
    name: 'embed the site as an object',
    code: `const o = document.createElement('object'); o.data = SITE + '/'; document.body.append(o);
      await new Promise((done) => { o.onload = done; o.onerror = done; }); return o.contentDocument.cookie`,
  },
  {
    name: 'register a service worker',
    code: `await navigator.serviceWorker.register(SITE + '/worker.js'); return 'registered'`,
  },
  {
    name: 'list service workers',
    code: `return JSON.stringify(await navigator.serviceWorker.getRegistrations())`,
  },
  {
    name: 'ask for the site’s storage',
    code: `await document.requestStorageAccess(); return document.cookie`,
  },
  {
    name: 'take the site’s domain',
    code: `document.domain = new URL(SITE).hostname; return parent.document.cookie`,
  },
  { name: 'move the top window', code: `top.location.href = 'about:blank#moved'; return 'tried'` },
  {
    name: 'move the top window by replace',
    code: `top.location.replace('about:blank#moved'); return 'tried'`,
  },
  {
    name: 'move the top window by open',
    code: `open('about:blank#moved', '_top'); return 'tried'`,
  },
  {
    name: 'move the top window by a link',
    code: `const a = document.createElement('a'); a.href = 'about:blank#moved'; a.target = '_top'; document.body.append(a); a.click(); return 'tried'`,
  },
  {
    name: 'move the top window by a form',
    code: `const f = document.createElement('form'); f.action = SITE + '/moved'; f.target = '_top'; document.body.append(f); f.submit(); return 'tried'`,
  },
  {
    name: 'open a window',
    code: `const w = open(SITE + '/'); return w ? w.document.cookie : 'none'`,
  },
  {
    name: 'read a style sheet of the site',
    code: `const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = SITE + '/canary.css'; document.head.append(l);
      await new Promise((done) => { l.onload = done; l.onerror = done; }); return [...l.sheet.cssRules].map((r) => r.cssText).join()`,
  },
  {
    name: 'read a picture of the site',
    code: `const i = new Image(); i.src = SITE + '/canary.svg'; await new Promise((done) => { i.onload = done; i.onerror = done; });
      const c = document.createElement('canvas'); c.getContext('2d').drawImage(i, 0, 0); return c.toDataURL() && SECRET`,
  },
  {
    name: 'see what the site loaded',
    code: `return parent.performance.getEntries().map((e) => e.name).join()`,
  },
  { name: 'read the clipboard', code: `return await navigator.clipboard.readText()` },
  {
    name: 'use stored credentials',
    code: `return JSON.stringify(await navigator.credentials.get({ password: true }))`,
  },
  {
    name: 'share memory with the parent',
    code: `parent.postMessage({ type: 'hello', token: 'guess', memory: new SharedArrayBuffer(8) }, '*'); return parent.memory`,
  },
];

/** Needs a worker. */
export const fromServer: Attempt[] = [
  {
    name: 'import a script of the site',
    code: `importScripts(SITE + '/canary.js'); return self.canary`,
  },
  {
    name: 'name a parent',
    code: `return JSON.stringify([typeof parent, typeof opener, typeof document, typeof localStorage])`,
  },
  {
    name: 'find our line to the engine',
    code: `return typeof port !== 'undefined' ? SECRET : 'none'`,
  },
  {
    name: 'answer for another process',
    code: `postMessage({ type: 'response-head', exchange: 1, head: { status: 200, statusText: 'forged', headers: [] } }); return 'tried'`,
  },
  {
    name: 'close the port of another process',
    code: `postMessage({ type: 'close', port: 3000 }); return 'tried'`,
  },
];
