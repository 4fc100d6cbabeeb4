import { readdirSync, readFileSync } from 'node:fs';

export type Memory = { readonly rssMb: number; readonly pssMb: number };

/** What a process holds; shared pages are counted in PSS by the share. Linux only: null elsewhere. */
export function readMemory(pid: number): Memory | null {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const read = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1024;
    return { rssMb: read('Rss'), pssMb: read('Pss') };
  } catch {
    return null;
  }
}

/** The processes that a process has started and that still run. */
export function listChildren(pid: number): readonly number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}
