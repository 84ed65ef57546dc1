import { readExample, BadExample, type ExampleStep } from './read-example.ts';
import type { Note } from './read-notes.ts';

/** What became of one `@example`. */
export interface ExampleEnd {
  /** The exported function it stands above. */
  name: string;
  /** How many values it claims. */
  claims: number;
  /** Why it is not true, in one sentence; `null` when all it claims is so. */
  trouble: string | null;
}

/** Begins the lines in which the program tells how examples ended. */
const MARK = 'Tried the notes: ';

interface Told {
  index: number;
  trouble: string;
}

/** A program that runs the examples of a module, and how its output is read. */
export interface ExampleProgram {
  source: string;
  /** How the examples ended, from what the program printed and its exit code. */
  read(output: string): ExampleEnd[];
}

/** Makes a program of a module's examples; `module` is how the program imports it: `./menu-csv.ts`. */
export function makeExampleProgram(module: string, notes: readonly Note[]): ExampleProgram {
  const ends: ExampleEnd[] = [];
  const parts: string[] = [];
  for (const { name, examples } of notes) {
    for (const code of examples) {
      const end: ExampleEnd = { name, claims: 0, trouble: null };
      const index = ends.push(end) - 1;
      try {
        const steps = readExample(code);
        end.claims = steps.filter(isClaim).length;
        parts.push(`await run(${index}, async () => {\n${steps.map(toCode).join('\n')}\n});`);
      } catch (error) {
        if (!(error instanceof BadExample)) throw error;
        end.trouble = `It is not code that can be run: ${error.message}.`;
      }
    }
  }
  const names = notes.map(({ name }) => name).filter((name) => name !== 'default');
  const source = `import * as exported from ${JSON.stringify(module)};
import assert from 'node:assert/strict';
import { inspect, isDeepStrictEqual } from 'node:util';
const { ${names.join(', ')} } = exported;
function differs(text, value, expected) {
  if (!isDeepStrictEqual(value, expected)) throw { said: text + ' gives ' + inspect(value) + ', not ' + inspect(expected) + '.' };
}
async function run(index, example) {
  try {
    await example();
  } catch (error) {
    const trouble = error?.said ?? 'It throws: ' + (error?.message ?? String(error));
    console.log(${JSON.stringify(MARK)} + JSON.stringify({ index, trouble }));
  }
}
${parts.join('\n')}
console.log(${JSON.stringify(MARK)} + 'all');
`;

  return {
    source,
    read(output) {
      const told = output.split('\n').filter((line) => line.startsWith(MARK));
      const troubles = told
        .filter((line) => line !== `${MARK}all`)
        .map((line) => JSON.parse(line.slice(MARK.length)) as Told);
      const isWhole = told.includes(`${MARK}all`);
      return ends.map((end, index) => {
        const trouble = troubles.find((one) => one.index === index)?.trouble;
        const broken = isWhole ? null : `It could not be run. ${output.trim().slice(0, 200)}`;
        return { ...end, trouble: end.trouble ?? trouble ?? broken };
      });
    },
  };
}

const isClaim = ({ kind, text }: ExampleStep) => kind !== 'statement' || /^assert\b/.test(text);

function toCode({ kind, text, expression, expected }: ExampleStep): string {
  const said = JSON.stringify(`\`${expression}\``);
  if (kind === 'value') return `differs(${said}, await (${expression}), (${expected}));`;
  if (kind === 'throws') {
    const silent = JSON.stringify({ said: `\`${expression}\` does not throw.` });
    return `try { await (${expression}); throw ${silent}; } catch (error) { if (error?.said) throw error; }`;
  }
  return `${text};`;
}
