import { askings } from './asking.ts';
import { assertions } from './assertions.ts';
import { closings } from './closing.ts';
import { crypto } from './crypto.ts';
import { testing } from './testing.ts';
import { timeZones } from './time-zones.ts';
import { files } from './files.ts';
import { language } from './language.ts';
import type { ProgramCase } from './program-case.ts';
import { utilities } from './utilities.ts';

/** All programs, by the module they are about. */
export const programs: ProgramCase[] = [
  ...language,
  ...assertions,
  ...crypto,
  ...files,
  ...testing,
  ...timeZones,
  ...utilities,
  ...askings,
  ...closings,
];
