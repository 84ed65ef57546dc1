/** The accepted solutions of a lesson, for those who ask: of each the files that differ from what the learner starts from. */
import type { APIRoute } from 'astro';
import { loadLessons } from '#course/course.ts';
import { lessonFiles } from '#course/lesson-files.ts';
import type { Files } from '#lib/files.ts';

export async function getStaticPaths() {
  const lessons = await loadLessons();
  return lessons.map(({ slug }) => ({ params: { slug } }));
}

export const GET: APIRoute<never, { slug: string }> = async ({ params }) => {
  const { project, solutions } = await lessonFiles(params.slug);
  const own = (files: Files) =>
    Object.fromEntries(Object.entries(files).filter(([path, text]) => project[path] !== text));
  return Response.json(
    Object.fromEntries(Object.entries(solutions).map(([name, files]) => [name, own(files)])),
  );
};
