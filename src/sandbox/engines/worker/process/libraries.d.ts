// Libraries without types of their own: they are Node's modules, so they have Node's types.
declare module 'readable-stream' {
  import stream, { Readable, Transform, Writable } from 'node:stream';
  export { Readable, Transform, Writable };
  export default stream;
}
declare module 'path-browserify' {
  import path from 'node:path';
  export default path;
}
declare module '@pkgjs/parseargs' {
  export { parseArgs } from 'node:util';
}
