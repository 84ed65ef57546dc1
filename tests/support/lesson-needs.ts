import { parse } from 'yaml';
import { lessonSchema } from '#course/schema.ts';
import { slugOf } from '#course/outline.ts';
import type { Capability } from '#lib/capabilities.ts';

const texts = import.meta.glob<string>('/content/lessons/*/*/lesson.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What a lesson says that it needs, by the head of its text. */
export function needsOf(slug: string): Capability[] {
  const path = Object.keys(texts).find(
    (one) => slugOf(one.split('/').slice(3, 5).join('/')) === slug,
  );
  const [, head = ''] = /^---\n(.*?)\n---/s.exec(texts[path ?? ''] ?? '') ?? [];
  const { needs } = Object(parse(head)) as { needs?: unknown };
  return lessonSchema.shape.needs.parse(needs);
}
