/**
 * The unmodified client of @webcontainer/api, started by our code, against a stand-in on this machine. It proves our
 * side: how a boot succeeds, fails, is tried again and outlives navigation. The vendor's runtime is not in it.
 */
import { expect, test as base, type Page } from '@playwright/test';
import { createServer, type RequestListener } from 'node:http';
import { serveClientPage } from '../support/webcontainer-host/client-page.ts';
import { listenAnywhere, type Listening } from '../support/webcontainer-host/listening.ts';
import { startStandIn, type StandIn } from '../support/webcontainer-host/stand-in.ts';

const test = base.extend<{ standIn: StandIn }, { clientPage: Listening }>({
  clientPage: [
    async ({}, use) => {
      const page = await serveClientPage();
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
  standIn: async ({}, use) => {
    const standIn = await startStandIn();
    await use(standIn);
    await standIn.close();
  },
});

interface Attempt {
  apiKey?: string;
  times?: { slow?: number; connect?: number; total?: number };
}

interface Outcome {
  /** `booted`, or the name of the trouble. */
  end: string;
  ms: number;
  slow: number;
}

async function openPage(page: Page, { origin }: Listening, query = ''): Promise<void> {
  await page.goto(`${origin}/${query}`);
  await page.waitForFunction(() => 'client' in window);
}

/** Boots once and says how it ended. */
function boot(page: Page, origin: string, attempt: Attempt = {}): Promise<Outcome> {
  return page.evaluate(
    async ([from, options]) => {
      const { bootWebContainer, BootFailure } = window.client;
      const started = performance.now();
      let slow = 0;
      const end = await bootWebContainer({
        ...options,
        origin: from,
        signal: new AbortController().signal,
        onSlow: () => void slow++,
      }).then(
        (webcontainer) => {
          Object.assign(window, { webcontainer });
          return 'booted';
        },
        (error: unknown) => (error instanceof BootFailure ? error.trouble : String(error)),
      );
      return { end, ms: performance.now() - started, slow };
    },
    [origin, attempt] as const,
  );
}

/** A host that misbehaves. */
async function badHost(listener: RequestListener): Promise<Listening> {
  return listenAnywhere(createServer(listener));
}

const never = new Promise<never>(() => {});
declare global {
  interface Window {
    webcontainer: Awaited<ReturnType<Window['client']['bootWebContainer']>>;
  }
}

test('the client takes the address of its host from WEBCONTAINER_API_IFRAME_URL', async ({
  page,
  clientPage,
  standIn,
}) => {
  const strangers: string[] = [];
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (![clientPage.origin, standIn.origin].includes(origin)) strangers.push(request.url());
  });
  await openPage(page, clientPage);
  const { end } = await boot(page, standIn.origin);
  const lost = 'Without this global nothing of the client can be tested. What took its place?';
  expect(end, lost).toBe('booted');
  expect(standIn.frames, lost).toEqual(['/headless?coep=require-corp&version=1.6.4']);
  expect(strangers, lost).toEqual([]);
});

test('files, programs and ports cross the bridge', async ({ page, clientPage, standIn }) => {
  await openPage(page, clientPage);
  await boot(page, standIn.origin);
  const seen = await page.evaluate(async () => {
    const { webcontainer } = window;
    const server = `
      import { createServer } from 'node:http';
      createServer((request, response) => response.end('dal')).listen(3000, () => console.log('ready'));`;
    await webcontainer.mount({
      'server.mjs': { file: { contents: server } },
      menu: { directory: { 'a.bin': { file: { contents: new Uint8Array([0, 255, 128]) } } } },
    });
    const bytes = [...(await webcontainer.fs.readFile('menu/a.bin'))];
    const names = await webcontainer.fs.readdir('/');
    const missing = await webcontainer.fs.readFile('no').catch((error: Error) => error.message);
    const ports: unknown[] = [];
    webcontainer.on('port', (port, change) => void ports.push([port, change]));
    const ready = new Promise<string>((resolve) => {
      webcontainer.on('server-ready', (_port, url) => resolve(url));
    });
    const process = await webcontainer.spawn('node', ['server.mjs']);
    let output = '';
    const printed = Promise.withResolvers<void>();
    const read = process.output.pipeTo(
      new WritableStream({
        write(text) {
          output += text;
          if (output.includes('ready')) printed.resolve();
        },
      }),
    );
    const url = await ready;
    // A port opens before its program has printed that it did.
    await printed.promise;
    process.kill();
    const code = await process.exit;
    await read;
    const unknown = await webcontainer.spawn('npm', []).catch((error: Error) => error.message);
    return { bytes, names: names.sort(), missing, ports, url, output, code, unknown };
  });
  expect(seen).toMatchObject({
    bytes: [0, 255, 128],
    names: ['menu', 'server.mjs'],
    ports: [
      [3000, 'open'],
      [3000, 'close'],
    ],
    output: 'ready\r\n',
    code: 143,
    unknown: 'spawn npm ENOENT',
  });
  expect(seen.missing).toContain('ENOENT');
  expect(seen.url).toMatch(/--3000\.localhost/);
});

test('a navigation that replaces the body leaves the runtime alive', async ({
  page,
  clientPage,
  standIn,
}) => {
  await openPage(page, clientPage);
  await boot(page, standIn.origin);
  const kept = await page.evaluate(async () => {
    await window.webcontainer.mount({ 'order.txt': { file: { contents: 'kept' } } });
    document.body.replaceWith(document.createElement('body'));
    return window.webcontainer.fs.readFile('order.txt', 'utf-8');
  });
  expect(kept).toBe('kept');
  expect(standIn.frames).toHaveLength(1);
});

test('a second boot gives the same WebContainer; after its end, a new one', async ({
  page,
  clientPage,
  standIn,
}) => {
  await openPage(page, clientPage);
  await boot(page, standIn.origin);
  const first = await page.evaluateHandle(() => window.webcontainer);
  await boot(page, standIn.origin);
  expect(await page.evaluate((one) => one === window.webcontainer, first)).toBe(true);
  await page.evaluate(() => window.client.endWebContainer(window.webcontainer));
  expect(await boot(page, standIn.origin)).toMatchObject({ end: 'booted' });
  expect(await page.evaluate((one) => one === window.webcontainer, first)).toBe(false);
  expect(await page.evaluate(() => window.webcontainer.fs.readdir('/'))).toEqual([]);
});

/** Boots five times. Gives the different ends, and the milliseconds of the fastest: any one may meet a busy machine. */
async function bootRepeatedly(page: Page, origin: string): Promise<{ ends: string[]; ms: number }> {
  const ends = new Set<string>();
  let fastest = Infinity;
  for (let attempt = 0; attempt < 5; attempt++) {
    const { end, ms } = await boot(page, origin);
    ends.add(end);
    fastest = Math.min(fastest, ms);
  }
  return { ends: [...ends], ms: fastest };
}

test.describe('fails with the trouble named', () => {
  test('refused, within 100 ms', async ({ page, clientPage }) => {
    const gone = await badHost(() => {});
    await gone.close();
    await openPage(page, clientPage);
    const { ends, ms } = await bootRepeatedly(page, gone.origin);
    expect(ends).toEqual(['unreachable']);
    expect(ms).toBeLessThanOrEqual(100);
  });

  test('no such host', async ({ page, clientPage }) => {
    await openPage(page, clientPage);
    expect(await boot(page, 'https://runtime.invalid')).toMatchObject({ end: 'unreachable' });
  });

  test('offline', async ({ page, clientPage, standIn, context }) => {
    await openPage(page, clientPage);
    await context.setOffline(true);
    expect(await boot(page, standIn.origin)).toMatchObject({ end: 'offline' });
  });

  for (const directive of ['frame-src', 'connect-src'])
    test(`forbidden by ${directive}`, async ({ page, clientPage, standIn }) => {
      await openPage(page, clientPage, `?csp=${encodeURIComponent(`${directive} 'self'`)}`);
      const { ends, ms } = await bootRepeatedly(page, standIn.origin);
      expect(ends).toEqual(['blocked-by-policy']);
      expect(ms).toBeLessThan(500);
    });

  const embeddable = {
    'Content-Type': 'text/html',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
  const silent: Record<string, RequestListener> = {
    'accepts and never answers': () => void never,
    'answers 503': (_request, response) => void response.writeHead(503, embeddable).end('down'),
    'forbids frames': (_request, response) =>
      void response.writeHead(200, { ...embeddable, 'X-Frame-Options': 'DENY' }).end(),
  };
  for (const [name, listener] of Object.entries(silent))
    test(`a host that ${name}, after an offer to switch`, async ({ page, clientPage }) => {
      const host = await badHost(listener);
      await openPage(page, clientPage);
      const outcome = await boot(page, host.origin, { times: { slow: 200, connect: 400 } });
      expect(outcome).toMatchObject({ end: 'silent', slow: 1 });
      expect(outcome.ms).toBeLessThan(1000);
      await host.close();
    });

  const faults = [
    ['a host that never says init', 'no-init', 'silent', { connect: 400 }],
    ['a build that hangs', 'hang-build', 'stuck', { total: 1000 }],
    ['a build that is refused', 'reject-build', 'storage-blocked', {}],
  ] as const;
  for (const [name, apiKey, trouble, times] of faults)
    test(name, async ({ page, clientPage, standIn }) => {
      await openPage(page, clientPage);
      expect(await boot(page, standIn.origin, { apiKey, times })).toMatchObject({ end: trouble });
    });
});

test('a boot that waits for a silent host succeeds when it is tried again', async ({
  page,
  clientPage,
}) => {
  const silent = await badHost(() => {});
  await openPage(page, clientPage);
  const { origin } = silent;
  expect(await boot(page, origin, { times: { connect: 300 } })).toMatchObject({ end: 'silent' });
  await silent.close();
  const standIn = await startStandIn(Number(new URL(origin).port));
  expect(await boot(page, origin)).toMatchObject({ end: 'booted' });
  await standIn.close();
});

test('a WebContainer that comes too late is ended, and the next boot gets another', async ({
  page,
  clientPage,
  standIn,
}) => {
  await openPage(page, clientPage);
  const ended = page.waitForRequest(/\/end\//);
  standIn.fault = 'hold-build';
  const times = { total: 1000 };
  expect(await boot(page, standIn.origin, { times })).toMatchObject({ end: 'stuck' });
  standIn.fault = null;
  standIn.release();
  await ended;
  expect(await boot(page, standIn.origin)).toMatchObject({ end: 'booted' });
});

test('who stops waiting gets the reason', async ({ page, clientPage, standIn }) => {
  await openPage(page, clientPage);
  const reason = await page.evaluate((origin) => {
    const controller = new AbortController();
    const booting = window.client.bootWebContainer({ origin, signal: controller.signal });
    controller.abort('The learner left.');
    return booting.catch((error: unknown) => error);
  }, standIn.origin);
  expect(reason).toBe('The learner left.');
});
