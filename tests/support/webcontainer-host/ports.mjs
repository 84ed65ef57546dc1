/**
 * Loaded before a program of the stand-in: gives the program a network of its own. It gets free ports of this machine
 * for the ones it asks for, and finds those of its neighbors by the numbers they asked for. So tests may run side by
 * side, and nobody's port 3000 is touched. Who has which port lies in a folder: a file by the number asked for, with
 * the number it stands for.
 */
import { readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { Server, Socket } from 'node:net';
import { join } from 'node:path';

const folder = process.env.STAND_IN_PORTS;
delete process.env.STAND_IN_PORTS;

const fileOf = (port) => join(folder, String(port));
const tell = (message) => writeSync(3, `${JSON.stringify(message)}\n`);
const { listen } = Server.prototype;
const { connect } = Socket.prototype;

Server.prototype.listen = function (...options) {
  const [first] = options;
  const wanted = Number(typeof first === 'object' ? first?.port : first);
  // What is no port is Node's to refuse.
  if (!(wanted >= 0 && wanted < 65536)) return listen.apply(this, options);
  if (wanted > 0 && !claim(wanted)) {
    process.nextTick(() => this.emit('error', inUse(wanted)));
    return this;
  }
  const portOf = ({ port }) => wanted || port;
  // At once: whoever listens for 'listening' too must not see the port that it stands for.
  this.address = () => {
    const address = Server.prototype.address.call(this);
    return address && { ...address, port: portOf(address) };
  };
  this.once('listening', () => {
    const address = Server.prototype.address.call(this);
    const port = portOf(address);
    writeFileSync(fileOf(port), String(address.port));
    tell({ type: 'port', port, change: 'open', actual: address.port });
    this.once('close', () => {
      rmSync(fileOf(port), { force: true });
      tell({ type: 'port', port, change: 'close' });
    });
  });
  const callback = options.find((option) => typeof option === 'function');
  return listen.call(this, { port: 0, host: '127.0.0.1' }, callback);
};

function claim(port) {
  try {
    writeFileSync(fileOf(port), '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function inUse(port) {
  const error = new Error(`listen EADDRINUSE: address already in use :::${port}`);
  const details = { code: 'EADDRINUSE', errno: -98, syscall: 'listen', address: '::', port };
  return Object.assign(error, details);
}

Socket.prototype.connect = function (...options) {
  // Node's own callers hand over a list that begins with the options.
  const [given] = Array.isArray(options[0]) ? options[0] : options;
  const { port, host = 'localhost' } = Object(given);
  if (port === undefined || !/^(localhost|127\.0\.0\.1|::1)$/.test(host))
    return connect.apply(this, options);
  const mapped = { ...given, host: '127.0.0.1', port: actualPort(port) };
  if (Array.isArray(options[0])) options[0][0] = mapped;
  else options[0] = mapped;
  return connect.apply(this, options);
};

/** Nobody listens on port 1, so a port that nobody has is refused, as it should be. */
function actualPort(port) {
  try {
    return Number(readFileSync(fileOf(port), 'utf8')) || 1;
  } catch {
    return 1;
  }
}
