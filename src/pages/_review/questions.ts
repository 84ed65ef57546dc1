/** What the site knows of the recall questions, fetched when it is needed. */
import { awaited, loadRecall, type Awaited, type QuestionIds } from '#progress/progress.ts';

/** A question as the review asks it; the texts may contain `code` and *emphasis*. */
export interface QuestionCard {
  id: string;
  ask: string;
  /** Address of the paragraph that answers it. */
  path: string;
  options: { text: string; reason: string; right: boolean }[];
}

/** The questions of one lesson. */
export interface LessonCard {
  number: number;
  title: string;
  questions: QuestionCard[];
}

/** All questions the learner has met, those that wait longest first. Rejects when the site cannot be reached. */
export async function loadAwaited(): Promise<Awaited[]> {
  const recall = await loadRecall();
  return recall ? awaited(await ids(), recall) : [];
}

const ids = once(() => fetchJson<QuestionIds>('/review/ids.json'));

/** The texts of all questions, by lesson. Rejects when the site cannot be reached. */
export const loadCards = once(() =>
  fetchJson<Record<string, LessonCard>>('/review/questions.json'),
);

/** Keeps what was loaded, but no failure. */
function once<Result>(load: () => Promise<Result>): () => Promise<Result> {
  let loading: Promise<Result> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

async function fetchJson<Content>(path: string): Promise<Content> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}.`);
  return (await response.json()) as Content;
}
