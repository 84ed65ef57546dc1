import { EventEmitter, once } from 'node:events';

/**
 * The kitchen's working day. `leaving` comes with SIGTERM, `door` when the host has stopped sending guests, `late` when
 * nobody can be waited for any longer. Each comes once.
 */
export const shift = new EventEmitter<{ leaving: []; door: []; late: [] }>();
shift.setMaxListeners(0);

export const isLeaving = { now: false };

// Two misses, a second apart, and a little more.
const DOOR = 2200;
const LATE = 9500;

process.on('SIGTERM', () => {
  if (isLeaving.now) return;
  isLeaving.now = true;
  shift.emit('leaving');
  setTimeout(() => shift.emit('door'), DOOR);
  // It does not hold the process: whoever is done earlier goes earlier.
  setTimeout(() => shift.emit('late'), LATE).unref();
});

/** Resolves when the door is to be closed. */
export const doorCloses = () => once(shift, 'door');
