import { createServer } from 'node:http';
import { menu } from './menu.ts';

const server = createServer((request, response) => {
  console.log(`${request.method} ${request.url}`);

  response.end(menu.map(({ id, name, price }) => `${id} ${name} ${price}`).join('\n'));
});

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
