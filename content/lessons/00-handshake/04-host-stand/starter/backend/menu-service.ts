import { openService } from './service.ts';
import { menu } from './menu.ts';

/** Knows the dishes. */
openService('menu', 4001, {
  'GET /api/menu': () => menu,
});
