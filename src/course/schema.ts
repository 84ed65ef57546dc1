/**
 * What authors may write in the head of a lesson (`lesson.mdx`), in `module.yaml` and in `sources.yaml`. Fields not
 * named here are refused: a misspelled field must not be lost in silence.
 */
import { z } from 'astro/zod';
import { capabilities } from '#lib/capabilities.ts';

/** Duties of the two trades that the course covers: frontend, backend, browser navigation, the handshake. */
export const duties = [
  ...['F1', 'F2', 'F3', 'F4', 'F5'],
  ...['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9', 'B10', 'B11'],
  ...['N1', 'H1', 'H2', 'H3', 'H4', 'H5'],
] as const;

/** Where a lesson's work lies: one of the two halves, or the pass between them (gateway, contract, rollout). */
export const places = ['frontend', 'pass', 'backend'] as const;
export type Place = (typeof places)[number];

const title = z.string().min(3).max(70);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by -');
const placeList = z
  .array(z.enum(places))
  .min(1)
  .describe('Where the learner works, in any order. Both halves: `[frontend, backend]`.');

/** The head of `content/lessons/NN-module/NN-lesson/lesson.mdx`. */
export const lessonSchema = z.strictObject({
  /** Sentence case, no full stop. May contain `code` and *emphasis*, like every short text of a lesson. */
  title: title.describe('Title of the lesson, in sentence case: `Two halves of one order`.'),

  /** Shown below the title and on the map. Says what the learner can do afterwards or what goes wrong now. */
  summary: z.string().min(20).max(180).describe('One or two sentences, 20 to 180 characters.'),

  /** For a learner who meets the subject for the first time, exercise included. */
  minutes: z.int().min(5).max(120).describe('How long the lesson takes, in whole minutes.'),

  halves: placeList,

  /** Keys of the duty ledger. A duty counts as covered when the lesson's checks prove it. */
  duties: z.array(z.enum(duties)).min(1).describe('Duties the lesson covers: `[H1, B11]`.'),

  /** Never name an engine here: an engine is chosen by what it can. */
  needs: z
    .array(z.enum(capabilities))
    .default(['server', 'wire', 'driver'])
    .describe('What the sandbox must be able to do; see `src/lib/capabilities.ts`.'),

  /** Folder in `content/templates/` that the lesson's `starter/` is laid over. */
  template: slug.describe('Name of the template the exercise starts from: `restaurant`.'),

  /** Without it, each editor opens the file in which its half begins. */
  open: z
    .array(z.string())
    .max(2)
    .optional()
    .describe('Files the editors open first, one of each half: `[frontend/styles.css]`.'),

  /** Keys of `content/sources.yaml`. Primary sources first: standards, then the maker's documentation. */
  sources: z.array(z.string()).default([]).describe('Where the facts come from.'),

  /** A learner finishes on the edition they started with, so a changed exercise needs a new edition. */
  edition: z
    .string()
    .regex(/^\d{4}\.\d+$/, 'must be written in quotes as year.number, for example "2026.1"')
    .describe('Edition of the course that last changed the exercise: `"2026.1"`.'),
});

/** A lesson that the map announces before it is written. */
const plannedLesson = z.strictObject({
  /** Place in the whole course, counted through all modules. */
  number: z.int().min(1).describe('Number of the lesson in the course: 2.'),
  /** The folder name the lesson will have, without its number. */
  slug: slug.describe('The last part of its address: `reading-the-slip`.'),
  title: title.describe('Title of the lesson, in sentence case.'),
  halves: placeList,
});

/** `content/lessons/NN-module/module.yaml`. */
export const moduleSchema = z.strictObject({
  title: title.describe('Title of the module, in sentence case: `The handshake`.'),

  summary: z.string().min(20).max(200).describe('One or two sentences for the map.'),

  /** What this part of a web application is in the restaurant. A few words, shown beside the title. */
  role: z.string().min(3).max(40).describe('The module in the restaurant: `the order window`.'),

  /** For the module's own page: the picture in two to four sentences, and where it breaks down. */
  place: z
    .string()
    .min(60)
    .max(320)
    .describe('What the module is in the restaurant, in a few sentences.'),

  /** What a visitor of the preview can newly do; completes "After this module the app can …". */
  after: z
    .string()
    .min(20)
    .max(160)
    .describe('What the app can do after the module, without a full stop.'),

  /** Take a lesson out of this list when its folder is there. */
  planned: z
    .array(plannedLesson)
    .default([])
    .describe('Lessons that are not written yet, in order.'),

  /** The capstone that closes the module: one larger exercise without instructions. */
  capstone: title
    .optional()
    .describe('Title of the capstone after this module, where there is one.'),
});

/** One entry of `content/sources.yaml`; its key is what lessons write under `sources`. */
export const sourceSchema = z.strictObject({
  /** As the source names itself. */
  title: z.string().min(3).describe('Title of the page or document, with its publisher.'),
  url: z.url().describe('Address, beginning with https://.'),
  /**
   * When somebody last opened the source and found that the lessons agree with it. Readers see it, so it is left out
   * until somebody has.
   */
  checked: z
    .string()
    .regex(/^\d{4}-\d{2}$/, 'must be written in quotes as year-month, for example "2026-11"')
    .optional()
    .describe('Month in which the source was last opened and compared: `"2026-11"`.'),
});

/** One entry of `content/glossary.yaml`; its key is its address on the glossary page: `/glossary/#api`. */
export const termSchema = z.strictObject({
  term: z.string().min(2).max(40).describe('The word, as lessons write it.'),
  meaning: z.string().min(10).max(160).describe('One plain sentence of at most 25 words.'),
  picture: z.string().min(3).max(90).optional().describe('The same thing in the restaurant.'),
  lessons: z.array(slug).min(1).describe('Slugs of the lessons that explain it, first one first.'),
});

/** One entry of `content/duties.yaml`; its key is what lessons write under `duties`. */
export const dutySchema = z.strictObject({
  half: z.enum(places).describe('Whose duty it is; `pass` for what both halves do together.'),
  title: title.describe('The duty in a few words: `Calls to the API`.'),
  meaning: z.string().min(20).max(160).describe('One plain sentence.'),
});

export type LessonHead = z.infer<typeof lessonSchema>;
export type ModuleHead = z.infer<typeof moduleSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Term = z.infer<typeof termSchema>;
export type Duty = z.infer<typeof dutySchema>;
export type DutyId = (typeof duties)[number];
export type PlannedLesson = ModuleHead['planned'][number];
