/** All that can be found, as one file; the search loads it when it is first opened. */
import type { APIRoute } from 'astro';
import { render } from 'astro:content';
import { loadDuties, loadGlossary, loadLessons, loadOutline } from '#course/course.ts';
import { sitePages } from '#course/site-pages.ts';
import { toDocuments, type Heading } from '#search/documents.ts';

export const GET: APIRoute = async () => {
  const headings = new Map<string, readonly Heading[]>();
  for (const { slug, entry } of await loadLessons()) {
    headings.set(slug, (await render(entry)).headings);
  }
  const documents = toDocuments({
    outline: await loadOutline(),
    headingsOf: (slug) => headings.get(slug) ?? [],
    terms: await loadGlossary(),
    duties: await loadDuties(),
    pages: sitePages,
  });
  return Response.json(documents);
};
