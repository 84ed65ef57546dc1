/** The checks: an API for the authors of lessons, and what runs them. */
export { defineChecks, type Check, type Checks, type Hint } from './define.ts';
export { expect } from './expect.ts';
export { CheckFailure, type Finding } from './failure.ts';
export { pick } from './pick.ts';
export { mentions, newLines, saysTheSame, valuesIn } from './words.ts';
export { runChecks, type CheckResult, type CheckStatus, type RunChecksOptions } from './run.ts';
export type { CheckTools } from './tools.ts';
export type { Page } from './page/page.ts';
export type { TextWatch, Watch } from './page/watching.ts';
export type { Emulation } from './page/emulate.ts';
export type { PageError } from './page/errors.ts';
export type { FilterOptions, Locator } from './page/locator.ts';
export type {
  Announcement,
  Box,
  BrowserDialog,
  CutOff,
  FocusOrder,
  FocusStop,
  Layout,
  Sample,
  Seen,
  TextLine,
} from './page/protocol.ts';
export type { Request, RequestOptions } from './request.ts';
export type { CheckResponse } from './response.ts';
export type { Upload } from './upload.ts';
export type { KeptCookie } from './jar.ts';
export { byName } from './headers.ts';
export type { HoldOptions, Interference, RuleOptions, Wire } from './wire/wire.ts';
export type { Hold, Which } from './wire/hold.ts';
export type { MadeAnswer } from './wire/made-answer.ts';
export type { SentRequest } from './wire/sent-request.ts';
export type { Exchange } from '#sandbox/wire/exchanges.ts';
export type { Tabs } from './tabs.ts';
export type { Leaks } from './leaks.ts';
export type { Clock } from './clock.ts';
export type { Cloud, Deployment } from './cloud/cloud.ts';
export { instancesFor, type Platform, type ServicePlan, type Vault } from './cloud/plan.ts';
export type { Backend } from './backend.ts';
export type { Instance } from './instance.ts';
export type { Host, HostOptions } from './host/host.ts';
export type { HostedInstance, InstanceState, StopOptions } from './host/hosted-instance.ts';
export { isFailure } from './host/load.ts';
export type { Load, LoadOptions, LoadRequest, LossReason, Outcome } from './host/load.ts';
export { parseRolloutFile, type RolloutFile } from './host/rollout-file.ts';
export type { Probe, Probes } from './host/probe.ts';
export type { Rollout, RolloutPlan, RolloutState, StartOptions } from './host/rollout.ts';
export type { ProgramOptions, Programs, ReadmeStep } from './programs/programs.ts';
export type { EndedTest, TestRun, WantedRun } from './programs/run-tests.ts';
export type { ProgramEnd } from './programs/finish.ts';
export type { TriedNotes } from './notes/try-notes.ts';
export { pagesReadBy, rowsCarriedBy, tripsOf, type Db } from './db.ts';
export type { RivalReport } from '#sandbox/sandbox.ts';
export type { QueryEvent, SlowHashEvent } from '#sandbox/wire/events.ts';
