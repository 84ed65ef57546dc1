import { z } from 'zod';

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535),
  DATABASE_URL: z.url(),
});

const result = schema.safeParse(process.env);
if (!result.success) {
  // The name of each setting and what is wrong with it; never what it holds.
  for (const { path, code } of result.error.issues) {
    console.error(`The setting ${path.join('.')} cannot be used (${code}).`);
  }
  process.exit(1);
}

/** What the environment says, checked. */
export const settings = result.data;
