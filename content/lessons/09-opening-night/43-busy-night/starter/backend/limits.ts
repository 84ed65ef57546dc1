/** A bucket: how many tokens it holds, and how many come back each second. */
export interface Limit {
  burst: number;
  perSecond: number;
}

/** How much one caller may ask for. */
export const limits = {
  /** Everything below /api/. */
  any: { burst: 10, perSecond: 5 },
  /** Tries to log in. */
  login: { burst: 5, perSecond: 0.1 },
} satisfies Record<string, Limit>;

/** Nobody orders a novel. */
export const MAX_BYTES = 10_000;

/** How long a body may take to arrive, in milliseconds. */
export const MAX_ARRIVAL = 10_000;
