/** What the search can do on this page, besides opening pages. */
import { loadProgress } from '#progress/progress.ts';
import type { SearchDocument } from './documents.ts';
import type { Command } from './find.ts';

export function commandsOf(documents: readonly SearchDocument[]): Command[] {
  const lessons = documents.filter(({ kind }) => kind === 'lesson');
  return [
    {
      ...{ kind: 'command', title: 'Continue the course' },
      text: 'Opens the first lesson that is not done.',
      run: () => void goOn(lessons),
    },
    ...checksCommand(),
    ...themeCommand(),
    {
      ...{ kind: 'command', title: 'Save a copy of your work' },
      text: 'Export or import your progress, or erase it.',
      run: () => location.assign('/your-data/#copy'),
    },
    {
      ...{ kind: 'command', title: 'Take the whole course along' },
      text: 'Stores all of it on this device, to work offline.',
      run: () => location.assign('/your-data/#offline'),
    },
    {
      ...{ kind: 'command', title: 'Change the settings' },
      text: 'Theme, motion, engine.',
      run: () => location.assign('/settings/'),
    },
  ];
}

/** To the first lesson that is not passed; the map, when all are. */
async function goOn(lessons: readonly SearchDocument[]) {
  const progress = await loadProgress();
  const next = lessons.find(({ slug }) => !progress.lessons[slug ?? '']?.passedAt);
  location.assign(next?.path ?? '/map/');
}

/** On a lesson's page: the keys that run the checks, which its workbench knows even before it has loaded. */
function checksCommand(): Command[] {
  if (!document.getElementById('order-ticket')) return [];
  const keys = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
  return [
    {
      ...{ kind: 'command', title: 'Run the checks' },
      text: 'Judges your code in this lesson, as Ctrl+Enter does.',
      run: () => document.dispatchEvent(new KeyboardEvent('keydown', keys)),
    },
  ];
}

/** The button in the header, by its own words: “Switch to the dark theme”. */
function themeCommand(): Command[] {
  const button = document.querySelector<HTMLElement>('[data-theme-toggle]');
  const title = button?.getAttribute('aria-label');
  if (!button || !title) return [];
  const text = 'Light or dark colors, on every page.';
  return [{ kind: 'command', title, text, run: () => button.click() }];
}
