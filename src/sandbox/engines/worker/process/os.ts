import { process } from './process-object.ts';

/** What a program may know of the machine: a small one, the same for everybody. */

const GIGABYTE = 1024 ** 3;
const total = 4 * GIGABYTE;
const cpu = () => ({
  model: 'The Pass',
  speed: 2000,
  times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 },
});
const processors = 2;

const signals = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGUSR1: 10, SIGTERM: 15 };

const network = (address: string, family: 'IPv4' | 'IPv6', netmask: string, prefix: number) => ({
  address,
  netmask,
  family,
  mac: '00:00:00:00:00:00',
  internal: true,
  cidr: `${address}/${prefix}`,
  ...(family === 'IPv6' && { scopeid: 0 }),
});

/** `node:os`. */
export const os = {
  EOL: '\n',
  devNull: '/dev/null',
  constants: { signals },
  arch: () => process.arch,
  availableParallelism: () => processors,
  cpus: () => Array.from({ length: processors }, cpu),
  endianness: () => 'LE' as const,
  freemem: () => total / 2,
  homedir: () => '/home',
  hostname: () => 'the-pass',
  loadavg: () => [0, 0, 0],
  machine: () => 'x86_64',
  networkInterfaces: () => ({
    lo: [
      network('127.0.0.1', 'IPv4', '255.0.0.0', 8),
      network('::1', 'IPv6', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 128),
    ],
  }),
  platform: () => process.platform,
  release: () => '6.12.0',
  tmpdir: () => (process.env['TMPDIR'] ?? '/tmp').replace(/(?<=.)\/$/, ''),
  totalmem: () => total,
  type: () => 'Linux',
  uptime: () => process.uptime(),
  userInfo: () => ({ uid: 1000, gid: 1000, username: 'cook', homedir: '/home', shell: '/bin/sh' }),
  version: () => '#1 SMP',
};
