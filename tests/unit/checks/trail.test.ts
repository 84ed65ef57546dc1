import { expect, it } from 'vitest';
import { createTrail } from '#checks/trail.ts';

it('counts a step that is done several times in a row', () => {
  const trail = createTrail();
  for (const step of ['Sent GET /.', 'Sent GET /.', 'Sent GET /.', 'Went back.', 'Sent GET /.'])
    trail.add(step);
  expect(trail.steps).toEqual(['Sent GET /. (3 times)', 'Went back.', 'Sent GET /.']);
});
