import type { RunningProject } from '#sandbox/run-project.ts';
import { createBackend, type Backend } from './backend.ts';
import { createCloud, type Cloud } from './cloud/cloud.ts';
import { createClock, restOrFailure, type Clock } from './clock.ts';
import { patienceOf } from './deadline.ts';
import { createDb, type Db } from './db.ts';
import { createHost, type Host } from './host/host.ts';
import { createPrograms, type Programs } from './programs/programs.ts';
import { createLeaks, type Leaks } from './leaks.ts';
import { createPage, type Page } from './page/page.ts';
import { createRequest, type Request } from './request.ts';
import { createTabs, type Tabs } from './tabs.ts';
import type { Trail } from './trail.ts';
import { createWire, type Wire } from './wire/wire.ts';

/** What a check's function gets. All it does with them ends up on the trail, in words. */
export interface CheckTools {
  /** The learner's page, as a user has it. */
  page: Page;
  /** Other tabs of the page's browser, also of other sites, in lessons that need `attacker`. */
  tabs: Tabs;
  /** What crosses the pass, and ways to get between. */
  wire: Wire;
  /** A client beside the page, or several: `request.as('Luz')`. */
  request: Request;
  /** The kitchen as a process. */
  backend: Backend;
  /** Its database, in lessons that need `postgres`. Each check finds it as the project's SQL files fill it. */
  db: Db;
  /** A platform that runs copies of the kitchen, in lessons that need `machines` and `clock`. */
  host: Host;
  /** Programs of the project that are no servers: tools, tests, and the commands of its README. */
  programs: Programs;
  /** Where a made-up secret turned up: in tables, in the kitchen's log, in answers. */
  leaks: Leaks;
  /** Cloud platforms that run the kitchen as its files for them say. They need what `host` needs. */
  cloud: Cloud;
  /** The time of both halves, in lessons that need `clock` and say `clock: {}` beside their checks. */
  clock: Clock;
  /** Aborted when the check is out of time or no longer wanted. */
  signal: AbortSignal;
}

/** Creates the tools for one check. */
export function createTools(
  project: RunningProject,
  trail: Trail,
  signal: AbortSignal,
): CheckTools {
  const { clock, gateway, wire: log } = project.sandbox;
  const pause = async (ms: number) => {
    if (clock?.installed) await restOrFailure(clock.advance(ms));
  };
  const page = createPage(project, trail, signal, pause);
  const request = createRequest(project.sandbox, trail, signal);
  const host = createHost(project, trail, signal);
  const time = createClock(project.sandbox, trail);
  return {
    page,
    tabs: createTabs(project, trail, signal, pause),
    wire: createWire({
      log,
      gateway,
      trail,
      settle: () => page.settled(),
      standsStill: () => clock?.installed ?? false,
      patience: () => patienceOf(project.sandbox),
      signal,
    }),
    request,
    backend: createBackend(project, trail, signal),
    db: createDb(project.sandbox, trail, signal),
    host,
    programs: createPrograms(project.sandbox, trail, signal),
    leaks: createLeaks(project.sandbox),
    cloud: createCloud(project, { host, clock: time, request }, trail),
    clock: time,
    signal,
  };
}
