/** All recall questions with their texts: what the review asks. */
import { loadQuestions } from '#course/course.ts';
import { lessonPath } from '#course/outline.ts';
import type { LessonCard } from '../_review/questions.ts';

export async function GET(): Promise<Response> {
  const lessons = await loadQuestions();
  const cards = lessons.map(({ lesson, questions }): [string, LessonCard] => [
    lesson.slug,
    {
      number: lesson.number,
      title: lesson.title,
      questions: questions.map(({ id, ask, paragraph, lesson: other, options }) => ({
        id,
        ask,
        path: `${lessonPath(other ?? lesson.slug)}#${paragraph}`,
        options,
      })),
    },
  ]);
  return Response.json(Object.fromEntries(cards));
}
