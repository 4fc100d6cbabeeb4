// What crosses between page and main process in the stand-in: a structured clone, written as JSON. Used on both sides.

/** Names of the values that JSON has no form for. A tagged value is `{ "$": name, "v": … }`. */
type Tag = 'undefined' | 'bigint' | 'number' | 'date' | 'map' | 'set' | 'bytes' | 'error' | 'object';

/**
 * Writes a value as JSON text after a structured clone, so that whatever Electron refuses to send fails here too.
 * @throws DataCloneError for functions, symbols and other values that cannot be cloned
 */
export function encodeWire(value: unknown): string {
  return JSON.stringify(toWire(structuredClone(value), new Set()));
}

/** Reads what {@link encodeWire} wrote. */
export function decodeWire(text: string): unknown {
  return fromWire(JSON.parse(text));
}

function tagged(tag: Tag, value?: unknown): unknown {
  return { $: tag, v: value };
}

function toWire(value: unknown, path: Set<object>): unknown {
  if (value === undefined) return tagged('undefined');
  if (typeof value === 'bigint') return tagged('bigint', String(value));
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : tagged('number', Object.is(value, -0) ? '-0' : String(value));
  }
  if (typeof value !== 'object' || value === null) return value;
  if (path.has(value)) throw new Error('the stand-in cannot send an object that contains itself');
  path.add(value);
  try {
    return objectToWire(value, path);
  } finally {
    path.delete(value);
  }
}

function objectToWire(value: object, path: Set<object>): unknown {
  if (Array.isArray(value)) return Array.from(value, (item) => toWire(item, path));
  if (value instanceof Date) return tagged('date', Number.isNaN(value.getTime()) ? null : value.getTime());
  if (value instanceof Map) return tagged('map', toWire([...value], path));
  if (value instanceof Set) return tagged('set', toWire([...value], path));
  if (value instanceof Error) return tagged('error', { name: value.name, message: value.message });
  if (value instanceof ArrayBuffer)
    return tagged('bytes', { type: 'ArrayBuffer', data: toBase64(new Uint8Array(value)) });
  if (ArrayBuffer.isView(value)) {
    const data = toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    return tagged('bytes', { type: value.constructor.name, data });
  }
  const entries = Object.entries(value).map(([key, item]) => [key, toWire(item, path)] as const);
  // An object that has a `$` of its own would be taken for a tagged value; `__proto__` would be lost by fromEntries.
  if (entries.some(([key]) => key === '$' || key === '__proto__')) return tagged('object', entries);
  return Object.fromEntries(entries);
}

function fromWire(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(fromWire);
  const record = value as Record<string, unknown>;
  if (typeof record['$'] === 'string') return fromTagged(record['$'] as Tag, record['v']);
  return Object.fromEntries(Object.entries(record).map(([key, item]) => [key, fromWire(item)]));
}

function fromTagged(tag: Tag, value: unknown): unknown {
  switch (tag) {
    case 'undefined':
      return undefined;
    case 'bigint':
      return BigInt(value as string);
    case 'number':
      return Number(value);
    case 'date':
      return new Date((value as number | null) ?? Number.NaN);
    case 'map':
      return new Map(fromWire(value) as [unknown, unknown][]);
    case 'set':
      return new Set(fromWire(value) as unknown[]);
    case 'error': {
      const { name, message } = value as { name: string; message: string };
      return Object.assign(new Error(message), { name });
    }
    case 'bytes':
      return fromBytes(value as { type: string; data: string });
    case 'object': {
      const object = {};
      for (const [key, item] of value as [string, unknown][]) {
        Object.defineProperty(object, key, {
          value: fromWire(item),
          enumerable: true,
          writable: true,
          configurable: true,
        });
      }
      return object;
    }
  }
}

function fromBytes({ type, data }: { type: string; data: string }): unknown {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  if (type === 'ArrayBuffer') return bytes.buffer;
  if (type === 'Uint8Array' || type === 'Buffer') return bytes;
  const View = (globalThis as Record<string, unknown>)[type] as new (buffer: ArrayBuffer) => unknown;
  return new View(bytes.buffer);
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}
