/**
 * Loaded before a program of the stand-in: gives it free ports of this machine for the ones it asks for, and tells the
 * stand-in which. So tests may run side by side, and nobody's port 3000 is touched.
 */
import { Server } from 'node:net';
import { writeSync } from 'node:fs';

const tell = (message) => writeSync(3, `${JSON.stringify(message)}\n`);
const listen = Server.prototype.listen;

Server.prototype.listen = function (...options) {
  const [first] = options;
  const wanted = Number(typeof first === 'object' ? first?.port : first);
  if (Number.isNaN(wanted)) return listen.apply(this, options);
  this.once('listening', () =>
    tell({ type: 'port', port: wanted, change: 'open', actual: this.address().port }),
  );
  this.once('close', () => tell({ type: 'port', port: wanted, change: 'close' }));
  const callback = options.find((option) => typeof option === 'function');
  return listen.call(this, { port: 0, host: '127.0.0.1' }, callback);
};
