/**
 * When Node calls two values deeply equal. `strict` compares types and prototypes too; `loose` compares primitives with
 * `==`; `partial` lets the first value have more than the second asks for.
 */
export type EqualityMode = 'strict' | 'loose' | 'partial';

/** Pairs under comparison: a ring in one value must be a ring in the other. */
type Pairs = Map<object, object>;

/** Compares two values as `assert.deepStrictEqual` and its kin do. */
export function isDeepEqual(
  actual: unknown,
  expected: unknown,
  mode: EqualityMode,
  pairs: Pairs = new Map(),
): boolean {
  const same = mode === 'loose' ? isLooselySame(actual, expected) : Object.is(actual, expected);
  if (same) return true;
  if (!isObject(actual) || !isObject(expected)) return false;
  if (mode !== 'loose' && Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected)) {
    return false;
  }
  if (tagOf(actual) !== tagOf(expected)) return false;
  if (pairs.has(actual)) return pairs.get(actual) === expected;
  pairs.set(actual, expected);
  const equal =
    hasSameContent(actual, expected, mode, pairs) && hasSameKeys(actual, expected, mode, pairs);
  pairs.delete(actual);
  return equal;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isLooselySame(actual: unknown, expected: unknown): boolean {
  if (actual === expected) return true;
  if (isObject(actual) || isObject(expected)) return false;

  return actual == expected || (Number.isNaN(actual) && Number.isNaN(expected));
}

const tagOf = (value: object): string => Object.prototype.toString.call(value);

/** Compares what an object holds besides its keys. */
function hasSameContent(a: object, b: object, mode: EqualityMode, pairs: Pairs): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && hasSameItems(a, b, mode, pairs);
  if (a instanceof Date) return b instanceof Date && Object.is(a.getTime(), b.getTime());
  if (a instanceof RegExp) {
    return b instanceof RegExp && String(a) === String(b) && a.lastIndex === b.lastIndex;
  }
  if (a instanceof Error) return b instanceof Error && isSameError(a, b, mode, pairs);
  if (ArrayBuffer.isView(a)) return ArrayBuffer.isView(b) && hasSameBytes(a, b, mode);
  if (a instanceof ArrayBuffer) {
    return b instanceof ArrayBuffer && hasSameBytes(new Uint8Array(a), new Uint8Array(b), mode);
  }
  if (a instanceof Set) return b instanceof Set && hasSameMembers(a, b, mode, pairs);
  if (a instanceof Map) return b instanceof Map && hasSameEntries(a, b, mode, pairs);
  if (a instanceof URL) return b instanceof URL && a.href === b.href;
  if (a instanceof WeakMap || a instanceof WeakSet || a instanceof Promise) return false;
  if (isBoxed(a)) return isBoxed(b) && Object.is(a.valueOf(), b.valueOf());
  return !Array.isArray(b) && !(b instanceof Date) && !(b instanceof Set) && !(b instanceof Map);
}

function isBoxed(value: object): boolean {
  return /^\[object (Number|String|Boolean|BigInt|Symbol)\]$/.test(tagOf(value)) && !isPlain(value);
}

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

function hasSameItems(a: unknown[], b: unknown[], mode: EqualityMode, pairs: Pairs): boolean {
  if (mode !== 'partial') return a.length === b.length;
  // Each wanted item must come after the one before it.
  let at = 0;
  return b.every((wanted) => {
    while (at < a.length) if (isDeepEqual(a[at++], wanted, mode, pairs)) return true;
    return false;
  });
}

function isSameError(a: Error, b: Error, mode: EqualityMode, pairs: Pairs): boolean {
  const fields = ['message', 'name', 'cause', 'errors'] as const;
  return fields.every((field) => {
    const own = [Object.hasOwn(a, field), Object.hasOwn(b, field)];
    if (mode === 'partial' && field !== 'message' && field !== 'name' && !own[1]) return true;
    const [left, right] = [(a as never)[field], (b as never)[field]];
    return (
      (field === 'message' || field === 'name' || own[0] === own[1]) &&
      isDeepEqual(left, right, mode, pairs)
    );
  });
}

function hasSameBytes(a: ArrayBufferView, b: ArrayBufferView, mode: EqualityMode): boolean {
  const [left, right] = [a, b].map(
    (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength),
  );
  if (mode === 'partial' ? left!.length < right!.length : left!.length !== right!.length)
    return false;
  return right!.every((byte, i) => byte === left![i]);
}

function hasSameMembers(
  a: Set<unknown>,
  b: Set<unknown>,
  mode: EqualityMode,
  pairs: Pairs,
): boolean {
  if (mode === 'partial' ? a.size < b.size : a.size !== b.size) return false;
  const left = new Set(a);
  return [...b].every((wanted) => {
    if (left.delete(wanted)) return true;
    if (mode !== 'loose' && !isObject(wanted)) return false;
    for (const member of left) {
      if (!isDeepEqual(member, wanted, mode, pairs)) continue;
      return left.delete(member);
    }
    return false;
  });
}

function hasSameEntries(
  a: Map<unknown, unknown>,
  b: Map<unknown, unknown>,
  mode: EqualityMode,
  pairs: Pairs,
): boolean {
  if (mode === 'partial' ? a.size < b.size : a.size !== b.size) return false;
  const left = new Map(a);
  return [...b].every(([key, value]) => {
    if (left.has(key) && isDeepEqual(left.get(key), value, mode, pairs)) return left.delete(key);
    if (mode !== 'loose' && !isObject(key)) return false;
    for (const [candidate, held] of left) {
      const equal =
        isDeepEqual(candidate, key, mode, pairs) && isDeepEqual(held, value, mode, pairs);
      if (equal) return left.delete(candidate);
    }
    return false;
  });
}

/** Compares own enumerable keys and their values; an array's and a typed array's items are compared elsewhere. */
function hasSameKeys(a: object, b: object, mode: EqualityMode, pairs: Pairs): boolean {
  const bytes = ArrayBuffer.isView(a);
  const skipsItems = bytes || (mode === 'partial' && Array.isArray(a));
  const [left, right] = [a, b].map((value) => keysOf(value, mode, skipsItems));
  if (mode !== 'partial' && left!.length !== right!.length) return false;
  return right!.every(
    (key) =>
      Object.prototype.propertyIsEnumerable.call(a, key) &&
      isDeepEqual((a as never)[key], (b as never)[key], mode, pairs),
  );
}

function keysOf(value: object, mode: EqualityMode, skipsItems: boolean): PropertyKey[] {
  const names = Object.keys(value).filter((key) => !skipsItems || !/^\d+$/.test(key));
  if (mode === 'loose') return names;
  const enumerable = (key: symbol) => Object.prototype.propertyIsEnumerable.call(value, key);
  return [...names, ...Object.getOwnPropertySymbols(value).filter(enumerable)];
}
