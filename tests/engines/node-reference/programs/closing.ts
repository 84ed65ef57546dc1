import type { ProgramCase } from './program-case.ts';

/** A program whose server closes while it has a request of a client that keeps its connection. */
function closing(name: string, { handle = '', afterwards = '' }): ProgramCase {
  return {
    name,
    source: `import http from 'node:http';
const agent = new http.Agent({ keepAlive: true });
const server = http.createServer((request, response) => {
  server.close(() => { console.log('closed'); process.exit(); });
  ${handle}
  setTimeout(() => response.end('last'), 30);
});
server.listen(0, () => {
  const { port } = server.address() as { port: number };
  http.get({ port, agent }, (response) => response.resume().on('end', () => {
    console.log('answered', response.headers.connection);
    setTimeout(() => { console.log('later'); ${afterwards} }, 60);
  }));
});`,
  };
}

export const closings: ProgramCase[] = [
  closing('closing keeps a connection on which the last answer went', {
    afterwards: 'server.closeIdleConnections();',
  }),
  closing('closing hangs up on all', { afterwards: 'server.closeAllConnections();' }),
  closing('closing with an answer that says so', {
    handle: `response.setHeader('Connection', 'close');`,
  }),
  closing('closing idle connections once the answer is over', {
    handle: `response.on('close', () => server.closeIdleConnections());`,
  }),
  closing('closing idle connections while there are none', {
    handle: 'server.closeIdleConnections();',
    afterwards: 'server.closeIdleConnections();',
  }),
];
