import { serve } from '@hono/node-server';
import { kitchen } from './kitchen.ts';
import { funnyPicture, partnersPage } from './other-windows.ts';

// Two other houses, each with a window of its own. They belong to somebody else.
serve({ fetch: funnyPicture.fetch, port: 4000 });
serve({ fetch: partnersPage.fetch, port: 5000 });

const port = Number(process.env.PORT);
serve({ fetch: kitchen.fetch, port }, () => console.log(`The kitchen is open on port ${port}.`));
