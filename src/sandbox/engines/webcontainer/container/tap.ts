/**
 * Loaded before a learner's program, with `node --import`: tells the engine what the program prints, which ports it
 * opens, which signals it listens to, what it asks other servers, and what ends it.
 */
import { toOsc } from './osc.ts';
import { createPrinter } from './print.ts';
import type { FromProcess } from './protocol.ts';
import { watchExit } from './tap/uncaught.ts';
import { tapFetch } from './tap/fetch.ts';
import { tapOutput } from './tap/output.ts';
import { tapPorts } from './tap/ports.ts';
import { tapInput } from './tap/input.ts';
import { tapSignals } from './tap/signals.ts';

// Taken now: what the program does to its output later is tapped itself.
const write = process.stdout.write.bind(process.stdout);
const send = (message: FromProcess) => void write(toOsc(message));
const printer = createPrinter(send, setImmediate);

tapOutput(printer);
tapPorts(send);
const input = tapInput();
tapSignals(send, input);
tapFetch(send);
watchExit(send, printer);
