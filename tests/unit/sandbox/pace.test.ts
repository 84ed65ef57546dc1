import { describe, expect, it } from 'vitest';
import { createPace } from '#sandbox/engines/worker/pace.ts';

describe('the pace of a device', () => {
  it('is that of an idle laptop at best, and follows the last starts', () => {
    const pace = createPace();
    for (const ms of [50, 80, 60]) pace.note(ms);
    expect(pace.value).toBe(1);
    for (const ms of [900, 1200]) pace.note(ms);
    expect(pace.value).toBe(4.5);
    for (const ms of [100, 100]) pace.note(ms);
    expect(pace.value).toBe(1);
  });

  it('does not jump with one slow start, and has an end', () => {
    const pace = createPace();
    for (const ms of [100, 9000, 100]) pace.note(ms);
    expect(pace.value).toBe(1);
    for (const ms of [60_000, 60_000]) pace.note(ms);
    expect(pace.value).toBe(8);
  });

  it('is cautious before anything was measured', () => {
    expect(createPace().value).toBeGreaterThan(1);
  });
});
