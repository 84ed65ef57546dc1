/** One clock for the page, the processes and the database. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Files } from '#lib/files.ts';
import type { SandboxClock } from '#sandbox/clock.ts';
import type { Preview, SandboxProcess } from '#sandbox/sandbox.ts';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

const noon = Date.UTC(2027, 0, 15, 12);

let sandbox: TestSandbox;
let clock: SandboxClock;
let before = 0;
const open: { dispose(): void }[] = [];
beforeAll(async () => {
  sandbox = await openSandbox();
  clock = sandbox.clock!;
});
afterAll(() => sandbox.dispose());
beforeEach(() => {
  clock.install({ now: noon });
  before = sandbox.wire.lastId;
});
afterEach(async () => {
  for (const one of open.splice(0)) one.dispose();
  for (const process of processes.splice(0)) {
    process.kill();
    await process.exit;
  }
});

const events = () => sandbox.wire.after(before);
const logs = () => events().flatMap((event) => (event.kind === 'log' ? [event.text] : []));
const processes: SandboxProcess[] = [];
async function serve(source: string): Promise<SandboxProcess> {
  const process = await sandbox.serve(source);
  processes.push(process);
  return process;
}
async function show(files: Files): Promise<Preview> {
  const preview = await sandbox.show(files);
  open.push(preview);
  return preview;
}
const page = (script: string) =>
  show({
    'index.html': '<main></main><script type="module" src="/app.ts"></script>',
    'app.ts': script,
  });

const kitchen = (answer: string) => `
  import { createServer } from 'node:http';
  createServer(async (request, response) => {
    const say = (text: string) => console.log(Date.now() - ${noon}, text);
    ${answer}
  }).listen(3000);`;

describe('a process', () => {
  it('lives by the clock from its first line', async () => {
    await serve(`
      import { setTimeout as sleep } from 'node:timers/promises';
      import { createServer } from 'node:http';
      const at = (what: string) => console.log(what, Date.now() - ${noon}, performance.now(), new Date().getTime() - ${noon});
      at('start');
      setTimeout(() => at('timeout'), 1500);
      const beat = setInterval(() => at('beat'), 1000);
      setTimeout(() => clearInterval(beat), 2500);
      sleep(1200).then(() => at('slept'));
      AbortSignal.timeout(700).addEventListener('abort', () => at('aborted'));
      setImmediate(() => at('immediate'));
      createServer().listen(3000);`);
    await clock.settled();
    expect(logs()).toEqual(['start 0 0 0', 'immediate 0 0 0']);
    await clock.advance(999);
    expect(logs().slice(2)).toEqual(['aborted 700 700 700']);
    await clock.advance(9001);
    expect(logs().slice(3)).toEqual([
      'beat 1000 1000 1000',
      'slept 1200 1200 1200',
      'timeout 1500 1500 1500',
      'beat 2000 2000 2000',
    ]);
    expect(clock.now()).toBe(noon + 10_000);
  });

  it('starts at the time that it is', async () => {
    await clock.advance(5000);
    const { output } = await sandbox.run('console.log(Date.now(), new Date().toISOString())');
    expect(output).toBe(`${noon + 5000} 2027-01-15T12:00:05.000Z\n`);
  });

  it('is killed when its grace has passed on the clock', async () => {
    const process = await serve(`
      import { createServer } from 'node:http';
      process.on('SIGTERM', () => console.log('wait'));
      createServer().listen(3000);`);
    sandbox.signal(process, 'SIGTERM', { graceMs: 10_000 });
    await clock.advance(9_999);
    expect(logs()).toEqual(['wait']);
    let ended = false;
    void process.exit.then(() => void (ended = true));
    await clock.settled();
    expect(ended).toBe(false);
    await clock.advance(1);
    expect(await process.exit).toBe(137);
  });

  it('ends when its last timer has run', async () => {
    await sandbox.runtime.mount({
      'main.ts': { file: { contents: 'setTimeout(() => console.log("done"), 60_000)' } },
    });
    const process = await sandbox.runtime.spawn('node', ['main.ts']);
    await clock.advance(60_000);
    expect(await process.exit).toBe(0);
    expect(logs()).toEqual(['done']);
  });
});

describe('a page', () => {
  it('lives by the clock from its first line', async () => {
    await page(`
      const at = (what: string) => console.log(what + ' ' + (Date.now() - ${noon}) + ' ' + performance.now());
      at('start');
      setTimeout(() => at('timeout'), 1500);
      const beat = setInterval(() => at('beat'), 1000);
      setTimeout(() => clearInterval(beat), 2500);
      AbortSignal.timeout(700).addEventListener('abort', () => at('aborted'));
      requestIdleCallback(() => at('idle'));
      requestAnimationFrame(() => at('frame'));`);
    // A frame is real, and comes by itself.
    await nextEvent(
      sandbox,
      (event) => event.id > before && event.kind === 'log' && event.text === 'frame 0 0',
    );
    await clock.advance(3000);
    expect(logs()).toEqual([
      'start 0 0',
      'frame 0 0',
      'idle 1 1',
      'aborted 700 700',
      'beat 1000 1000',
      'timeout 1500 1500',
      'beat 2000 2000',
    ]);
  });

  it('cannot find the real time', async () => {
    await page(`
      const { format } = new Intl.DateTimeFormat('en', { timeZone: 'UTC', dateStyle: 'short' });
      console.log([
        new Date().constructor === Date,
        Object.getPrototypeOf(Date) === Function.prototype,
        new (new Date().constructor as DateConstructor)().getTime() - ${noon},
        new (class extends Date {})().getTime() - ${noon},
        Date() === new Date().toString(),
        format(),
        Performance.prototype.now.call(performance),
        (globalThis as any).Temporal?.Now.instant().epochMilliseconds ?? ${noon},
      ].join());`);
    await clock.settled();
    expect(logs()).toEqual([`true,true,0,0,true,1/15/27,0,${noon}`]);
  });

  it('goes on with its clock after a reload', async () => {
    const preview = await page('console.log(String(Date.now()))');
    await clock.advance(1234);
    await preview.reload();
    await clock.settled();
    expect(logs()).toEqual([String(noon), String(noon + 1234)]);
  });

  it('asks for a broken event stream again when its time has come', async () => {
    await serve(
      kitchen(`
      say(request.url!);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end('retry: 5000\\n\\n');`),
    );
    await page(`new EventSource('/stream')`);
    await clock.advance(12_000);
    expect(logs()).toEqual(['0 /stream', '5000 /stream', '10000 /stream']);
  });

  it('lets React draw what a timer brings', async () => {
    const preview = await show({
      'index.html': '<main></main><script type="module" src="/app.tsx"></script>',
      'app.tsx': `
        import { useEffect, useState } from 'react';
        import { createRoot } from 'react-dom/client';
        function Count() {
          const [count, setCount] = useState(0);
          useEffect(() => {
            const timer = setTimeout(() => setCount(count + 1), 100);
            return () => clearTimeout(timer);
          }, [count]);
          return <p>{count}</p>;
        }
        createRoot(document.querySelector('main')!).render(<Count />);`,
    });
    await preview.install(`register('text', () => document.querySelector('main').textContent)`);
    for (const [ms, text] of [
      [0, '0'],
      [99, '0'],
      [1, '1'],
      [1000, '11'],
    ] as const) {
      await clock.advance(ms);
      expect(await preview.call('text')).toBe(text);
    }
  });
});

describe('both halves', () => {
  it('move in one order of time', async () => {
    await serve(
      kitchen(`
      say('asked');
      await new Promise((resolve) => setTimeout(resolve, 300));
      say('answers');
      response.end('{"dish":"Dal"}');`),
    );
    await page(`
      const say = (text: string) => console.log((Date.now() - ${noon}) + ' ' + text);
      setTimeout(async () => {
        say('asks');
        const { dish } = await (await fetch('/soup')).json();
        say(dish);
        setTimeout(() => say('later'), 50);
      }, 200);
      setTimeout(() => say('between'), 400);`);
    await clock.advance(1000);
    const at = (half: string) =>
      events().flatMap((event) =>
        event.kind === 'log' && event.half === half ? [event.text] : [],
      );
    expect(at('frontend')).toEqual(['200 asks', '400 between', '500 Dal', '550 later']);
    expect(at('backend')).toEqual(['200 asked', '500 answers']);
    const times = logs().map((text) => parseInt(text));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('come to rest although an answer is held back', async () => {
    await serve(kitchen(`say('asked');`));
    await page(
      `fetch('/soup', { signal: AbortSignal.timeout(8000) }).catch((error) => console.log(error.name));`,
    );
    await clock.advance(7999);
    expect(logs()).toEqual(['0 asked']);
    await clock.advance(1);
    expect(logs()).toEqual(['0 asked', 'TimeoutError']);
    const failures = events().flatMap((event) => (event.kind === 'failure' ? [event] : []));
    expect(failures.map(({ reason, time }) => [reason, time - noon])).toEqual([['aborted', 8000]]);
  });

  it('see time jump', async () => {
    await serve(
      kitchen(`response.end(String(Date.now()));`) +
        `
      setInterval(() => console.log('beat', Date.now() - ${noon}), 1000);`,
    );
    await clock.jump(24 * 3600_000);
    expect(logs()).toEqual([`beat ${24 * 3600_000}`]);
    expect((await sandbox.ask('/')).text).toBe(String(noon + 24 * 3600_000));
    await clock.advance(1000);
    expect(logs()).toHaveLength(2);
  });

  it('run to the next timer of any', async () => {
    await serve(kitchen(`response.end();`) + `setTimeout(() => console.log('kitchen'), 700);`);
    await page(`setTimeout(() => console.log('page'), 300)`);
    expect((await clock.runToNext()) - noon).toBe(300);
    expect(logs()).toEqual(['page']);
    expect((await clock.runToNext()) - noon).toBe(700);
    expect(await clock.runToNext()).toBe(clock.now());
  });
});

describe('a program without rest', () => {
  it('is told apart from time passing', async () => {
    await serve(
      kitchen(`response.end();`) +
        `
      setTimeout(function again() { setImmediate(again); }, 10);`,
    );
    await expect(clock.advance(10)).rejects.toThrow('The process server.ts keeps itself busy');
    expect(clock.now()).toBe(noon + 10);
  });

  it('may set a timer of no time: time goes on', async () => {
    await page(`
      let runs = 0;
      (function again() { runs++; setTimeout(again, 0); })();
      setTimeout(() => console.log(String(runs)), 100);`);
    await clock.advance(100);
    expect(logs()).toEqual(['100']);
  });

  it('ends an advance with too many timers', async () => {
    await page(`for (let i = 0; i < 200; i++) setInterval(() => {}, 1);`);
    await expect(clock.advance(1000)).rejects.toThrow('2000 timers ran within 10 ms of the clock.');
  });
});

it('is real again for what starts after it was taken away', async () => {
  clock.uninstall();
  const { output } = await sandbox.run('setTimeout(() => console.log(Date.now()), 10)');
  expect(Math.abs(Number(output) - Date.now())).toBeLessThan(60_000);
});
