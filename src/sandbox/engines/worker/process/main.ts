/**
 * The process in which a learner's server runs: Node's globals and packages on top of a web worker. Bundled into one
 * script and run by worker-boot.ts in a worker of opaque origin.
 */
import { Buffer } from 'buffer';
import { whileWorking } from '../clock/activity.ts';
import { joinClock } from '../clock/clock-member.ts';
import type { ClockStart } from '../clock/protocol.ts';
import { replaceTime } from '../clock/replace-time.ts';
import { runProgram } from '../../../compile/link.ts';
import { runPackages } from '../../../packages/run.ts';
import { PROJECT } from '../disk.ts';
import type { ToProcess } from '../protocol.ts';
import { createConsole } from './console.ts';
import { yieldTurns } from './crypto/give-way.ts';
import { setDefaults } from './database-socket.ts';
import { fetch } from './fetch.ts';
import { disk } from './fs/disk.ts';
import { pathToFileURL } from './fs/paths.ts';
import { flushDisk } from './fs/replicate.ts';
import { receive, send } from './host.ts';
import { mainFinished } from './lifetime.ts';
import { watchLoops } from './loop-watch.ts';
import { native } from './native.ts';
import { moduleNamed } from './modules.ts';
import { flushPrints } from './print.ts';
import { ExitSignal, process } from './process-object.ts';
import { startInput } from './stdin.ts';
import { writeNodeStacks } from './stack.ts';
import { setTestSettings } from './test/selection.ts';
import { setTimeZone } from './time-zone.ts';
import { clearTimeout, runTimersOn, setImmediate, setInterval, setTimeout } from './timers.ts';
import { catchUncaught, reportFailure } from './uncaught.ts';
import { nodeUrl } from './url.ts';
import { inspectAsNode } from './web/inspection.ts';
import { Request } from './web/request.ts';
import { Response } from './web/response.ts';

writeNodeStacks();
yieldTurns();
inspectAsNode(Request, Response);

let left = false;

function leave(code: number): void {
  if (left) return;
  left = true;
  process.exitCode = code;
  process.emit('exit', code);
  flushPrints();
  flushDisk();
  send({ type: 'exit', code: process.exitCode });
  native.close();
}

Object.assign(self.console, createConsole());
Object.assign(self, {
  process,
  Buffer,
  fetch,
  Request,
  Response,
  URL: nodeUrl.URL,
  setTimeout,
  setInterval,
  setImmediate,
  clearTimeout,
  clearInterval: clearTimeout,
  clearImmediate: clearTimeout,
  global: self,
});
process.leave = leave;
catchUncaught(leave);

receive('ping', () => send({ type: 'pong' }));
receive('start', (message) => void start(message));

/** Puts the program on the sandbox's clock, before its first line. */
function liveBy(start: ClockStart): void {
  const clock = joinClock(start, send, flushPrints);
  receive('clock', clock.hear);
  replaceTime(clock.timers);
  runTimersOn(clock.timers);
}

/** What a module finds in `import.meta`. */
function describeModule(path: string): object {
  const filename = `${PROJECT}/${path}`;
  const dirname = filename.replace(/\/[^/]*$/, '');
  return { dirname, filename, url: pathToFileURL(filename).href };
}

async function start(message: Extract<ToProcess, { type: 'start' }>) {
  const { program, packages, disk: entries, env, args, tests, pid, clock } = message;
  if (clock) liveBy(clock);
  disk.apply(entries);
  startInput(message.input, message.inputEnded);
  setTestSettings(tests);
  Object.assign(process.env, env);
  if (env['TZ'] !== undefined) setTimeZone(env['TZ']);
  process.pid = pid;
  process.began = performance.now();
  process.argv.push(`${PROJECT}/${program.entry}`, ...args);
  try {
    const find = runPackages(packages, moduleNamed);
    setDefaults(find('pg'));
    await runProgram(program, {
      evaluate: (source, path) =>
        whileWorking(
          import(
            /* @vite-ignore */ `data:text/javascript;charset=utf-8;file=${encodeURIComponent(path)},${encodeURIComponent(source)}`
          ),
        ),
      packageNamespace: (name) => find(name)!,
      guard: watchLoops,
      meta: describeModule,
    });
    mainFinished(() => {
      process.emit('beforeExit', process.exitCode ?? 0);
      leave(process.exitCode ?? 0);
    });
  } catch (error) {
    if (!(error instanceof ExitSignal)) {
      reportFailure(error);
      leave(1);
    }
  }
}
