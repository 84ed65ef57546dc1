import type { Sandbox, SandboxDatabase } from '#sandbox/sandbox.ts';
import type { WireEvent } from '#sandbox/wire/events.ts';

/** Where values turn up that should stay hidden, such as a password that the check made up. */
export interface Leaks {
  /**
   * The places at which `secret` stands, in words and each once: `the table users`, `the kitchen’s log`, `a statement to the pantry`,
   * `the answer to GET /api/me`. What was said since the check began counts, and what the tables hold now; also when it
   * is written in hex, in Base64 or for an address.
   */
  of(secret: string): Promise<string[]>;
}

/** Creates the tool of one check. Without a database it looks at what was said only. */
export function createLeaks({ wire, database }: Sandbox): Leaks {
  const before = wire.lastId;
  return {
    async of(secret) {
      const events = wire.after(before);
      const said = events.flatMap((event) =>
        textsOf(event).some((text) => holds(text, secret)) ? [placeOf(event, events)] : [],
      );
      const tables = database ? await tablesWith(database, secret) : [];
      return [...new Set([...tables.map((name) => `the table ${name}`), ...said])];
    },
  };
}

/** Whether a text holds a secret: as it is, or in a spelling that anybody can turn back. */
export function holds(text: string, secret: string): boolean {
  if (text.includes(secret)) return true;
  return spellings(text).some((one) => one.includes(secret));
}

function spellings(text: string): string[] {
  const found = [text.replace(/\\(["\\/])/g, '$1')];
  try {
    found.push(decodeURIComponent(text.replaceAll('+', ' ')));
  } catch {
    // Not written for an address.
  }
  for (const [word] of text.matchAll(/(?:[0-9a-f]{2}){4,}/gi)) found.push(...read(word, 'hex'));
  for (const [word] of text.matchAll(/[\w+/-]{6,}/g)) found.push(...read(word, 'base64'));
  return found;
}

function read(word: string, how: 'hex' | 'base64'): string[] {
  try {
    const binary =
      how === 'hex'
        ? word.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)))
        : atob(word.replaceAll('-', '+').replaceAll('_', '/'));
    return [new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)))];
  } catch {
    return [];
  }
}

/** What the kitchen itself has said with an event. What others sent to it is no leak. */
function textsOf(event: WireEvent): string[] {
  switch (event.kind) {
    case 'log':
      return event.half === 'backend' ? [event.text] : [];
    case 'error':
      return [event.message];
    case 'query':
      return [event.text, ...event.parameters.filter((value) => value !== null)];
    case 'response':
      return [event.body.text ?? '', ...event.headers.map(([, value]) => value)];
    default:
      return [];
  }
}

function placeOf(event: WireEvent, events: readonly WireEvent[]): string {
  if (event.kind === 'query') return 'a statement to the pantry';
  if (event.kind !== 'response') return 'the kitchen’s log';
  for (const asked of events)
    if (asked.kind === 'request' && asked.exchange === event.exchange)
      return `the answer to ${asked.method} ${new URL(asked.url).pathname}`;
  return 'an answer';
}

async function tablesWith(database: SandboxDatabase, secret: string): Promise<string[]> {
  const { rows } = await database.query(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of rows as { name: string }[]) {
    const all = await database.query(`SELECT t::text AS row FROM "${name}" t`);
    if (all.rows.some(({ row }) => holds(String(row), secret))) found.push(name);
  }
  return found;
}
