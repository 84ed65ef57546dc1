/** Work that is under way and ends by itself. The clock waits for it. */
export interface Work {
  /** Whether any is under way. */
  readonly isBusy: boolean;
  /** Says that some begins. Returns the way to say that it has ended. */
  begin(): () => void;
  /** Resolves when none is under way any more. Only while some is. */
  ended(): Promise<void>;
}

/** Creates a count of nothing. `onEnd` is called whenever a piece of work ends. */
export function createWork(onEnd: () => void = () => {}): Work {
  let count = 0;
  let end = Promise.withResolvers<void>();

  return {
    get isBusy() {
      return count > 0;
    },
    begin() {
      count++;
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        onEnd();
        if (--count > 0) return;
        end.resolve();
        end = Promise.withResolvers();
      };
    },
    ended: () => end.promise,
  };
}
