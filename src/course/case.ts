/** "Which half?": a complaint, what was recorded while it happened, and the question whose work it is. */
import { z } from 'astro/zod';
import type { DutyId } from './schema.ts';

/** The duty that cases teach, and no lesson: knowing whose job it is. */
export const caseDuty: DutyId = 'H5';

/** Whose work a fault can be: one of the halves, or what is between and below them. */
export const culprits = ['frontend', 'gateway', 'backend', 'data', 'contract'] as const;
export type Culprit = (typeof culprits)[number];

const reason = z.string().min(10).max(160);

/** `content/lessons/NN-module/case.yaml`: a complaint, what was recorded, and whose work it is. */
export const caseSchema = z.strictObject({
  who: z.string().min(3).max(50).describe('Who complains: `Joon`.'),
  complaint: z
    .string()
    .min(10)
    .max(140)
    .describe('What they say, without quotation marks around it.'),
  screen: z.string().min(20).max(160).describe('What is on their screen, in words.'),
  log: z
    .array(
      z.strictObject({
        line: z
          .string()
          .min(3)
          .max(90)
          .describe('One line of the record: `GET /api/dishes → 200`.'),
        detail: z.string().min(3).max(100).optional().describe('A body, a size, a time.'),
        proves: z.literal(true).optional().describe('Marks a line that proves whose work it is.'),
        reason: reason.describe('Why this line proves it, or does not.'),
      }),
    )
    .min(3)
    .max(6)
    .refine((log) => log.some(({ proves }) => proves), 'no line has "proves: true"'),
  answers: z
    .strictObject(
      Object.fromEntries(culprits.map((culprit) => [culprit, reason])) as Record<
        Culprit,
        typeof reason
      >,
    )
    .describe('Why it is the work of each, or is not.'),
  right: z.enum(culprits).describe('Whose work it is.'),
  moral: z.string().min(20).max(120).describe('What to remember, in one sentence.'),
});

export type Case = z.infer<typeof caseSchema>;
