import { createServer } from 'node:http';
import { sendJson } from './json.ts';
import { handBack, headersOf, sendOn } from './send-on.ts';

const gateway = createServer(async (request, response) => {
  console.log(`[gateway] ${request.method} ${request.url}`);
  if (request.url?.startsWith('/api/menu')) {
    const answer = await sendOn(request, 'http://localhost:4001', headersOf(request));
    return handBack(response, answer);
  }
  sendJson(response, 404, { error: 'The host stand does not know this path.' });
});

gateway.listen(3000, () => console.log('[gateway] The host stand is open on port 3000.'));
