import { createServer } from 'node:http';
import { openPantry } from './db.ts';
import { sendJson } from './json.ts';
import { readSetting } from './settings.ts';

const pantry = openPantry();

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://kitchen');
  if (`${request.method} ${pathname}` !== 'GET /api/menu') {
    return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
  try {
    const { rows } = await pantry.query('SELECT name, price FROM dishes ORDER BY name');
    sendJson(response, 200, rows);
  } catch (error) {
    console.error(error);
    sendJson(response, 500, { error: 'The menu could not be read.' });
  }
});

const port = Number(readSetting('PORT'));
server.listen(port, () => console.log(`The kitchen is open on port ${port}.`));
