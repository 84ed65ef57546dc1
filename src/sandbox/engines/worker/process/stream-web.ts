/** `node:stream/web`: the browser's own, which Node has under the same names. */
export const streamWeb = {
  ByteLengthQueuingStrategy: self.ByteLengthQueuingStrategy,
  CompressionStream: self.CompressionStream,
  CountQueuingStrategy: self.CountQueuingStrategy,
  DecompressionStream: self.DecompressionStream,
  ReadableStream: self.ReadableStream,
  ReadableStreamDefaultController: self.ReadableStreamDefaultController,
  ReadableStreamDefaultReader: self.ReadableStreamDefaultReader,
  TextDecoderStream: self.TextDecoderStream,
  TextEncoderStream: self.TextEncoderStream,
  TransformStream: self.TransformStream,
  TransformStreamDefaultController: self.TransformStreamDefaultController,
  WritableStream: self.WritableStream,
  WritableStreamDefaultController: self.WritableStreamDefaultController,
  WritableStreamDefaultWriter: self.WritableStreamDefaultWriter,
};
