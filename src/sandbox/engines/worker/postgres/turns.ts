/** Gives out turns on the one session that all connections share. */
export interface Turns {
  /**
   * Runs `work` when its session's turn comes. While a session is inside a transaction, every turn is its own. `work`
   * says whether the session is inside one afterwards.
   */
  take(session: number, work: () => Promise<boolean>): void;
  /** The session is gone: forgets its waiting work and, if it was inside a transaction, runs `rollBack`. */
  leave(session: number, rollBack: () => Promise<void>): void;
  /** The session that is inside a transaction, or `null`. */
  readonly holder: number | null;
  /** Resolves once no work runs. Work that waits for another session's transaction may still be there. */
  idle(): Promise<void>;
}

/** Creates turns that nobody has taken. */
export function createTurns(): Turns {
  let waiting: { session: number; work: () => Promise<boolean> }[] = [];
  let holder: number | null = null;
  let busy = false;
  let whenIdle: PromiseWithResolvers<void> | null = null;

  async function next(): Promise<void> {
    if (busy) return;
    const index = waiting.findIndex(({ session }) => holder === null || session === holder);
    const [turn] = index < 0 ? [] : waiting.splice(index, 1);
    if (!turn) {
      whenIdle?.resolve();
      whenIdle = null;
      return;
    }
    busy = true;
    try {
      holder = (await turn.work()) ? turn.session : null;
    } finally {
      busy = false;
      void next();
    }
  }

  return {
    get holder() {
      return holder;
    },
    take(session, work) {
      waiting.push({ session, work });
      void next();
    },
    async idle() {
      if (!busy) return;
      whenIdle ??= Promise.withResolvers();
      await whenIdle.promise;
    },
    leave(session, rollBack) {
      waiting = waiting.filter((turn) => turn.session !== session);
      // As work of the session itself: it may be in the middle of a statement, and a transaction may begin with it.
      const work = async () => {
        if (holder === session) await rollBack();
        return false;
      };
      waiting.unshift({ session, work });
      void next();
    },
  };
}
