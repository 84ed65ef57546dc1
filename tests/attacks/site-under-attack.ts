/** The site as an attacker would like to find it: one secret, in every place a site can keep one. */
export interface SiteUnderAttack {
  readonly secret: string;
  /** Fills in what an attempt may name. */
  arm(code: string): string;
  /** Everything an attempt must leave as it was, as one text. */
  state(): Promise<string>;
  clean(): Promise<void>;
}

/** Plants the secret in the page the test runs in. */
export async function plantSecrets(secret: string): Promise<SiteUnderAttack> {
  localStorage.setItem('canary', secret);
  sessionStorage.setItem('canary', secret);
  document.cookie = `canary=${secret}; path=/`;
  document.documentElement.dataset['canary'] = secret;
  Object.assign(window, { secret });
  await writeDatabase(secret);
  await (await caches.open('canary')).put('/canary', new Response(secret));
  const folder = await navigator.storage.getDirectory();
  const file = await (await folder.getFileHandle('canary', { create: true })).createWritable();
  await file.write(secret);
  await file.close();
  const channel = new BroadcastChannel('canary');
  const heard: string[] = [];
  channel.onmessage = ({ data }) => {
    heard.push(String(data));
    channel.postMessage(secret);
  };
  const blob = URL.createObjectURL(new Blob([secret]));

  return {
    secret,
    arm: (code) =>
      `const SITE = ${JSON.stringify(location.origin)}, BLOB = ${JSON.stringify(blob)}, SECRET = ${JSON.stringify(secret)};\n${code}`,
    async state() {
      return JSON.stringify({
        title: document.title,
        address: location.href,
        cookie: document.cookie,
        local: { ...localStorage },
        session: { ...sessionStorage },
        database: await readDatabase(),
        cache: await (await caches.match('/canary'))?.text(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        polluted: 'polluted' in {},
        frames: document.querySelectorAll('iframe').length,
        heard,
      });
    },
    async clean() {
      channel.close();
      URL.revokeObjectURL(blob);
      localStorage.removeItem('canary');
      sessionStorage.removeItem('canary');
      document.cookie = 'canary=; path=/; max-age=0';
      indexedDB.deleteDatabase('canary');
      await caches.delete('canary');
      await folder.removeEntry('canary');
    },
  };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('canary', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('secrets');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('The database did not open.'));
  });
}

async function writeDatabase(secret: string): Promise<void> {
  const database = await openDatabase();
  const writing = database.transaction('secrets', 'readwrite');
  writing.objectStore('secrets').put(secret, 'canary');
  await new Promise<void>((resolve) => (writing.oncomplete = () => resolve()));
  database.close();
}

async function readDatabase(): Promise<unknown> {
  const database = await openDatabase();
  const reading = database.transaction('secrets').objectStore('secrets').getAll();
  await new Promise<void>((resolve) => (reading.onsuccess = () => resolve()));
  database.close();
  return reading.result;
}
