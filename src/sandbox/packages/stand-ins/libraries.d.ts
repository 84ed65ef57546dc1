// The slash keeps Node's own module of this name away.
declare module 'string_decoder/' {
  export { StringDecoder } from 'node:string_decoder';
}
