/** `util.types`: what a value is by birth, whatever it says of itself. */

const tagOf = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1);

/** Whether a method of its class takes the value for one of its own. */
function belongs(method: (this: never) => unknown): (value: unknown) => boolean {
  return (value) => {
    try {
      method.call(value as never);
      return true;
    } catch {
      return false;
    }
  };
}

const getter = (owner: object, name: string | symbol) =>
  Object.getOwnPropertyDescriptor(owner, name)!.get! as (this: never) => unknown;

const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const nameOfTyped = getter(typedArray, Symbol.toStringTag) as (this: unknown) => string | undefined;
const isTyped = (name: string) => (value: unknown) => nameOfTyped.call(value) === name;

const isArrayBuffer = belongs(getter(ArrayBuffer.prototype, 'byteLength'));
// Not there on pages that are not isolated.
const isSharedArrayBuffer =
  typeof SharedArrayBuffer === 'undefined'
    ? () => false
    : belongs(getter(SharedArrayBuffer.prototype, 'byteLength'));
const isNumberObject = (value: unknown) =>
  isBoxed(value) && belongs(Number.prototype.valueOf)(value);
const isStringObject = (value: unknown) =>
  isBoxed(value) && belongs(String.prototype.valueOf)(value);
const isBooleanObject = (value: unknown) =>
  isBoxed(value) && belongs(Boolean.prototype.valueOf)(value);
const isBigIntObject = (value: unknown) =>
  isBoxed(value) && belongs(BigInt.prototype.valueOf)(value);
const isSymbolObject = (value: unknown) =>
  isBoxed(value) && belongs(Symbol.prototype.valueOf)(value);
const boxes = [isNumberObject, isStringObject, isBooleanObject, isBigIntObject, isSymbolObject];

function isBoxed(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

export const types = {
  isAnyArrayBuffer: (value: unknown) => isArrayBuffer(value) || isSharedArrayBuffer(value),
  isArrayBuffer,
  isArrayBufferView: (value: unknown) => ArrayBuffer.isView(value),
  isAsyncFunction: (value: unknown) =>
    typeof value === 'function' && /^Async(Generator)?Function$/.test(tagOf(value)),
  isBigInt64Array: isTyped('BigInt64Array'),
  isBigIntObject,
  isBigUint64Array: isTyped('BigUint64Array'),
  isBooleanObject,
  isBoxedPrimitive: (value: unknown) => boxes.some((is) => is(value)),
  isDataView: (value: unknown) =>
    ArrayBuffer.isView(value) && nameOfTyped.call(value) === undefined,
  isDate: belongs(Date.prototype.getTime),
  isFloat32Array: isTyped('Float32Array'),
  isFloat64Array: isTyped('Float64Array'),
  isGeneratorFunction: (value: unknown) =>
    typeof value === 'function' && /^(Async)?GeneratorFunction$/.test(tagOf(value)),
  isGeneratorObject: (value: unknown) => isBoxed(value) && /^(Async)?Generator$/.test(tagOf(value)),
  isInt16Array: isTyped('Int16Array'),
  isInt32Array: isTyped('Int32Array'),
  isInt8Array: isTyped('Int8Array'),
  isMap: belongs(getter(Map.prototype, 'size')),
  isMapIterator: (value: unknown) => isBoxed(value) && tagOf(value) === 'Map Iterator',
  isNativeError: (value: unknown) => isBoxed(value) && value instanceof Error,
  isNumberObject,
  isPromise: (value: unknown) => isBoxed(value) && value instanceof Promise,
  isRegExp: belongs(getter(RegExp.prototype, 'source')),
  isSet: belongs(getter(Set.prototype, 'size')),
  isSetIterator: (value: unknown) => isBoxed(value) && tagOf(value) === 'Set Iterator',
  isSharedArrayBuffer,
  isStringObject,
  isSymbolObject,
  isTypedArray: (value: unknown) => nameOfTyped.call(value) !== undefined,
  isUint16Array: isTyped('Uint16Array'),
  isUint32Array: isTyped('Uint32Array'),
  isUint8Array: isTyped('Uint8Array'),
  isUint8ClampedArray: isTyped('Uint8ClampedArray'),
  isWeakMap: (value: unknown) => value instanceof WeakMap,
  isWeakSet: (value: unknown) => value instanceof WeakSet,
};
