import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

const UNKNOWN = 'a'.repeat(64);

/** A data folder whose vault holds a file that no row knows, and how a start on it goes whose first screen comes when we say so. */
async function aFolder() {
  const dataDir = createTempDir();
  const { app } = await startApp({ dataDir });
  await app.close();
  mkdirSync(join(dataDir, 'vault', 'aa'), { recursive: true });
  writeFileSync(join(dataDir, 'vault', 'aa', UNKNOWN), 'of no row');
  const shown = Promise.withResolvers<void>();
  const start = () => startApp({ dataDir, whenShown: shown.promise });
  const isAside = (): boolean => existsSync(join(dataDir, 'vault', 'quarantine', UNKNOWN));
  return { dataDir, start, show: shown.resolve, isAside };
}

describe('what a start leaves until the first screen is there', () => {
  it('is done then', async () => {
    const { start, show, isAside } = await aFolder();
    await start();
    expect(isAside()).toBe(false);
    show();
    await expect.poll(isAside, { timeout: 15_000 }).toBe(true);
  });

  it('is done before anything is taken in, and leaves that alone', async () => {
    const { start, isAside, dataDir } = await aFolder();
    const { app } = await start();
    const [first, second] = await Promise.all([
      app.vault.ingestBytes(Buffer.from('first')),
      app.vault.ingestBytes(Buffer.from('second')),
    ]);
    expect(isAside()).toBe(true);
    expect(await app.vault.verify(unwrap(first).sha256)).toBe(true);
    expect(await app.vault.verify(unwrap(second).sha256)).toBe(true);
    expect(readdirSync(join(dataDir, 'vault', 'quarantine'))).toEqual([UNKNOWN]);
  });

  it('is left to the next start when the application ends before', async () => {
    const { start, show, isAside } = await aFolder();
    const { app } = await start();
    await app.close();
    show();
    expect(isAside()).toBe(false);
    await start();
    await expect.poll(isAside, { timeout: 15_000 }).toBe(true);
  });
});
