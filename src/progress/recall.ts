/**
 * What the learner remembers, by the events. When a question comes back follows FSRS, the algorithm of the library
 * ts-fsrs. Loaded when something was answered; nothing of it is needed before.
 */
import { createEmptyCard, fsrs, Rating, type Card, type Grade } from 'ts-fsrs';
import { addDays, daysBetween } from '#lib/day.ts';
import { mergeEvents, questionKey, type ProgressEvent } from './events.ts';

/** What is known of one question. */
export interface Memory {
  lesson: string;
  question: string;
  /** How many answers count, and how many of them were right. One a day counts, the first. */
  answers: number;
  right: number;
  /** The day of the last of them, and whether it was right. */
  day: string;
  wasRight: boolean;
  /** When it should be asked again: a day of the learner's calendar. */
  dueDay: string;
}

/** What the learner remembers. */
export interface Recall {
  /** By the question's key; see `questionKey`. */
  memories: ReadonlyMap<string, Memory>;
  /** When the lessons that are passed were passed, in milliseconds since 1970. */
  passedAt: ReadonlyMap<string, number>;
}

type Answer = Extract<ProgressEvent, { kind: 'answered' }>;

/** The longest time between two answers, in days: what is never asked again is not known to be remembered. */
const longest = 365;

/**
 * Chance has no part in it, or two devices would come to different days. All steps are whole days: whoever gets a question
 * wrong meets it again tomorrow, not in ten minutes.
 */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, maximum_interval: longest });

/** Folds events of any lessons, in any order: the same events give the same days, on every device and in every time zone. */
export function foldRecall(events: readonly ProgressEvent[]): Recall {
  const inOrder = mergeEvents(events);
  const felt = new Map<string, Grade>();
  const cards = new Map<string, Card>();
  const memories = new Map<string, Memory>();
  const passedAt = new Map<string, number>();

  for (const event of inOrder)
    if (event.kind === 'felt')
      felt.set(event.answer, event.as === 'hard' ? Rating.Hard : Rating.Easy);

  for (const event of inOrder) {
    if (event.kind === 'passed' && !passedAt.has(event.lesson))
      passedAt.set(event.lesson, event.at);
    if (event.kind !== 'answered') continue;
    const key = questionKey(event.lesson, event.question);
    const before = memories.get(key);
    // Whoever has just read the reasons answers from them, and not from memory.
    if (before && daysBetween(before.day, event.day) <= 0) continue;
    const grade = event.right ? (felt.get(event.id) ?? Rating.Good) : Rating.Again;
    const at = new Date(event.day);
    const { card } = scheduler.next(cards.get(key) ?? createEmptyCard(at), at, grade);
    cards.set(key, card);
    memories.set(key, remember(before, event, card.scheduled_days));
  }
  return { memories, passedAt };
}

function remember(before: Memory | undefined, answer: Answer, days: number): Memory {
  const { lesson, question, day, right } = answer;
  return {
    lesson,
    question,
    answers: (before?.answers ?? 0) + 1,
    right: (before?.right ?? 0) + (right ? 1 : 0),
    day,
    wasRight: right,
    dueDay: addDays(day, Math.min(days, longest)),
  };
}
