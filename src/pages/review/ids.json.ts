/** The ids of all recall questions by lesson: what every page needs to tell how many are due. */
import { loadQuestions } from '#course/course.ts';
import type { QuestionIds } from '#progress/progress.ts';

export async function GET(): Promise<Response> {
  const lessons = await loadQuestions();
  const ids: QuestionIds = Object.fromEntries(
    lessons.map(({ lesson, questions }) => [lesson.slug, questions.map(({ id }) => id)]),
  );
  return Response.json(ids);
}
