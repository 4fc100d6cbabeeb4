import type { FileHandle } from 'node:fs/promises';
import { realFs, type VaultFs } from '../../electron/vault/vault-fs.ts';

/** One call on the file system: `open`, `rename`… or, of an open file, `handle.write`, `handle.sync`… */
export type FsCall = { readonly index: number; readonly name: string; readonly path: string };

/**
 * The real file system with a look at every call before it is made. What `before` throws is what the call fails with.
 * Calls are counted from 1.
 */
export function watchFs(before: (call: FsCall) => void | Promise<void>): VaultFs {
  let index = 0;
  const guard = async (name: string, path: string): Promise<void> => {
    index += 1;
    await before({ index, name, path });
  };

  function watchHandle(handle: FileHandle, path: string): FileHandle {
    return new Proxy(handle, {
      get(target, property) {
        const value: unknown = Reflect.get(target, property, target);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          try {
            await guard(`handle.${String(property)}`, path);
          } catch (error) {
            // A close that fails still gives the descriptor back.
            if (property === 'close') await target.close();
            throw error;
          }
          return (await Reflect.apply(value, target, args)) as unknown;
        };
      },
    });
  }

  return new Proxy(realFs, {
    get(target, property) {
      const operation = Reflect.get(target, property) as (...args: unknown[]) => Promise<unknown>;
      return async (...args: unknown[]) => {
        const path = String(args[0]);
        await guard(String(property), path);
        const value = await operation(...args);
        return property === 'open' ? watchHandle(value as FileHandle, path) : value;
      };
    },
  });
}

/** An error as the system gives it. */
export function errnoError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: injected`), { code });
}
