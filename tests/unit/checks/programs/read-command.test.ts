import { expect, it } from 'vitest';
import { BadCommand, readCommands, type Command } from '#checks/programs/read-command.ts';

const command = (part: Partial<Command>): Command => ({
  env: {},
  words: [],
  stdinFrom: null,
  ...part,
});

it.each<[string, Command[]]>([
  ['node a.ts "two words" # and why', [command({ words: ['node', 'a.ts', 'two words'] })]],
  ['PORT=3100 node a.ts', [command({ env: { PORT: '3100' }, words: ['node', 'a.ts'] })]],
  ['export A="x y"', [command({ words: ['export', 'A=x y'] })]],
  ['PORT=3100', [command({ env: { PORT: '3100' } })]],
  [
    'node a.ts --only=x < menu.csv',
    [command({ words: ['node', 'a.ts', '--only=x'], stdinFrom: 'menu.csv' })],
  ],
  ['cat menu.csv | node a.ts', [command({ words: ['node', 'a.ts'], stdinFrom: 'menu.csv' })]],
  [
    'npm test && npm start &',
    [command({ words: ['npm', 'test'] }), command({ words: ['npm', 'start'] })],
  ],
  [
    'node $TOOL "$TOOL" \'$TOOL\' $NOTHING',
    [command({ words: ['node', 'tool.ts', 'tool.ts', '$TOOL', ''] })],
  ],
  ['node --test backend/*.test.ts', [command({ words: ['node', '--test', 'backend/*.test.ts'] })]],
  ['', []],
])('reads %s', (line, commands) => {
  expect(readCommands(line, { TOOL: 'tool.ts' })).toEqual(commands);
});

it.each(['node a.ts > out', 'node a.ts | node b.ts', 'node a.ts <', '(node a.ts)', 'a || b'])(
  'refuses %s',
  (line) => expect(() => readCommands(line, {})).toThrow(BadCommand),
);
