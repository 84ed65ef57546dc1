/** The learner's code reaches nothing of the site: neither from the page nor from the kitchen. */
import { appOf, editors, expect, openLesson, replaceCode, test } from '../support/site.ts';

const secret = 'amaras-secret';

/** Tries every way it knows to the site's storage, and gives all it found as one text. Runs as learner code. */
const attack = `
async function attack() {
  const ways = {
    ownStorage: () => JSON.stringify({ ...localStorage }),
    parentStorage: () => JSON.stringify({ ...parent.localStorage }),
    topStorage: () => JSON.stringify({ ...top.localStorage }),
    session: () => JSON.stringify({ ...sessionStorage }),
    cookie: () => document.cookie,
    parentCookie: () => parent.document.cookie,
    parentText: () => parent.document.documentElement.outerHTML,
    database: () => new Promise((resolve, reject) => {
      const opening = indexedDB.open('canary');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const all = opening.result.transaction('secrets').objectStore('secrets').getAll();
        all.onsuccess = () => resolve(JSON.stringify(all.result));
      };
    }),
    caches: async () => JSON.stringify(await caches.keys()),
    files: async () => JSON.stringify(await Array.fromAsync((await navigator.storage.getDirectory()).keys())),
    site: async () => (await fetch(SITE)).text(),
    siteByRequest: () => new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.onload = () => resolve(request.responseText);
      request.onerror = () => reject(new Error('refused'));
      request.open('GET', SITE);
      request.send();
    }),
  };
  const found = [];
  for (const [name, way] of Object.entries(ways)) {
    const late = new Promise((resolve) => setTimeout(resolve, 500, 'no answer'));
    try { found.push(name + ': ' + (await Promise.race([way(), late]))); }
    catch (error) { found.push(name + ': ' + error); }
  }
  return 'Tried ' + found.length + ' ways.\\n' + found.join('\\n');
}`;

test.beforeEach(async ({ page, context, baseURL }) => {
  await page.goto('/');
  await context.addCookies([{ name: 'canary', value: secret, url: baseURL ?? '' }]);
  await page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        localStorage.setItem('canary', value);
        sessionStorage.setItem('canary', value);
        const opening = indexedDB.open('canary', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('secrets');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('secrets', 'readwrite');
          writing.objectStore('secrets').put(value, 'canary');
          writing.oncomplete = () => resolve();
        };
        opening.onerror = () => reject(opening.error ?? new Error('No database.'));
      }),
    secret,
  );
  await openLesson(page);
});

test('the attack has teeth: on the site itself it finds everything', async ({ page, baseURL }) => {
  const code = attack.replaceAll('SITE', `'${baseURL}'`);
  const loot = await page.evaluate(`(() => { ${code}; return attack(); })()`);
  expect(String(loot).split(secret).length - 1).toBeGreaterThanOrEqual(6);
  expect(loot).toContain('Every order crosses the pass');
});

test('from the page', async ({ page, baseURL }) => {
  const code = `${attack.replaceAll('SITE', `'${baseURL}'`)}
    document.body.innerHTML = '<pre role="note"></pre>';
    document.querySelector('pre').textContent = await attack();`;
  await replaceCode(page, editors.page, code);
  const loot = appOf(page).getByRole('note');
  await expect(loot).toContainText('Tried 12 ways.', { timeout: 20_000 });
  await expect(loot).not.toContainText(secret);
  await expect(loot).not.toContainText('Every order crosses the pass');
});

test('from the kitchen', async ({ page, baseURL }) => {
  const code = `import { createServer } from 'node:http';
    ${attack.replaceAll('SITE', `'${baseURL}'`)}
    const loot = await attack();
    createServer((request, response) => response.end(loot)).listen(3000, () => console.log(loot));`;
  await replaceCode(page, editors.kitchen, code);
  const log = page.getByLabel('Log of both halves');
  await expect(log).toContainText('Tried 12 ways.', { timeout: 20_000 });
  await expect(log).not.toContainText(secret);
  await expect(log).not.toContainText('Every order crosses the pass');
});
