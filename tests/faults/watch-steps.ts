import fs from 'node:fs';
import promises, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** One thing that the main thread is about to do to the disk: `fs.rename`, `handle.sync`, `db.run`… */
export type Step = { readonly name: string; /** Empty for what is done to an open file. */ readonly path: string };

const SYNC = ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'unlinkSync', 'rmSync', 'copyFileSync'] as const;
const SYNC_WHOLE = ['writeFileSync', 'mkdirSync'] as const;
const ASYNC = ['open', 'rename', 'unlink', 'mkdir', 'rm', 'writeFile', 'copyFile'] as const;
const HANDLE = ['write', 'writeFile', 'sync', 'datasync', 'read', 'readFile'] as const;

type Anything = (...args: unknown[]) => unknown;

/**
 * Looks at every step of this process's main thread before it is made: calls on the file system, and statements that write
 * to a database. What `before` throws is what the call fails with. Threads have their own modules and aren't seen.
 * Call it before the application's modules are loaded.
 * @param scratchDir a folder for a file and a database that are looked at
 */
export async function watchSteps(scratchDir: string, before: (step: Step) => void): Promise<void> {
  const wrap = (target: object, names: readonly string[], label: string): void => {
    for (const name of names) {
      const original = Reflect.get(target, name) as Anything;
      Reflect.set(target, name, function watched(this: unknown, ...args: unknown[]): unknown {
        before({ name: `${label}.${name}`, path: typeof args[0] === 'string' ? args[0] : '' });
        return original.apply(this, args);
      });
    }
  };
  const handle: FileHandle = await promises.open(join(scratchDir, 'looked-at'), 'w');
  const handleKind = Object.getPrototypeOf(handle) as object;
  await handle.close();
  const db = new Database(join(scratchDir, 'looked-at.db'));
  const statementKind = Object.getPrototypeOf(db.prepare('SELECT 1')) as object;
  db.close();

  wrap(fs, [...SYNC, ...SYNC_WHOLE], 'fs');
  wrap(promises, ASYNC, 'fs');
  wrap(handleKind, HANDLE, 'handle');
  wrap(statementKind, ['run'], 'db');
  wrap(Database.prototype, ['exec', 'close'], 'db');
  syncBuiltinESMExports();
}
