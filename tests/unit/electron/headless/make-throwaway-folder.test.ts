import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeThrowawayFolder } from '../../../../electron/headless/make-throwaway-folder.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

describe('makeThrowawayFolder', () => {
  it('takes away what a run that was killed has left, and nothing else', async () => {
    const parent = createTempDir();
    const { pid: gone } = spawnSync(process.execPath, ['--version']);
    const now = new Date('2026-10-02T12:00:00Z');
    const put = (name: string, daysAgo: number): void => {
      mkdirSync(join(parent, name));
      writeFileSync(join(parent, name, 'reinstate.db'), 'sealed');
      const at = new Date(now.getTime() - daysAgo * 86_400_000);
      utimesSync(join(parent, name), at, at);
    };
    put(`reinstate-${gone}-killed`, 2);
    const kept = [`reinstate-${gone}-recent`, `reinstate-${process.pid}-running`, 'reinstate-x-other', 'other'];
    for (const name of kept) put(name, name.endsWith('recent') ? 0 : 2);
    const made = await makeThrowawayFolder(now, parent);
    expect(readdirSync(parent).toSorted()).toEqual([...kept, basename(made)].toSorted());
  });
});
