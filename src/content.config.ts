import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { caseSchema } from '#course/case.ts';
import { checkedLoader } from '#course/checked-loader.ts';
import {
  dutySchema,
  lessonSchema,
  moduleSchema,
  sourceSchema,
  termSchema,
} from '#course/schema.ts';

/** The id of an entry is its folder below `content/lessons/`. */
const folderOf = ({ entry }: { entry: string }) => entry.split('/').slice(0, -1).join('/');

const base = './content/lessons';

export const collections = {
  lessons: defineCollection({
    loader: checkedLoader(
      glob({ base, pattern: '*/*/lesson.mdx', generateId: folderOf }),
      lessonSchema,
    ),
    schema: lessonSchema,
  }),
  modules: defineCollection({
    loader: checkedLoader(
      glob({ base, pattern: '*/module.yaml', generateId: folderOf }),
      moduleSchema,
    ),
    schema: moduleSchema,
  }),
  cases: defineCollection({
    loader: checkedLoader(glob({ base, pattern: '*/case.yaml', generateId: folderOf }), caseSchema),
    schema: caseSchema,
  }),
  glossary: defineCollection({
    loader: checkedLoader(file('content/glossary.yaml'), termSchema),
    schema: termSchema,
  }),
  duties: defineCollection({
    loader: checkedLoader(file('content/duties.yaml'), dutySchema),
    schema: dutySchema,
  }),
  sources: defineCollection({
    loader: checkedLoader(file('content/sources.yaml'), sourceSchema),
    schema: sourceSchema,
  }),
};
