/**
 * The page in the client's hidden frame: speaks the protocol of @webcontainer/api 1.6 and hands the work to the server
 * beside it. Comlink is the client's own copy, so both ends always speak the same dialect.
 */
import { Comlink } from '/comlink.js';

const bytes = new TextEncoder();

/** Asks the server; throws what the server threw. */
async function ask(path, body) {
  const response = await fetch(path, { method: 'POST', body });
  if (response.ok) return response;
  throw Object.assign(new Error(await response.text()), { name: 'Error' });
}

const asked = new URLSearchParams(location.search).get('client_id');
const fault = asked ?? (await (await ask('/fault')).text());

async function build(options) {
  if (fault === 'reject-build')
    throw new Error('Failed to register the service worker: third-party storage is blocked');
  if (fault === 'hang-build') return new Promise(() => {});
  if (fault === 'hold-build') await ask('/gate');
  const { id, cwd } = await (await ask('/build', JSON.stringify(options))).json();
  return Comlink.proxy(createInstance(id, cwd));
}

function createInstance(id, cwd) {
  const listeners = { port: new Set(), 'server-ready': new Set(), error: new Set() };
  const emit = (event, ...details) => {
    for (const listener of listeners[event] ?? []) listener(...details);
  };
  const running = new Set();

  const call = (name, path, rest = '') =>
    ask(`/fs/${id}/${name}?path=${encodeURIComponent(path)}${rest}`);
  const fs = {
    async readFile(path, encoding) {
      const response = await call('readFile', path);
      return encoding ? response.text() : new Uint8Array(await response.arrayBuffer());
    },
    async writeFile(path, data) {
      await ask(`/fs/${id}/writeFile?path=${encodeURIComponent(path)}`, data);
    },
    async readdir(path, options) {
      const entries = await (await call('readdir', path)).json();
      if (!options?.withFileTypes) return entries.map(({ name }) => name);
      return entries.map(({ name, isFolder }) => ({ name, 'Symbol(type)': isFolder ? 2 : 1 }));
    },
    async mkdir(path) {
      await call('mkdir', path);
    },
    async rm(path, options) {
      await call('rm', path, `&options=${encodeURIComponent(JSON.stringify(options ?? {}))}`);
    },
  };

  function run({ command, args, env }, _stdout, _stderr, output) {
    const exit = Promise.withResolvers();
    const stop = new AbortController();
    running.add(stop);
    const url = (port) => `http://${id}--${port}.localhost:${location.port}`;
    const hear = {
      output: ({ data }) => output?.(Uint8Array.fromBase64(data)),
      port({ port, change }) {
        if (fault === 'no-server') return;
        emit('port', port, change, url(port));
        if (change === 'open') emit('server-ready', port, url(port));
      },
      error: ({ message }) => emit('error', { message }),
      exit({ code }) {
        running.delete(stop);
        output?.(null);
        exit.resolve(code);
      },
    };
    const started = Promise.withResolvers();
    void (async () => {
      const response = await ask(`/run/${id}`, JSON.stringify({ command, args, env }));
      const lines = response.body.pipeThrough(new TextDecoderStream());
      let rest = '';
      for await (const text of lines) {
        const parts = (rest + text).split('\n');
        rest = parts.pop();
        for (const part of parts) {
          const message = JSON.parse(part);
          if (message.type === 'started') started.resolve(message.pid);
          else hear[message.type](message);
        }
      }
    })().catch(started.reject);
    const kill = () => void started.promise.then((pid) => ask(`/kill/${id}/${pid}`));
    stop.signal.addEventListener('abort', kill);
    // One after the other: requests may overtake each other.
    let written = started.promise;
    const write = (data) =>
      (written = written.then(async (pid) => {
        await ask(`/write/${id}/${pid}`, bytes.encode(data));
        return pid;
      }));
    const process = { kill, write, resize: async () => {}, onExit: exit.promise };
    return started.promise.then(() => Comlink.proxy(process));
  }

  return {
    run,
    fs: () => Comlink.proxy(fs),
    previewScript: () => Comlink.proxy({}),
    runtimeInfo: () => ({ path: '/bin:/usr/bin', cwd }),
    loadFiles: async (payload) => void (await ask(`/mount/${id}`, payload)),
    setPreviewScript: async (source) => void (await ask(`/script/${id}`, bytes.encode(source))),
    setCredentials() {},
    on(event, listener) {
      listeners[event]?.add(listener);
      return Comlink.proxy(() => void listeners[event]?.delete(listener));
    },
    async teardown() {
      for (const one of running) one.abort();
      await ask(`/end/${id}`);
    },
  };
}

if (fault === 'hold-init') await ask('/gate');
if (fault !== 'no-init') {
  const { port1, port2 } = new MessageChannel();
  Comlink.expose({ build }, port1);
  parent.postMessage({ type: 'init' }, '*', [port2]);
}
