import { createGateway, type NetworkGateway } from '#sandbox/gateway/gateway.ts';
import type { FailureReason, Receiver } from '#sandbox/gateway/receiver.ts';
import type { Client } from '#sandbox/wire/events.ts';
import { createWireLog, type WireLog } from '#sandbox/wire/log.ts';
import { createManualTime, type ManualTime } from './manual-time.ts';

/** A request that a test sent, with what came of it on both sides. */
export interface TestExchange {
  readonly number: number;
  /** What the sender got, in order: `200`, text, `.` for the end, `!reset` for a failure. */
  readonly got: string[];
  /** Whether the kitchen has the request, and whether somebody hung up on it. */
  kitchen: 'waiting' | 'asked' | 'done' | 'left';
  /** The kitchen sends a part. */
  answer(status: number, headers?: [string, string][]): void;
  say(text: string): void;
  finish(): void;
  breakOff(reason?: FailureReason): void;
  giveUp(): void;
}

/** A gateway with senders and kitchens in the hands of a test. */
export interface TestGateway {
  gateway: NetworkGateway;
  wire: WireLog;
  time: ManualTime;
  send(path: string, options?: { method?: string; client?: Client }): TestExchange;
}

/** Creates one without rules. */
export function createTestGateway(): TestGateway {
  const wire = createWireLog();
  const time = createManualTime();
  const gateway = createGateway(wire, time);
  let last = 0;

  function send(path: string, { method = 'GET', client = 'page' as Client } = {}): TestExchange {
    const number = ++last;
    const got: string[] = [];
    let kitchen: Receiver | null = null;
    const sender: Receiver = {
      head: ({ status }) => void got.push(String(status)),
      data: (chunk) => void got.push(new TextDecoder().decode(chunk)),
      end: () => void got.push('.'),
      failed: (reason) => void got.push(`!${reason}`),
    };
    const end = (step: (receiver: Receiver) => void) => {
      if (!kitchen || exchange.kitchen !== 'asked') return;
      exchange.kitchen = 'done';
      step(kitchen);
    };
    const exchange: TestExchange = {
      number,
      got,
      kitchen: 'waiting',
      answer: (status, headers = []) =>
        exchange.kitchen === 'asked' && kitchen?.head({ status, statusText: '', headers }),
      say: (text) => exchange.kitchen === 'asked' && kitchen?.data(new TextEncoder().encode(text)),
      finish: () => end((receiver) => receiver.end()),
      breakOff: (reason = 'reset') => end((receiver) => receiver.failed(reason, '')),
      giveUp: () => giveUp(),
    };
    const url = `http://localhost:3000${path}`;
    const request = { exchange: number, client, method, url, headers: [], body: null };
    const giveUp = gateway.pass(request, sender, (receiver) => {
      kitchen = receiver;
      exchange.kitchen = 'asked';
      return () => void (exchange.kitchen = 'left');
    });
    return exchange;
  }
  return { gateway, wire, time, send };
}

/** Lets promises that are settled take effect. */
export async function turn(): Promise<void> {
  for (let step = 0; step < 5; step++) await Promise.resolve();
}
