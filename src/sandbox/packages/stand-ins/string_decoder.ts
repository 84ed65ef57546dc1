import { StringDecoder } from 'string_decoder/';

/** `node:string_decoder`, from its authors' own package. */
export default { StringDecoder };
