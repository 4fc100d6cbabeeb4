import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { queryObjects, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Database from 'better-sqlite3';
import type { GrowthLimit } from './judge-growth.ts';

/** What may not grow while the application is used, and how much of it is no growth. */
export const LIMITS = {
  /** JavaScript heap behind a collection, MB. */
  heapMb: { slack: 3, perThousand: 1.5 },
  /** Buffers beside it, MB. */
  buffersMb: { slack: 8, perThousand: 1 },
  /** Of the whole process, MB: what allocators keep makes it rough. */
  rssMb: { slack: 60, perThousand: 15 },
  descriptors: { slack: 12, perThousand: 2 },
  threads: { slack: 6, perThousand: 1 },
  children: { slack: 1, perThousand: 0 },
  temporaryFiles: { slack: 12, perThousand: 2 },
  processListeners: { slack: 1, perThousand: 0 },
  statements: { slack: 12, perThousand: 2 },
  databases: { slack: 0, perThousand: 0 },
  timers: { slack: 12, perThousand: 2 },
  abortSignals: { slack: 12, perThousand: 4 },
  /** The write-ahead log, MB. */
  logMb: { slack: 6, perThousand: 0 },
} as const satisfies Readonly<Record<string, GrowthLimit>>;

export type Measure = keyof typeof LIMITS;
export type Measured = Readonly<Record<Measure, number>>;

const MB = 1024 * 1024;

export type Places = { readonly dataDir: string; readonly tempDir: string };

/** Measures this process. What only Linux tells (descriptors, threads, child processes) is 0 elsewhere. */
export function createMeter({ dataDir, tempDir }: Places) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const sample = new Database(':memory:');
  const Statement = sample.prepare('SELECT 1').constructor;
  const timer = setTimeout(() => undefined, 0);
  clearTimeout(timer);
  const count = (constructor: unknown): number => queryObjects(constructor as never, { format: 'count' });
  return async (): Promise<Measured> => {
    // Finalisers run between collections.
    for (let round = 0; round < 3; round += 1) {
      collect();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const memory = process.memoryUsage();
    return {
      heapMb: memory.heapUsed / MB,
      buffersMb: memory.external / MB,
      rssMb: memory.rss / MB,
      descriptors: listNames('/proc/self/fd').length,
      threads: listNames('/proc/self/task').length,
      children: countChildren(),
      temporaryFiles: countFiles(tempDir) + countFiles(join(dataDir, 'tmp')),
      processListeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
      statements: count(Statement),
      databases: count(Database),
      timers: count(timer.constructor),
      abortSignals: count(AbortSignal),
      logMb: (statSync(join(dataDir, 'reinstate.db-wal'), { throwIfNoEntry: false })?.size ?? 0) / MB,
    };
  };
}

function listNames(dir: string): readonly string[] {
  return existsSync(dir) ? readdirSync(dir) : [];
}

function countChildren(): number {
  const lists = listNames('/proc/self/task').map((task) => {
    try {
      return readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim();
    } catch {
      return '';
    }
  });
  return lists.flatMap((list) => list.split(' ').filter((id) => id !== '')).length;
}

function countFiles(dir: string): number {
  if (!existsSync(dir)) return 0;
  return readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}
