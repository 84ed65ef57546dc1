export { parseArgs } from '@pkgjs/parseargs';
