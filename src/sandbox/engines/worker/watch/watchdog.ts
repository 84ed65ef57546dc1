/** Milliseconds between two questions. */
export const BEAT = 500;

/** Something that answers for as long as its event loop turns. */
export interface Patient {
  /** Asks for a sign of life. The answer comes by `Heart.answered`. */
  ask(): void;
  /** Called after every beat without an answer, with the milliseconds of silence so far. */
  onSilence(ms: number): void;
  /** Whether silence counts now. */
  counts(): boolean;
}

/** How a patient is. */
export interface Heart {
  /** For how long it has owed an answer, in milliseconds. */
  readonly silentMs: number;
  answered(): void;
  stop(): void;
}

/** Notices what does not answer. */
export interface Watchdog {
  watch(patient: Patient): Heart;
  dispose(): void;
}

/**
 * Asks all patients at the same beat, so that their silence can be compared. Time is counted in beats and not by a clock:
 * while this page itself is asleep, frozen, paused in a debugger or busy, nobody else is late.
 */
export function createWatchdog(): Watchdog {
  const hearts = new Set<{ beat(): void }>();
  const timer = setInterval(() => {
    for (const heart of [...hearts]) heart.beat();
  }, BEAT);

  return {
    watch(patient) {
      let owes = false;
      let silentMs = 0;
      const heart = {
        get silentMs() {
          return silentMs;
        },
        beat() {
          if (!patient.counts()) {
            silentMs = 0;
          } else if (owes) {
            silentMs += BEAT;
            patient.onSilence(silentMs);
          } else {
            owes = true;
            patient.ask();
          }
        },
        answered() {
          owes = false;
          silentMs = 0;
        },
        stop: () => void hearts.delete(heart),
      };
      hearts.add(heart);
      return heart;
    },
    dispose() {
      clearInterval(timer);
      hearts.clear();
    },
  };
}
