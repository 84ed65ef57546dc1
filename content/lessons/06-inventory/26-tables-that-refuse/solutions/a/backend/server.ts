import { createServer } from 'node:http';
import { sendJson } from './json.ts';
import { readBoard } from './tables.ts';

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://kitchen');
  if (request.method !== 'GET' || pathname !== '/api/board') {
    return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
  try {
    sendJson(response, 200, await readBoard());
  } catch (error) {
    console.error(error);
    sendJson(response, 500, { error: 'The board could not be read.' });
  }
});

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
