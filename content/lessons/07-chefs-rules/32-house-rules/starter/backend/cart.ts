import { z } from 'zod';
import { menu } from './menu.ts';

const schema = z.object({
  customer: z.string().trim().min(1).max(60),
  coupon: z.boolean().default(false),
  lines: z
    .array(
      z.object({
        dish: z.literal(menu.map(({ id }) => id)),
        qty: z.int().min(1).max(20),
      }),
    )
    .min(1)
    .max(3),
});

/** What somebody would like, and whether they hand in a coupon. Nothing else of a body is taken. */
export type Cart = z.infer<typeof schema>;

/** Reads a cart from a body. Gives `null` when it is none. */
export function readCart(body: unknown): Cart | null {
  return schema.safeParse(body).data ?? null;
}
